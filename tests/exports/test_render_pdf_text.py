"""Lines of text in a given width."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.exports import metrics
from app.exports.metrics import text_width
from app.exports.render.pdf_text import break_lines, face, printable

LETTERS = st.text(st.sampled_from("aăâđêộướ WMi-/.,;\n"), max_size=120)


@given(LETTERS, st.floats(20, 200), st.floats(20, 200))
def test_lines_fit_and_hold_all_that_was_said(text: str, first: float, room: float) -> None:
    lines = break_lines(text, face(False, False), 12, room, first=first)
    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())
    for place, line in enumerate(lines):
        assert line.width <= (room if place else first) + 0.001
        assert abs(line.width - text_width(line.text, 12)) < 0.001


@given(st.text(st.sampled_from("aăâđêộướ WMi"), min_size=1, max_size=120), st.floats(60, 200))
def test_no_line_could_have_taken_the_next_word(text: str, room: float) -> None:
    lines = break_lines(" ".join(text.split()), face(True, False), 12, room)
    for line, following in pairwise(lines):
        longer = f"{line.text} {following.text.split(' ')[0]}"
        assert text_width(longer, 12, True) > room


def test_a_long_word_is_broken_behind_a_hyphen_if_it_can_be() -> None:
    lines = break_lines("1234/QĐ-UBND", face(False, False), 12, text_width("1234/QĐ-UB", 12))
    assert [line.text for line in lines] == ["1234/QĐ-", "UBND"]


def test_blanks_of_a_number_to_be_filled_in_are_kept() -> None:
    said = "Số:\u00a0\u00a0\u00a0\u00a0/BC-VP"
    (line,) = break_lines(printable(said), face(False, False), 13, 200)
    assert line.text == said


@given(st.text(max_size=60))
def test_what_is_printable_has_a_letter_in_the_font(text: str) -> None:
    letters = metrics.face(False, False).face.charToGlyph
    for sign in printable(text).replace("\n", ""):
        assert ord(sign) in letters
        assert sign == " " or sign.isprintable() or sign == "\u00a0"
