"""A meeting is cancelled: its contents go on elsewhere, its line leaves the schedule; taken back, it stands again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.core.errors import AppError
from app.core.issuing import Standing
from app.core.text import clean
from app.core.words import short_date
from app.models.document import OfficialDocument
from app.models.meeting import AgendaItem, Conclusion, Meeting
from app.models.schedule import Appointment
from app.services.agenda import postpone
from app.services.agenda_papers import on_agenda, settle_due
from app.services.bin import delete_all, restore
from app.services.forms.common import alive, key_of, part_rows
from app.services.locked_meetings import require_unlocked
from app.services.meeting_moves import with_later
from app.services.obligations import follow_regulation
from app.services.returning_contents import Left, bring_back, tell_left
from app.services.schedule import follow_meeting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LETTER = "cancelling_letter"
WHY = "Hủy cuộc họp"
"""How the reason begins for which a content left a cancelled meeting."""


def cancel(
    session: Session, key: str, *, on: date, reason: str, document: str = "", to: str | None = None
) -> int:
    """Cancel a meeting; returns how many contents went to the meeting `to`, or among the proposals without one.

    Its line leaves the weekly schedule. Of a meeting that was cancelled before, day, reason and document are mended.

    Raises:
        AppError: no reason; it is gone or locked, or concluded something; `to` is gone, locked or the same.
    """
    meeting, why = alive(session, Meeting, key), clean(reason)
    if not why:
        raise AppError("Chưa ghi lý do hủy cuộc họp.", "Ghi lý do rồi hủy.")
    require_unlocked(session, meeting.id)
    moved = 0
    if meeting.cancelled_on is None:
        _require_not_held(session, meeting)
        keys = [row.id.hex for row in on_agenda(session, meeting.id)]
        moved = postpone(session, keys, to=to, on=on, reason=f"{WHY}: {why}")
        lines = select(Appointment.id).where(
            Appointment.meeting_id == meeting.id, Appointment.deleted_at.is_(None)
        )
        if on_schedule := session.scalars(lines).all():
            delete_all(session, Appointment.__tablename__, on_schedule)
    meeting.cancelled_on, meeting.cancelled_reason, meeting.cancelled_document = on, why, clean(document)
    session.flush()
    return moved


def cancel_all(
    session: Session,
    keys: Sequence[str],
    *,
    on: date,
    reason: str,
    document: str = "",
    to: str | None = None,
    later: bool = False,
) -> int:
    """Cancel meetings, with `later` and the later ones of their series; returns how many. AppError as `cancel`."""
    asked = with_later(session, keys) if later else keys
    if to in asked:
        raise AppError(
            "Cuộc họp nhận nội dung cũng nằm trong số bị hủy.",
            "Chọn cuộc họp khác, hoặc để trống cho nội dung chờ trong Nội dung đề xuất.",
        )
    for key in asked:
        cancel(session, key, on=on, reason=reason, document=document, to=to)
    follow_regulation(session)
    return len(asked)


def _require_not_held(session: Session, meeting: Meeting) -> None:
    if part_rows(session, Conclusion, {"meeting_id": meeting.id}):
        raise AppError(
            f"“{meeting.title}” ngày {short_date(meeting.held_on)} đã có kết luận.",
            "Cuộc họp đã diễn ra thì không hủy; nếu nhập nhầm, xóa các kết luận trước.",
        )


def contents_that_left(session: Session, meeting: Meeting) -> list[tuple[AgendaItem, Meeting | None]]:
    """The contents that left a cancelled meeting with it, and the one that each is on the agenda of now."""
    found = []
    for row in _left_with(session, meeting):
        later = select(AgendaItem).where(
            AgendaItem.postponed_from_id == row.id, AgendaItem.deleted_at.is_(None)
        )
        item = session.scalars(later.order_by(AgendaItem.id.desc()).limit(1)).first()
        found.append((row, session.get_one(Meeting, item.meeting_id) if item else None))
    return found


def _left_with(session: Session, meeting: Meeting) -> list[AgendaItem]:
    rows = part_rows(session, AgendaItem, {"meeting_id": meeting.id})
    return [row for row in rows if row.postponed_reason.startswith(f"{WHY}:")]


def reinstate(session: Session, key: str) -> int:
    """Let a cancelled meeting stand again; returns how many of its contents came back from among the proposals.

    Its line stands on the schedule again. Contents that went to another meeting or were decided on since stay there.
    AppError when it is gone, locked or stands.
    """
    meeting = alive(session, Meeting, key)
    if meeting.cancelled_on is None:
        raise AppError(f"“{meeting.title}” không bị hủy.", "Không cần khôi phục.")
    require_unlocked(session, meeting.id)
    meeting.cancelled_on, meeting.cancelled_reason, meeting.cancelled_document = None, "", ""
    session.flush()
    follow_regulation(session)
    _put_back_on_schedule(session, meeting)
    left = tell_left(session, _left_with(session, meeting), today=meeting.held_on)
    waiting = [one for one in left if one.waits]
    for one in waiting:
        bring_back(session, one)
    return len(waiting)


def _put_back_on_schedule(session: Session, meeting: Meeting) -> None:
    """The line that a meeting had comes back, as the meeting is by now."""
    lines = select(Appointment).where(Appointment.meeting_id == meeting.id)
    rows = session.scalars(lines.order_by(Appointment.deleted_at.desc())).all()
    if rows and all(row.deleted_at is not None for row in rows):
        restore(session, Appointment.__tablename__, rows[0].id)
        follow_meeting(session, session.get_one(Meeting, meeting.id))


def reinstate_all(session: Session, keys: Sequence[str], *, today: date, away: Collection[str] = ()) -> int:
    """Let meetings stand again as `reinstate`, with those of their contents that can come back; returns how many.

    Contents of the keys in `away` stay where they are; so do those whose other meeting was held or closed.
    """
    for key in keys:
        left = what_left(session, key, today=today)
        reinstate(session, key)
        for one in left:
            if not one.waits and not one.stays and one.item.id.hex not in away:
                bring_back(session, one)
        settle_due(session, session.get_one(Meeting, key_of(key)))
    return len(keys)


def what_left(session: Session, key: str, *, today: date) -> tuple[Left, ...]:
    """Where the contents of a cancelled meeting are by a day; AppError when it is gone."""
    return tell_left(session, _left_with(session, alive(session, Meeting, key)), today=today)


def cancelled_by(session: Session, meeting: Meeting) -> str:
    """The number of the notice that a meeting is off: as it was typed, else of the letter that was issued here."""
    if meeting.cancelled_document or meeting.cancelled_on is None:
        return meeting.cancelled_document
    issued = select(OfficialDocument.number, OfficialDocument.symbol).where(
        OfficialDocument.kind_code == LETTER,
        OfficialDocument.subject == meeting.id.hex,
        OfficialDocument.standing == Standing.ISSUED,
        OfficialDocument.deleted_at.is_(None),
    )
    found = session.execute(issued.order_by(OfficialDocument.version.desc()).limit(1)).first()
    return f"{found.number}/{found.symbol}" if found and found.number else ""
