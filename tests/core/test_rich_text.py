"""Words with marks are read and written without loss."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.rich_text import Line, Shape, Span, canonical, plain, read, write
from app.core.text import clean_text

TEXTS = st.text(alphabet="ab *\\-#đ. ", max_size=8)
SPANS = st.builds(Span, TEXTS, st.booleans(), st.booleans())
LINES = st.lists(st.builds(Line, st.sampled_from(Shape), st.lists(SPANS, max_size=4).map(tuple)), max_size=4)


def test_marks() -> None:
    assert read("**Giao** Sở *Nội vụ*") == (
        Line(Shape.PLAIN, (Span("Giao", bold=True), Span(" Sở "), Span("Nội vụ", italic=True))),
    )
    assert read("- một\n# hai")[0].shape is Shape.BULLET
    assert read("- một\n# hai")[1] == Line(Shape.NUMBERED, (Span("hai"),))


def test_old_words_keep_their_stars() -> None:
    assert plain("5 * 3 = 15") == "5 * 3 = 15"
    assert plain(r"\- không phải mục") == "- không phải mục"


def test_nothing_is_nothing() -> None:
    assert read("") == ()
    assert read("****") == ()
    assert write(()) == ""


@given(LINES)
def test_written_lines_are_read_again(lines: list[Line]) -> None:
    again = read(write(lines))
    if any(line.spans for line in lines) or len(lines) > 1:
        assert [line.text for line in again] == [line.text for line in lines] or write(lines) == ""
    looks = [[(c, s.bold, s.italic) for s in line.spans for c in s.text] for line in lines]
    if write(lines):
        assert [[(c, s.bold, s.italic) for s in line.spans for c in s.text] for line in again] == looks
        assert write(again) == write(lines)


@given(st.text(alphabet="ab*\\-# ", max_size=20))
def test_whatever_is_read_can_be_written(words: str) -> None:
    assert read(write(read(words))) == read(words)


def test_words_are_stored_tidy() -> None:
    assert canonical("  Mưa **  lũ  ** kéo  dài \n\n\n- \n- một\n\n") == "Mưa **lũ **kéo dài\n\n- một"


def test_a_blank_before_a_dash_makes_no_item() -> None:
    assert read(canonical(" - một"))[0].shape is Shape.PLAIN


@given(st.text(alphabet="ab*\\-# \u00a0\n\u0301đ\x0b", max_size=24))
def test_tidy_words_stay_as_they_are(words: str) -> None:
    tidied = canonical(words)
    assert canonical(tidied) == tidied
    assert clean_text(tidied) == tidied


@given(st.text(alphabet="ab *\n", max_size=24).map(clean_text))
def test_tidying_loses_no_word(words: str) -> None:
    assert plain(canonical(words)).split() == plain(words).split()
