"""A month and a year, and the way to the months beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.rules.periods import MONTHS_A_YEAR
from app.ui.widgets.calm import CalmBox, CalmNumber

FIRST_YEAR, LAST_YEAR = 2000, 2100


class MonthPicker(QWidget):
    """Picks a month; `picked` comes once for every other month, with year and month."""

    picked = Signal(int, int)

    def __init__(self, year: int, month: int) -> None:
        super().__init__()
        self.back = self._arrow("‹", "Tháng trước")
        self.month = CalmBox()
        self.year = CalmNumber()
        self.forth = self._arrow("›", "Tháng sau")
        self.month.addItems([f"Tháng {number}" for number in range(1, MONTHS_A_YEAR + 1)])
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        for widget, name in ((self.month, "Tháng"), (self.year, "Năm")):
            widget.setAccessibleName(name)
            widget.setToolTip(f"{name} của bộ tài liệu")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.back, self.month, self.year, self.forth):
            layout.addWidget(part)
        self.set_month(year, month)
        self.month.currentIndexChanged.connect(self._tell)
        self.year.valueChanged.connect(self._tell)
        self.back.clicked.connect(lambda: self._step(-1))
        self.forth.clicked.connect(lambda: self._step(1))

    def shown(self) -> tuple[int, int]:
        """Year and month as shown."""
        return self.year.value(), self.month.currentIndex() + 1

    def set_month(self, year: int, month: int) -> None:
        """Show a month without telling it."""
        blocked = self.month.blockSignals(True), self.year.blockSignals(True)
        self.year.setValue(year)
        self.month.setCurrentIndex(month - 1)
        self.month.blockSignals(blocked[0])
        self.year.blockSignals(blocked[1])

    def _step(self, months: int) -> None:
        year, month = self.shown()
        year, index = divmod(year * MONTHS_A_YEAR + month - 1 + months, MONTHS_A_YEAR)
        if FIRST_YEAR <= year <= LAST_YEAR:
            self.set_month(year, index + 1)
            self._tell()

    def _tell(self) -> None:
        self.picked.emit(*self.shown())

    def _arrow(self, sign: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoRaise(True)
        return button
