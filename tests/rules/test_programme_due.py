"""When a programme item is due, and what it adds to the figures."""

from datetime import date
from typing import Any

import pytest

from app.briefings.figures import ProgrammeFigures
from app.rules.periods import Month
from app.rules.programme_due import (
    AdjustmentFact,
    ItemFacts,
    count_item,
    effective_month,
    is_in_programme,
    postponements,
)

LOOK = date(2026, 10, 31)
SEPTEMBER, OCTOBER, NOVEMBER = Month(2026, 9), Month(2026, 10), Month(2026, 11)


def moved(to: Month, decided_on: date | None = None) -> AdjustmentFact:
    return AdjustmentFact(decided_on, to)


@pytest.mark.parametrize(
    ("adjustments", "month", "why"),
    [
        ((), SEPTEMBER, "never adjusted"),
        ((moved(OCTOBER),), OCTOBER, "adjusted on no day: from the start"),
        ((moved(OCTOBER, LOOK),), OCTOBER, "adjusted on the day of the look"),
        ((moved(OCTOBER, date(2026, 11, 1)),), SEPTEMBER, "adjusted later: not yet"),
        ((moved(NOVEMBER, date(2026, 9, 1)), moved(OCTOBER, date(2026, 9, 2))), OCTOBER, "the last decision"),
        ((moved(NOVEMBER), moved(OCTOBER, date(2026, 9, 2))), OCTOBER, "no day is older than any day"),
        ((moved(OCTOBER), moved(NOVEMBER)), NOVEMBER, "two of one day: the later month"),
        ((moved(Month(2027, 1)), moved(NOVEMBER)), Month(2027, 1), "a year later is later"),
    ],
)
def test_the_last_adjustment_decided_by_then_is_the_month(
    adjustments: tuple[AdjustmentFact, ...], month: Month, why: str
) -> None:
    assert effective_month(ItemFacts(SEPTEMBER, adjustments), LOOK) == month, why


NOTHING = ProgrammeFigures()
DUE = ProgrammeFigures(due=1, not_submitted=1)
SUBMITTED = ProgrammeFigures(due=1, submitted=1)
DROPPED = ProgrammeFigures(dropped=1)


@pytest.mark.parametrize(
    ("facts", "figures", "why"),
    [
        ({}, DUE, "due in the month"),
        ({"due": SEPTEMBER}, NOTHING, "due before"),
        ({"due": Month(2025, 10)}, NOTHING, "due in the same month of another year"),
        ({"due": SEPTEMBER, "adjustments": (moved(OCTOBER),)}, DUE, "moved into the month"),
        ({"adjustments": (moved(NOVEMBER),)}, ProgrammeFigures(moved=1), "moved out of it"),
        (
            {"due": SEPTEMBER, "adjustments": (moved(OCTOBER), moved(NOVEMBER, LOOK))},
            ProgrammeFigures(moved=1),
            "moved into it and out of it",
        ),
        (
            {"adjustments": (moved(NOVEMBER),), "withdrawn": True},
            ProgrammeFigures(moved=1),
            "moved out and dropped there",
        ),
        ({"went_on": (LOOK,)}, ProgrammeFigures(carried=1), "carried over on the day of the look"),
        ({"went_on": (date(2026, 11, 1),)}, DUE, "carried over later: not yet"),
        ({"went_on": (LOOK,), "submitted_on": LOOK}, SUBMITTED, "submitted before it went on"),
        ({"added_on": date(2026, 11, 1), "withdrawn": True}, NOTHING, "not there yet"),
        ({"submitted_on": LOOK}, SUBMITTED, "submitted on the day of the look"),
        ({"submitted_on": date(2026, 11, 1)}, DUE, "submitted later: not yet"),
        ({"submitted_on": date(2026, 3, 1)}, SUBMITTED, "submitted long before its month"),
        (
            {"submitted_on": LOOK, "issued_on": LOOK},
            ProgrammeFigures(due=1, submitted=1, issued=1),
            "submitted and issued",
        ),
        ({"submitted_on": LOOK, "issued_on": date(2026, 11, 1)}, SUBMITTED, "issued later: not yet"),
        ({"issued_on": LOOK}, ProgrammeFigures(due=1, issued=1, not_submitted=1), "issued, never submitted"),
        ({"withdrawn": True}, DROPPED, "withdrawn from the start"),
        ({"withdrawn": True, "withdrawn_on": LOOK}, DROPPED, "withdrawn on the day of the look"),
        ({"withdrawn": True, "withdrawn_on": date(2026, 11, 1)}, DUE, "withdrawn later: not yet"),
    ],
)
def test_what_an_item_adds_to_the_month(facts: dict[str, Any], figures: ProgrammeFigures, why: str) -> None:
    item = ItemFacts(**({"due": OCTOBER} | facts))
    assert count_item(item, (OCTOBER, OCTOBER), LOOK) == figures, why


@pytest.mark.parametrize(
    ("facts", "late", "why"),
    [
        ({}, (0, 1), "its month is over"),
        ({"submitted_on": date(2026, 9, 30)}, (0, 0), "submitted on the last day of its month"),
        ({"submitted_on": date(2026, 10, 1)}, (1, 0), "submitted after its month"),
        (
            {"submitted_on": date(2026, 10, 1), "adjustments": (moved(OCTOBER),)},
            (0, 0),
            "in the month in force",
        ),
        ({"issued_on": LOOK}, (0, 0), "issued: late no more"),
    ],
)
def test_what_came_or_stays_away_after_its_month_is_late(
    facts: dict[str, Any], late: tuple[int, int], why: str
) -> None:
    told = count_item(ItemFacts(SEPTEMBER, **facts), (SEPTEMBER, OCTOBER), LOOK)
    assert (told.submitted_late, told.late) == late, why


@pytest.mark.parametrize(
    ("adjustments", "number", "why"),
    [
        ((), 0, "never adjusted"),
        ((moved(OCTOBER, date(2026, 9, 1)), moved(NOVEMBER, date(2026, 9, 2))), 2, "twice later"),
        ((moved(NOVEMBER, date(2026, 9, 1)), moved(OCTOBER, date(2026, 9, 2))), 1, "later, then earlier"),
        ((moved(OCTOBER, date(2026, 11, 1)),), 0, "decided after the look"),
    ],
)
def test_postponements_are_moves_to_a_later_month(
    adjustments: tuple[AdjustmentFact, ...], number: int, why: str
) -> None:
    assert postponements(ItemFacts(SEPTEMBER, adjustments), LOOK) == number, why


@pytest.mark.parametrize(
    ("facts", "there"),
    [
        ({}, True),
        ({"added_on": LOOK}, True),
        ({"added_on": date(2026, 11, 1)}, False),
        ({"withdrawn": True, "withdrawn_on": LOOK}, False),
        ({"withdrawn": True, "withdrawn_on": date(2026, 11, 1)}, True),
    ],
)
def test_an_item_is_in_the_programme_from_its_addition_to_its_withdrawal(
    facts: dict[str, Any], there: bool
) -> None:
    assert is_in_programme(ItemFacts(OCTOBER, **facts), LOOK) is there
