"""The catalogue of kinds of documents, by group, found by typing without accents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.document_kinds import DocumentKind
from app.core.text import fold
from app.ui import theme

CODE = Qt.ItemDataRole.UserRole
WORDS = Qt.ItemDataRole.UserRole + 1
NONE = "Không có loại văn bản nào như vậy."


class KindList(QWidget):
    """A search line over the kinds; `chosen` brings the code of one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.search = _Search(placeholderText="Tìm loại văn bản")
        self.list = QListWidget()
        self._place()
        self.search.textChanged.connect(self._filter)
        self.search.stepped.connect(self._step)
        theme.follow(self, self._measure)
        self.search.returnPressed.connect(self._choose_current)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)

    def set_kinds(self, kinds: Sequence[DocumentKind]) -> None:
        """Show these kinds under the titles of their groups; the one that was chosen stays chosen."""
        before = self.current()
        self.list.clear()
        for group, members in groupby(kinds, key=lambda kind: kind.group):
            self.list.addItem(_heading(group.label))
            for kind in members:
                self.list.addItem(_item(kind))
        self.show_current(before)
        self._filter(self.search.text())

    def current(self) -> str:
        """The code of the kind that the cursor is on; empty for none."""
        item = self.list.currentItem()
        return str(item.data(CODE) or "") if item else ""

    def show_current(self, code: str) -> None:
        """Mark a kind without choosing it."""
        for item in self._items():
            if code and item.data(CODE) == code:
                self.list.setCurrentItem(item)
                return
        self.list.setCurrentRow(-1)

    def shown(self) -> list[str]:
        """The codes that the search leaves."""
        return [str(item.data(CODE)) for item in self._items() if item.data(CODE) and not item.isHidden()]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _filter(self, typed: str) -> None:
        wanted = fold(typed).split()
        heading, has_any = None, False
        for item in self._items():
            if item.data(CODE):
                fits = all(word in item.data(WORDS) for word in wanted)
                item.setHidden(not fits)
                has_any |= fits
                if heading is not None and fits:
                    heading.setHidden(False)
            else:
                heading = item
                heading.setHidden(True)
        self.search.setToolTip("" if has_any else NONE)
        if typed and self.current() not in self.shown():
            self.show_current(next(iter(self.shown()), ""))

    def _measure(self) -> None:
        for item in self._items():
            item.setSizeHint(_size(is_heading=not item.data(CODE)))

    def _step(self, by: int) -> None:
        shown = self.shown()
        if shown:
            place = shown.index(self.current()) + by if self.current() in shown else 0
            self.show_current(shown[min(max(place, 0), len(shown) - 1)])

    def _choose_current(self) -> None:
        if self.current() in self.shown():
            self.chosen.emit(self.current())

    def _choose(self, item: QListWidgetItem) -> None:
        if item.data(CODE):
            self.chosen.emit(item.data(CODE))

    def _place(self) -> None:
        self.search.setAccessibleName("Tìm loại văn bản")
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName("Loại văn bản")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusProxy(self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)


class _Search(QLineEdit):
    """Up and Down walk in the list, the cursor stays."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        match event.key():
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case _:
                super().keyPressEvent(event)


def _heading(label: str) -> QListWidgetItem:
    item = QListWidgetItem(label)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setSizeHint(_size(is_heading=True))
    return item


def _item(kind: DocumentKind) -> QListWidgetItem:
    item = QListWidgetItem(f"   {kind.title}")
    item.setData(CODE, kind.code)
    item.setData(WORDS, fold(f"{kind.title} {kind.group.label} {kind.abbreviation or ''}"))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, kind.title)
    item.setToolTip(kind.title)
    item.setSizeHint(_size(is_heading=False))
    return item


def _size(*, is_heading: bool) -> QSize:
    return QSize(0, theme.row_height() + theme.STEP * is_heading)
