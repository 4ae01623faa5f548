"""A small picture of how a document is headed and signed, from the very lines that documents get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayoutItem, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.today import today

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.briefings.office import Office
    from app.exports.document import Paragraph, SideBySide

WIDTH = 470
SCALE = 0.85


class LetterheadPreview(QFrame):
    """Shows an office; the name of a kind of document is only an example."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(theme.Role.Base)
        self.setAccessibleName("Xem trước đầu đề và chữ ký")
        self._office: Office | None = None
        self._drawn: Office | None = None
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(2 * theme.STEP)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)

    def show_office(self, office: Office) -> None:
        """Show the head and the foot of a report of this office, once it is seen."""
        self._office = office
        if self.isVisible():
            self._draw(office)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        if self._office is not None:
            self._draw(self._office)

    def _draw(self, office: Office) -> None:
        if office == self._drawn:
            return
        self._drawn = office
        from app.core.document_kinds import kind_of
        from app.exports.letterhead import closing, heading
        from app.rules.editions import compose_edition
        from app.services.issuing import ways_of

        code = "month_report"
        edition = compose_edition(kind_of(code), ways_of(office, code), today=today())
        while (item := self._grid.takeAt(0)) is not None:
            _drop(item)
        self._add(heading(edition), 0)
        self._add(closing(edition), 3)
        self._grid.setRowMinimumHeight(2, 3 * theme.STEP)
        self._grid.setRowStretch(4, 1)

    def said(self) -> str:
        """Every line that is shown."""
        return "\n".join(label.text() for label in self.findChildren(QLabel))

    def _add(self, part: SideBySide, row: int) -> None:
        for number, cells in enumerate(part.rows):
            for column, paragraphs in enumerate(cells):
                self._grid.addWidget(_cell(paragraphs), row + number, column, Qt.AlignmentFlag.AlignTop)


def _cell(paragraphs: tuple[Paragraph, ...]) -> QWidget:
    cell = QWidget()
    layout = QVBoxLayout(cell)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for paragraph in paragraphs:
        layout.addWidget(_line(paragraph))
    return cell


def _line(paragraph: Paragraph) -> QLabel:
    from app.exports.document import Role
    from app.exports.styles import LOOKS, Align

    look = LOOKS[paragraph.role]
    line = QLabel(paragraph.text or "\n")
    line.setWordWrap(True)
    left = look.align is Align.LEFT
    line.setAlignment(Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter)
    theme.sized(line, SCALE)
    if look.bold:
        theme.titled(line, SCALE)
    if paragraph.role is Role.SIGNER_NAME:
        line.setContentsMargins(0, 3 * theme.STEP, 0, 0)
    return line


def _drop(item: QLayoutItem) -> None:
    if (widget := item.widget()) is not None:
        widget.hide()
        widget.deleteLater()
