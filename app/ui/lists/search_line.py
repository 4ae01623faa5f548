"""A line to search with: with nothing typed to take back, Ctrl+Z and Ctrl+Y are the window's."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class SearchLine(QLineEdit):
    """Keeps the keys of undo for itself only while it has something to take back; Esc empties it."""

    stepped_down = Signal()
    """What was found is wanted, by the key Down."""

    def event(self, event: QEvent) -> bool:
        """Qt's line takes the keys of undo also when they would do nothing, and leaves Esc to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Escape and self.text():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        match event.key():
            case Qt.Key.Key_Down:
                self.stepped_down.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)
