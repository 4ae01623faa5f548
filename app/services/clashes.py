"""What the schedule, the meetings and the invitations of some days take of people and rooms (duties 78-84)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from app.briefings.appointment_form import AppointmentForm
from app.briefings.forms import Ref
from app.briefings.schedule import Half
from app.core.text import fold
from app.models.asking import Question, ask
from app.rules.clashes import Clash, Slot, Taken, clashes, half_of, when
from app.rules.facts import stands
from app.services.delegated_sql import ends_on
from app.services.delegations import acting_for, holders_on
from app.services.regulation_versions import regulation_on

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.asking import Reads

_LINE, _MEETING, _INVITATION = 0, 1, 2
_TAKEN = Question(
    f"""
    WITH what AS (
        SELECT {_LINE} AS kind, id, day, day AS until, half, starts_at, ends_at, content, place, meeting_id
        FROM appointment WHERE day BETWEEN :first AND :last AND deleted_at IS NULL
        UNION ALL
        SELECT {_MEETING}, id, held_on, held_on, '{Half.MORNING}', starts_at, ends_at, title, place, id
        FROM meeting
        WHERE held_on BETWEEN :first AND :last AND deleted_at IS NULL AND cancelled_on IS NULL AND NOT EXISTS (
            SELECT 1 FROM appointment AS line WHERE line.meeting_id = meeting.id AND line.deleted_at IS NULL)
        UNION ALL
        SELECT {_INVITATION}, id, held_on, coalesce(ends_on, held_on), NULL, starts_at, NULL, content, place, NULL
        FROM invitation WHERE held_on <= :last AND coalesce(ends_on, held_on) >= :first
            AND NOT declined AND deleted_at IS NULL
    ), who AS (
        SELECT id AS what_id, 0 AS rank, 0 AS place, chair_post_id AS post_id, chair_person_id AS person_id
        FROM appointment WHERE id IN (SELECT id FROM what WHERE kind = {_LINE})
        UNION ALL
        SELECT id, 0, 0, chair_post_id, chair_person_id
        FROM meeting WHERE id IN (SELECT id FROM what WHERE kind = {_MEETING})
        UNION ALL
        SELECT id, 1, 0, NULL, office_leader_id FROM appointment WHERE id IN (SELECT id FROM what WHERE kind = {_LINE})
        UNION ALL
        SELECT appointment_id, 2, position, post_id, person_id FROM appointment_person
        WHERE deleted_at IS NULL AND appointment_id IN (SELECT id FROM what WHERE kind = {_LINE})
        UNION ALL
        SELECT what.id, 3, 0, NULL, person_id FROM what
            JOIN meeting_attendance AS invited ON invited.meeting_id = what.meeting_id
        WHERE invited.deleted_at IS NULL AND invited.person_id IS NOT NULL
        UNION ALL
        SELECT invitation_id, 2, position, NULL, person_id FROM invitation_attendee
        WHERE deleted_at IS NULL AND invitation_id IN (SELECT id FROM what WHERE kind = {_INVITATION})
    ), held AS (
        SELECT id, post_id, person_id, from_on, to_on, '' AS acting FROM post_holding WHERE deleted_at IS NULL
        UNION ALL
        SELECT delegation.id, delegation.post_id, delegation.person_id,
            delegation.from_on, {ends_on()}, person.full_name
        FROM delegation JOIN person ON person.id = delegation.person_id
        WHERE delegation.deleted_at IS NULL AND delegation.from_on <= :last AND delegation.to_on >= :first
    )
    SELECT what.kind, what.id, what.day, what.until, what.half, what.starts_at, what.ends_at, what.content, what.place,
        who.post_id, who.person_id, coalesce(post.name, person.full_name) AS name,
        held.person_id AS holder_id, held.from_on, held.to_on, held.acting
    FROM what LEFT JOIN who ON who.what_id = what.id AND coalesce(who.post_id, who.person_id) IS NOT NULL
        LEFT JOIN post ON post.id = who.post_id
        LEFT JOIN person ON who.post_id IS NULL AND person.id = who.person_id
        LEFT JOIN held ON held.post_id = who.post_id
    ORDER BY what.kind, what.day, what.id, who.rank, who.place, held.acting, held.id""",
    {
        **dict.fromkeys(("day", "until", "from_on", "to_on"), date.fromisoformat),
        **dict.fromkeys(("starts_at", "ends_at"), time.fromisoformat),
        "half": Half,
    },
)
"""A row for everybody whom something takes, and of a post for each who ever held it or acts for it in these days."""


def clashes_of(session: Session, taken: Taken) -> tuple[Clash, ...]:
    """What shares a person or the place with something at the same time: lines of the schedule, meetings beside it."""
    day = taken.slot.day
    minutes = regulation_on(session, day).appointment_minutes
    return tuple(clashes(taken, taken_between(session, day, day), minutes=minutes))


def taken_by(session: Session, key: str, form: AppointmentForm) -> Taken:
    """What a line takes as it stands in its form."""
    day = form.day or date.min
    named = [ref for ref in (form.chair, *form.people, form.office_leader) if ref is not None and ref.key]
    slot = Slot(day, half_of(form.starts_at, form.half), form.starts_at, form.ends_at)
    people = chosen(session, named, day)
    return Taken(key, slot, people, fold(form.place), said(slot, form.content))


def chosen(session: Session, refs: Iterable[Ref], day: date) -> dict[str, str]:
    """Posts and people by what tells them apart: a post stands for whoever holds it or acts for it on the day, too."""
    found: dict[str, str] = {}
    for ref in refs:
        found.setdefault(f"{ref.table}:{ref.key}", ref.name)
        if ref.table == "post":
            for person in holders_on(session, UUID(hex=ref.key), day):
                found.setdefault(f"person:{person.hex}", ref.name)
            acting = acting_for(session, UUID(hex=ref.key), day)
            if acting is not None and acting.delegated:
                found.setdefault(f"person:{acting.person_id.hex}", _instead(acting.name, ref.name))
    return found


def taken_between(reads: Reads, first: date, last: date) -> tuple[Taken, ...]:
    """What all lines of some days take, the meetings that are on no line, and the invitations of others.

    One question, whatever there is. A line of a meeting takes whoever is invited to that; an invitation of several
    days is one for each of them.
    """
    rows = ask(reads, _TAKEN, {"first": first.isoformat(), "last": last.isoformat()})
    return tuple(
        taken
        for _, group in groupby(rows, key=lambda row: (row.kind, row.id))
        for taken in _days(list(group), first, last)
    )


def _days(rows: list[Any], first: date, last: date) -> Iterator[Taken]:
    one = rows[0]
    day = max(one.day, first)
    while day <= min(one.until, last):
        slot = _slot(one, day)
        yield Taken(one.id, slot, _tokens(rows, day), fold(one.place), said(slot, one.content))
        day += timedelta(days=1)


def _slot(row: Any, day: date) -> Slot:
    if row.kind == _INVITATION:
        return slot_of(day, row.day, row.until, row.starts_at)
    return Slot(day, half_of(row.starts_at, row.half), row.starts_at, row.ends_at)


def _tokens(rows: Iterable[Any], day: date) -> dict[str, str]:
    """Whom something takes, as `chosen` tells them."""
    found: dict[str, str] = {}
    for row in rows:
        if row.post_id is None:
            if row.person_id is not None:
                found.setdefault(f"person:{row.person_id}", row.name or "")
            continue
        found.setdefault(f"post:{row.post_id}", row.name or "")
        if row.holder_id is not None and stands(row.from_on, row.to_on, day):
            name = _instead(row.acting, row.name) if row.acting else row.name
            found.setdefault(f"person:{row.holder_id}", name or "")
    return found


def _instead(person: str, post: str) -> str:
    """Who acts for a post, so that a warning says why the line is his."""
    return f"{person} (thay {post})"


def said(slot: Slot, content: str) -> str:
    """A line in a sentence: "08:00–10:00 “Họp giao ban”", "buổi sáng “Tiếp khách”"."""
    return f"{when(slot)} “{content}”"


def slot_of(day: date, held_on: date, ends_on: date | None, starts_at: time | None) -> Slot:
    """When on a day something of one or several days is: all day, but for the hour of a single one."""
    if starts_at is None or (ends_on or held_on) > held_on:
        return Slot(day, Half.WHOLE)
    return Slot(day, half_of(starts_at, Half.MORNING), starts_at)
