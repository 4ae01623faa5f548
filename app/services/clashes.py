"""What the schedule, the meetings and the invitations of some days take of people and rooms (duties 78-84)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from app.briefings.appointment_form import AppointmentForm
from app.briefings.forms import Ref
from app.briefings.schedule import Half
from app.core.meeting_held_terms import Answer
from app.core.terms import Attendance
from app.core.text import fold
from app.models.asking import Question, ask
from app.rules.clashes import Clash, Slot, Taken, clashes, half_of, when
from app.rules.facts import stands
from app.rules.taking_part import comes
from app.services.delegated_sql import ends_on
from app.services.delegations import acting_for, holders_on
from app.services.old_days import ANSWERED_FOR
from app.services.regulation_versions import regulation_on

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.asking import Reads

_LINE, _MEETING, _INVITATION = 0, 1, 2
_IS_OLD = f"""part.state = 'invited' AND (part.answer IS NOT NULL OR part.substitute <> '')
    AND {ANSWERED_FOR} IS NOT NULL"""
"""Whether what somebody announced was for another day of the meeting (decision 143)."""
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
        SELECT id AS what_id, 0 AS rank, 0 AS place, chair_post_id AS post_id, chair_person_id AS person_id,
            NULL AS state, NULL AS answer, '' AS substitute
        FROM appointment WHERE id IN (SELECT id FROM what WHERE kind = {_LINE})
        UNION ALL
        SELECT id, 0, 0, chair_post_id, chair_person_id, NULL, NULL, ''
        FROM meeting WHERE id IN (SELECT id FROM what WHERE kind = {_MEETING})
        UNION ALL
        SELECT id, 1, 0, NULL, office_leader_id, NULL, NULL, ''
        FROM appointment WHERE id IN (SELECT id FROM what WHERE kind = {_LINE})
        UNION ALL
        SELECT appointment_id, 2, position, post_id, person_id, NULL, NULL, '' FROM appointment_person
        WHERE deleted_at IS NULL AND appointment_id IN (SELECT id FROM what WHERE kind = {_LINE})
        UNION ALL
        SELECT what.id, 3, 0, NULL, part.person_id, part.state,
            CASE WHEN {_IS_OLD} THEN NULL ELSE part.answer END, CASE WHEN {_IS_OLD} THEN '' ELSE part.substitute END
        FROM what
            JOIN meeting ON meeting.id = what.meeting_id
            JOIN meeting_attendance AS part ON part.meeting_id = meeting.id
        WHERE part.deleted_at IS NULL AND part.person_id IS NOT NULL
        UNION ALL
        SELECT invitation_id, 2, position, NULL, person_id, NULL, NULL, '' FROM invitation_attendee
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
        who.post_id, who.person_id, who.rank, who.place AS place_of, who.state, who.answer, who.substitute,
        coalesce(post.name, person.full_name) AS name,
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
        "state": Attendance,
        "answer": Answer,
    },
)
"""A row for everybody whom something takes or who is invited to it, and of a post for each who ever held it or acts
for it in these days."""
_PEOPLE = Question("SELECT id, full_name FROM person WHERE deleted_at IS NULL")


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

    One question, whatever there is, until somebody does not come. A meeting, on its line too, takes whoever is invited
    and comes, and who comes instead of another; an invitation of several days is one for each of them.
    """
    rows = _rows(reads, first, last)
    instead = _stand_ins(reads, rows)
    return tuple(
        taken
        for (_, key), group in groupby(rows, key=lambda row: (row.kind, row.id))
        for taken in _days(list(group), instead.get(key, {}), first, last)
    )


def stand_ins(reads: Reads, first: date, last: date) -> set[UUID]:
    """Return those who come to the meetings of some days instead of others."""
    found = _stand_ins(reads, _rows(reads, first, last))
    return {UUID(token.partition(":")[2]) for tokens in found.values() for token in tokens}


def people_called(reads: Reads, names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return token and name of the people who have these names, by them; whom nobody or several go by is not known."""
    called: dict[str, list[tuple[str, str]]] = {}
    for row in ask(reads, _PEOPLE, {}):
        called.setdefault(fold(row.full_name), []).append((f"person:{row.id}", row.full_name))
    return {name: same[0] for name in names if name and len(same := called.get(fold(name), [])) == 1}


def _rows(reads: Reads, first: date, last: date) -> Sequence[Any]:
    return ask(reads, _TAKEN, {"first": first.isoformat(), "last": last.isoformat()})


def _is_away(row: Any) -> bool:
    return row.state is not None and not comes(row.state, row.answer, row.substitute)


def _stand_ins(reads: Reads, rows: Iterable[Any]) -> dict[str, dict[str, str]]:
    """Who comes instead of those who do not, by what they come to: the substitutes that are noted."""
    away = [row for row in rows if _is_away(row) and row.substitute]
    called = people_called(reads, {row.substitute for row in away}) if away else {}
    found: dict[str, dict[str, str]] = {}
    for row in away:
        if row.substitute in called:
            found.setdefault(row.id, {}).update([called[row.substitute]])
    return found


def _days(rows: list[Any], instead: dict[str, str], first: date, last: date) -> Iterator[Taken]:
    one = rows[0]
    day = max(one.day, first)
    while day <= min(one.until, last):
        slot = _slot(one, day)
        people = {**_tokens(rows, day), **instead}
        yield Taken(one.id, slot, people, fold(one.place), said(slot, one.content))
        day += timedelta(days=1)


def _slot(row: Any, day: date) -> Slot:
    if row.kind == _INVITATION:
        return slot_of(day, row.day, row.until, row.starts_at)
    return Slot(day, half_of(row.starts_at, row.half), row.starts_at, row.ends_at)


def _tokens(rows: Sequence[Any], day: date) -> dict[str, str]:
    """Whom something takes, as `chosen` tells them; who does not come is not taken, not by his post either."""
    found: dict[str, str] = {}
    away = {row.person_id for row in rows if _is_away(row)}
    for post, of_post in groupby(rows, key=lambda row: (row.rank, row.place_of, row.post_id)):
        told = list(of_post)
        if post[2] is None:
            for row in told:
                if row.person_id is not None and row.person_id not in away:
                    found.setdefault(f"person:{row.person_id}", row.name or "")
            continue
        here = [row for row in told if row.holder_id and stands(row.from_on, row.to_on, day)]
        holders = {row.holder_id for row in here if not row.acting}
        name = told[0].name or ""
        if not holders or not holders <= away:
            found.setdefault(f"post:{post[2]}", name)
        for row in here:
            if row.holder_id not in away:
                called = _instead(row.acting, name) if row.acting else name
                found.setdefault(f"person:{row.holder_id}", called)
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
