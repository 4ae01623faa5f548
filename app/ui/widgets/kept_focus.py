"""The keyboard stays where it was while buttons are greyed: Qt hands it on from one that is, to whatever comes next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class KeptFocus:
    """Where the focus was before it was taken away; who went elsewhere meanwhile is left there."""

    def __init__(self) -> None:
        self._before: QWidget | None = None
        self._handed: QWidget | None = None

    def grey(self, widgets: tuple[QWidget, ...]) -> None:
        """Disable widgets, and remember which of them had the focus."""
        before = QApplication.focusWidget()
        for widget in widgets:
            widget.setEnabled(False)
        if before in widgets:
            self._before, self._handed = before, QApplication.focusWidget()

    def give_back(self, instead: QWidget | None = None) -> None:
        """Let the focus return to who had it; who is greyed still waits for the next call, or `instead` takes it."""
        before = self._before
        if before is not None and isValid(before) and not before.isEnabled():
            before = instead
            if before is None:
                return
        self._before = None
        if before is None or not _is_usable(before):
            return
        now = QApplication.focusWidget()
        if now is None or now is self._handed or not _is_usable(self._handed):
            before.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_usable(widget: QWidget | None) -> bool:
    """Whether the focus could have stayed where it was handed to; a bar that went takes it along."""
    return widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled()
