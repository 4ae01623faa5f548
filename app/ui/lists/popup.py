"""What opens under a button: choices to look up and check, or a period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.briefings.lists import Choice
from app.core.text import fold
from app.core.words import short_date
from app.rules.written_days import read_day
from app.ui import theme
from app.ui.lists import periods
from app.ui.today import today

CODE = Qt.ItemDataRole.UserRole
FOLDED = Qt.ItemDataRole.UserRole + 1
LISTED = 12
WIDTH = 340
NOT_A_DAY = "Cần ngày như 15/10/2026."
BEGINS, WITHIN, MISSING = range(3)  # where in a choice the typed letters stand
TURNED = "“Từ ngày” đang sau “đến ngày”."


class Popup(QFrame):
    """A small frame over the window that goes when one clicks beside it."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMinimumWidth(theme.px(WIDTH))
        owner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Another page may come over the owner by a key of the window."""
        if watched is self.parent() and event.type() is QEvent.Type.Hide:
            self.close()
        return super().eventFilter(watched, event)

    def open_under(self, widget: QWidget) -> None:
        """Open below a widget."""
        self.open_at(widget.mapToGlobal(QPoint(0, widget.height())))

    def open_at(self, place: QPoint) -> None:
        """Open at a place of the screen, and inside of it."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()
        self.setFocus()


class ChoicePopup(Popup):
    """Choices that are looked up without accents; several are checked, of one alone the popup closes."""

    changed = Signal(tuple)
    """The codes that are chosen now."""

    def __init__(
        self, owner: QWidget, choices: Sequence[Choice], chosen: Iterable[str], *, several: bool = True
    ) -> None:
        super().__init__(owner)
        self.search = QLineEdit()
        self.choices = QListWidget()
        self.nothing = theme.quiet(QLabel("Không có mục nào khớp."))
        self._several = several
        self._items: list[QListWidgetItem] = []
        self._fill(choices, set(chosen))
        self._place()
        self._dress()
        self.search.textChanged.connect(self._filter)
        self.choices.itemChanged.connect(self._tell)
        self.choices.itemClicked.connect(self._take)
        self.search.installEventFilter(self)
        self.choices.installEventFilter(self)

    def codes(self) -> tuple[str, ...]:
        """The codes that are chosen, in the order of the choices."""
        checked = Qt.CheckState.Checked
        return tuple(item.data(CODE) for item in self._items if item.checkState() == checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._take_current()
                    return True
                case Qt.Key.Key_Down | Qt.Key.Key_Up if watched is self.search:
                    self.choices.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
                case Qt.Key.Key_Space if watched is self.choices:
                    self._take_current()
                    return True
        return super().eventFilter(watched, event)

    def _fill(self, choices: Sequence[Choice], chosen: set[str]) -> None:
        """Those that are chosen stand first."""
        for choice in sorted(choices, key=lambda choice: choice.code not in chosen):
            said = f"{choice.label}  ·  {choice.aside}" if choice.aside else choice.label
            item = QListWidgetItem(said)
            item.setData(CODE, choice.code)
            item.setData(FOLDED, fold(f"{choice.label} {choice.aside}"))
            item.setToolTip(said)
            if self._several:
                state = Qt.CheckState.Checked if choice.code in chosen else Qt.CheckState.Unchecked
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)  # a click anywhere checks it
                item.setCheckState(state)
            self.choices.addItem(item)
            self._items.append(item)
        self.choices.setCurrentRow(0)

    def _filter(self, typed: str) -> None:
        """Show what has all that was typed, first where a word begins with each part."""
        parts = fold(typed).split()
        ranks = [_rank(item.data(FOLDED), parts) for item in self._items]
        order = sorted(range(len(ranks)), key=ranks.__getitem__)
        self._order([self._items[place] for place in order])
        for item, rank in zip(self._items, ranks, strict=True):
            item.setHidden(rank == MISSING)
        shown = bool(ranks) and min(ranks) < MISSING
        if shown:
            self.choices.setCurrentRow(0)
        self.nothing.setVisible(not shown)

    def _order(self, items: list[QListWidgetItem]) -> None:
        if items != [self.choices.item(row) for row in range(self.choices.count())]:
            while self.choices.count():
                self.choices.takeItem(self.choices.count() - 1)
            for item in items:
                self.choices.addItem(item)

    def _take_current(self) -> None:
        item = self.choices.currentItem()
        if item is not None and not item.isHidden():
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        if self._several:
            self._turn(item)
        else:
            self.changed.emit((item.data(CODE),))
            self.close()

    def _turn(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _tell(self) -> None:
        self.changed.emit(self.codes())

    def _dress(self) -> None:
        self.search.setPlaceholderText("Gõ để tìm, không dấu cũng được")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Tìm trong các lựa chọn")
        self.choices.setAccessibleName("Các lựa chọn")
        self.choices.setUniformItemSizes(True)
        self.choices.setSpacing(theme.px(theme.STEP) // 4)
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices.setTextElideMode(Qt.TextElideMode.ElideRight)
        lines = min(max(self.choices.count(), 2), LISTED)
        line = max(self.choices.sizeHintForRow(0), 1) + theme.px(theme.STEP) // 2
        self.choices.setFixedHeight(lines * line + theme.px(theme.STEP))
        self.nothing.setAccessibleName("Kết quả tìm")
        self.nothing.setVisible(not self.choices.count())
        self.setFocusProxy(self.search)

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(theme.STEP)] * 4)
        layout.addWidget(self.search)
        layout.addWidget(self.choices)
        layout.addWidget(self.nothing)


