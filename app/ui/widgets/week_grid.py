"""A week as a grid: seven days beside each other, morning above afternoon; lines are dragged or moved by keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.briefings.schedule import Half
from app.briefings.week import Week, WeekDay, WeekLine
from app.core.words import capital, weekday
from app.ui import sheets, theme
from app.ui.today import today

Index = QModelIndex | QPersistentModelIndex
ENDLESS = 10_000  # px
DAYS = 7
HALVES = (Half.MORNING, Half.AFTERNOON)
WORKING, RESTING = 3, 2  # how wide a working day is, and a weekend
KEY = Qt.ItemDataRole.UserRole
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class WeekGrid(QWidget):
    """The cells of a week; `day` counts from Monday, 0 to 6."""

    opened = Signal(str)
    """Enter or a double click on a line: its key."""

    added = Signal(int, str)
    """A double click or Insert where no line is: the day and the half."""

    removed = Signal(str)
    moved = Signal(str, int, str)
    """A line is wanted on another day, or in the other half: its key, the day, the half."""

    def __init__(self) -> None:
        super().__init__()
        self.heads = [QLabel() for _ in range(DAYS)]
        self.cells = {(day, half): _Cell(self, day, half) for half in HALVES for day in range(DAYS)}
        self._place()

    def show_week(self, week: Week) -> None:
        """Show other lines; the one that was chosen stays chosen, wherever it stands now."""
        chosen, had_focus = self.current_key(), any(cell.hasFocus() for cell in self.cells.values())
        for number, day in enumerate(week.days):
            self._show_day(number, day)
        if chosen:
            self.choose(chosen, focus=had_focus)

    def current_key(self) -> str:
        """The chosen line of the cell that has the focus; of another cell if none has."""
        cells = sorted(self.cells.values(), key=lambda cell: not cell.hasFocus())
        return next((key for cell in cells if (key := cell.current_key())), "")

    def choose(self, key: str, *, focus: bool = True) -> None:
        """Choose a line and go to it."""
        for cell in self.cells.values():
            if cell.choose(key) and focus:
                cell.setFocus()

    def place(self) -> tuple[int, Half]:
        """The day and half of the cell that has the focus; Monday morning if none has."""
        return next((place for place, cell in self.cells.items() if cell.hasFocus()), (0, Half.MORNING))

    def step(self, cell: _Cell, key: Qt.Key, *, carry: bool) -> None:
        """Go to the next cell, or carry the chosen line there."""
        across, down = _STEPS[key]
        day, half = cell.day + across, HALVES.index(cell.half) + down
        if not (0 <= day < DAYS and 0 <= half < len(HALVES)):
            return
        if not carry:
            self.cells[day, HALVES[half]].setFocus()
        elif chosen := cell.current_key():
            self.moved.emit(chosen, day, HALVES[half].value)

    def _show_day(self, number: int, day: WeekDay) -> None:
        head = self.heads[number]
        head.setText(_heading(day))
        head.setToolTip(day.off or "")
        font = head.font()
        font.setBold(day.day == today())
        head.setFont(font)
        for half in HALVES:
            cell = self.cells[number, half]
            cell.show_lines(
                [line for line in day.lines if _row(line) is half], f"{half.label} {weekday(day.day)}"
            )
            cell.viewport().setBackgroundRole(
                theme.Role.Base if day.off is None else theme.Role.AlternateBase
            )

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        for day, head in enumerate(self.heads):
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            head.setWordWrap(True)
            grid.addWidget(head, 0, day + 1)
            grid.setColumnStretch(day + 1, WORKING if day < DAYS - 2 else RESTING)
        for row, half in enumerate(HALVES, 1):
            grid.addWidget(theme.quiet(QLabel(half.label)), row, 0)
            grid.setRowStretch(row, 1)
            for day in range(DAYS):
                grid.addWidget(self.cells[day, half], row, day + 1)
        self.setFocusProxy(self.cells[0, Half.MORNING])
        sheets.boxed(self)  # one for all cells: a sheet of its own for each takes half of the making


class _Whole(QStyledItemDelegate):
    """Lines as high as all their words need: Qt leaves out the last of them by a fraction of a pixel."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's own name
        said, cell = super().sizeHint(option, index), self.parent()
        if not isinstance(cell, QListWidget):
            return said
        room = (
            cell.viewport().width() - 2 * cell.spacing() - theme.STEP
        )  # what the style keeps at both sides, and some
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        wrap = Qt.TextFlag.TextWordWrap
        needed = cell.fontMetrics().boundingRect(QRect(0, 0, room, ENDLESS), wrap, words).height()
        return QSize(said.width(), max(said.height(), needed + theme.STEP // 2))


class _Cell(QListWidget):
    """The lines of one half of a day."""

    def __init__(self, grid: WeekGrid, day: int, half: Half) -> None:
        super().__init__()
        self.day, self.half, self._grid = day, half, grid
        self.setAccessibleName(f"{half.label} ngày thứ {day + 1} trong tuần")
        self.setWordWrap(True)
        self.setTextElideMode(
            Qt.TextElideMode.ElideNone
        )  # Qt measures some wrapped lines as too long to be drawn
        self.setItemDelegate(_Whole(self))
        self.setSpacing(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)  # the line goes when the data say so
        self.itemActivated.connect(lambda item: grid.opened.emit(item.data(KEY)))

    def show_lines(self, lines: list[WeekLine], name: str) -> None:
        """Show other lines."""
        self.setAccessibleName(name)
        self.clear()
        for line in lines:
            item = QListWidgetItem(_text(line))
            item.setData(KEY, line.entry.key)
            item.setToolTip(_tip(line))
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            if line.clashes or line.away:
                item.setForeground(theme.colour(theme.Mark.LATE))
            self.addItem(item)

    def current_key(self) -> str:
        """The chosen line; empty for none."""
        chosen = self.selectedItems()
        return str(chosen[0].data(KEY)) if chosen else ""

    def choose(self, key: str) -> bool:
        """Choose a line if it is here, else none."""
        for row in range(self.count()):
            if self.item(row).data(KEY) == key:
                self.setCurrentRow(row)
                return True
        self.clearSelection()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        edge = key in (Qt.Key.Key_Left, Qt.Key.Key_Right) or not self.count()
        if key in _STEPS and (alt or edge):
            self._grid.step(self, key, carry=alt)
        elif key is Qt.Key.Key_Delete and self.current_key():
            self._grid.removed.emit(self.current_key())
        elif key is Qt.Key.Key_Insert:
            self._grid.added.emit(self.day, self.half.value)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self.itemAt(event.position().toPoint()) is None:
            self._grid.added.emit(self.day, self.half.value)
        else:
            super().mouseDoubleClickEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        _accept(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        _accept(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        source = event.source()
        if isinstance(source, _Cell) and (key := source.current_key()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if source is not self:
                self._grid.moved.emit(key, self.day, self.half.value)

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return ["application/x-giao-ban-line"]

    def mimeData(self, items: object) -> QMimeData:  # noqa: N802
        data = QMimeData()
        data.setData(self.mimeTypes()[0], self.current_key().encode())
        return data


def _accept(event: QDragMoveEvent) -> None:
    """Only lines of this grid are taken; a file that is dropped here is meant for the window."""
    if isinstance(event.source(), _Cell):
        event.acceptProposedAction()
    else:
        event.ignore()


def _row(line: WeekLine) -> Half:
    """The row that a line stands in; what lasts all day begins in the morning."""
    return Half.AFTERNOON if line.entry.half is Half.AFTERNOON else Half.MORNING


def _heading(day: WeekDay) -> str:
    lunar = f"{day.lunar.day}/{day.lunar.month}{' nhuận' if day.lunar.leap else ''} âm"
    off = f"\n{day.off}" if day.off else ""
    return f"{capital(weekday(day.day))}\n{day.day:%d/%m} · {lunar}{off}"


def _text(line: WeekLine) -> str:
    entry = line.entry
    hours = "–".join(f"{moment:%H:%M}" for moment in (entry.starts_at, entry.ends_at) if moment)
    when = f"{hours} " if entry.starts_at else ""
    whole = f"{Half.WHOLE.label}: " if entry.half is Half.WHOLE else ""
    marks = ("▲ " if line.clashes or line.away else "") + ("(*) " if entry.changed else "")
    aside = " · ".join(filter(None, (entry.chair, entry.place)))
    return f"{marks}{whole}{when}{entry.content}" + (f"\n{aside}" if aside else "")


def _tip(line: WeekLine) -> str:
    entry = line.entry
    told: Mapping[str, str] = {
        "Chủ trì": entry.chair,
        "Thành phần": entry.attends,
        "Địa điểm": entry.place,
        "Chuẩn bị": entry.prepares,
        "Lãnh đạo Văn phòng": entry.office_leader,
        "Phòng theo dõi": entry.room,
    }
    facts = [f"{label}: {value}" for label, value in told.items() if value]
    notes = ["Từ cuộc họp"] * line.of_meeting + ["Thay đổi so với lịch đã gửi"] * entry.changed
    return "\n".join((entry.content, *facts, *notes, *line.clashes, *filter(None, (line.away,))))
