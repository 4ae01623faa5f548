"""Who is asked for some contents of a meeting only, and for which."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.meeting import AgendaItem, MeetingAttendance
from app.models.meeting_held import AttendanceItem


def asked_for(session: Session, meeting: UUID) -> Mapping[UUID, tuple[str, ...]]:
    """The keys of the contents, by the attendance of those who are not asked for them all."""
    rows = session.execute(
        select(AttendanceItem.attendance_id, AttendanceItem.agenda_item_id)
        .join(MeetingAttendance, MeetingAttendance.id == AttendanceItem.attendance_id)
        .join(AgendaItem, AgendaItem.id == AttendanceItem.agenda_item_id)
        .where(MeetingAttendance.meeting_id == meeting, AttendanceItem.deleted_at.is_(None))
        .where(AgendaItem.deleted_at.is_(None))
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for attendance, item in rows:
        found[attendance].append(item.hex)
    return {attendance: tuple(items) for attendance, items in found.items()}
