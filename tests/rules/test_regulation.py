"""The regulation through time: what was before a change is not moved by it, nor is anything moved to before it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.month_days import MonthDay, day_of_month
from app.core.terms import MeetingKind
from app.rules.meeting_kinds import ask_by
from app.rules.meeting_schedule import occasions
from app.rules.meeting_steps import invitation_due
from app.rules.obligations import BY_CODE
from app.rules.outcomes import delay_report_due
from app.rules.receipts import session_documents_due
from app.rules.regular_days import briefing_day
from app.rules.regular_table import REGULAR
from app.rules.regulation import Calendar, Regulation, Regulations, Version
from tests.regulations import GENERAL

CALENDAR = Calendar(frozenset({date(2026, 9, 2), date(2026, 4, 30)}), frozenset())
YEAR = 2026
DAYS = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))
NUMBERS = ("briefing_day", "session_day", "quarter_report_day", "half_month_day", "month_issue_day")
AHEAD = ("delay_report_days", "session_document_days", "invitation_days")


def versions(*changes: tuple[date, dict[str, object]]) -> Regulations:
    """The general numbers, and what changed of them from which day on."""
    found, numbers = [Version(date.min, GENERAL)], GENERAL
    for day, values in sorted(changes, key=lambda change: change[0]):
        numbers = replace(numbers, **values)  # type: ignore[arg-type]  # plain values by name
        found.append(Version(day, numbers))
    return Regulations(tuple(found))


def test_a_number_is_the_one_of_its_day() -> None:
    known = versions((date(2026, 12, 1), {"session_document_days": 5}))
    assert [known.on(day).session_document_days for day in (date(2026, 11, 30), date(2026, 12, 1))] == [3, 5]


def test_numbers_that_never_changed_are_those_of_every_day() -> None:
    alone = Regulations((Version(date.min, GENERAL),))
    for known in (GENERAL, alone):
        assert known.on(date.min) is known.on(date.max) is GENERAL
        assert known.day(lambda one: date(2026, 1, one.briefing_day)) == date(2026, 1, 25)


@pytest.mark.parametrize(
    ("first", "then", "from_on", "held"),
    [
        (25, 20, 10, 20),  # neither has come: the new one
        (25, 20, 22, 25),  # the new one is over already: the old one stays this month
        (10, 25, 15, 10),  # the old one was held
        (25, 28, 25, 28),
        (25, 28, 26, 25),
    ],
)
def test_a_day_of_the_month_in_which_it_changes(first: int, then: int, from_on: int, held: int) -> None:
    known = Regulations(
        (
            Version(date.min, replace(GENERAL, briefing_day=first)),
            Version(date(2026, 11, from_on), replace(GENERAL, briefing_day=then)),
        )
    )
    assert known.day(lambda one: day_of_month(2026, 11, one.briefing_day)) == date(2026, 11, held)
    assert known.day(lambda one: day_of_month(2026, 12, one.briefing_day)) == date(2026, 12, then)


def test_a_yearly_day_that_moves_to_a_later_month_is_there_once() -> None:
    [each] = [one for one in REGULAR if one.numbers == ("year_issue_due",)]
    before = GENERAL.year_issue_due
    later = replace(before, month=before.month % 12 + 1, day=10)
    known = versions((date(YEAR, 1, 5), {"year_issue_due": later}))
    days = [each.settled(YEAR, month, known, CALENDAR) for month in range(1, 13)]
    assert [day for day in days if day] == [later.of(YEAR)]


@given(DAYS, DAYS)
def test_a_yearly_day_is_never_lost_and_never_twice(from_on: date, then: date) -> None:
    """Whatever month it is moved to, from whatever day on: it stays on the old day, or comes on the new one."""
    [each] = [one for one in REGULAR if one.numbers == ("year_issue_due",)]
    before, later = GENERAL.year_issue_due, MonthDay(then.month, then.day)
    known = versions((from_on, {"year_issue_due": later}))
    for year in (YEAR, YEAR + 1):
        found = [each.settled(year, month, known, CALENDAR) for month in range(1, 13)]
        [day] = [day for day in found if day]
        assert day in (before.of(year), later.of(year))
        assert year == YEAR or day == later.of(year)


EVERY_DAY = [date(YEAR, 1, 1) + timedelta(days=number) for number in range(0, 365, 3)]
ANY = NUMBERS + AHEAD


def ahead_of(day: date, known: Regulation | Regulations) -> dict[object, date]:
    """The last days that lie before a deadline or a meeting."""
    session = MeetingKind.REGULAR_SESSION
    return {
        ("delay", day): delay_report_due(day, known),
        ("papers", day): session_documents_due(day, of_party=False, regulation=known, calendar=CALENDAR),
        ("invitation", day): invitation_due(session, day, known, CALENDAR),
        ("asking", day): ask_by(session, day, known) or day,
    }


CHANGES = st.lists(
    st.tuples(DAYS, st.dictionaries(st.sampled_from(ANY), st.integers(1, 27))),
    max_size=4,
    unique_by=lambda one: one[0],
)


@given(CHANGES, DAYS, st.dictionaries(st.sampled_from(ANY), st.integers(1, 27), min_size=1))
def test_a_change_moves_nothing_that_was_before_its_day(
    changes: list[tuple[date, dict[str, object]]], from_on: date, values: dict[str, object]
) -> None:
    """Whatever was changed before: add one change from a day on, as the last or in between."""
    kept = [change for change in changes if change[0] != from_on]
    old, new = versions(*kept), versions(*kept, (from_on, values))

    def days(known: Regulations) -> list[tuple[object, date]]:
        regular = (
            ((each.title, month), each.settled(YEAR, month, known, CALENDAR))
            for each in REGULAR
            for month in range(1, 13)
        )
        held = ((one.code, one.held_on) for one in occasions(YEAR, known, CALENDAR))
        last = ((key, day) for each in EVERY_DAY for key, day in ahead_of(each, known).items())
        return [(key, day) for key, day in (*regular, *held, *last) if day is not None and day < from_on]

    assert days(old) == days(new)
    for day in (from_on - timedelta(days=1), date(YEAR, 1, 1)):
        if day < from_on:
            assert old.on(day) == new.on(day)


def test_a_delay_that_was_reported_in_time_stays_reported_in_time() -> None:
    stricter = versions((date(2026, 12, 10), {"delay_report_days": 3}))
    old = GENERAL.delay_report_days
    assert old == 1
    days = [delay_report_due(date(2026, 12, day), stricter) for day in (10, 12, 13)]
    assert days == [date(2026, 12, 9), date(2026, 12, 11), date(2026, 12, 10)]


@pytest.mark.parametrize("from_on", [date(2026, 12, 1), date(2026, 12, 10)])
def test_a_month_is_parted_as_on_its_first_day_in_reports_and_calendar_alike(from_on: date) -> None:
    known = versions((from_on, {"half_month_day": 20}))
    [calendar] = [
        each.settled(YEAR, 12, known, CALENDAR)
        for each in REGULAR
        if each.title.startswith("Báo cáo nửa đầu")
    ]
    reports = {
        due.due_on
        for code in ("half_month_room", "half_month_deputy")
        for due in BY_CODE[code].periods(YEAR, known, lambda year, month: date(year, month, 25))
        if due.start == date(2026, 12, 1)
    }
    assert reports == {calendar}
    assert calendar == date(2026, 12, 20 if from_on.day == 1 else GENERAL.half_month_day)


@given(DAYS, st.integers(1, 27), st.integers(0, 20))
def test_reports_due_before_a_change_keep_their_day(from_on: date, day: int, ahead: int) -> None:
    new = versions((from_on, {"quarter_report_day": day, "room_report_days_before_briefing": ahead}))

    def due(known: Regulation | Regulations) -> dict[tuple[str, date, date], date]:
        def briefing(year: int, month: int) -> date:
            return known.day(lambda one: briefing_day(year, month, one, CALENDAR))

        found = (one for kind in BY_CODE.values() for one in kind.periods(YEAR, known, briefing))
        return {(one.kind, one.start, one.end): one.due_on for one in found}

    old, now = due(GENERAL), due(new)
    assert old.keys() == now.keys()
    for key, was in old.items():
        assert now[key] == was if was < from_on else now[key] >= from_on or now[key] == was
