"""Days newly written of an item's course: what came after its end, withdrew what was done, or stands reversed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.rules.periods import Month
from app.rules.programme_course import misstep
from app.rules.programme_due import ItemFacts

EARLY, DAY, LATE = date(2026, 11, 5), date(2026, 11, 10), date(2026, 11, 20)
OPEN = ItemFacts(Month(2026, 11))
GONE = replace(OPEN, withdrawn=True, withdrawn_on=DAY)
CARRIED = replace(OPEN, went_on=(DAY,))
ISSUED = replace(OPEN, submitted_on=DAY, issued_on=DAY)


def said(before: ItemFacts | None, **written: Any) -> tuple[str, str] | None:
    found = misstep(before, replace(before or OPEN, **written))
    return (found.column, found.why.words) if found else None


@pytest.mark.parametrize("day", [EARLY, DAY, LATE])
@pytest.mark.parametrize(
    ("item", "words"),
    [
        (GONE, "đã rút khỏi chương trình từ ngày 10/11/2026"),
        (CARRIED, "đã chuyển sang kỳ sau từ ngày 10/11/2026"),
    ],
)
def test_what_left_the_programme_is_not_submitted_or_issued(item: ItemFacts, words: str, day: date) -> None:
    assert said(item, submitted_on=day) == ("submitted_on", f"{words}, không ghi ngày trình được")
    assert said(item, issued_on=day) == ("issued_on", f"{words}, không ghi ngày ban hành được")


@pytest.mark.parametrize("day", [EARLY, DAY, LATE])
@pytest.mark.parametrize(
    ("item", "words"),
    [
        (replace(OPEN, submitted_on=DAY), "đã trình ngày 10/11/2026"),
        (ISSUED, "đã ban hành ngày 10/11/2026"),
        (CARRIED, "đã chuyển sang kỳ sau"),
    ],
)
def test_what_was_done_is_not_withdrawn_on_whatever_day(item: ItemFacts, words: str, day: date) -> None:
    told = ("withdrawn", f"{words}, không rút khỏi chương trình được")
    assert said(item, withdrawn=True, withdrawn_on=day) == told
    assert said(replace(item, withdrawn=True, withdrawn_on=LATE), withdrawn_on=None) == told


def test_what_is_issued_was_submitted_by_then() -> None:
    assert said(ISSUED, issued_on=EARLY) == (
        "issued_on",
        "trình ngày 10/11/2026, sau ngày ban hành 05/11/2026",
    )
    assert said(ISSUED, submitted_on=LATE) == (
        "issued_on",
        "trình ngày 20/11/2026, sau ngày ban hành 10/11/2026",
    )
    assert said(ISSUED, submitted_on=None) == (
        "submitted_on",
        "đã ban hành ngày 10/11/2026, không bỏ ngày trình được",
    )
    assert said(ISSUED, submitted_on=None, issued_on=None) is None
    assert said(replace(ISSUED, submitted_on=None), issued_on=LATE) is None, "the form warns of that"


def test_only_what_is_newly_written_is_judged() -> None:
    wrong = replace(ISSUED, withdrawn=True, went_on=(DAY,))
    assert misstep(wrong, wrong) is None
    assert said(None, submitted_on=DAY, withdrawn=True) == (
        "submitted_on",
        "đã rút khỏi chương trình, không ghi ngày trình được",
    )
    assert said(None, submitted_on=EARLY, issued_on=DAY) is None
