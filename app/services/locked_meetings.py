"""Whether a meeting is locked: then its services refuse to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.core.errors import AppError
from app.core.words import short_date
from app.models.meeting_held import MeetingLock

if TYPE_CHECKING:
    from uuid import UUID

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


def require_open(session: Session, meeting: UUID) -> None:
    """Refuse to change a locked meeting, with an AppError."""
    if found := lock_of(session, meeting):
        said = say_lock(found)
        raise AppError(
            f"Cuộc họp này không sửa được nữa. {said}.", "Mở lại ở trang Ghi biên bản, ghi lý do, rồi sửa."
        )
