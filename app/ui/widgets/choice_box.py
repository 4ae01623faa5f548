"""Boxes to choose from: what does not fit ends with dots, is told under the pointer, and stands whole in the list."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QToolTip

from app.ui import theme

EDGES = 24  # pixels of the list under a box, beside its words
_FIELD = QStyle.SubControl.SC_ComboBoxEditField
_BOX = QStyle.ComplexControl.CC_ComboBox


class ChoiceBox(QComboBox):
    """Any box of choices of the window: Qt cuts a choice that is too long, and says nothing of it."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802 - Qt's own name
        super().initStyleOption(option)
        option.currentText = self._fitted(option)

    def showPopup(self) -> None:  # noqa: N802
        """The list is as wide as its longest choice, within the screen."""
        wanted = self.view().sizeHintForColumn(0) + theme.px(EDGES)
        self.view().setMinimumWidth(min(wanted, self.screen().availableGeometry().width()))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.is_cut():
            QToolTip.showText(
                event.globalPos(), "\n".join(filter(None, (self.currentText(), self.toolTip()))), self
            )
            return True
        return super().event(event)

    def is_cut(self) -> bool:
        """Whether the choice is not read whole."""
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        return self._fitted(option) != option.currentText

    def _fitted(self, option: QStyleOptionComboBox) -> str:
        room = self.style().subControlRect(_BOX, option, _FIELD, self).width() - 2  # Fusion's own edge
        return self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
