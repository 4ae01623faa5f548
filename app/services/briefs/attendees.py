"""What lists of those who attend a meeting, name plates and envelopes are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from app.briefings.attendees import (
    AttendanceList,
    Delegate,
    DelegateGroup,
    Envelope,
    Envelopes,
    NamePlates,
)
from app.core.meeting_held_terms import Answer
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.meeting import Meeting, MeetingAttendance
from app.models.person import Person
from app.rules.post_names import post_of
from app.services.briefs import Question
from app.services.briefs.meeting import coming_first, invitation_of, standing, written_number
from app.services.committee import members
from app.services.forms.common import key_of
from app.services.heirs import read_agencies
from app.services.numbers import series_of
from app.services.old_days import answered_for
from app.services.standing_guests import each_once

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MEMBERS, OTHERS = "Thành viên UBND tỉnh", "Đại biểu khác"
_LAST = 1 << 30  # the rank of who has none


class _Invited(NamedTuple):
    """One row of those invited, with whom it names."""

    row: MeetingAttendance
    person: Person | None
    agency: Agency | None
    home: Agency | None
    is_member: bool
    old: date | None

    @property
    def answer(self) -> Answer | None:
        """What was answered for the day of the meeting; what was said for an earlier one does not count."""
        return None if self.old else self.row.answer

    @property
    def substitute(self) -> str:
        """Who comes instead on the day."""
        return "" if self.old else self.row.substitute


def attendance_list(session: Session, subject: str, _: date) -> AttendanceList:
    """Those invited to the meeting of a key: members, others, agencies by kind; AppError when it is gone or off."""
    meeting, groups = standing(session, subject), dict[str, list[Delegate]]()
    for one in _invited(session, meeting):
        groups.setdefault(_heading(one), []).append(_delegate(one))
    return AttendanceList(
        meeting.title,
        meeting.held_on,
        meeting.starts_at,
        _places(meeting),
        tuple(DelegateGroup(label, tuple(delegates)) for label, delegates in groups.items()),
    )


def name_plates(session: Session, subject: str, _: date) -> NamePlates:
    """Those who sit at the table: all but those who said that they cannot come; AppError when it is gone or off."""
    meeting = standing(session, subject)
    coming = [one for one in _invited(session, meeting) if one.answer is not Answer.CANNOT]
    return NamePlates(meeting.title, meeting.held_on, tuple(_delegate(one) for one in coming))


def envelopes(session: Session, subject: str, today: date) -> Envelopes:
    """An envelope for each invited, with the number of the invitation once it was issued; AppError as above."""
    meeting = standing(session, subject)
    to = tuple(_envelope(one) for one in _invited(session, meeting))
    went_out = invitation_of(session, subject)
    _series, symbol = series_of(session, "invitation", subject, on=today)
    return Envelopes(meeting.title, written_number(went_out) if went_out else "", to, symbol)


def _envelope(one: _Invited) -> Envelope:
    if one.person is None:
        return Envelope(one.agency.name if one.agency else "")
    post = _post(one)
    return Envelope(one.person.full_name, (post,) if post else ())


def _invited(session: Session, meeting: Meeting) -> list[_Invited]:
    """People by rank, members first, then agencies by kind and in the office's order.

    Each agency once, one that merged by the day of the meeting as its successor.
    """
    rows = session.execute(
        select(MeetingAttendance, Person, Agency)
        .outerjoin(Person, Person.id == MeetingAttendance.person_id)
        .outerjoin(Agency, Agency.id == MeetingAttendance.agency_id)
        .where(MeetingAttendance.meeting_id == meeting.id, MeetingAttendance.deleted_at.is_(None))
        .order_by(MeetingAttendance.id)
    )
    committee, old = set(members(session, meeting.held_on)), answered_for(session, meeting.id)
    found = [
        _Invited(
            row,
            person,
            agency,
            session.get(Agency, person.agency_id) if _has_home(person) else None,
            person is not None and person.id in committee,
            old.get(row.id.hex),
        )
        for row, person, agency in rows
    ]
    people = [one for one in found if one.person is not None]
    return sorted((*people, *_standing(session, meeting, found)), key=_order)


def _standing(session: Session, meeting: Meeting, found: Iterable[_Invited]) -> Iterator[_Invited]:
    """The agencies among those invited, as who stands for them on the day of the meeting."""
    agencies = [(one.agency.id, one) for one in found if one.person is None and one.agency is not None]
    invited = each_once(
        agencies,
        read_agencies(session, meeting.held_on),
        named=lambda pair: pair[0],
        says=lambda pair: bool(pair[1].answer or pair[1].substitute),
    )
    for key, ((_, one), *_) in invited.items():
        yield one._replace(agency=session.get_one(Agency, key_of(key)))


def _has_home(person: Person | None) -> bool:
    return person is not None and person.agency_id is not None


def _order(one: _Invited) -> tuple[int, int, int, str]:
    if one.person is not None:
        return (0 if one.is_member else 1), 0, one.person.rank or _LAST, one.person.sort_key
    if one.agency is None:
        raise ValueError("nobody is invited by this row")
    return 2, list(AgencyKind).index(one.agency.kind), one.agency.position, one.agency.sort_key


def _heading(one: _Invited) -> str:
    if one.person is not None:
        return MEMBERS if one.is_member else OTHERS
    return one.agency.kind.label if one.agency else OTHERS


def _delegate(one: _Invited) -> Delegate:
    """Who comes, or who comes instead; an agency has no name until it says whom it sends.

    Who comes instead has his own post, or only the agency of both: never that of whom he stands for.
    """
    row, note = one.row, "; ".join(_notes(one))
    if one.substitute:
        home = one.agency or one.home
        return Delegate(one.substitute, row.substitute_post or (home.name if home else ""), note)
    if one.person is not None:
        return Delegate(one.person.full_name, _post(one), note)
    return Delegate("", one.agency.name if one.agency else "", note)


def _post(one: _Invited) -> str:
    if one.person is None:
        return one.agency.name if one.agency else ""
    return post_of(one.person.title, one.home.name if one.home else "")


def _notes(one: _Invited) -> Iterator[str]:
    row = one.row
    if one.substitute and one.person is not None:
        yield f"Thay {', '.join(filter(None, (one.person.full_name, _post(one))))}"
    if one.answer is Answer.CANNOT:
        yield f"Báo vắng: {row.reason}" if row.reason else "Báo vắng"


def _places(meeting: Meeting) -> tuple[str, ...]:
    return tuple(place for part in meeting.place.split(";") if (place := part.strip(" .")))


QUESTIONS = {
    "attendance_list": Question(attendance_list, coming_first),
    "name_plates": Question(name_plates, coming_first),
    "envelopes": Question(envelopes, coming_first),
}
