"""The holidays of this year and the next come by themselves, unconfirmed, once, and never over the office's own."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app import NAME
from app.core.terms import DayKind
from app.models.database import Database
from app.rules.working_days import is_working_day
from app.services.coming_years import seed_coming_years, years_without_days
from app.services.confirmed_years import unconfirmed_years
from app.services.settings import load_preset, read_calendar
from app.services.special_days import Day, confirm_year, list_days, public_holidays, remove_day, write_day

TODAY, NEW_YEAR = date(2026, 11, 30), date(2027, 1, 1)


def test_new_years_day_is_no_working_day_from_the_first_start(session: Session) -> None:
    load_preset(session)
    assert is_working_day(NEW_YEAR, read_calendar(session))
    assert seed_coming_years(session, today=TODAY) == (2027,)
    assert not is_working_day(NEW_YEAR, read_calendar(session))
    assert list_days(session, 2027) == public_holidays(2027)
    assert not any(day.confirmed for day in list_days(session, 2027))


def test_the_warning_of_a_year_that_nobody_confirmed_stays(session: Session) -> None:
    load_preset(session)
    seed_coming_years(session, today=TODAY)
    assert 2027 in unconfirmed_years(session, today=NEW_YEAR)
    confirm_year(session, 2027)
    assert 2027 not in unconfirmed_years(session, today=NEW_YEAR)


def test_when_the_year_turns_the_next_one_comes_and_nothing_twice(session: Session) -> None:
    load_preset(session)
    seed_coming_years(session, today=TODAY)
    assert seed_coming_years(session, today=TODAY) == ()
    assert seed_coming_years(session, today=NEW_YEAR) == (2028,)
    assert seed_coming_years(session, today=NEW_YEAR) == ()


@pytest.mark.parametrize("deleted", [False, True])
def test_a_year_that_the_office_wrote_in_is_its_own(session: Session, deleted: bool) -> None:
    """A day that is confirmed stays the whole of a confirmed year; one that was taken away does not come back."""
    write_day(session, Day(NEW_YEAR, DayKind.OFF, "Tết Dương lịch", confirmed=True))
    if deleted:
        remove_day(session, NEW_YEAR)
    assert years_without_days(session, today=TODAY) == (2026,)
    seed_coming_years(session, today=TODAY)
    assert len(list_days(session, 2027)) == (0 if deleted else 1)


def test_the_log_says_that_the_program_did_it(database: Database) -> None:
    with database.write(NAME) as session:
        seed_coming_years(session, today=TODAY)
    with database.look() as snapshot:
        assert years_without_days(snapshot, today=TODAY) == ()
    with database.read() as session:
        by = "SELECT DISTINCT actor FROM change_log WHERE table_name = 'special_day'"
        assert session.scalars(text(by)).all() == [NAME]
