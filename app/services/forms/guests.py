"""The form of those invited to a meeting: groups added at once, contents, answers, substitutes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Loaded
from app.briefings.guests_form import GuestRow, GuestsForm, OldAnswer
from app.core.errors import AppError
from app.core.meeting_held_terms import Answer
from app.core.meeting_terms import Group
from app.core.terms import AgencyKind, Attendance
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Meeting, MeetingAttendance
from app.models.meeting_held import AttendanceItem
from app.models.person import Person
from app.rules.item_numbers import read_numbers, say_numbers
from app.services.agenda_papers import numbers_of, on_agenda
from app.services.ended_agencies import advise_ended_rows
from app.services.forms.common import (
    Part,
    alive,
    newest_change,
    part_rows,
    put,
    require_fresh,
    write_links,
    write_parts,
)
from app.services.forms.refs import Refs, ref_of
from app.services.locked_meetings import require_open
from app.services.old_days import answered_for
from app.services.participants import members, of_kind

TABLE = Meeting.__tablename__
_PLAIN = ("sent_on", "answer", "answered_on", "substitute", "substitute_post", "substitute_phone", "reason")
_GROUPS = {"committee": Group.COMMITTEE, "rooms": Group.ROOM_HEADS, "office_leaders": Group.OFFICE_LEADERS}
_KINDS = {"departments": AgencyKind.DEPARTMENT, "communes": AgencyKind.COMMUNE}


def load(session: Session, key: str | None) -> Loaded[GuestsForm]:
    """Those invited to the meeting of a key; without a meeting (None) an empty form."""
    if key is None:
        return Loaded("", GuestsForm())
    meeting = alive(session, Meeting, key)
    owner = {"meeting_id": meeting.id}
    numbers = numbers_of(session, meeting.id)
    guests, old = part_rows(session, MeetingAttendance, owner), answered_for(session, meeting.id)
    rows = tuple(_guest(session, row, numbers, old) for row in guests)
    values = GuestsForm(guests=rows, contents=len(numbers))
    return Loaded(key, values, newest_change(session, TABLE, meeting.id))


def _guest(
    session: Session, row: MeetingAttendance, numbers: Mapping[UUID, int], old: Mapping[str, date]
) -> GuestRow:
    links = part_rows(session, AttendanceItem, {"attendance_id": row.id})
    asked = [numbers[link.agenda_item_id] for link in links if link.agenda_item_id in numbers]
    who = ref_of(session, "person", row.person_id) or ref_of(session, "agency", row.agency_id)
    day = old.get(row.id.hex)
    said = OldAnswer(row.answer, row.answered_on, day) if day else None
    plain = {name: getattr(row, name) for name in _PLAIN}
    return GuestRow(row.id.hex, who, say_numbers(asked), **plain, old=said)


def advise_agencies(session: Session, typed: Loaded[GuestsForm]) -> tuple[Complaint, ...]:
    """Warn of those invited that are no more on the day of the meeting; AppError when it is gone."""
    if not typed.key:
        return ()
    day, invited = alive(session, Meeting, typed.key).held_on, [row.who for row in typed.values.guests]
    return tuple(advise_ended_rows(session, day, invited, field="guests", column="who"))


def save(session: Session, loaded: Loaded[GuestsForm]) -> str:
    """Write those invited, and add the groups that are ticked; returns the key of the meeting.

    Raises:
        AppError: the meeting is gone, locked or was changed since, or who is invited is not there any more.
    """
    values, meeting, refs = loaded.values, alive(session, Meeting, loaded.key), Refs(session)
    require_fresh(session, TABLE, meeting.id, seen=loaded.seen)
    require_open(session, meeting.id)
    owner = {"meeting_id": meeting.id}
    contents = on_agenda(session, meeting.id)
    written = write_parts(session, MeetingAttendance, owner, [_part(row, refs) for row in values.guests])
    for row, typed in zip(written, values.guests, strict=True):
        _write_items(session, row, typed.items, contents)
    for who in _added(session, values, written, meeting.held_on):
        column = "person_id" if isinstance(who, Person) else "agency_id"
        written.append(put(session, MeetingAttendance, None, {**owner, column: who.id}))
    _send(written, values.sent_on, values.sent_by)
    session.flush()
    return loaded.key


def _part(row: GuestRow, refs: Refs) -> Part:
    key = refs.key(row.who)
    is_agency = row.who is not None and row.who.table == "agency"
    who = {"person_id": None if is_agency else key, "agency_id": key if is_agency else None}
    excused = {"state": Attendance.EXCUSED} if row.answer is Answer.CANNOT and not row.is_old else {}
    columns: dict[str, Any] = {**who, **{name: getattr(row, name) for name in _PLAIN}, **excused}
    return row.key, columns


def _write_items(
    session: Session, row: MeetingAttendance, typed: str, contents: Sequence[AgendaItem]
) -> None:
    try:
        numbers = read_numbers(typed, len(contents))
    except ValueError as error:
        raise AppError(str(error), "Sửa số của nội dung rồi lưu lại.") from error
    keys = [contents[number - 1].id for number in numbers]
    write_links(session, AttendanceItem, {"attendance_id": row.id}, keys, column="agenda_item_id")


def _added(
    session: Session, values: GuestsForm, written: Sequence[MeetingAttendance], day: date
) -> Iterator[Person | Agency]:
    """The people and agencies of the ticked groups that are not invited yet, each once."""
    known = {row.person_id or row.agency_id for row in written}
    for who in _ticked(session, values, day):
        if who.id not in known:
            known.add(who.id)
            yield who


def _ticked(session: Session, values: GuestsForm, day: date) -> Iterator[Person | Agency]:
    for name, group in _GROUPS.items():
        if getattr(values, name):
            yield from members(session, group, day)
    for name, kind in _KINDS.items():
        if getattr(values, name):
            yield from of_kind(session, kind, day)


def _send(rows: Sequence[MeetingAttendance], sent_on: date | None, sent_by: str) -> None:
    """Note day and way of the invitation for those who have none."""
    if sent_on is None:
        return
    for row in rows:
        if row.sent_on is None:
            row.sent_on, row.sent_by = sent_on, sent_by
