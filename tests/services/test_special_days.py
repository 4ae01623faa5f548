"""Days off and make-up days: kept by year, seeded from the public calendar, confirmed by people."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.terms import DayKind
from app.rules.working_days import is_working_day
from app.services.settings import load_preset, read_calendar
from app.services.special_days import (
    Day,
    list_days,
    public_holidays,
    remove_day,
    seed_year,
    write_day,
)

TODAY = date(2026, 11, 23)
SATURDAY, MONDAY = date(2027, 3, 6), date(2027, 3, 8)


def test_a_day_is_added_changed_and_removed(session: Session) -> None:
    write_day(session, Day(MONDAY, DayKind.OFF, " Nghỉ  bù ", confirmed=False))
    assert list_days(session, 2027) == (Day(MONDAY, DayKind.OFF, "Nghỉ bù", confirmed=False),)
    assert not is_working_day(MONDAY, read_calendar(session))
    write_day(session, Day(MONDAY, DayKind.OFF, "Nghỉ lễ", confirmed=True))
    assert list_days(session, 2027) == (Day(MONDAY, DayKind.OFF, "Nghỉ lễ", confirmed=True),)
    remove_day(session, MONDAY)
    remove_day(session, MONDAY)
    assert list_days(session, 2027) == ()
    assert is_working_day(MONDAY, read_calendar(session))


def test_a_removed_day_can_come_back(session: Session) -> None:
    day = Day(SATURDAY, DayKind.MAKE_UP, "Làm bù", confirmed=True)
    write_day(session, day)
    remove_day(session, SATURDAY)
    write_day(session, day)
    assert list_days(session, 2027) == (day,)


def test_people_work_on_a_weekday_anyway(session: Session) -> None:
    with pytest.raises(AppError, match="08/03/2027") as refused:
        write_day(session, Day(MONDAY, DayKind.MAKE_UP, "", confirmed=False))
    assert "thứ Bảy" in refused.value.advice


def test_a_year_is_seeded_unconfirmed_without_weekends_and_once(session: Session) -> None:
    added = seed_year(session, 2027)
    days = list_days(session, 2027)
    assert added == len(days) == len(public_holidays(2027))
    assert all(not d.confirmed and d.day.weekday() < 5 and d.name for d in days)
    assert {date(2027, 1, 1), date(2027, 5, 3), date(2027, 9, 2)} <= {d.day for d in days}
    assert seed_year(session, 2027) == 0


def test_days_have_vietnamese_names_on_a_system_of_any_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en_US")
    names = {each.day: each.name for each in public_holidays(2027)}
    assert (names[date(2027, 1, 1)], names[date(2027, 9, 2)]) == ("Tết Dương lịch", "Quốc khánh")


def test_seeding_leaves_what_the_office_knows_better(session: Session) -> None:
    own = Day(date(2027, 9, 2), DayKind.OFF, "Quốc khánh (đã công bố)", confirmed=True)
    write_day(session, own)
    seed_year(session, 2027)
    assert own in list_days(session, 2027)


def test_the_shipped_year_agrees_with_the_public_calendar_but_for_its_known_gap(session: Session) -> None:
    load_preset(session)
    shipped = {d.day for d in list_days(session, 2026) if d.kind is DayKind.OFF}
    assert shipped - {d.day for d in public_holidays(2026)} == {date(2026, 1, 2)}
    assert {d.day for d in public_holidays(2026)} <= shipped


def test_the_swap_of_the_second_of_january_waits_for_its_announcement(session: Session) -> None:
    load_preset(session)
    days = {d.day: d for d in list_days(session, 2026)}
    assert not days[date(2026, 1, 2)].confirmed
    assert days[date(2026, 1, 10)].kind is DayKind.MAKE_UP
