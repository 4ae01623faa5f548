"""A meeting as its minutes are taken: read whole, saved by what has changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import or_, select

from app.briefings.held_meeting import Attendee, ConclusionText, HeldItem, HeldMeeting, SpeechLine
from app.core.errors import AppError
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Conclusion, Meeting, MeetingAttendance
from app.models.meeting_held import ItemRecord, MeetingRecord, Speech
from app.models.person import Person
from app.rules.meeting_kinds import SESSIONS
from app.rules.post_names import post_of
from app.rules.taking_minutes import is_empty
from app.services.agenda_papers import on_agenda
from app.services.asked_contents import asked_for
from app.services.carried_out import require_free, tasks_of
from app.services.chairing import chair_of
from app.services.committee import members
from app.services.forms.common import alive, part_rows, put
from app.services.forms.refs import holder_of
from app.services.locked_meetings import lock_of, require_open, require_rows_open, say_cancelled, say_lock
from app.services.meeting_locks import earlier, item_records, record_of
from app.services.regulation_versions import regulation_on

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.base import Record

_LAST = 1 << 30  # the rank of who has none
_HEAD = ("opened_at", "ended_at", "secretary", "notes")
_ITEM = ("notes", "result", "seconds")
_SPEECH = ("speaker", "content", "seconds")
_ATTENDEE = ("state", "substitute", "reason", "arrived_at", "left_at")


def read_held(session: Session, key: str) -> HeldMeeting:
    """The minutes of a meeting as they stand; AppError when it is gone."""
    row = alive(session, Meeting, key)
    owner, record, regulation = (
        {"meeting_id": row.id},
        record_of(session, row.id),
        regulation_on(session, row.held_on),
    )
    items = tuple(_items(session, on_agenda(session, row.id), regulation.item_minutes))
    tasks = tasks_of(session, row.id)
    known = {item.key for item in items}
    return HeldMeeting(
        key=key,
        title=row.title,
        kind=row.kind,
        held_on=row.held_on,
        **_chair(session, row),
        **({name: getattr(record, name) for name in _HEAD} if record else {}),
        members=_members(session, row),
        speech_minutes=regulation.speech_minutes,
        items=items,
        speeches=tuple(
            SpeechLine(one.id.hex, _about(one.agenda_item_id, known), one.speaker, one.content, one.seconds)
            for one in part_rows(session, Speech, owner)
        ),
        conclusions=tuple(
            ConclusionText(one.id.hex, _about(one.agenda_item_id, known), one.content, tasks.get(one.id, ""))
            for one in part_rows(session, Conclusion, owner)
        ),
        attendees=read_attendees(session, row),
        locked=say_cancelled(row) or say_lock(lock_of(session, row.id)),
        is_cancelled=row.cancelled_on is not None,
        approved_on=record.approved_on if record else None,
        earlier=earlier(session, row),
    )


def _chair(session: Session, row: Meeting) -> dict[str, Any]:
    """Who is to chair, which of the attendees that is, and who was delegated for it."""
    named, chair = holder_of(session, row.chair_post_id, row.chair_person_id), chair_of(session, row.id.hex)
    return {
        "chair": named.name if named else "",
        "chair_row": chair.row,
        "chair_delegate": chair.delegate_name,
    }


def _about(item: UUID | None, known: set[str]) -> str:
    """A content that was struck out leaves what was said of it to the whole meeting."""
    return item.hex if item is not None and item.hex in known else ""


def _members(session: Session, meeting: Meeting) -> int:
    """All who were members of the committee on the day of a session, also those who were not invited."""
    return len(members(session, meeting.held_on)) if meeting.kind in SESSIONS else 0


def _items(session: Session, rows: Sequence[AgendaItem], usual_minutes: int) -> Iterator[HeldItem]:
    records = item_records(session, [row.id for row in rows])
    agencies = dict(
        iter(
            session.execute(select(Agency.id, Agency.name).where(Agency.id.in_({r.agency_id for r in rows})))
        )
    )
    for row in rows:
        record = records.get(row.id)
        told = {name: getattr(record, name) for name in _ITEM} if record else {}
        agency = agencies.get(row.agency_id, "") if row.agency_id else ""
        yield HeldItem(row.id.hex, row.content, agency, row.minutes or usual_minutes, **told)


def read_attendees(session: Session, meeting: Meeting) -> tuple[Attendee, ...]:
    """Those invited: who was a member on the day, by rank, other people by rank, agencies in the office's order."""
    asked = asked_for(session, meeting.id)
    own = Agency.__table__.alias("own")
    rows = session.execute(
        select(MeetingAttendance, Person, Agency, own.c.name.label("own"))
        .outerjoin(Person, Person.id == MeetingAttendance.person_id)
        .outerjoin(own, own.c.id == Person.agency_id)
        .outerjoin(Agency, Agency.id == MeetingAttendance.agency_id)
        .where(MeetingAttendance.meeting_id == meeting.id, MeetingAttendance.deleted_at.is_(None))
        .where(or_(Person.id.is_not(None), Agency.id.is_not(None)))
        .order_by(MeetingAttendance.id)
    ).all()
    committee = set(members(session, meeting.held_on))
    people = sorted(
        (row for row in rows if row[1] is not None),
        key=lambda row: (row[1].id not in committee, row[1].rank or _LAST),
    )
    agencies = sorted(
        (row for row in rows if row[1] is None), key=lambda row: (row[2].position, row[2].sort_key)
    )
    return (
        *(
            _attendee(
                row,
                person.full_name,
                post_of(person.title, home or ""),
                asked,
                is_member=person.id in committee,
            )
            for row, person, _, home in people
        ),
        *(_attendee(row, agency.name, "", asked) for row, _, agency, _ in agencies),
    )


