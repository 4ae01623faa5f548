"""What a document is about: chosen from what the data hold, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from app.briefings.forms import Ref
from app.core.text import clean
from app.ui.forms.search_box import SearchBox

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.lists import Choice
    from app.ui.forms.entry import Around

    Find = Callable[[Session, str], Sequence[Choice]]

SUBJECT = "subject"
NONE = "Không có nội dung nào như vậy; xóa chữ vừa gõ rồi nhấn mũi tên xuống để xem tất cả."


class SubjectBox(SearchBox):
    """Shows the subject that is chosen; what is typed and not chosen goes when the box is left."""

    picked = Signal(str)
    """Another subject, as `services.briefs` reads it."""

    def __init__(self, around: Around) -> None:
        super().__init__(_nothing, around, hint="Gõ để tìm, mũi tên xuống để xem tất cả")
        self._label = ""
        self.setAccessibleName("Nội dung của văn bản")
        self.chosen.connect(self._pick)

    def offer(self, find: Find) -> None:
        """Ask for subjects so from now on."""

        def named(session: Session, typed: str) -> Sequence[Choice]:
            wanted = "" if typed == clean(self._label) else typed
            return [replace(one, code=f"{SUBJECT}:{one.code}") for one in find(session, wanted)]

        self._find = named

    def show_subject(self, label: str) -> None:
        """Show what is chosen."""
        self._label = label
        self.setText(label)
        self.setCursorPosition(0)
        self.setToolTip(label)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        super().mousePressEvent(event)
        if not self.suggestions():
            self.ask()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.setText(self._label)
        self.setCursorPosition(0)

    def _open(self, typed: str, found: Sequence[Choice]) -> None:
        super()._open(typed, found)
        if typed and not found:
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), NONE, self)

    def _pick(self, ref: Ref) -> None:
        self.show_subject(ref.name)
        self.picked.emit(ref.key)


def _nothing(_session: Session, _typed: str) -> Sequence[Choice]:
    return ()
