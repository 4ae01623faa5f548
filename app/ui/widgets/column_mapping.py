"""Which column of a sheet is read as what; the office may say it where the program does not know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.calm import CalmBox
from app.ui.widgets.cut_label import CutLabel

if TYPE_CHECKING:
    from app.importers.office_workbook.sheets import SeenColumn, SeenSheet

LETTERS = 14  # of what is chosen are read, however narrow the page is
LEAST_HEADING = 150  # px at 100 %: where there is less beside the choice, it stands above
UNUSED = "Không dùng"
HOW = "Mỗi cột của trang tính được đọc thành:"


class ColumnMapping(QWidget):
    """A choice for each column of one sheet; `chosen` tells sheet, letter and field (empty: none)."""

    chosen = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[str, QComboBox] = {}
        self._shown: tuple[object, ...] = ()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(theme.quiet(QLabel(HOW)))
        layout.addWidget(self.area, 1)

    def show_sheet(self, sheet: SeenSheet, fields: Sequence[tuple[str, str]]) -> None:
        """Show the columns of a sheet, and as what each is read; the same columns stay where they are scrolled to."""
        headings = tuple((column.letter, column.heading) for column in sheet.columns)
        shown = (sheet.name, tuple(fields), headings)
        if shown != self._shown:
            self._make(sheet, fields)
        self._shown = shown
        for column in sheet.columns:
            choice = self.choices[column.letter]
            choice.setCurrentIndex(max(choice.findData(column.field), 0))

    def _make(self, sheet: SeenSheet, fields: Sequence[tuple[str, str]]) -> None:
        """A choice for each column; the one that has the focus keeps it."""
        had_focus = next((letter for letter, choice in self.choices.items() if choice.hasFocus()), "")
        inside = QWidget()
        form = QFormLayout(inside)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setContentsMargins(0, 0, theme.STEP, 0)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.choices = {}
        for column in sheet.columns:
            choice = self._choice(sheet.name, column, fields)
            self.choices[column.letter] = choice
            heading = CutLabel()
            heading.setText(f"{column.letter}  {column.heading}")
            heading.setBuddy(choice)
            heading.setMinimumWidth(min(heading.sizeHint().width(), theme.px(LEAST_HEADING)))
            form.addRow(heading, choice)
        self.area.setWidget(inside)
        if had_focus in self.choices:
            self.choices[had_focus].setFocus()
            self.area.ensureWidgetVisible(self.choices[had_focus])

    def _choice(self, sheet: str, column: SeenColumn, fields: Sequence[tuple[str, str]]) -> QComboBox:
        choice = CalmBox()
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(LETTERS)
        choice.setAccessibleName(f"Cột {column.letter} {column.heading}")
        choice.addItem(UNUSED, "")
        for name, title in fields:
            choice.addItem(title, name)
        letter = column.letter
        choice.activated.connect(lambda _: self.chosen.emit(sheet, letter, choice.currentData()))
        return choice
