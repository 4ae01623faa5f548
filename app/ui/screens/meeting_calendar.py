"""iCalendar of chosen meetings: a file that goes out with the invitations (feature 29)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from app.ui.today import now, today
from app.ui.widgets.saving import ask_file

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.core.progress import Progress
    from app.ui.shell import Shell


def save_calendar(shell: Shell, keys: Sequence[str]) -> None:
    """Ask where, and write the chosen meetings as one iCalendar file."""
    parent = shell if isinstance(shell, QWidget) else QApplication.activeWindow()
    name = f"Lich hop {today():%d-%m-%Y}"
    path = ask_file(
        parent or QWidget(), shell.settings, name, title="Lưu lịch họp", ending="ics", label="iCalendar"
    )
    if path is not None:
        job = partial(write, keys=tuple(keys), path=path)
        shell.tasks.study(
            job, lambda done: shell.say(f"Đã lưu {done.name}; gửi kèm giấy mời hoặc mở trên điện thoại.")
        )


def write(session: Session, _: Progress, *, keys: Sequence[str], path: Path) -> Path:
    """Write the file of meetings; AppError when one is gone."""
    from app.exports.files import write_content
    from app.exports.icalendar import events_file
    from app.services.meeting_events import events_of
    from app.services.regulation_versions import regulation_on

    events = events_of(session, keys)
    off = {one.entry.key for one in events if one.is_off}
    lines = ((one.entry, one.version) for one in events)
    minutes = regulation_on(session, today()).appointment_minutes
    content = events_file(lines, off=off, minutes=minutes, made_at=now())
    return write_content(content, path)
