"""The form of a recurring task: loaded, saved and told."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Details, Loaded, Ref
from app.briefings.recurring_form import ExceptionRow, RecurringForm
from app.core.errors import AppError
from app.core.regulation_terms import Weekday
from app.core.terms import AgencyRole
from app.core.words import number, short_date, weekday
from app.models.task import Task
from app.models.task_making import RecurringAgency, RecurringException, RecurringTask
from app.rules.form_checks.recurring import check
from app.rules.recurrence import Recurrence, next_due, next_dues, occurrence_of
from app.rules.recurring_words import say_rhythm
from app.rules.regulation import Calendar
from app.services.ended_agencies import advise_ended
from app.services.forms.common import alive, newest_change, part_rows, put, to_save, write_links, write_parts
from app.services.forms.refs import Refs, holder_of, ref_of, refs_of
from app.services.forms.source_documents import refuse_marked
from app.services.forms.telling import facts, say, without_empty
from app.services.heirs import read_agencies
from app.services.lists.recurring_tasks import STOPPED
from app.services.recurring import has_lead_on, rule_of
from app.services.settings import read_calendar

TABLE = RecurringTask.__tablename__
_PLAIN = (
    "content",
    "rhythm",
    "every",
    "day",
    "month",
    "move",
    "ahead_days",
    "ends_on",
    "product",
    "origin",
    "obligation",
    "note",
)
_ROLES = {"leads": AgencyRole.LEAD, "coordinating": AgencyRole.COORDINATING}


def load(session: Session, key: str | None, *, today: date) -> Loaded[RecurringForm]:
    """The recurring task of a key, or an empty form (None) that begins today."""
    if key is None:
        return Loaded("", RecurringForm(starts_on=today))
    row = alive(session, RecurringTask, key)
    values = RecurringForm(
        **{name: getattr(row, name) for name in _PLAIN},
        starts_on=row.starts_on,
        weekday=None if row.weekday is None else list(Weekday)[row.weekday],
        assigner=holder_of(session, row.assigner_post_id, row.assigner_person_id),
        room=ref_of(session, "agency", row.room_id),
        officer=ref_of(session, "person", row.officer_id),
        field=ref_of(session, "field", row.field_id),
        **{name: _agencies(session, row, role) for name, role in _ROLES.items()},
        exceptions=tuple(
            ExceptionRow(part.day, part.moved_to, part.reason, part.id.hex)
            for part in part_rows(session, RecurringException, {"recurring_id": row.id})
        ),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def _agencies(session: Session, row: RecurringTask, role: AgencyRole) -> Any:
    links = part_rows(session, RecurringAgency, {"recurring_id": row.id, "role": role})
    return refs_of(session, "agency", [link.agency_id for link in links])


def save(session: Session, loaded: Loaded[RecurringForm]) -> str:
    """Write a recurring task; what it made already stays as it is. Returns the key.

    Raises:
        AppError: it was changed since, it has no first day, something that it points to is gone, or it bears a mark of
            secrecy (duty 12).
    """
    values, refs = loaded.values, Refs(session)
    if values.starts_on is None:
        raise AppError("Chưa có ngày bắt đầu áp dụng.", "Nhập ngày bắt đầu rồi lưu lại.")
    refuse_marked("nhiệm vụ định kỳ", values.content, values.product, values.note)
    post, person = refs.holder(values.assigner)
    columns = {name: getattr(values, name) for name in _PLAIN} | {
        "ahead_days": values.ahead_days or 0,
        "every": values.every or 1,
        "starts_on": values.starts_on,
        "weekday": None if values.weekday is None else values.weekday.number,
        "assigner_post_id": post,
        "assigner_person_id": person,
        "room_id": refs.key(values.room),
        "officer_id": refs.key(values.officer),
        "field_id": refs.key(values.field),
    }
    row = put(session, RecurringTask, to_save(session, RecurringTask, loaded), columns)
    for name, role in _ROLES.items():
        owner = {"recurring_id": row.id, "role": role}
        write_links(session, RecurringAgency, owner, refs.keys(getattr(values, name)))
    exceptions = [(one.key, _exception(one)) for one in values.exceptions]
    write_parts(session, RecurringException, {"recurring_id": row.id}, exceptions)
    return row.id.hex


def _exception(one: ExceptionRow) -> dict[str, Any]:
    return {"day": one.day, "moved_to": one.moved_to, "reason": one.reason}


def advice(session: Session, typed: Loaded[RecurringForm], *, today: date) -> tuple[Complaint, ...]:
    """On which days it will be due next, told before it is saved; nothing while its rhythm is not whole.

    An exception of which there is no such time, or whose task was made already, is told beside it; an agency that is
    no more, too.
    """
    values = typed.values
    wrong = check(values, today=today)
    start = values.starts_on
    if start is None or any(not one.warning and one.field in _RHYTHM for one in wrong):
        return ()
    rule, calendar = _rule(values, start), read_calendar(session)
    after = max(today, start - timedelta(days=1))
    days = next_dues(rule, calendar, after=after, starts_on=start, ends_on=values.ends_on, most=_FORETOLD)
    said = "; ".join(f"{weekday(day)}, {short_date(day)}" for day in days) or "không còn kỳ nào"
    made = _made_days(session, typed.key)
    return (
        Complaint("rhythm", f"Các kỳ tới: {said}.", warning=True),
        *(advise_ended(session, max(today, start), _given_to(values)) if days else ()),
        *(
            Complaint("exceptions", sentence, place, "day", warning=True)
            for place, one in enumerate(values.exceptions)
            if one.day and (sentence := _idle(one.day, rule, calendar, made))
        ),
    )


def _rule(values: RecurringForm, start: date) -> Recurrence:
    number = None if values.weekday is None else values.weekday.number
    but = tuple((one.day, one.moved_to) for one in values.exceptions if one.day is not None)
    return Recurrence(
        values.rhythm, number, values.day, values.month, values.move, values.every or 1, start, but
    )


def _given_to(values: RecurringForm) -> list[tuple[str, Ref | None]]:
    several = [(name, ref) for name in _ROLES for ref in getattr(values, name)]
    return [*several, ("room", values.room)]


def _made_days(session: Session, key: str) -> frozenset[date | None]:
    """The days of which it made a task already."""
    if not key:
        return frozenset()
    return frozenset(session.scalars(select(Task.occurrence).where(Task.recurring_id == UUID(key))))


def _idle(day: date, rule: Recurrence, calendar: Calendar, made: frozenset[date | None]) -> str:
    """Why an exception changes nothing; empty where it does."""
    found = occurrence_of(rule, day, calendar)
    if found is None:
        return f"Không có kỳ nào vào ngày {short_date(day)}."
    return f"Kỳ {short_date(day)} đã lập: sửa hạn, thu hồi ở nhiệm vụ đó." if found in made else ""


_RHYTHM = ("weekday", "day", "month", "every", "ends_on", "exceptions")
_FORETOLD = 5


def describe(session: Session, key: str, *, today: date) -> Details:
    """When it comes next, how often it came, and what it says; AppError when it is gone."""
    row = alive(session, RecurringTask, key)
    rule = rule_of(session, row)
    due = next_due(rule, read_calendar(session), after=today, starts_on=row.starts_on, ends_on=row.ends_on)
    made = session.scalar(select(func.count()).where(Task.recurring_id == row.id, Task.deleted_at.is_(None)))
    columns = (
        ("rhythm", say_rhythm(rule)),
        ("move", row.move),
        ("starts_on", row.starts_on),
        ("ends_on", row.ends_on),
        ("product", row.product),
        ("origin", row.origin),
        ("obligation", row.obligation),
        ("room_id", say(ref_of(session, "agency", row.room_id))),
        ("officer_id", say(ref_of(session, "person", row.officer_id))),
        ("note", row.note),
    )
    told = {
        "Cơ quan chủ trì": _named(session, _agencies(session, row, AgencyRole.LEAD), today),
        "Cơ quan phối hợp": _named(session, _agencies(session, row, AgencyRole.COORDINATING), today),
        "Ngoại lệ": tuple(
            _said(part) for part in part_rows(session, RecurringException, {"recurring_id": row.id})
        ),
        "Đã lập": (f"{number(made)} nhiệm vụ",) if made else (),
    }
    state = f"Kỳ tới: {short_date(due)}" if due else "Đã hết thời gian áp dụng"
    if due and not has_lead_on(session, row, today):
        state = f"{STOPPED.label}: không lập kỳ nào nữa"
    return Details(row.content, state, facts(TABLE, columns), without_empty(told))


def _said(part: RecurringException) -> str:
    moved = f"chuyển đến {short_date(part.moved_to)}" if part.moved_to else "bỏ kỳ này"
    return "; ".join(filter(None, (f"Kỳ {short_date(part.day)}: {moved}", part.reason)))


def _named(session: Session, agencies: tuple[Ref, ...], today: date) -> tuple[str, ...]:
    """The agencies; of one that merged also who follows it."""
    known = read_agencies(session, today)
    heirs = ((one.name, known.heirs.get(one.key)) for one in agencies)
    return tuple(f"{name} (nay là {known.names[heir]})" if heir else name for name, heir in heirs)
