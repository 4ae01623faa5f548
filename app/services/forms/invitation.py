"""The form of an invitation by others: loaded, saved, advised and told (duties 77-82)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.invitation_form import InvitationForm
from app.core.errors import AppError
from app.core.words import short_date, weekday
from app.models.invitation import Invitation, InvitationAttendee
from app.rules.clashes import Taken
from app.rules.invitations import is_substituted, report_due
from app.services.clashes import clashes_of, said, slot_of
from app.services.ended_agencies import advise_ended
from app.services.forms.common import (
    alive,
    attached,
    newest_change,
    part_rows,
    put,
    to_save,
    write_links,
)
from app.services.forms.refs import Refs, holder_of, ref_of, refs_of
from app.services.forms.telling import facts, with_aside, without_empty
from app.services.invitations import require_before
from app.services.lists import invitations
from app.services.old_days import asked_for, declined_for
from app.services.regulation_versions import regulation_on
from app.services.settings import read_calendar

TABLE = Invitation.__tablename__
LONGEST = timedelta(days=31)
"""Of a delegation so many days are looked through for what else its people have."""

_PLAIN = (
    *(
        "kind",
        "number",
        "dated",
        "received_on",
        "content",
        "held_on",
        "starts_at",
        "ends_on",
        "place",
        "manner",
    ),
    *("decided_on", "declined", "substitute_reason", "asked_on", "reported_on", "report", "report_document"),
    "note",
)
_TOLD = (
    *("kind", "number", "dated", "received_on", "place", "manner"),
    *("decided_on", "substitute_reason"),
)
_REPORTED = ("reported_on", "report", "report_document", "note")


def load(session: Session, key: str | None) -> Loaded[InvitationForm]:
    """The invitation of a key, or an empty form (None)."""
    if key is None:
        return Loaded("", InvitationForm())
    row = alive(session, Invitation, key)
    values = InvitationForm(
        **{name: getattr(row, name) for name in _PLAIN},
        agency=ref_of(session, "agency", row.agency_id),
        invited=ref_of(session, "person", row.invited_id),
        room=ref_of(session, "agency", row.room_id),
        documents_room=ref_of(session, "agency", row.documents_room_id),
        attendees=refs_of(session, "person", _attendees(session, row)),
        decided_by=holder_of(session, row.decided_by_post_id, row.decided_by_person_id),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def _asked(asked_on: date | None, old: date | None) -> date | str | None:
    """When instructions were asked for, and that it was for another day."""
    if asked_on is None or old is None:
        return asked_on
    return f"{short_date(asked_on)} (cho ngày cũ, {short_date(old)}: xin lại)"


def _instead(session: Session, row: Invitation) -> tuple[str, ...]:
    """For whom those who go stand in, and why (duty 79)."""
    invited = ref_of(session, "person", row.invited_id)
    if invited is None or not is_substituted(row.invited_id, _attendees(session, row)):
        return ()
    return (with_aside(f"thay {invited.name}", row.substitute_reason),)


def _attendees(session: Session, row: Invitation) -> list[UUID]:
    return [part.person_id for part in part_rows(session, InvitationAttendee, {"invitation_id": row.id})]


def save(session: Session, loaded: Loaded[InvitationForm]) -> str:
    """Write an invitation; returns its key.

    Raises:
        AppError: it was changed since, what it points to is gone, it has no day or content, or its
            instructions were asked for after it.
    """
    values, refs = loaded.values, Refs(session)
    if values.held_on is None or not values.content:
        raise AppError("Giấy mời cần có nội dung và ngày họp.", "Nhập đủ rồi lưu lại.")
    require_before(values.asked_on, values.held_on, values.content)
    row = put(session, Invitation, to_save(session, Invitation, loaded), _columns(values, refs))
    write_links(
        session,
        InvitationAttendee,
        {"invitation_id": row.id},
        refs.keys(values.attendees),
        column="person_id",
    )
    session.flush()
    return row.id.hex


def _columns(values: InvitationForm, refs: Refs) -> dict[str, Any]:
    post, person = refs.holder(values.decided_by)
    return {
        **{name: getattr(values, name) for name in _PLAIN},
        "agency_id": refs.key(values.agency),
        "invited_id": refs.key(values.invited),
        "room_id": refs.key(values.room),
        "documents_room_id": refs.key(values.documents_room),
        "decided_by_post_id": post,
        "decided_by_person_id": person,
    }


def advise(session: Session, typed: Loaded[InvitationForm]) -> tuple[Complaint, ...]:
    """Warn of those who go and are expected elsewhere at the time, on each of the days; of rooms that are closed."""
    form = typed.values
    if form.held_on is None or form.declined:
        return ()
    last = min(form.ends_on or form.held_on, form.held_on + LONGEST)
    people = {f"person:{one.key}": one.name for one in form.attendees if one.key}
    found: dict[str, None] = {}
    for number in range((last - form.held_on).days + 1):
        day = form.held_on + timedelta(days=number)
        slot = slot_of(day, form.held_on, form.ends_on, form.starts_at)
        taken = Taken(typed.key, slot, people, "", said(slot, form.content))
        for clash in clashes_of(session, taken):
            found.setdefault(f"Ngày {short_date(day)}: {clash.words}")
    rooms = ("room", form.room), ("documents_room", form.documents_room)
    return (
        *(Complaint("attendees", sentence, warning=True) for sentence in found),
        *advise_ended(session, form.held_on, rooms),
    )


def describe(session: Session, key: str, *, today: date) -> Details:
    """An invitation, where it stands, and until when its report is due; AppError when it is gone."""
    row = alive(session, Invitation, key)
    regulation = regulation_on(session, row.ends_on or row.held_on)
    due = report_due(row.ends_on or row.held_on, regulation.attended_report_days, read_calendar(session))
    hour = f"{row.starts_at:%H:%M}, " if row.starts_at else ""
    asked, declined = asked_for(session, row.id), declined_for(session, row.id)
    columns = (
        ("agency_id", ref_of(session, "agency", row.agency_id)),
        ("held_on", f"{hour}{weekday(row.held_on)}, {short_date(row.held_on)}"),
        ("ends_on", row.ends_on),
        *((name, getattr(row, name)) for name in _TOLD),
        ("asked_on", _asked(row.asked_on, asked)),
        *((name, getattr(row, name)) for name in _REPORTED),
        ("invited_id", ref_of(session, "person", row.invited_id)),
        ("room_id", ref_of(session, "agency", row.room_id)),
        ("documents_room_id", ref_of(session, "agency", row.documents_room_id)),
    )
    people = refs_of(session, "person", _attendees(session, row))
    told = {
        "Người đi": tuple(one.name for one in people),
        "Dự thay": _instead(session, row),
        "Không dự": (f"trả lời cho ngày cũ, {short_date(declined)}: quyết định lại",) if declined else (),
        "Hạn báo cáo": (short_date(due),) if people and row.reported_on is None else (),
        "Tệp đính kèm": attached(session, TABLE, row.id),
    }
    (listed,) = invitations.read(session, [key], today=today)
    return Details(row.content, listed.standing.label, facts(TABLE, columns), without_empty(told))
