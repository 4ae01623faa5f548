"""Who chairs a kind of meeting and who comes to it by the regulation (duties 68, 69, 71, 76, 143)."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.core.meeting_terms import Group
from app.core.terms import AgencyKind, MeetingKind
from app.models.agency import Agency, working_on
from app.models.meeting import Meeting, MeetingAttendance
from app.models.person import Person, Post, member_on
from app.rules.meeting_kinds import CHIEF, rule_of
from app.services.forms.common import alive, part_rows
from app.services.locked_meetings import require_open

UNIONS = ("cong doan", "doan thanh nien", "doan tncs", "cuu chien binh", "hoi phu nu", "dang uy van phong")
"""What bodies are called whose heads come to meetings on members' rights, in folded letters."""

_BY_RANK = (Person.rank == 0, Person.rank, Person.sort_key, Person.id)
_BY_PLACE = (Agency.position, Agency.sort_key, Agency.id)


def default_chair(session: Session, kind: MeetingKind) -> UUID | None:
    """The key of the post that chairs a kind of meeting; none where no such post is known."""
    begins = rule_of(kind).chair
    if not begins:
        return None
    query = select(Post.id).where(Post.folded.startswith(begins), Post.deleted_at.is_(None))
    return session.scalars(query.order_by(Post.position, Post.sort_key, Post.id).limit(1)).first()


def usual_place(session: Session, kind: MeetingKind) -> str:
    """Where the last meeting of a kind was held; empty where none has a place."""
    query = select(Meeting.place).where(
        Meeting.kind == kind, Meeting.place != "", Meeting.deleted_at.is_(None)
    )
    return session.scalars(query.order_by(Meeting.held_on.desc(), Meeting.id).limit(1)).first() or ""


def invite_by_kind(session: Session, key: str) -> int:
    """Invite those who come to a meeting by its kind and are not invited yet; answer how many.

    To one that touches the rights of members come the heads of unions, too (duty 76). AppError when it is gone, locked.
    """
    meeting = alive(session, Meeting, key)
    require_open(session, meeting.id)
    invited = {
        row.person_id or row.agency_id
        for row in part_rows(session, MeetingAttendance, {"meeting_id": meeting.id})
    }
    wanted = {row.id: row for row in _coming(session, meeting)}
    new = [row for who, row in wanted.items() if who not in invited]
    for row in new:
        column = "person_id" if isinstance(row, Person) else "agency_id"
        session.add(MeetingAttendance(meeting_id=meeting.id, **{column: row.id}))
        session.flush()  # they are told in the order of their keys
    return len(new)


def _coming(session: Session, meeting: Meeting) -> Iterator[Person | Agency]:
    groups = list(rule_of(meeting.kind).groups)
    if meeting.touches_members:
        groups.append(Group.UNION_HEADS)
    for group in dict.fromkeys(groups):
        yield from members(session, group, meeting.held_on)


def members(session: Session, group: Group, day: date) -> Iterable[Person | Agency]:
    """The people and agencies of a group on a day, people by rank, agencies in the office's order."""
    match group:
        case Group.COMMITTEE:
            return _people(session, member_on(day))
        case Group.OFFICE_LEADERS:
            return _people(session, Person.folded.contains(CHIEF))
        case Group.ROOM_HEADS:
            return _agencies(session, Agency.kind == AgencyKind.OFFICE_ROOM, day)
        case Group.UNION_HEADS:
            people = _people(session, or_(*(Person.folded.contains(name) for name in UNIONS)))
            named = or_(*(Agency.folded.contains(name) for name in UNIONS))
            return [*people, *_agencies(session, named, day)]


def of_kind(session: Session, kind: AgencyKind, day: date) -> list[Agency]:
    """All agencies of a kind that work on a day, in the office's order."""
    return _agencies(session, Agency.kind == kind, day)


def _agencies(session: Session, which: ColumnElement[bool], day: date) -> list[Agency]:
    query = select(Agency).where(which, working_on(day), Agency.deleted_at.is_(None))
    return list(session.scalars(query.order_by(*_BY_PLACE)))


def _people(session: Session, which: object) -> list[Person]:
    query = select(Person).where(which, Person.deleted_at.is_(None))  # type: ignore[arg-type]
    return list(session.scalars(query.order_by(*_BY_RANK)))
