"""The papers of a meeting as a tree: contents in the order of the agenda, under each its papers to tick."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem

from app.briefings.attached import AttachedFile
from app.core.words import number
from app.exports.pack.groups import Part, Row
from app.ui import theme
from app.ui.widgets.tree import Tree

Seen = Mapping[tuple[str, str], tuple[int, str]]
"""The pages of files by their SHA-256 and name; 0 pages with the reason."""

KEY = Qt.ItemDataRole.UserRole
NAME, PAGES, REMARK = range(3)
TITLES = ("Nội dung, tài liệu", "Số trang", "Ghi chú")
MISSING, LOOKING, OUT = "Chưa có tài liệu", "Đang xem…", "Không đưa vào"
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
PAGES_LETTERS, REMARK_LETTERS = 9, 44


class PackTree(Tree):
    """Space ticks a paper, Alt+Up and Alt+Down move what the cursor is on."""

    ticked = Signal()

    move_asked = Signal(int)
    """What the cursor is on shall go up (-1) or down (1)."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Nội dung và tài liệu của cuộc họp")
        self.setColumnCount(len(TITLES))
        self.setHeaderLabels(TITLES)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        head, letter = self.header(), self.fontMetrics().horizontalAdvance("0")
        head.setStretchLastSection(False)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, letters in ((PAGES, PAGES_LETTERS), (REMARK, REMARK_LETTERS)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(column, letters * letter)
        self.headerItem().setTextAlignment(PAGES, AT_RIGHT)
        self.itemChanged.connect(lambda *_: self.ticked.emit())

    def show_parts(self, parts: Sequence[Part], seen: Seen, wanted: Collection[str]) -> None:
        """Show the papers in this order; the cursor stays on what it was on."""
        current, closed = self.current_key(), self._closed()
        with QSignalBlocker(self):
            self.clear()
            number = 0
            for part in parts:
                number += part.is_content
                self._add(f"{number}. " if part.is_content else "", part, seen, wanted)
            for item in self._items():
                item.setExpanded(item.data(NAME, KEY) not in closed)
                if item.data(NAME, KEY) == current:
                    self.setCurrentItem(item)
            first = self.topLevelItem(0)
            if self.currentItem() is None and first is not None:
                self.setCurrentItem(first)

    def current_key(self) -> str:
        """The key of what the cursor is on; empty for nothing."""
        item = self.currentItem()
        return str(item.data(NAME, KEY)) if item else ""

    def unticked(self) -> set[str]:
        """The keys of the papers that could be ticked and are not."""
        return {
            item.data(NAME, KEY)
            for item in self._items()
            if item.data(NAME, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked.value
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_asked.emit(step)
        else:
            super().keyPressEvent(event)

    def _add(self, mark: str, part: Part, seen: Seen, wanted: Collection[str]) -> None:
        lacks = () if part.rows else (part.aside or MISSING,)
        remark = " · ".join(filter(None, (*lacks, part.agency)))
        item = QTreeWidgetItem([f"{mark}{part.title}", "", remark])
        item.setSizeHint(NAME, QSize(0, theme.row_height()))
        item.setData(NAME, KEY, part.key)
        item.setToolTip(NAME, part.title)
        if not part.rows and not part.aside:
            item.setForeground(REMARK, theme.colour(theme.Mark.LATE))
        self.addTopLevelItem(item)
        for row in part.rows:
            item.addChild(_paper(row, seen, is_wanted=row.key in wanted))

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for place in range(self.topLevelItemCount()):
            item = self.topLevelItem(place)
            if item is not None:
                yield item
                yield from filter(None, map(item.child, range(item.childCount())))

    def _closed(self) -> set[str]:
        return {item.data(NAME, KEY) for item in self._items() if item.childCount() and not item.isExpanded()}


def known_by(file: AttachedFile) -> tuple[str, str]:
    """What tells one file from another: its bytes, and its name, which says of what kind other programs' files are."""
    return file.sha256, file.name


def _paper(row: Row, seen: Seen, *, is_wanted: bool) -> QTreeWidgetItem:
    pages, remark = _said(row, seen)
    item = QTreeWidgetItem([row.name, pages, remark])
    item.setData(NAME, KEY, row.key)
    item.setToolTip(NAME, row.name)
    item.setToolTip(REMARK, remark)
    item.setSizeHint(NAME, QSize(0, theme.row_height()))
    item.setTextAlignment(PAGES, AT_RIGHT)
    if remark and remark != LOOKING:
        item.setForeground(REMARK, theme.colour(theme.Mark.SOON))
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
    else:
        item.setCheckState(NAME, Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)
    return item


def _said(row: Row, seen: Seen) -> tuple[str, str]:
    """The pages of a paper, and why it cannot be joined."""
    if not isinstance(row.source, AttachedFile):
        return "", ""
    pages, why_not = seen.get(known_by(row.source), (0, LOOKING))
    return (number(pages) if pages else ""), why_not
