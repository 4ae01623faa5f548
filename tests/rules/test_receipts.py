"""Whether papers came in time, and when they were due."""

from datetime import date, time

import pytest

from app.core.terms import MeetingKind, Receipt
from app.rules.receipts import is_of_party, is_report_counted, receipt, session_documents_due
from app.rules.regulation import Calendar
from tests.regulations import GENERAL

REGULATION = GENERAL
CALENDAR = Calendar(frozenset(), frozenset())
DUE, LOOK = date(2026, 10, 14), date(2026, 10, 31)


@pytest.mark.parametrize(
    ("received_on", "expected"),
    [
        (date(2026, 10, 1), Receipt.ON_TIME),
        (DUE, Receipt.ON_TIME),
        (date(2026, 10, 15), Receipt.LATE),
        (LOOK, Receipt.LATE),
        (date(2026, 11, 1), Receipt.MISSING),
        (None, Receipt.MISSING),
    ],
)
def test_papers_are_on_time_until_their_day(received_on: date | None, expected: Receipt) -> None:
    assert receipt(DUE, received_on, LOOK) is expected


@pytest.mark.parametrize(
    ("day", "due_hour", "at", "expected"),
    [
        (14, 16, time(18), Receipt.LATE),
        (14, 16, time(16, 1), Receipt.LATE),
        (14, 16, time(16), Receipt.ON_TIME),
        (14, 0, time(0, 1), Receipt.LATE),
        (14, 16, None, Receipt.ON_TIME),
        (14, None, time(23, 59), Receipt.ON_TIME),
        (13, 16, time(18), Receipt.ON_TIME),
        (15, 16, time(8), Receipt.LATE),
    ],
)
def test_on_the_last_day_the_hour_counts(
    day: int, due_hour: int | None, at: time | None, expected: Receipt
) -> None:
    found = receipt(DUE, date(2026, 10, day), LOOK, due_hour=due_hour, received_at=at)
    assert found is expected


def test_papers_are_missing_even_before_they_are_due() -> None:
    assert receipt(DUE, None, date(2026, 10, 1)) is Receipt.MISSING


@pytest.mark.parametrize(
    ("due_on", "counted"), [(date(2026, 10, 30), True), (LOOK, True), (date(2026, 11, 1), False)]
)
def test_a_report_counts_once_its_day_has_come(due_on: date, counted: bool) -> None:
    assert is_report_counted(due_on, LOOK) is counted


@pytest.mark.parametrize(
    ("kind", "title", "of_party"),
    [
        (MeetingKind.PARTY, "Hội nghị tháng 10", True),
        (MeetingKind.OTHER, "Hội nghị Đảng ủy UBND tỉnh", True),
        (MeetingKind.REGULAR_SESSION, "Họp Ban Thường vụ ĐẢNG UỶ UBND tỉnh", True),
        (MeetingKind.REGULAR_SESSION, "Phiên họp UBND tỉnh thường kỳ tháng 10", False),
        (MeetingKind.CONFERENCE, "Làm việc với Đảng ủy Công an tỉnh", False),
    ],
)
def test_the_party_committee_is_known_by_kind_or_by_title(
    kind: MeetingKind, title: str, of_party: bool
) -> None:
    assert is_of_party(kind, title) is of_party


@pytest.mark.parametrize(("of_party", "due"), [(False, date(2026, 10, 7)), (True, date(2026, 10, 8))])
def test_the_party_committee_asks_for_fewer_days(of_party: bool, due: date) -> None:
    held_on = date(2026, 10, 12)
    found = session_documents_due(held_on, of_party=of_party, regulation=REGULATION, calendar=CALENDAR)
    assert found == due
