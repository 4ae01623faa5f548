"""Letters that ask for reports which did not come: of one period, of chosen ones, of all (duties 106, 114-118)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice
from app.briefings.report_urging import OwedReport, OwingAgency, ReportUrging
from app.core.errors import AppError
from app.core.words import short_date
from app.models.asking import Question as Sql
from app.models.asking import ask
from app.rules.working_days import working_days_after
from app.services.briefs import Question
from app.services.briefs.days import KEYS, day_or, parts
from app.services.heirs import HEIR, read_agencies
from app.services.letter_reminders import forget_letter, note_reports
from app.services.regulation_versions import regulation_on
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.asking import Reads

CODE = "report_urging"
_MISSING = """report.deleted_at IS NULL AND report.due_on <= :day
    AND (report.received_on IS NULL OR report.received_on > :day)"""
_DAYS = dict.fromkeys(("due_on", "period_from", "period_to", "reminded_on"), date.fromisoformat)
_OWED = f"""
    WITH {HEIR}
    SELECT report.id, report.name, report.due_on, report.due_hour, report.period_from, report.period_to, report.source,
        agency.name AS agency, iif(own.id <> agency.id, own.name, '') AS former,
        person.full_name AS person, person.title, report.person_id,
        count(reminder.id) AS reminders, max(reminder.reminded_on) AS reminded_on
    FROM report_obligation AS report JOIN agency AS own ON own.id = report.agency_id
        LEFT JOIN heir ON heir.agency_id = own.id JOIN agency ON agency.id = coalesce(heir.stands_under, own.id)
        LEFT JOIN person ON person.id = report.person_id
        LEFT JOIN report_reminder AS reminder ON reminder.report_id = report.id AND reminder.deleted_at IS NULL
            AND reminder.reminded_on <= :day
    WHERE {_MISSING} AND {{which}}
    GROUP BY report.id
    ORDER BY person.id IS NULL, nullif(person.rank, 0) IS NULL, person.rank, person.sort_key, person.id,
        agency.position, agency.sort_key, agency.id, report.due_on, report.folded, report.id"""
_OF_PERIOD = (
    """(report.name, report.due_on) IN (SELECT name, due_on FROM report_obligation WHERE id = :key)"""
)
_PERIODS = f"""
    SELECT (SELECT min(each.id) FROM report_obligation AS each WHERE each.name = report.name
            AND each.due_on = report.due_on AND each.deleted_at IS NULL) AS id,
        report.name, report.due_on, count(*) AS many
    FROM report_obligation AS report WHERE {_MISSING}
    GROUP BY report.name, report.due_on ORDER BY report.due_on DESC, report.folded"""
_FIRST = "SELECT min(id) AS id FROM report_obligation WHERE name = :name AND due_on = :due_on AND deleted_at IS NULL"


def brief(session: Session, subject: str, today: date) -> ReportUrging:
    """Return who owes reports; what an agency owed that merged by the day is asked of its successor.

    The subject is a day: all of them; the key of a report: those of its name and day; keys joined by "+": these. A
    day behind a slash is that on which it is looked. AppError where nothing is missing.
    """
    named, asked = parts(subject)
    keys = [key for key in named.split(KEYS) if key]
    is_day = "-" in named
    as_of = day_or(named if is_day else asked, today)
    rows = _owed(session, as_of, "" if is_day else named, keys)
    if not rows:
        raise AppError(
            f"Không có báo cáo nào đến hạn mà chưa nhận tính đến ngày {short_date(as_of)}.",
            "Chọn kỳ báo cáo khác hoặc ngày khác.",
        )
    agencies = tuple(
        OwingAgency(name, tuple(_report(row, as_of) for row in same), is_person=person is not None)
        for (person, name), same in groupby(rows, key=_owner)
    )
    regulation, calendar = regulation_on(session, as_of), read_calendar(session)
    sources = tuple(dict.fromkeys(row.source for row in rows if row.source))
    return ReportUrging(
        as_of, working_days_after(as_of, regulation.urging_reply_days, calendar), agencies, sources
    )


def subject_of(reads: Reads, name: str, due_on: date) -> str:
    """Return the subject of the reports of one name and day; empty where there are none."""
    rows = ask(reads, _FIRST, {"name": name, "due_on": due_on.isoformat()})
    return str(rows[0].id or "")


def subject_of_chosen(keys: Sequence[str], today: date) -> str:
    """Return the subject of chosen reports; of none: all that are missing today."""
    return KEYS.join((*keys, "") if len(keys) == 1 else keys) if keys else today.isoformat()


def subjects(session: Session, today: date) -> tuple[Choice, ...]:
    """Return all that is missing today, then each report that is missing, the last due first."""
    rows = ask(session, Sql(_PERIODS, _DAYS), {"day": today.isoformat()})
    if not rows:
        return ()
    whole = Choice(today.isoformat(), f"Mọi báo cáo chưa nhận đến ngày {short_date(today)}", _many(rows))
    periods = (
        Choice(str(row.id), f"{row.name}, hạn {short_date(row.due_on)}", f"{row.many} nơi") for row in rows
    )
    return (whole, *periods)


def _many(rows: Sequence[Any]) -> str:
    return f"{sum(row.many for row in rows)} báo cáo"


def _owed(session: Session, as_of: date, named: str, keys: Sequence[str]) -> list[Any]:
    values: dict[str, Any] = {"day": as_of.isoformat(), "heirs": read_agencies(session, as_of).bound}
    if not named:
        which = "1"
    elif KEYS in named:
        which, values["keys"] = "report.id IN :keys", keys
    else:
        which, values["key"] = _OF_PERIOD, named
    return ask(session, Sql(_OWED.format(which=which), _DAYS), values)


def _owner(row: Any) -> tuple[str | None, str]:
    """Who owes a report: a person his own, whatever agency he belongs to (duty 111), else the agency; and its name."""
    if row.person is None:
        return None, row.agency
    return row.person_id, ", ".join(filter(None, (f"Đồng chí {row.person}", row.title)))


def _report(row: Any, as_of: date) -> OwedReport:
    days = [short_date(day) for day in (row.period_from, row.period_to) if day is not None]
    return OwedReport(
        name=row.name,
        period=" – ".join(days),
        due_on=row.due_on,
        days_late=(as_of - row.due_on).days,
        due_hour=row.due_hour,
        reminders=row.reminders,
        reminded_on=row.reminded_on,
        key=row.id,
        former=row.former if row.person is None else "",
    )


QUESTIONS = {CODE: Question(brief, subjects, went_out=note_reports, taken_back=forget_letter)}
