"""Letters that urge: which tasks of an agency, or of all, are late or due soon on a day (duties 9, 14, 17)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select, text, true

from app.briefings.figures import Period
from app.briefings.lists import Choice
from app.briefings.task_letters import UrgedAgency, Urging
from app.core.errors import AppError
from app.core.terms import AgencyRole, Outcome
from app.core.words import short_date
from app.models.agency import Agency
from app.models.task import Task, TaskAgency
from app.rules.working_days import working_days_after
from app.services.briefs import Question
from app.services.briefs.days import KEYS, day_or, parts
from app.services.forms.common import alive, key_of
from app.services.heirs import HEIR, read_agencies
from app.services.lists import task_sql as sql
from app.services.lists.parts import soon_until
from app.services.month_tasks import judge_tasks, see_tasks
from app.services.regulation_versions import read_regulations, regulation_on
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.month import TaskRow

# What the list of tasks calls late and due soon; the rules judge each of these once more when it is told.
_IS_BEHIND = f"(task.assigned_on <= :seen AND ({sql.OVERDUE} OR {sql.DUE_SOON}))"
# A merged agency's tasks are its successor's.
_BEHIND = text(f"""
    WITH {HEIR}
    SELECT heir.id, heir.name, count(DISTINCT behind.task_id) AS many FROM (
        SELECT coalesce(heir.stands_under, agency.id) AS agency_id, link.task_id
        FROM {sql.links("lead", join="LEFT JOIN heir ON heir.agency_id = agency.id")}
            AND link.task_id IN (SELECT task.id FROM task WHERE task.deleted_at IS NULL AND {_IS_BEHIND})
    ) AS behind JOIN agency AS heir ON heir.id = behind.agency_id
    GROUP BY heir.id ORDER BY heir.position, heir.sort_key""")


def brief_one(session: Session, subject: str, today: date) -> Urging:
    """Return what one agency is urged for; the subject is its key, and "/2026-11-15" behind it a day to look from."""
    key, asked = parts(subject)
    agency, as_of = alive(session, Agency, key), day_or(asked, today)
    merged = read_agencies(session, as_of).keys_of(agency.id.hex)
    found = _urged(session, as_of, led_by(*map(key_of, merged))).get(agency.id, [])
    if not found:
        raise AppError(
            f"{agency.name} không có nhiệm vụ nào quá hạn hoặc sắp đến hạn ngày {short_date(as_of)}.",
            "Chọn cơ quan khác hoặc ngày khác.",
        )
    return _urging(session, (_agency(agency.name, found),), as_of)


def brief_all(session: Session, subject: str, today: date) -> Urging:
    """Return what all agencies are urged for; the subject is a day, or the keys of tasks joined by "+", or both."""
    named, asked = parts(subject)
    keys = [] if _is_day(named) else [key_of(key) for key in named.split(KEYS) if key]
    as_of = day_or(asked if keys else named, today)
    found = _urged(session, as_of, Task.id.in_(keys) if keys else None)
    if not found:
        raise AppError(
            f"Không có nhiệm vụ nào quá hạn hoặc sắp đến hạn ngày {short_date(as_of)}.",
            "Chọn ngày khác, hoặc kiểm tra cơ quan chủ trì và thời hạn của nhiệm vụ.",
        )
    names = {agency.id: agency.name for agency in _in_order(session, found)}
    agencies = tuple(_agency(name, found[key]) for key, name in names.items())
    return _urging(session, agencies, as_of, to_all=True)


def subjects_one(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the agencies that are behind or soon will be asked, in the office's order."""
    return tuple(
        Choice(UUID(row.id).hex, row.name, f"{row.many} nhiệm vụ")
        for row in session.execute(_BEHIND, _bound(session, today))
    )


def subjects_all(session: Session, today: date) -> tuple[Choice, ...]:
    """Return today, if there is anything to urge for."""
    if session.execute(_BEHIND, _bound(session, today)).first() is None:
        return ()
    return (Choice(today.isoformat(), f"Tính đến ngày {short_date(today)}"),)


def led_by(*agencies: UUID) -> ColumnElement[bool]:
    """The tasks that one of the agencies leads or led."""
    links = select(TaskAgency.task_id).where(
        TaskAgency.agency_id.in_(agencies),
        TaskAgency.role == AgencyRole.LEAD,
        TaskAgency.deleted_at.is_(None),
    )
    return Task.id.in_(links)


def _is_day(named: str) -> bool:
    return "-" in named


def _urged(
    session: Session, as_of: date, only: ColumnElement[bool] | None
) -> dict[UUID, list[tuple[Outcome, TaskRow]]]:
    """The open tasks that are late or due soon, by deadline, for each agency that leads them on the day."""
    period = Period(date.min, as_of, as_of)
    behind = text(_IS_BEHIND).bindparams(**_days(session, as_of))
    seen = see_tasks(session, period, only=and_(behind, true() if only is None else only))
    found: dict[UUID, list[tuple[Outcome, TaskRow]]] = {}
    judged = judge_tasks(seen, period, read_regulations(session))
    for task, judgement in sorted(judged, key=lambda one: one[1].deadline or date.max):
        told = (judgement.outcome, task.tell(judgement))
        for agency in task.leads:
            found.setdefault(agency, []).append(told)
    return found


def _days(session: Session, as_of: date) -> dict[str, str]:
    return {"seen": as_of.isoformat(), "soon": soon_until(session, as_of).isoformat()}


def _bound(session: Session, as_of: date) -> dict[str, str]:
    return {**_days(session, as_of), "heirs": read_agencies(session, as_of).bound}


def _in_order(session: Session, found: dict[UUID, list[tuple[Outcome, TaskRow]]]) -> list[Agency]:
    query = select(Agency).where(Agency.id.in_(found)).order_by(Agency.position, Agency.sort_key)
    return list(session.scalars(query))


def _agency(name: str, tasks: list[tuple[Outcome, TaskRow]]) -> UrgedAgency:
    return UrgedAgency(
        name,
        overdue=tuple(row for outcome, row in tasks if outcome is Outcome.OVERDUE),
        due_soon=tuple(row for outcome, row in tasks if outcome is not Outcome.OVERDUE),
    )


def _urging(
    session: Session, agencies: tuple[UrgedAgency, ...], as_of: date, *, to_all: bool = False
) -> Urging:
    regulation, calendar = regulation_on(session, as_of), read_calendar(session)
    return Urging(
        agencies=agencies,
        as_of=as_of,
        soon_until=soon_until(session, as_of),
        answer_by=working_days_after(as_of, regulation.urging_reply_days, calendar),
        delay_report_days=regulation.delay_report_days,
        to_all=to_all,
    )


QUESTIONS = {
    "urging_letter": Question(brief_one, subjects_one),
    "urging_letters": Question(brief_all, subjects_all),
}
