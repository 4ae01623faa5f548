"""One cell being written: a field over it, which keeps what was typed until it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.briefings.lists import Choice
from app.core.tables import show
from app.core.text import clean
from app.ui.lists.model import RowsModel
from app.ui.lists.popup import ChoicePopup
from app.ui.lists.screen import Edit, ListScreen
from app.ui.lists.table import ListTable
from app.ui.shell import Shell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Flag = QItemSelectionModel.SelectionFlag


class CellEditor:
    """Writes cells of a table: text is typed over the cell, a choice is taken from a list under it."""

    def __init__(
        self, shell: Shell, screen: ListScreen[Any], model: RowsModel[Any], table: ListTable
    ) -> None:
        self.field: CellField | None = None
        self.popup: ChoicePopup | None = None
        self._shell, self._screen, self._model, self._table = shell, screen, model, table

    def start(self, columns: Sequence[int]) -> None:
        """Write the cell under the cursor or, where that may not be written, the one that the list names first."""
        index = self._table.currentIndex()
        row = self._model.shown(index.row()) if index.isValid() else None
        shown = {self._screen.columns[n].title: n for n in columns}
        numbers = [shown[title] for title in self._screen.edits if title in shown]
        if row is None or not numbers or self.field is not None:
            return
        number = index.column() if index.column() in numbers else numbers[0]
        index = index.siblingAtColumn(number)
        column = self._screen.columns[number]
        edit, key = self._screen.edits[column.title], self._model.key(index.row())
        self._table.selectionModel().setCurrentIndex(index, Flag.NoUpdate)  # what is chosen stays
        self._table.scrollTo(index)
        if edit.choices:
            job = partial(self._choose, key, column.title, edit, index)
            self._shell.tasks.ask(self._table, "choices of a cell", edit.choices, job)
        elif "\n" in (text := show(column.value(row), column.kind)):
            self._refuse_lines(key, column.title)
        else:
            self._open_field(key, column.title, edit, text)

    def _refuse_lines(self, key: str, title: str) -> None:
        """A field of one line would lose the others: the form takes all of them."""
        self._shell.say(f"“{title}” có nhiều dòng: sửa trong biểu mẫu.")
        if self._screen.form:
            self._shell.show_form(self._screen.form, key)

    def _open_field(self, key: str, title: str, edit: Edit, text: str) -> None:
        def save(typed: str) -> None:
            if typed == clean(text):
                field.close_field()
            else:
                field.setEnabled(False)
                self._write(key, title, edit, typed, then=field.close_field, failed=field.correct)

        field = CellField(self._table, self._model, self._table.currentIndex().column(), key, save)
        field.setAccessibleName(f"Sửa {title}")
        field.setText(text)
        field.selectAll()
        field.destroyed.connect(self._forget)
        self.field = field
        field.open_field()

    def _choose(
        self, key: str, title: str, edit: Edit, index: QModelIndex, choices: Sequence[Choice]
    ) -> None:
        if not self._table.isVisible():  # another page was opened meanwhile
            return
        popup = ChoicePopup(self._table, choices, (), several=False)
        popup.setAccessibleName(f"Sửa {title}")
        popup.changed.connect(lambda codes: self._write(key, title, edit, codes[0]))
        popup.destroyed.connect(self._forget_popup)
        self.popup = popup
        corner = self._table.visualRect(index).bottomLeft() if index.isValid() else QPoint()
        popup.open_at(self._table.viewport().mapToGlobal(corner))

    def _write(
        self,
        key: str,
        title: str,
        edit: Edit,
        typed: str,
        *,
        then: Callable[[], object] = lambda: None,
        failed: Callable[[], object] = lambda: None,
    ) -> None:
        def write(session: Session) -> None:
            edit.write(session, key, typed)

        def say(_: None) -> None:
            then()
            self._shell.say(f"Đã sửa “{title}”.", undoable=True)

        self._shell.tasks.do(write, say, failed=failed)

    def _forget(self) -> None:
        self.field = None

    def _forget_popup(self) -> None:
        self.popup = None


class CellField(QLineEdit):
    """The field over a cell: Enter saves, Esc and leaving it unchanged do not; it follows its cell."""

    def __init__(
        self,
        table: ListTable,
        model: RowsModel[Any],
        column: int,
        key: str,
        save: Callable[[str], None],
    ) -> None:
        super().__init__(table.viewport())
        self._table, self._model, self._column, self._key, self._save = table, model, column, key, save
        self._row = table.currentIndex().row()
        self._closed = False
        table.moved.connect(self.follow)
        model.modelReset.connect(self.follow)

    def open_field(self) -> None:
        """Stand over the cell, ready to type."""
        self.follow()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def correct(self) -> None:
        """Let what was refused be corrected."""
        self.setEnabled(True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        """Go, and leave the table as it was."""
        if not self._closed:
            self._closed = True
            self.hide()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.deleteLater()

    def follow(self) -> None:
        """Stay over the cell; without its row there is nothing to write."""
        if self._model.key(self._row) != self._key:
            record = self._record()
            if record is None:
                self.close_field()
                return
            self._row = self._model.places.row(record)
        self.setGeometry(self._table.visualRect(self._model.index(self._row, self._column)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._save(clean(self.text()))
            case Qt.Key.Key_Escape:
                self.close_field()
            case Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                event.accept()  # else the table would go to another row under the field
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving the field saves it, as in a spreadsheet; a window that comes over it does not."""
        super().focusOutEvent(event)
        left = event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason)
        if left and self.isEnabled() and not self._closed:
            self._save(clean(self.text()))

    def _record(self) -> int | None:
        try:
            return list(self._model.keys).index(self._key)
        except ValueError:
            return None
