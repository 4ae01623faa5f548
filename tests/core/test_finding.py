"""Words found in a long text without accents."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.finding import searchable
from app.core.text import fold

TEXT = "Hoàn tác:  bấm Ctrl+Z.\nĐã hoàn\ntác thì làm lại."


def found(text, words):
    return [text[start:end] for start, end in searchable(text).find(words)]


@pytest.mark.parametrize("typed", ["hoan tac", "Hoàn tác", "HOÀN  TÁC", "hoàn tac"])
def test_accents_case_and_breaks_of_lines_do_not_count(typed):
    assert found(TEXT, typed) == ["Hoàn tác", "hoàn\ntác"]


def test_part_of_a_word_is_found_where_it_stands():
    assert found(TEXT, "trl+z") == ["trl+Z"]
    assert found(TEXT, "da") == ["Đã"]


def test_text_of_letters_and_marks_apart_is_found_whole():
    apart = normalize("NFD", "Tìm hồ sơ trình")
    assert normalize("NFC", found(apart, "ho so")[0]) == "hồ sơ"


@pytest.mark.parametrize("typed", ["", "   ", "không có trong đó"])
def test_nothing_is_found_of_nothing_or_of_what_is_not_there(typed):
    assert found(TEXT, typed) == []


@given(st.text(alphabet="aăđÂệ –“…\nK½", max_size=40))
def test_the_whole_text_is_what_its_fold_says(text):
    assert "".join(searchable(text).folded.split()) == "".join(fold(text).split())
    assert len(searchable(text).folded) == len(searchable(text).places)
