"""Minutes are approved, a meeting is locked by hand and opened again with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from app.briefings.held_meeting import EarlierMinutes
from app.core.errors import AppError
from app.core.text import clean
from app.core.words import short_date
from app.models.meeting import Meeting
from app.models.meeting_held import ItemRecord, MeetingLock, MeetingRecord
from app.rules.agenda_rules import approval_of, is_approval
from app.services.agenda_papers import on_agenda
from app.services.forms.common import alive, put
from app.services.locked_meetings import lock_of, require_held, require_open, require_standing
from app.services.meeting_order import held_before

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

APPROVED = "Đã thông qua biên bản"
"""The result of the content by which earlier minutes are approved."""


def lock(session: Session, key: str, *, by: str, reason: str = "") -> None:
    """Lock a meeting by hand; AppError when it is gone or locked already."""
    meeting = alive(session, Meeting, key)
    require_open(session, meeting.id)
    _turn(session, meeting.id, locked=True, by=by, reason=reason)


def reopen(session: Session, key: str, *, by: str, reason: str) -> None:
    """Open a locked meeting again; minutes that were approved wait for that anew, as they can be changed now.

    AppError without a reason, or when it is open.
    """
    meeting = alive(session, Meeting, key)
    if lock_of(session, meeting.id) is None:
        raise AppError("Cuộc họp này đang mở.", "Không cần mở lại.")
    if not clean(reason):
        raise AppError("Chưa ghi lý do mở lại.", "Ghi lý do rồi mở lại.")
    record = record_of(session, meeting.id)
    if record is not None and record.approved_on is not None:
        put(session, MeetingRecord, record, {"approved_on": None, "approved_in_id": None})
    _turn(session, meeting.id, locked=False, by=by, reason=reason)


def earlier(session: Session, meeting: Meeting) -> EarlierMinutes | None:
    """The meeting of the same kind that was held before this one, with the day on which its minutes were approved."""
    found = session.scalar(
        select(Meeting)
        .where(Meeting.kind == meeting.kind, held_before(meeting))
        .where(Meeting.deleted_at.is_(None), Meeting.cancelled_on.is_(None))
        .order_by(Meeting.held_on.desc(), Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(1)
    )
    if found is None:
        return None
    record = record_of(session, found.id)
    return EarlierMinutes(found.id.hex, found.title, found.held_on, record.approved_on if record else None)


def record_of(session: Session, meeting: UUID) -> MeetingRecord | None:
    """How a meeting went; none while nothing was written of it."""
    query = select(MeetingRecord).where(
        MeetingRecord.meeting_id == meeting, MeetingRecord.deleted_at.is_(None)
    )
    return session.scalar(query.order_by(MeetingRecord.id).limit(1))


def item_records(session: Session, items: Iterable[UUID]) -> Mapping[UUID, ItemRecord]:
    """How contents went, by their keys."""
    query = select(ItemRecord).where(
        ItemRecord.agenda_item_id.in_(list(items)), ItemRecord.deleted_at.is_(None)
    )
    return {row.agenda_item_id: row for row in session.scalars(query.order_by(ItemRecord.id.desc()))}


def approve_earlier(session: Session, key: str, *, by: str, today: date) -> EarlierMinutes:
    """Approve at this meeting the minutes of the one before it, and lock that one (duty 63).

    Where that is on the agenda of this one, its result is filled in unless one is written there.

    Raises:
        AppError: it is cancelled or still to be held, there is none before it, or its minutes were approved already.
    """
    meeting = alive(session, Meeting, key)
    require_standing(meeting)
    require_held(meeting, today=today, verb="thông qua biên bản phiên trước")
    found = earlier(session, meeting)
    if found is None:
        raise AppError(
            "Trước cuộc họp này chưa có cuộc họp nào cùng loại.", "Không có biên bản để thông qua."
        )
    if found.approved_on is not None:
        raise AppError(
            f"Biên bản {found.title} đã thông qua ngày {short_date(found.approved_on)}.",
            "Không cần thông qua lần nữa.",
        )
    last, on = UUID(found.key), meeting.held_on
    values = {"meeting_id": last, "approved_on": on, "approved_in_id": meeting.id}
    put(session, MeetingRecord, record_of(session, last), values)
    _note_approval(session, meeting, found)
    if lock_of(session, last) is None:
        reason = f"biên bản đã thông qua tại {meeting.title}"
        _turn(session, last, locked=True, by=by, reason=reason)
    return EarlierMinutes(found.key, found.title, found.held_on, on)


def _note_approval(session: Session, meeting: Meeting, found: EarlierMinutes) -> None:
    """Fill the result of the content by which a meeting approves earlier minutes, if it is clear which one that is."""
    contents = [row for row in on_agenda(session, meeting.id) if is_approval(row.content)]
    exact = [row for row in contents if row.content == approval_of(found.title, found.held_on)]
    if len(meant := exact or contents) != 1:
        return
    item = meant[0].id
    record = item_records(session, [item]).get(item)
    if record is None or not record.result:
        put(session, ItemRecord, record, {"agenda_item_id": item, "result": APPROVED})


def _turn(session: Session, meeting: UUID, *, locked: bool, by: str, reason: str) -> None:
    values = {"locked": locked, "at": datetime.now(UTC), "by": by, "reason": clean(reason)}
    put(session, MeetingLock, None, {"meeting_id": meeting, **values})
