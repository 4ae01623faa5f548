"""What the schedule, the meetings and the invitations of a day take of people and rooms (duties 78-84)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select

from app.briefings.appointment_form import AppointmentForm
from app.briefings.forms import Ref
from app.briefings.schedule import Half
from app.core.text import fold
from app.models.invitation import Invitation, InvitationAttendee
from app.models.meeting import Meeting, MeetingAttendance
from app.models.person import Person, Post, PostHolding
from app.models.schedule import Appointment, AppointmentPerson
from app.rules.clashes import Clash, Slot, Taken, clashes, half_of
from app.services.delegations import holders_on
from app.services.settings import read_regulation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Holder = tuple[UUID | None, UUID | None]


def clashes_of(session: Session, taken: Taken) -> tuple[Clash, ...]:
    """What shares a person or the place with something at the same time: lines of the schedule, meetings beside it."""
    minutes = read_regulation(session).appointment_minutes
    return tuple(clashes(taken, taken_on(session, taken.slot.day), minutes=minutes))


def taken_by(session: Session, key: str, form: AppointmentForm) -> Taken:
    """What a line takes as it stands in its form."""
    day = form.day or date.min
    chosen = [ref for ref in (form.chair, *form.people) if ref is not None and ref.key]
    names = {_holder(ref): ref.name for ref in chosen}
    slot = Slot(day, half_of(form.starts_at, form.half), form.starts_at, form.ends_at)
    people = _tokens(session, names, day)
    if form.office_leader is not None and form.office_leader.key:
        people[f"person:{form.office_leader.key}"] = form.office_leader.name
    return Taken(key, slot, people, fold(form.place), said(form.starts_at, form.content))


def taken_on(session: Session, day: date) -> tuple[Taken, ...]:
    """What all lines of a day take, the meetings of that day that are on no line, and those of others."""
    return (*_lines(session, day), *_meetings(session, day), *_invitations(session, day))


def said(starts_at: time | None, content: str) -> str:
    """A line in a sentence: "08:00 “Họp giao ban”"."""
    at = f"{starts_at:%H:%M} " if starts_at else ""
    return f"{at}“{content}”"


def _lines(session: Session, day: date) -> Iterator[Taken]:
    rows = session.scalars(
        select(Appointment).where(Appointment.day == day, Appointment.deleted_at.is_(None))
    ).all()
    others: dict[UUID, list[Holder]] = {}
    for part in session.execute(
        select(
            AppointmentPerson.appointment_id, AppointmentPerson.post_id, AppointmentPerson.person_id
        ).where(
            AppointmentPerson.appointment_id.in_([row.id for row in rows]),
            AppointmentPerson.deleted_at.is_(None),
        )
    ):
        others.setdefault(part.appointment_id, []).append((part.post_id, part.person_id))
    for row in rows:
        holders = [
            (row.chair_post_id, row.chair_person_id),
            (None, row.office_leader_id),
            *others.get(row.id, ()),
        ]
        slot = Slot(row.day, row.half, row.starts_at, row.ends_at)
        yield _taken(session, row, slot, holders)


def _meetings(session: Session, day: date) -> Iterator[Taken]:
    on_lines = select(Appointment.meeting_id).where(
        Appointment.meeting_id.is_not(None), Appointment.deleted_at.is_(None)
    )
    rows = session.scalars(
        select(Meeting).where(
            Meeting.held_on == day, Meeting.deleted_at.is_(None), Meeting.id.not_in(on_lines)
        )
    ).all()
    for row in rows:
        invited = session.scalars(
            select(MeetingAttendance.person_id).where(
                MeetingAttendance.meeting_id == row.id,
                MeetingAttendance.person_id.is_not(None),
                MeetingAttendance.deleted_at.is_(None),
            )
        )
        holders = [(row.chair_post_id, row.chair_person_id), *((None, person) for person in invited)]
        slot = Slot(row.held_on, half_of(row.starts_at, Half.MORNING), row.starts_at)
        yield _taken(session, row, slot, holders)


def _invitations(session: Session, day: date) -> Iterator[Taken]:
    """Who goes to a meeting or with a delegation of others; its hour is that of its first day."""
    rows = session.scalars(
        select(Invitation).where(
            Invitation.held_on <= day,
            func.coalesce(Invitation.ends_on, Invitation.held_on) >= day,
            Invitation.declined.is_(False),
            Invitation.deleted_at.is_(None),
        )
    ).all()
    for row in rows:
        going = session.scalars(
            select(InvitationAttendee.person_id).where(
                InvitationAttendee.invitation_id == row.id, InvitationAttendee.deleted_at.is_(None)
            )
        )
        slot = slot_of(day, row.held_on, row.ends_on, row.starts_at)
        yield _taken(session, row, slot, [(None, person) for person in going])


def slot_of(day: date, held_on: date, ends_on: date | None, starts_at: time | None) -> Slot:
    """When on a day something of one or several days is: all day, but for the hour of a single one."""
    if starts_at is None or (ends_on or held_on) > held_on:
        return Slot(day, Half.WHOLE)
    return Slot(day, half_of(starts_at, Half.MORNING), starts_at)


def _taken(session: Session, row: Any, slot: Slot, holders: Iterable[Holder]) -> Taken:
    content = row.title if isinstance(row, Meeting) else row.content
    names = {holder: "" for holder in holders if holder != (None, None)}
    people = _tokens(session, names, slot.day)
    return Taken(row.id.hex, slot, people, fold(row.place), said(slot.starts_at, content))


def _tokens(session: Session, named: dict[Holder, str], day: date) -> dict[str, str]:
    """Posts and people by what tells them apart: a post stands for whoever holds it on the day, too."""
    found: dict[str, str] = {}
    for (post, person), name in named.items():
        if post is not None:
            called = name or session.scalar(select(Post.name).where(Post.id == post)) or ""
            found[f"post:{post.hex}"] = called
            found.update((f"person:{key.hex}", called) for key in holders_on(session, post, day))
        elif person is not None:
            called = name or session.scalar(select(Person.full_name).where(Person.id == person)) or ""
            found[f"person:{person.hex}"] = called
    return found


def posts_on(session: Session, person: UUID, day: date) -> list[UUID]:
    """The posts that a person holds on a day."""
    open_from = (PostHolding.from_on.is_(None)) | (PostHolding.from_on <= day)
    open_to = (PostHolding.to_on.is_(None)) | (PostHolding.to_on >= day)
    rows = session.scalars(
        select(PostHolding.post_id).where(
            PostHolding.person_id == person, PostHolding.deleted_at.is_(None), open_from, open_to
        )
    )
    return list(rows)


def _holder(ref: Ref) -> Holder:
    key = UUID(hex=ref.key)
    return (key, None) if ref.table == "post" else (None, key)
