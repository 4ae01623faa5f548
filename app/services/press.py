"""Press conferences and releases about a meeting: an optional step of it (duty 65)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.meeting_held_terms import PressKind
from app.core.text import clean, clean_text
from app.core.words import short_date
from app.models.meeting import Meeting
from app.models.meeting_held import PressEvent
from app.rules.meeting_steps import told_early
from app.services.forms.common import alive, part_rows, put


def record_press(
    session: Session,
    key: str,
    *,
    kind: PressKind,
    on_day: date | None,
    content: str,
    document_number: str = "",
    today: date,
) -> str:
    """Note a press conference or release about the meeting of a key; returns the key of what was noted.

    Raises:
        AppError: the meeting is gone, there is no day or no content, or the day is before that of the meeting or
            still to come.
    """
    meeting = alive(session, Meeting, key)
    if on_day is None or not clean(content):
        raise AppError("Ghi ngày và nội dung họp báo, thông cáo.", "Nhập đủ rồi lưu lại.")
    if said := told_early(on_day, meeting.held_on, today):
        raise AppError(said, "Ghi khi đã họp báo hoặc đã ra thông cáo, từ ngày họp trở đi.")
    values = {
        "meeting_id": meeting.id,
        "kind": kind,
        "on_day": on_day,
        "content": clean_text(content),
        "document_number": clean(document_number),
    }
    return put(session, PressEvent, None, values).id.hex


def press_events(session: Session, meeting: UUID) -> list[PressEvent]:
    """What the press was told of a meeting, the first day first."""
    return sorted(part_rows(session, PressEvent, {"meeting_id": meeting}), key=lambda row: row.on_day)


def press_lines(session: Session, meeting: UUID) -> tuple[str, ...]:
    """The same in lines: "Họp báo 26/11/2026: … (15/TC-UBND)"."""
    return tuple(
        f"{row.kind.label} {short_date(row.on_day)}: {row.content}"
        f"{f' ({row.document_number})' if row.document_number else ''}"
        for row in press_events(session, meeting)
    )
