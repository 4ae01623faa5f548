"""How a document is printed: the printer, how many, which pages, on one side or two, on what paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.exports.formats import Format
from app.ui import theme
from app.ui.widgets.calm import CalmBox, CalmNumber
from app.ui.widgets.printing import PrintJob, Sheet, Sides, read_pages
from app.ui.widgets.saving import ask_path

if TYPE_CHECKING:
    from app.exports.document import Document
    from app.ui.widgets.preview_pane import Finished

TO_FILE = "Tệp PDF"
MOST_COPIES = 999
PRINTER, SIDES, SHEET = "print/printer", "print/sides", "print/sheet"
SIDES_SAID = {
    Sides.ONE: "In một mặt",
    Sides.LONG_EDGE: "Hai mặt, lật theo cạnh dài",
    Sides.SHORT_EDGE: "Hai mặt, lật theo cạnh ngắn",
}
SHEETS_SAID = {Sheet.OWN: "Theo văn bản", Sheet.A4: "Tất cả trên A4", Sheet.A3: "Tất cả trên A3"}


def ask_printing(
    owner: QWidget, settings: QSettings, document: Document | Finished, *, pages: int, current: int = 1
) -> PrintJob | None:
    """Ask how to print a document of so many pages; nothing if it is not to be printed after all."""
    dialog = PrintDialog(owner, settings, document, pages=pages, current=current)
    return dialog.job if dialog.exec() else None


class PrintDialog(QDialog):
    """Remembers the printer, the sides and the paper; copies and pages begin anew."""

    def __init__(
        self,
        owner: QWidget,
        settings: QSettings,
        document: Document | Finished,
        *,
        pages: int,
        current: int = 1,
    ) -> None:
        super().__init__(owner)
        self.job: PrintJob | None = None
        self._settings, self._document, self._pages, self._current = settings, document, pages, current
        self.printer, self.sides, self.sheet = CalmBox(), CalmBox(), CalmBox()
        self.copies = CalmNumber()
        self.collated = QCheckBox("In hết từng bộ")
        self.all, self.this = QRadioButton(f"Tất cả ({pages} trang)"), QRadioButton(f"Trang {current}")
        self.some, self.range = QRadioButton("Các trang"), QLineEdit(placeholderText="1-3, 5")
        self.complaint = QLabel()
        self.buttons = QDialogButtonBox()
        self._fill()
        self._place()
        self._wire()

    def accept(self) -> None:
        """Keep what was chosen; a range that is not understood keeps the dialog open."""
        try:
            pages = self._chosen_pages()
        except AppError as error:
            self.complaint.setText(str(error))
            self.range.setFocus()
            return
        file = self._ask_file() if self.is_to_file() else None
        if self.is_to_file() and file is None:
            return
        self.job = PrintJob(
            self._document.title,
            pages,
            printer="" if file else self.printer.currentText(),
            file=file,
            copies=self.copies.value(),
            collated=self.collated.isChecked(),
            sides=Sides(self.sides.currentData()),
            sheet=Sheet(self.sheet.currentData()),
        )
        for name, box in ((SIDES, self.sides), (SHEET, self.sheet)):
            self._settings.setValue(name, box.currentData())
        self._settings.setValue(PRINTER, self.printer.currentText())
        super().accept()

    def is_to_file(self) -> bool:
        """Whether the pages go into a file."""
        return self.printer.currentIndex() == self.printer.count() - 1

    def _chosen_pages(self) -> tuple[int, ...]:
        if self.this.isChecked():
            return (self._current,)
        return read_pages(self.range.text() if self.some.isChecked() else "", self._pages)

    def _ask_file(self) -> Path | None:
        name = self._document.file_name
        return ask_path(self, self._settings, name, title="In ra tệp PDF", format_=Format.PDF)

    def _fill(self) -> None:
        self.printer.addItems([*QPrinterInfo.availablePrinterNames(), TO_FILE])
        last = str(self._settings.value(PRINTER, "") or QPrinterInfo.defaultPrinterName())
        self.printer.setCurrentIndex(max(self.printer.findText(last), 0))
        for sides, said in SIDES_SAID.items():
            self.sides.addItem(said, sides.value)
        for sheet, said in SHEETS_SAID.items():
            self.sheet.addItem(said, sheet.value)
        for name, box in ((SIDES, self.sides), (SHEET, self.sheet)):
            box.setCurrentIndex(max(box.findData(self._settings.value(name, "")), 0))
        self.copies.setRange(1, MOST_COPIES)
        self.collated.setChecked(True)
        self.all.setChecked(True)
        self._fit()

    def _fit(self) -> None:
        """What a file has no use for is not asked."""
        self.sides.setEnabled(not self.is_to_file())
        self.collated.setEnabled(self.copies.value() > 1)

    def _place(self) -> None:
        self.setWindowTitle("In văn bản")
        group = QButtonGroup(self)
        some = QHBoxLayout()
        pages = QVBoxLayout()
        for button in (self.all, self.this, self.some):
            group.addButton(button)
        some.addWidget(self.some)
        some.addWidget(self.range, 1)
        pages.addWidget(self.all)
        pages.addWidget(self.this)
        pages.addLayout(some)
        copies = QHBoxLayout()
        copies.addWidget(self.copies)
        copies.addWidget(self.collated)
        copies.addStretch(1)
        count = QLabel("&Số bản")
        count.setBuddy(self.copies)
        form = QFormLayout()
        form.setSpacing(theme.STEP)
        form.addRow("&Máy in", self.printer)
        form.addRow(count, copies)
        form.addRow("Trang", pages)
        form.addRow("Mặt &giấy", self.sides)
        form.addRow("&Khổ giấy", self.sheet)
        self.buttons.addButton("In", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.STEP)
        layout.addLayout(form)
        layout.addWidget(self.complaint)
        layout.addWidget(self.buttons)
        self._dress()

    def _dress(self) -> None:
        self.complaint.setWordWrap(True)
        self.complaint.setAccessibleName("Điều cần sửa")
        for widget, name in (
            (self.printer, "Máy in"),
            (self.copies, "Số bản"),
            (self.range, "Các trang, như 1-3, 5"),
            (self.sides, "Mặt giấy"),
            (self.sheet, "Khổ giấy"),
        ):
            widget.setAccessibleName(name)
        theme.follow(self, lambda: self.setMinimumWidth(theme.px(400)))

    def _wire(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.printer.currentIndexChanged.connect(self._fit)
        self.copies.valueChanged.connect(self._fit)
        self.range.textEdited.connect(lambda _: self.some.setChecked(True))
        self.range.textEdited.connect(lambda _: self.complaint.clear())
