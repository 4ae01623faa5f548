"""Keeps what is typed into a form every few seconds, so that a kill loses no more than that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.briefings.attached import AttachedFile
from app.core.ids import uuid7

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.drafts import DraftRow
    from app.ui.tasks import Tasks

EVERY_MS = 2500


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the touched fields of a form; nothing when none is touched."""

    key: str
    title: str
    fields: dict[str, Any]
    base: dict[str, Any]
    files: tuple[AttachedFile, ...] = ()


class Drafting(QObject):
    """The draft of the form that is open."""

    kept = Signal(str)
    """A draft was kept, and at what time ("14:05")."""

    def __init__(self, owner: QObject, form: str, tasks: Tasks, read: Callable[[], Typed | None]) -> None:
        super().__init__(owner)
        self._form, self._tasks, self._read = form, tasks, read
        self._is_refused = False
        self._last: Typed | None = None
        self.begin()
        self._timer = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._timer.timeout.connect(self.keep)

    def begin(self, draft: str = "") -> None:
        """Begin a new draft, or go on with one."""
        self.id, self._is_kept = draft or uuid7().hex, bool(draft)
        self._last = None

    def touch(self) -> None:
        """Something was typed: it is kept soon."""
        if not self._timer.isActive() and not self._is_refused:
            self._timer.start()

    def keep(self) -> None:
        """Keep now what is typed; what was taken back is dropped."""
        self._timer.stop()
        typed = self._read()
        if typed is None:
            if self._is_kept:
                self.drop()
        elif typed != self._last:
            self._last, self._is_kept = typed, True
            self._write(typed)

    def send(self) -> None:
        """A save begins, and drops the draft with it: what is kept from now on stands after that."""
        self._timer.stop()
        self._last, self._is_kept = None, False

    def settle(self) -> None:
        """The save is done: what was kept while it was under way is dropped too, and what was typed since is kept."""
        if self._is_kept:
            self.drop()
        else:
            self.forget()
        self.touch()

    def fail(self) -> None:
        """The save was refused, and the draft from before it still stands."""
        self._is_kept = True
        self.touch()

    def forget(self) -> None:
        """There is no draft any more."""
        self._timer.stop()
        self._last, self._is_kept, self._is_refused = None, False, False

    def drop(self) -> None:
        """Drop the draft."""
        self.forget()
        drop_draft(self._tasks, self.id)

    def _write(self, typed: Typed) -> None:
        draft, form = self.id, self._form

        def write(session: Session) -> None:
            from app.services.drafts import keep_draft

            keep_draft(
                session,
                draft,
                form=form,
                key=typed.key,
                title=typed.title,
                fields=typed.fields,
                base=typed.base,
                files=typed.files,
            )

        self._tasks.do(write, lambda _: self._tell(), failed=self._refuse, quiet=True)

    def _tell(self) -> None:
        self.kept.emit(f"{datetime.now(UTC).astimezone():%H:%M}")

    def _refuse(self) -> None:
        self._is_refused = True  # told once; it is tried again after the next save


def offer(draft: DraftRow, *, today: date, named: bool) -> str:
    """The sentence that offers a draft that was left; `named` where it is that of a new record."""
    moment = draft.updated_at.astimezone()
    day = "" if moment.date() == today else f" ngày {moment:%d/%m}"
    called = f" “{draft.title}”" if draft.title and named else ""
    return f"Có bản nháp{called} lúc {moment:%H:%M}{day}, chưa lưu."


def drop_draft(tasks: Tasks, draft: str, then: Callable[[], object] = lambda: None) -> None:
    """Drop a draft by its id, and call `then`."""

    def drop(session: Session) -> None:
        from app.services.drafts import drop_draft

        drop_draft(session, draft)

    tasks.do(drop, lambda _: then(), quiet=True)
