"""How strips are dealt out to pages: whatever comes, nothing is lost and nothing stands below the foot."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exports.render.pdf_page import Box, Grid, Text, pages

ROOM = 100.0


def text(y: float, said: str = "a") -> Text:
    return Text(0.0, y, "Tinos", 10, said)


def heights(page: list[Box]) -> float:
    return sum(box.height + box.before for box in page) - page[0].before


small = st.builds(
    Box, st.floats(1, ROOM), before=st.floats(0, 30), keep=st.booleans(), texts=st.just((text(0.5),))
)


@given(st.lists(small, max_size=60))
def test_strips_that_fit_keep_their_order_and_their_page(boxes: list[Box]) -> None:
    dealt = list(pages(boxes, ROOM))
    assert list(chain.from_iterable(dealt)) == boxes
    assert all(heights(page) <= ROOM + 0.01 for page in dealt)


@pytest.mark.parametrize(("hang", "dealt"), [(0.0, [9, 1]), (3.0, [10])])
def test_the_line_spacing_under_the_last_words_may_run_over_the_foot(hang: float, dealt: list[int]) -> None:
    boxes = [Box((ROOM + 2.0) / 10, (text(8),), hang=hang) for _ in range(10)]
    assert [len(page) for page in pages(boxes, ROOM)] == dealt


@given(st.lists(small, max_size=60))
def test_a_page_ends_behind_a_kept_strip_only_if_all_of_it_are_kept(boxes: list[Box]) -> None:
    for page in list(pages(boxes, ROOM))[:-1]:
        assert not page[-1].keep or all(box.keep for box in page)


@given(st.integers(1, 400), st.booleans(), st.lists(small, max_size=8))
def test_an_outsize_strip_is_cut_between_lines(lines: int, headed: bool, before: list[Box]) -> None:
    head = Box(20.0, (text(15, "head"),), keep=True) if headed else None
    grid = Grid((0.0, 50.0), head)
    row = Box(lines * 12.0 + 4, tuple(text(12.0 * n + 12, str(n)) for n in range(lines)), grid=grid)
    dealt = list(pages([*before, *([head] if head else []), row], ROOM))
    said = [line.text for page in dealt for box in page if box.grid for line in box.texts]
    assert said == [str(number) for number in range(lines)]
    for page in dealt:
        assert heights(page) <= ROOM + 0.01
        assert all(0 <= line.y <= box.height for box in page for line in box.texts)
        assert not head or page[-1].grid is None or any(box.texts == head.texts for box in page)


@pytest.mark.parametrize("rows", [1, 7, 8, 9, 40])
def test_every_page_of_a_table_begins_with_its_head(rows: int) -> None:
    head = Box(20.0, (text(15, "head"),), keep=True)
    grid = Grid((0.0, 50.0), head)
    dealt = list(pages([head, *(Box(10.0, (text(8, str(n)),), grid=grid) for n in range(rows))], ROOM))
    assert len(dealt) == -(-rows // 8)
    for page in dealt:
        assert [line.text for line in page[0].texts] == ["head"]
        assert all(box.grid is grid for box in page[1:])
