"""Whether a meeting is locked or cancelled: nothing that belongs to it may be changed then, whoever asks (duty 63).

And whether it was held: what only a meeting that was held can have is refused before its day.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.core.errors import AppError
from app.core.words import short_date
from app.models.meeting import Meeting
from app.models.meeting_held import MeetingLock, PressEvent
from app.models.office import Attachment
from app.services.records import OWNERS, slices, tables

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def lock_of(session: Session, meeting: UUID) -> MeetingLock | None:
    """The lock that holds now; none while the meeting may be changed."""
    query = select(MeetingLock).where(MeetingLock.meeting_id == meeting, MeetingLock.deleted_at.is_(None))
    last = session.scalar(query.order_by(MeetingLock.id.desc()).limit(1))
    return last if last is not None and last.locked else None


def say_lock(lock: MeetingLock | None) -> str:
    """ "Đã khóa ngày 25/11/2026 (Lê Thị Hoa): biên bản đã thông qua"; empty while there is none."""
    if lock is None:
        return ""
    by = f" ({lock.by})" if lock.by else ""
    reason = f": {lock.reason}" if lock.reason else ""
    return f"Đã khóa ngày {short_date(lock.at.astimezone().date())}{by}{reason}"


def say_cancelled(meeting: Meeting) -> str:
    """ "Đã hủy ngày 25/11/2026: Chủ tịch đi công tác đột xuất"; empty for a meeting that stands."""
    if meeting.cancelled_on is None:
        return ""
    reason = f": {meeting.cancelled_reason}" if meeting.cancelled_reason else ""
    return f"Đã hủy ngày {short_date(meeting.cancelled_on)}{reason}"


def require_standing(meeting: Meeting) -> None:
    """Refuse to go on with a cancelled meeting, with an AppError."""
    if said := say_cancelled(meeting):
        raise AppError(
            f"“{meeting.title}” không họp. {said}.", "Khôi phục cuộc họp ở trang Cuộc họp rồi làm tiếp."
        )


def require_held(meeting: Meeting, *, today: date, verb: str) -> None:
    """Refuse, with an AppError, to do (`verb`) what a meeting can have from its day on."""
    if meeting.held_on > today:
        raise AppError(
            f"“{meeting.title}” ngày {short_date(meeting.held_on)} mới họp: chưa {verb} được.",
            "Làm việc này từ ngày họp trở đi; ngày họp ghi sai thì dời cuộc họp.",
        )


def require_open(session: Session, meeting: UUID) -> None:
    """Refuse to change a locked or a cancelled meeting, with an AppError."""
    if (row := session.get(Meeting, meeting)) is not None:
        require_standing(row)
    require_unlocked(session, meeting)


def require_unlocked(session: Session, meeting: UUID) -> None:
    """The same of a locked meeting only, whether it is cancelled or not."""
    if found := lock_of(session, meeting):
        said = say_lock(found)
        raise AppError(
            f"Cuộc họp này không sửa được nữa. {said}.", "Mở lại ở trang Ghi biên bản, ghi lý do, rồi sửa."
        )


def require_rows_open(session: Session, table_name: str, keys: Collection[UUID]) -> None:
    """Refuse, as `require_open`, to change rows of any table that belong to such a meeting."""
    for meeting in sorted(_meetings_of(session, table_name, set(keys))):
        require_open(session, meeting)


def closed_rows(session: Session, table_name: str, keys: Collection[UUID]) -> dict[UUID, str]:
    """Which rows of a table belong to a locked or cancelled meeting, each with why it is closed."""
    meetings = {key: _why_closed(session, key) for key in _meetings_of(session, table_name, set(keys))}
    closed = {key: said for key, said in meetings.items() if said}
    found = {key: _meetings_of(session, table_name, {key}) & closed.keys() for key in keys if closed}
    return {key: closed[min(own)] for key, own in found.items() if own}


def _why_closed(session: Session, meeting: UUID) -> str:
    row = session.get(Meeting, meeting)
    return (say_cancelled(row) if row is not None else "") or say_lock(lock_of(session, meeting))


def _is_locked() -> ColumnElement[bool]:
    """That a meeting is locked, as a condition."""
    last = (
        select(MeetingLock.locked)
        .where(MeetingLock.meeting_id == Meeting.id, MeetingLock.deleted_at.is_(None))
        .order_by(MeetingLock.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(last, False)


def is_changeable() -> ColumnElement[bool]:
    """That a meeting is neither locked nor cancelled, as a condition."""
    return ~_is_locked() & Meeting.cancelled_on.is_(None)


def _meetings_of(session: Session, table_name: str, keys: set[UUID]) -> set[UUID]:
    if table_name == Attachment.__tablename__:
        return _meetings_of_files(session, keys)
    way = _way(table_name)
    if way is None:
        return set()
    for table, column in way:
        keys = _column(session, table, column, keys)
    return keys


def _meetings_of_files(session: Session, keys: set[UUID]) -> set[UUID]:
    found: set[UUID] = set()
    for some in slices(list(keys)):
        query = select(Attachment.owner_table, Attachment.owner_id).where(Attachment.id.in_(some))
        for table, owner in session.execute(query):
            found |= _meetings_of(session, table, {owner})
    return found


@cache
def _way(table_name: str) -> tuple[tuple[str, str], ...] | None:
    """How a row is followed up to its meeting, table by table; none for what belongs to no meeting.

    What the press was told comes after the minutes, so that a lock leaves it open (duty 65).
    """
    way: list[tuple[str, str]] = []
    while table_name != Meeting.__tablename__:
        if table_name not in OWNERS or table_name == PressEvent.__tablename__:
            return None
        owner, column = OWNERS[table_name]
        way.append((table_name, column))
        table_name = owner
    return tuple(way)


def _column(session: Session, table_name: str, column: str, keys: set[UUID]) -> set[UUID]:
    table = tables()[table_name]
    found: set[UUID] = set()
    for some in slices(list(keys)):
        found.update(session.scalars(select(table.c[column]).where(table.c.id.in_(some))))
    return found
