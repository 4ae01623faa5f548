"""Lịch sử: every save, the newest first; each opens to what it did, row by row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core import words
from app.ui import theme
from app.ui.shell import Shell
from app.ui.widgets.tree import Tree

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.history import Correction, ListedSave, Told

TITLE = "Lịch sử"
HINT = "Hoàn tác lần lượt từ việc mới nhất: Ctrl+Z."
EMPTY = "Chưa có thay đổi nào."
UNDONE = "Đã hoàn tác"
LOOKING, MORE = "Đang tìm…", "Xem tiếp…"
READING = "Đang đọc lịch sử…"
HEADINGS = ("Việc", "Người làm", "Lúc", "Số dòng", "Trạng thái")
WIDTHS = (560, 155, 135, 75, 100)
PAGE, ROWS = 60, 100
ROWS_COLUMN, RIGHT = 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NEAR_END = 3  # rows before the end at which the next page is asked for

SAVE = Qt.ItemDataRole.UserRole
LAST = Qt.ItemDataRole.UserRole + 1


class HistoryPage(QWidget):
    """The saves as a tree; asked for a page at a time as it is scrolled."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.tree = Tree()
        self.empty = theme.quiet(QLabel(EMPTY))
        self._shell = shell
        self._has_more = True
        self._is_stale = True
        self._place()
        self.tree.itemExpanded.connect(self._open)
        self.tree.itemClicked.connect(self._go_on)
        self.tree.itemActivated.connect(self._go_on)
        self.tree.verticalScrollBar().valueChanged.connect(self._scrolled)
        shell.tasks.changed.connect(self._refresh)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _refresh(self) -> None:
        """Ask anew for as much as there is; what was open closes, for it may be undone by now."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        many = max(PAGE, self.tree.topLevelItemCount())
        if not self.tree.topLevelItemCount():
            self._say(READING)
        self._shell.tasks.ask(self, "saves", partial(_saves, before=None, limit=many), self._show)

    def _show(self, found: tuple[ListedSave, ...]) -> None:
        at = self.tree.verticalScrollBar().value()
        self.tree.clear()
        self._add(found)
        self._say("" if found else EMPTY)
        self.tree.verticalScrollBar().setValue(at)

    def _say(self, why: str) -> None:
        """Say why there are no saves; nothing: they are shown."""
        self.empty.setText(why)
        self.empty.setVisible(bool(why))
        self.tree.setVisible(not why)

    def _scrolled(self, value: int) -> None:
        bar = self.tree.verticalScrollBar()
        last = self.tree.topLevelItem(self.tree.topLevelItemCount() - 1)
        if self._has_more and last is not None and value >= bar.maximum() - NEAR_END:
            before = last.data(0, SAVE).save.first_seq
            self._shell.tasks.ask(self, "saves", partial(_saves, before=before, limit=PAGE), self._add)

    def _add(self, found: tuple[ListedSave, ...]) -> None:
        self._has_more = len(found) >= PAGE
        self.tree.addTopLevelItems([_item(listed) for listed in found])

    def _open(self, item: QTreeWidgetItem) -> None:
        """The first time a save is opened, ask what it did."""
        if item.data(0, SAVE) and [child.text(0) for child in _children(item)] == [LOOKING]:
            self._ask_rows(item, None)

    def _go_on(self, item: QTreeWidgetItem) -> None:
        save = item.parent()
        if item.data(0, LAST) and save is not None:
            self._ask_rows(save, item.data(0, LAST))

    def _ask_rows(self, item: QTreeWidgetItem, after: int | None) -> None:
        save = item.data(0, SAVE).save
        job = partial(_rows, first=save.first_seq, last=save.last_seq, after=after)
        self._shell.tasks.ask(
            self, f"rows {save.first_seq}", job, partial(self._show_rows, save.first_seq, save.last_seq)
        )

    def _show_rows(self, first: int, last: int, told: tuple[Told, ...]) -> None:
        item = self._item_of(first)
        if item is None:  # the list was asked for anew meanwhile
            return
        item.takeChild(item.childCount() - 1)  # the line that stood for what is here now
        for one in told:
            item.addChild(_row(one))
        if told and told[-1].seq < last:
            more = QTreeWidgetItem([MORE])
            more.setData(0, LAST, told[-1].seq)
            more.setForeground(0, self.palette().link())
            item.addChild(more)
        for child in _children(item):
            child.setExpanded(True)
            for line in (child, *_children(child)):
                line.setFirstColumnSpanned(True)

    def _item_of(self, first: int) -> QTreeWidgetItem | None:
        items = (self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount()))
        return next((item for item in items if item and item.data(0, SAVE).save.first_seq == first), None)

    def _place(self) -> None:
        self.tree.setHeaderLabels(HEADINGS)
        self.tree.headerItem().setTextAlignment(ROWS_COLUMN, RIGHT)
        self.tree.setAccessibleName("Các lần lưu, mới nhất trước")
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(Tree.SelectionMode.ExtendedSelection)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        top = QHBoxLayout()
        top.addWidget(theme.titled(QLabel(TITLE)))
        top.addSpacing(2 * theme.STEP)
        top.addWidget(theme.quiet(QLabel(HINT)), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * theme.STEP,) * 4)
        layout.setSpacing(theme.STEP)
        layout.addLayout(top)
        layout.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.tree, 1)
        self.empty.hide()
        self.setFocusProxy(self.tree)
        theme.follow(self, self._measure)

    def _measure(self) -> None:
        for column, width in enumerate(WIDTHS[1:], 1):
            self.tree.setColumnWidth(column, theme.px(width))


def _item(listed: ListedSave) -> QTreeWidgetItem:
    save = listed.save
    rows = sum(touched.rows for touched in save.touched)
    item = QTreeWidgetItem(
        [
            save.title,
            save.actor,
            f"{save.at.astimezone():%H:%M %d/%m/%Y}",
            words.number(rows),
            UNDONE if listed.is_undone else "",
        ]
    )
    item.setData(0, SAVE, listed)
    item.setToolTip(0, save.title)
    item.setTextAlignment(ROWS_COLUMN, RIGHT)
    item.setSizeHint(0, QSize(0, theme.row_height()))
    item.addChild(QTreeWidgetItem([LOOKING]))
    if listed.is_undone:
        for column in range(len(HEADINGS)):
            font = item.font(column)
            font.setStrikeOut(column == 0)
            item.setFont(column, font)
    return item


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(number) for number in range(item.childCount()))
    return [child for child in found if child is not None]


def _row(told: Told) -> QTreeWidgetItem:
    item = QTreeWidgetItem([told.verb])
    for change in told.corrections:
        line = QTreeWidgetItem([_said(change)])
        line.setToolTip(0, _said(change))
        item.addChild(line)
    return item


def _said(change: Correction) -> str:
    old = f"{_line(change.old)} → " if change.old else ""
    return f"{change.label}: {old}{_line(change.new)}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _saves(session: Session, *, before: int | None, limit: int) -> tuple[ListedSave, ...]:
    from app.services.history_words import listed_saves

    return listed_saves(session, before_seq=before, limit=limit)


def _rows(session: Session, *, first: int, last: int, after: int | None) -> tuple[Told, ...]:
    from app.services.history_words import tell_save

    return tell_save(session, first, last, after=after, limit=ROWS)