def _rank(folded: str, parts: Sequence[str]) -> int:
    if not all(part in folded for part in parts):
        return MISSING
    return BEGINS if all(f" {part}" in f" {folded}" for part in parts) else WITHIN


class PeriodPopup(Popup):
    """The usual periods, and any other from a day to a day."""

    chosen = Signal(str)
    """The code of the period."""

    def __init__(self, owner: QWidget, period: str) -> None:
        super().__init__(owner)
        self.buttons = [self._button(name, code, on=code == period) for name, code in periods.usual(today())]
        self.first, self.last = QLineEdit(), QLineEdit()
        self.apply = QPushButton("Lọc")
        self.complaint = QLabel()
        if days := periods.days(period):
            self.first.setText(short_date(days[0]))
            self.last.setText(short_date(days[1]))
        self._place()
        self._dress()
        self.apply.clicked.connect(self._take)
        for field in (self.first, self.last):
            field.returnPressed.connect(self._take)

    def _button(self, name: str, code: str, *, on: bool) -> QPushButton:
        button = QPushButton(name)
        button.setToolTip(periods.say(code))
        button.setCheckable(True)
        button.setChecked(on)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._choose(code))
        return button

    def _take(self) -> None:
        first, last = (read_day(field.text(), year=today().year) for field in (self.first, self.last))
        if first.value is None or last.value is None:
            self._complain(self.first if first.value is None else self.last, NOT_A_DAY)
        elif first.value > last.value:
            self._complain(self.first, TURNED)
        else:
            self._choose(periods.code(first.value, last.value))

    def _complain(self, field: QLineEdit, sentence: str) -> None:
        self.complaint.setText(sentence)
        self.complaint.show()
        field.setFocus()
        field.selectAll()

    def _choose(self, code: str) -> None:
        self.chosen.emit(code)
        self.close()

    def _dress(self) -> None:
        for field, name in ((self.first, "Từ ngày"), (self.last, "Đến ngày")):
            field.setAccessibleName(name)
            field.setPlaceholderText("15/10/2026")
        self.apply.setToolTip("Lọc theo khoảng ngày đã gõ")
        self.apply.setAutoDefault(False)
        self.complaint.setAccessibleName("Điều cần sửa")
        self.complaint.hide()
        self.setFocusProxy(self.buttons[0])

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(theme.STEP)] * 4)
        for pair in zip(self.buttons[::2], self.buttons[1::2], strict=True):
            line = QHBoxLayout()
            for button in pair:
                line.addWidget(button)
            layout.addLayout(line)
        days = QHBoxLayout()
        for part in (QLabel("Từ"), self.first, QLabel("đến"), self.last, self.apply):
            days.addWidget(part)
        layout.addLayout(days)
        layout.addWidget(self.complaint)
