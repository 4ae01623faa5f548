"""A small grid of rows, each filled with the entries of its columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.briefings.forms import Complaint
from app.core.text import clean
from app.ui import theme
from app.ui.forms.entry import Around, EntryWidget
from app.ui.forms.row import Row
from app.ui.forms.row_places import captions_of, is_narrow, places_of, share_of
from app.ui.forms.screen import Field

if TYPE_CHECKING:
    from app.ui.forms.making import AnyEntry

FEW = 3  # rows that are made in one turn of the event loop
ADD = "Thêm dòng"
ADD_TIP = "Enter ở dòng cuối cũng thêm một dòng; Alt+↑, Alt+↓ đổi thứ tự; dán được nhiều dòng từ Excel"


class RowsEntry(EntryWidget):
    """Rows to fill; one that is left blank does not count. Alt+Up and Alt+Down move a row."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__()
        self._field, self._around = field, around
        self._blank = _maker(field)()
        self._name = field.label
        self.rows: list[Row] = []
        self._spare: list[Row] = []
        self.add_button = QPushButton(ADD)
        self.add_button.setToolTip(ADD_TIP)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.STEP // 2)
        self._grid.setVerticalSpacing(theme.STEP // 2)
        self._places = places_of(field)
        self._width = max(place.column + place.span for place in self._places)
        if is_narrow(field):
            for place, caption in enumerate(captions_of(field)):
                self._grid.addWidget(caption, 0, place)
                self._grid.setColumnStretch(place, share_of(field.columns[place]))
        else:
            for unit in range(self._width):
                self._grid.setColumnStretch(unit, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addLayout(foot)
        self.add_button.clicked.connect(self.add_row)
        self.show_value(())

    def value(self) -> Any:
        return tuple(row.value() for row in self._filled())

    def show_value(self, value: Any) -> None:
        self._make(len(value) or 1)
        for row, one in zip(self.rows, value or (self._blank,), strict=True):
            row.show(one)

    def state(self) -> Any:
        return [row.state() for row in self._filled()]

    def set_state(self, state: Any) -> None:
        self.show_value((self._blank,) * len(state))
        for row, stood in zip(self.rows, state, strict=False):
            row.set_state(stood, self._blank)

    def settle(self) -> None:
        for row in self.rows:
            for entry in row.entries.values():
                entry.settle()

    def is_busy(self) -> bool:
        return any(entry.is_busy() for row in self.rows for entry in row.entries.values())

    def trouble(self) -> str:
        troubles = (entry.trouble() for row in self.rows for entry in row.entries.values())
        return next(filter(None, troubles), "")

    def complaints(self, field: str) -> tuple[Complaint, ...]:
        return tuple(
            Complaint(field, sentence, row=number, column=column.name)
            for number, row in enumerate(self._filled())
            for column in self._field.columns
            if (sentence := row.entries[column.name].trouble() or _missing(column, row.entries[column.name]))
        )

    def say(self, complaints: Sequence[Complaint], *, only_of_left: bool = False) -> None:
        """Show under each row what is wrong with it, or only with those of its cells that were left."""
        filled = self._filled()
        for row in self.rows:
            number = filled.index(row) if row in filled else None
            its = [one for one in complaints if one.row is not None and one.row == number]
            row.label.say([one for one in its if row.is_judged(one.column)] if only_of_left else its)

    def leave(self, left: Collection[QWidget]) -> None:
        """Note which of its cells are among the widgets that the focus left."""
        for row in self.rows:
            row.left |= {name for name, entry in row.entries.items() if entry in left}

    def focus_on(self, complaint: Complaint) -> None:
        """Bring the focus to what is wrong."""
        filled = self._filled()
        if complaint.row is not None and complaint.row < len(filled):
            row = filled[complaint.row]
            entry = row.entries.get(complaint.column) or next(iter(row.entries.values()))
            entry.setFocus()

    def stops(self) -> tuple[QWidget, ...]:
        inside = (stop for row in self.rows for entry in row.entries.values() for stop in entry.stops())
        return (*inside, self.add_button)

    def name_it(self, name: str, description: str = "") -> None:
        self._name = name
        self.add_button.setAccessibleName(f"{ADD}: {name}")
        self.add_button.setAccessibleDescription(description)
        for number, row in enumerate(self.rows, 1):
            row.remove.setAccessibleName(f"Bỏ dòng {number}")
            for column in self._field.columns:
                row.entries[column.name].name_it(f"{column.label}, dòng {number}")

    def refresh(self) -> None:
        for row in self.rows:
            for entry in row.entries.values():
                entry.refresh()

    def add_row(self) -> None:
        """Add a blank row and go into it."""
        self._append()
        self._regrid()
        next(iter(self.rows[-1].entries.values())).setFocus()

    def remove_row(self, row: Row) -> None:
        """Take a row out; the last one is emptied."""
        if len(self.rows) == 1:
            row.show(self._blank)
        else:
            self._drop(row)
            self._regrid()
        self.edited.emit()

    def move_row(self, row: Row, by: int) -> None:
        """Exchange a row with the one above or below, and keep the focus in it."""
        place = self.rows.index(row)
        if 0 <= place + by < len(self.rows):
            other = self.rows[place + by]
            mine, its = row.state(), other.state()
            focused, mine_left, its_left = self._focused(), row.left, other.left
            row.set_state(its, self._blank)
            other.set_state(mine, self._blank)
            row.left, other.left = its_left, mine_left
            if focused:
                other.entries[focused[1]].setFocus()
            self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and (found := self._focused())
        ):
            return self._press(event, *found)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent, row: Row, column: str) -> bool:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if is_alt:
                self.move_row(row, 1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers() and row is self.rows[-1]:
                if _is_choosing(row.entries[column]):
                    return False
                self.add_row()
                return True
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._paste(row, column)
        return False

    def _paste(self, row: Row, column: str) -> bool:
        """Cells that were copied from Excel go into this row and those below."""
        text = QGuiApplication.clipboard().text().rstrip("\r\n")
        if "\n" not in text and "\t" not in text:
            return False
        names = list(row.entries)
        first_row, first_column = self.rows.index(row), names.index(column)
        for number, line in enumerate(text.splitlines(), first_row):
            if number == len(self.rows):
                self._append()
            for name, cell in zip(names[first_column:], line.split("\t"), strict=False):
                entry = self.rows[number].entries[name]
                if not isinstance(entry, RowsEntry):  # which no form has inside of rows
                    entry.type_in(clean(cell))
        self._regrid()
        self.edited.emit()
        return True

    def _focused(self) -> tuple[Row, str] | None:
        for row in self.rows:
            for name, entry in row.entries.items():
                if any(stop.hasFocus() for stop in entry.stops()):
                    return row, name
        return None

    def _filled(self) -> list[Row]:
        return [row for row in self.rows if not row.is_blank(self._blank)]

    def _make(self, count: int) -> None:
        at_once = count > len(self.rows) + 1 and self.isVisible() and self._focused() is None
        if at_once:  # a row that is seen is laid out with every widget that comes to it
            self.hide()
        is_other = len(self.rows) != count
        while len(self.rows) > count:
            self._drop(self.rows[-1])
        while len(self.rows) < count:
            self._append()
        for row in self.rows:
            row.label.say(())
        if is_other:
            self._regrid()
        if at_once:
            self.show()

    def getting_ready(self, count: int) -> list[Callable[[], object]]:
        """Steps that make the widgets for so many rows before they are shown; none where few are lacking."""
        lacking = count - len(self.rows) - len(self._spare)
        return [self._put_aside] * lacking if lacking > FEW else []

    def _put_aside(self) -> None:
        self._spare.append(self._new_row())

    def _new_row(self) -> Row:
        return Row(self._field, self._around, self._blank)

    def _append(self) -> None:
        row = self._spare.pop() if self._spare else self._new_row()
        row.show(self._blank)
        row.remove.clicked.connect(lambda: self.remove_row(row))
        for entry in row.entries.values():
            entry.edited.connect(self.edited)
            entry.settled.connect(self.settled)
            for stop in entry.stops():
                stop.installEventFilter(self)
        self.rows.append(row)

    def _drop(self, row: Row) -> None:
        self.rows.remove(row)
        for widget in row.widgets():
            widget.hide()
            self._grid.removeWidget(widget)
            widget.deleteLater()

    def _regrid(self) -> None:
        high = 2 * (self._places[-1].line + 1)
        for line in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(line, 0)
        for number, row in enumerate(self.rows):
            first = 1 + (high + 1) * number
            for place, caption in zip(self._places, row.captions, strict=False):
                self._grid.addWidget(caption, first + 2 * place.line, place.column, 1, place.span)
            for place, entry in zip(self._places, row.entries.values(), strict=True):
                line, top = first + 2 * place.line + 1, Qt.AlignmentFlag.AlignTop
                self._grid.addWidget(entry, line, place.column, 1, place.span, top)
            self._grid.addWidget(row.remove, first + 1, self._width, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(row.label, first + high, 0, 1, self._width)
            self._grid.setRowMinimumHeight(first + high, theme.STEP if row.captions else 0)
            for widget in (*row.captions, *row.entries.values(), row.remove):
                widget.show()  # at once: a layout does it later, and until then Tab passes them by
        self.name_it(self._name)
        before: QWidget = self.add_button
        for stop in self.stops():
            if stop is not before:
                QWidget.setTabOrder(before, stop)
                before = stop


def _maker(field: Field) -> Callable[[], Any]:
    if field.row is None:
        raise ValueError(f"the rows {field.name} have no row")
    return field.row


def _missing(column: Field, entry: AnyEntry) -> str:
    is_empty = column.required and entry.value() in (None, "", ())
    return (
        f"Cần nhập {column.label[:1].lower()}{column.label[1:]}." if is_empty and not entry.is_busy() else ""
    )


def _is_choosing(entry: AnyEntry) -> bool:
    from app.ui.forms.search_box import SearchBox
    from app.ui.forms.text_entries import TextEntry

    proxy = entry.focusProxy()
    return isinstance(entry, TextEntry) or (isinstance(proxy, SearchBox) and proxy.suggestions() is not None)
