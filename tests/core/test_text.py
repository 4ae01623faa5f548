"""Stored text and folded text."""

from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.text import clean, clean_text, fold, per_word, words

VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
ALPHABET = VOWELS + "bcdđghklmnpqrstvxfjwz"
ANY_TEXT = st.text(st.characters(exclude_categories=()))
VIETNAMESE = st.text(ALPHABET + ALPHABET.upper() + " .,;/-0123456789\n")


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("", ""),
        ("  Sở   Y tế ", "Sở Y tế"),
        ("Sở\u00a0Y\u2009tế", "Sở Y tế"),
        ("Sở\tY\r\ntế\v\f", "Sở Y tế"),
        ("\ufeffSở Y\u200b tế\u2060", "Sở Y tế"),
        ("báo\u00ad cáo", "báo cáo"),
        ("báo\x00 cáo\x07\x1b", "báo cáo"),
        ("a\ud800b\uffff", "ab"),
        (normalize("NFD", "Đắk Lắk ế"), "Đắk Lắk ế"),
        ("ê\u0301 â\u0323", "ế ậ"),  # the keyboard of Windows: half composed
        ("e\u200d\u0301", "é"),
        ("–  “Ủy ban”", "– “Ủy ban”"),
    ],
)
def test_a_stored_line_has_one_spelling(written: str, stored: str) -> None:
    assert clean(written) == stored


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("", ""),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("một  \n\thai ", "một\nhai"),
        ("một\n\n \n\nhai", "một\n\nhai"),
        ("\n\n một \n\n", "một"),
        ("một\u200b\x00\u00a0hai", "một hai"),
        (normalize("NFD", "Tiếp tục\nđẩy mạnh"), "Tiếp tục\nđẩy mạnh"),
    ],
)
def test_stored_lines_keep_their_breaks(written: str, stored: str) -> None:
    assert clean_text(written) == stored


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("", ""),
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        ("hoà", "hoa"),
        ("HÒA", "hoa"),
        ("Đắk  Lắk", "dak lak"),
        ("Ðắk Lắk", "dak lak"),  # eth for đ
        ("Y Ƀăn", "y ban"),
        ("H’Hen", "h'hen"),
        ("H‘Hen Hʼ H´hen H\u1ffdhen", "h'hen h' h'hen h'hen"),
        ("“Quý” – «III» — tháng 9", '"quy" - "iii" - thang 9'),
        ("Sở\u00a0Y\u200b tế\u00ad", "so y te"),
        ("Sở\nY\ttế", "so y te"),
        ("15/BC-UBND\r\n", "15/bc-ubnd"),
        ("ＵＢＮＤ ﬁ m²", "ubnd fi m2"),
        ("\u0301 \u200b ¨ UBND", "ubnd"),
        ("tên\x00\x08tệp", "tentep"),
        ("UBND\x00 2", "ubnd 2"),
    ],
)
def test_people_search_without_accents_and_case(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", []),
        ("  –  ", []),
        ("Sở Văn hóa, Thể thao", ["so", "van", "hoa", "the", "thao"]),
        ("số 15/BC-UBND", ["so", "15", "bc", "ubnd"]),
        ("H’Hen_Niê*", ["h", "hen", "nie"]),
        ('"ubnd" OR (đất)', ["ubnd", "or", "dat"]),
    ],
)
def test_a_query_is_its_words(query: str, found: list[str]) -> None:
    assert words(query) == found


def test_every_vietnamese_letter_folds_to_one_ascii_letter() -> None:
    for letter in ALPHABET + ALPHABET.upper():
        assert fold(letter) in set("abcdefghijklmnopqrstuvwxyz"), letter


def test_a_long_word_is_folded_like_a_short_one_and_not_remembered() -> None:
    asked: list[str] = []
    answer = per_word(lambda word: asked.append(word) or len(asked))  # type: ignore[func-returns-value]
    assert [answer("Sở"), answer("Sở"), answer("ở" * 99), answer("ở" * 99)] == [1, 1, 2, 3]
    assert fold("Ở" * 99) == "o" * 99


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_text(clean_text(text)) == clean_text(text)


@given(ANY_TEXT)
def test_cleaned_text_has_nothing_unseen(text: str) -> None:
    line = clean(text)
    assert not [c for c in line if category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert line == line.strip()
    assert "  " not in line
    assert clean(clean_text(text)) == line
    assert "\n\n\n" not in clean_text(text)
    line.encode()


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text) == fold(clean(text)) == fold(clean_text(text))


@given(ANY_TEXT)
def test_decomposed_text_is_the_same_text(text: str) -> None:
    decomposed = normalize("NFD", text)
    assert clean(decomposed) == clean(text)
    assert clean_text(decomposed) == clean_text(text)
    assert fold(decomposed) == fold(text)


@given(VIETNAMESE)
def test_folded_vietnamese_is_plain_and_without_case(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text) == fold(text.upper()) == fold(text.lower())
