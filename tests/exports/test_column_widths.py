"""Widths of columns: shares first, but words of headings and dates stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.tables import Heading, Kind
from app.exports.metrics import POINTS_PER_MM, text_width
from app.exports.render.column_widths import column_widths
from app.exports.styles import CELL_PADDING_MM

PADDING = 2 * CELL_PADDING_MM * POINTS_PER_MM

headings = st.lists(
    st.builds(
        Heading,
        st.sampled_from(("STT", "Nội dung nhiệm vụ", "Trong hạn", "", "Nghiêng")),
        st.integers(0, 60),
        st.sampled_from(Kind),
    ),
    min_size=1,
    max_size=8,
)


def test_wide_columns_have_their_shares() -> None:
    widths = column_widths((Heading("TT", 10), Heading("Nội dung", 50), Heading("Ghi chú", 40)), 450)
    assert widths == pytest.approx((45, 225, 180))


def test_a_narrow_column_takes_from_the_others_what_its_words_need() -> None:
    heads = (Heading("STT", 1), Heading("Nội dung", 60), Heading("Hạn", 2, Kind.DATE), Heading("Ghi chú", 30))
    number, content, day, note = column_widths(heads, 450)
    assert number - PADDING == pytest.approx(text_width("STT", 12, bold=True), abs=0.6)
    assert day - PADDING == pytest.approx(text_width("05/10/2026", 12), abs=0.6)
    assert content == pytest.approx(2 * note)


@given(headings, st.floats(100, 700))
def test_columns_fill_the_width_and_hold_their_words_if_there_is_room(
    heads: list[Heading], width: float
) -> None:
    widths = column_widths(heads, width)
    needs = [
        max((text_width(word, 12, True) for word in head.title.split()), default=0) + PADDING
        for head in heads
    ]
    assert sum(widths) == pytest.approx(width)
    assert min(widths) > 0
    room = sum(needs) + len(heads) * (text_width("05/10/2026", 12) + 1) <= width
    assert not room or all(have >= need for have, need in zip(widths, needs, strict=True))
