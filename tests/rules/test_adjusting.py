"""Whether an item may still be adjusted on a day: what ended its course by then, and the month it has."""

from dataclasses import replace
from datetime import date

import pytest

from app.rules.adjusting import day_fault, hindrance
from app.rules.periods import Month
from app.rules.programme_due import AdjustmentFact, ItemFacts

DAY = date(2026, 11, 20)
BEFORE = date(2026, 11, 19)
OPEN = ItemFacts(Month(2026, 11))
LATER = Month(2026, 12)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (replace(OPEN, submitted_on=DAY), "đã trình ngày 20/11/2026"),
        (replace(OPEN, submitted_on=DAY, issued_on=DAY), "đã ban hành ngày 20/11/2026"),
        (replace(OPEN, withdrawn=True, withdrawn_on=DAY), "đã rút"),
        (replace(OPEN, went_on=(DAY,)), "đã chuyển sang kỳ sau"),
    ],
)
def test_an_item_is_moved_until_the_day_that_ended_its_course_and_not_withdrawn_before_it(
    item: ItemFacts, words: str
) -> None:
    assert hindrance(item, LATER, BEFORE) is None
    for to, day in ((LATER, DAY), (None, BEFORE), (None, DAY)):
        found = hindrance(item, to, day)
        assert found is not None
        assert found.words.startswith(words)
    assert hindrance(OPEN, None, DAY) is None


def test_a_move_is_to_another_month_than_that_of_the_day() -> None:
    moved = replace(OPEN, adjustments=(AdjustmentFact(DAY, LATER),))
    assert hindrance(OPEN, Month(2026, 11), DAY)
    assert hindrance(moved, LATER, BEFORE) is None
    assert hindrance(moved, LATER, DAY)
    assert hindrance(moved, Month(2026, 11), DAY) is None


def test_a_request_is_decided_on_its_day_at_the_earliest() -> None:
    assert day_fault(DAY, BEFORE) == "Ngày quyết định 19/11/2026 trước ngày đề nghị 20/11/2026"
    assert not any((day_fault(DAY, DAY), day_fault(None, BEFORE), day_fault(DAY, None)))