def _attendee(
    row: MeetingAttendance,
    name: str,
    post: str,
    asked: Mapping[UUID, tuple[str, ...]],
    *,
    is_member: bool = False,
) -> Attendee:
    told = {column: getattr(row, column) for column in _ATTENDEE}
    return Attendee(row.id.hex, name, post, is_member, **told, items=asked.get(row.id, ()))


def save_held(session: Session, before: HeldMeeting, now: HeldMeeting) -> None:
    """Write what differs between two states of the minutes, and nothing else.

    Raises:
        AppError: the meeting is gone or locked, somebody on its list is not there any more, or a conclusion is struck
            out that a task carries out. One that is only emptied keeps its words: new ones are about to be typed.
    """
    meeting = alive(session, Meeting, now.key)
    require_open(session, meeting.id)
    require_free(session, meeting.id, _struck(before, now))
    now = replace(now, conclusions=_with_words(session, meeting.id, before, now))
    if _values(before, _HEAD) != _values(now, _HEAD):
        head = {"meeting_id": meeting.id, **_values(now, _HEAD)}
        put(session, MeetingRecord, record_of(session, meeting.id), head)
    _save_items(session, before, now)
    _save_lines(session, Speech, meeting.id, before.speeches, now.speeches, _SPEECH)
    _save_lines(session, Conclusion, meeting.id, before.conclusions, now.conclusions, ("content",))
    _save_attendees(session, before, now)
    session.flush()


def _struck(before: HeldMeeting, now: HeldMeeting) -> list[UUID]:
    """The conclusions that are there no more."""
    there = {one.key for one in now.conclusions}
    return [UUID(one.key) for one in before.conclusions if one.key not in there]


def _with_words(
    session: Session, meeting: UUID, before: HeldMeeting, now: HeldMeeting
) -> tuple[ConclusionText, ...]:
    """The conclusions, with the words before in those that tasks carry out and that say nothing now."""
    words = {one.key: one for one in before.conclusions}
    empty = {one.key for one in now.conclusions if is_empty(one)} & words.keys()
    kept = tasks_of(session, meeting).keys() if empty else ()
    return tuple(
        words[one.key] if one.key in empty and UUID(one.key) in kept else one for one in now.conclusions
    )


def _values(row: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _save_items(session: Session, before: HeldMeeting, now: HeldMeeting) -> None:
    old = {item.key: item for item in before.items}
    new = [item for item in now.items if item != old.get(item.key)]
    require_rows_open(
        session, AgendaItem.__tablename__, [UUID(item.key) for item in new]
    )  # it may be moved by now
    records = item_records(session, [UUID(item.key) for item in new])
    for item in new:
        key = UUID(item.key)
        put(session, ItemRecord, records.get(key), {"agenda_item_id": key, **_values(item, _ITEM)})


def _save_lines(
    session: Session,
    model: type[Speech | Conclusion],
    meeting: UUID,
    before: Sequence[SpeechLine | ConclusionText],
    now: Sequence[SpeechLine | ConclusionText],
    names: Sequence[str],
) -> None:
    """Lines in which nothing was written yet are not kept; places follow once the lines themselves differ.

    A line that was taken out and stands there again comes back from the bin.
    """
    old = {line.key: line for line in before}
    moved = list(old) != [line.key for line in now]
    for place, line in enumerate(now):
        row: Record | None = session.get(model, UUID(line.key))
        if row is None and is_empty(line):
            continue
        if moved or line != old.get(line.key):
            about = UUID(line.item) if line.item else None
            values = {"meeting_id": meeting, "agenda_item_id": about, **_values(line, names)}
            new = {"deleted_at": None} if row is not None else {"id": UUID(line.key)}
            order = {"position": place} if moved or row is None else {}
            put(session, model, row, {**new, **values, **order})
    for key in old.keys() - {line.key for line in now}:
        if (gone := session.get(model, UUID(key))) is not None:
            gone.deleted_at = datetime.now(UTC)


def _save_attendees(session: Session, before: HeldMeeting, now: HeldMeeting) -> None:
    old = {one.key: one for one in before.attendees}
    for one in now.attendees:
        if one == old.get(one.key):
            continue
        row = session.get(MeetingAttendance, UUID(one.key))
        if row is None or row.deleted_at is not None:
            raise AppError(f"{one.name} không còn trong thành phần dự họp.", "Tải lại cuộc họp rồi ghi tiếp.")
        put(session, MeetingAttendance, row, _values(one, _ATTENDEE))
