"""The form of a line of the weekly schedule: loaded, saved, told, and warned of what is taken already (duty 84)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.briefings.appointment_form import AppointmentForm
from app.briefings.forms import Complaint, Details, Loaded, Ref
from app.core.errors import AppError
from app.core.words import short_date, weekday
from app.models.schedule import Appointment, AppointmentPerson
from app.rules.chairing import NotedChair, advice, said
from app.rules.clashes import half_of
from app.services.chairing import chairs_on_lines
from app.services.clashes import clashes_of, taken_by
from app.services.ended_agencies import advise_ended, require_working
from app.services.forms.common import (
    Part,
    alive,
    attached,
    newest_change,
    part_rows,
    put,
    to_save,
    write_parts,
)
from app.services.forms.refs import Refs, holder_of, ref_of
from app.services.forms.telling import facts, say, without_empty

TABLE = Appointment.__tablename__
_PLAIN = ("day", "half", "starts_at", "ends_at", "kind", "content", "attends", "place", "note")
_REFS = {
    "prepares": ("agency", "prepares_id"),
    "office_leader": ("person", "office_leader_id"),
    "room": ("agency", "room_id"),
}


def load(session: Session, key: str | None, *, today: date) -> Loaded[AppointmentForm]:
    """The line of a key, or an empty form (None) for today."""
    if key is None:
        return Loaded("", AppointmentForm(day=today))
    row = alive(session, Appointment, key)
    return Loaded(key, _values(session, row), newest_change(session, TABLE, row.id))


def _values(session: Session, row: Appointment) -> AppointmentForm:
    plain = {name: getattr(row, name) for name in _PLAIN}
    refs = {name: ref_of(session, table, getattr(row, column)) for name, (table, column) in _REFS.items()}
    chair = holder_of(session, row.chair_post_id, row.chair_person_id)
    return AppointmentForm(**plain, **refs, chair=chair, people=_people(session, row))  # type: ignore[arg-type]


def _people(session: Session, row: Appointment) -> tuple[Ref, ...]:
    parts = part_rows(session, AppointmentPerson, {"appointment_id": row.id})
    return tuple(
        found for part in parts if (found := holder_of(session, part.post_id, part.person_id)) is not None
    )


def save(session: Session, loaded: Loaded[AppointmentForm]) -> str:
    """Write the line; returns its key.

    Raises:
        AppError: it was changed since, what it points to is gone, it has no day, or its room is closed by then.
    """
    values, refs = loaded.values, Refs(session)
    if values.day is not None:
        require_working(session, refs.key(values.room), values.day)
    row = put(session, Appointment, to_save(session, Appointment, loaded), _columns(values, refs))
    owner = {"appointment_id": row.id}
    existing = {
        (part.post_id, part.person_id): part.id.hex for part in part_rows(session, AppointmentPerson, owner)
    }
    write_parts(
        session, AppointmentPerson, owner, _parts([refs.holder(ref) for ref in values.people], existing)
    )
    return row.id.hex


def _parts(
    holders: Sequence[tuple[UUID | None, UUID | None]], existing: dict[tuple[UUID | None, UUID | None], str]
) -> list[Part]:
    return [
        (existing.get(holder, ""), {"post_id": holder[0], "person_id": holder[1]})
        for holder in dict.fromkeys(holders)
    ]


def _columns(values: AppointmentForm, refs: Refs) -> dict[str, Any]:
    if values.day is None:
        raise AppError("Chưa có ngày.", "Nhập ngày rồi lưu lại.")
    post, person = refs.holder(values.chair)
    return {
        **{name: getattr(values, name) for name in _PLAIN},
        "half": half_of(values.starts_at, values.half),
        "chair_post_id": post,
        "chair_person_id": person,
        **{column: refs.key(getattr(values, name)) for name, (_, column) in _REFS.items()},
    }


def advise(session: Session, loaded: Loaded[AppointmentForm]) -> tuple[Complaint, ...]:
    """What is taken at that time of its people and its place; whether its chair is away; which agency is no more."""
    form = loaded.values
    if form.day is None:
        return ()
    met = clashes_of(session, taken_by(session, loaded.key, form))
    noted = advice(_noted(session, loaded.key)) if loaded.key else ""
    return (
        *((Complaint("chair", noted, warning=True),) if noted else ()),
        *(Complaint(_field(form, clash.people), clash.words, warning=True) for clash in met),
        *advise_ended(session, form.day, (("prepares", form.prepares), ("room", form.room))),
    )


def _noted(session: Session, key: str) -> NotedChair | None:
    """How the chair of the meeting that a line is of is noted in it."""
    chair = chairs_on_lines(session, [key]).get(key)
    return chair.noted if chair is not None else None


def _field(values: AppointmentForm, people: tuple[str, ...]) -> str:
    """Where a clash is told: at the chair, at those who take part, or at the place."""
    if not people:
        return "place"
    return "chair" if values.chair is not None and values.chair.name in people else "people"


def describe(session: Session, key: str) -> Details:
    """All that is known of a line; AppError when it is gone."""
    row = alive(session, Appointment, key)
    values = _values(session, row)
    hours = " – ".join(f"{moment:%H:%M}" for moment in (row.starts_at, row.ends_at) if moment)
    columns = (
        ("day", f"{weekday(row.day)}, {short_date(row.day)}"),
        ("half", row.half),
        ("starts_at", hours),
        ("kind", row.kind),
        (
            "chair_post_id" if row.chair_post_id else "chair_person_id",
            said(say(values.chair), _noted(session, key)),
        ),
        ("attends", row.attends),
        ("place", row.place),
        *((column, getattr(values, name)) for name, (_, column) in _REFS.items()),
        ("meeting_id", ref_of(session, "meeting", row.meeting_id)),
        ("note", row.note),
    )
    parts = {
        "Lãnh đạo dự": tuple(say(ref) for ref in values.people),
        "Trùng lịch": tuple(clash.words for clash in clashes_of(session, taken_by(session, key, values))),
        "Tệp đính kèm": attached(session, TABLE, row.id),
    }
    return Details(row.content, row.half.label, facts(TABLE, columns), without_empty(parts))
