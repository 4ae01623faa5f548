"""A line to search with: with nothing typed to take back, Ctrl+Z and Ctrl+Y are the window's."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class SearchLine(QLineEdit):
    """Keeps the keys of undo for itself only while it has something to take back."""

    def event(self, event: QEvent) -> bool:
        """Qt's line takes these keys also when they would do nothing."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return True
        return super().event(event)
