"""A short list of things in two lines each: what it is, and quietly what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import theme

Index = QModelIndex | QPersistentModelIndex
MARK = Qt.ItemDataRole.UserRole
ASIDE = Qt.ItemDataRole.UserRole + 1
EDGE = theme.STEP
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing: its first line, its second, and the look of the second."""

    title: str
    aside: str
    mark: theme.Mark = theme.Mark.NEUTRAL


class TwoLineList(QListWidget):
    """Entries from top to bottom; a click or Enter opens one, by its number."""

    opened = Signal(int)

    removed = Signal(int)
    """The cross at the end of an entry was clicked, or Delete pressed on it."""

    def __init__(self, name: str, *, removes: str = "") -> None:
        """`removes` says what the cross of an entry does; without it there is none."""
        super().__init__()
        self.removes = removes
        self._is_cross_pressed = False
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.itemClicked.connect(lambda item: self.opened.emit(self.row(item)))
        if removes:
            self._offer_removal()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries; the one that was chosen by its place stays chosen."""
        chosen = self.currentRow()
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.title)
            item.setData(ASIDE, entry.aside)
            item.setData(MARK, entry.mark)
            item.setToolTip(f"{entry.title}\n× {self.removes} (Delete)" if self.removes else entry.title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}. {entry.aside}")
            self.addItem(item)
        self.setCurrentRow(min(max(chosen, 0), self.count() - 1))
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """As high as its entries, with room for a few at least."""
        row = 2 * self.fontMetrics().lineSpacing() + 2 * EDGE
        return QSize(super().sizeHint().width(), row * max(self.count(), FEWEST))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._is_cross_pressed = self._is_on_cross(event.position().toPoint())
        if not self._is_cross_pressed:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        place = event.position().toPoint()
        if not self._is_cross_pressed:
            super().mouseReleaseEvent(event)
        elif self._is_on_cross(place):
            self.removed.emit(self.indexAt(place).row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.opened.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _offer_removal(self) -> None:
        verb = QAction(self.removes, self)
        verb.setShortcut(QKeySequence.StandardKey.Delete)
        verb.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        verb.triggered.connect(self._remove_chosen)
        self.addAction(verb)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _remove_chosen(self) -> None:
        if self.currentRow() >= 0:
            self.removed.emit(self.currentRow())

    def _is_on_cross(self, place: QPoint) -> bool:
        index = self.indexAt(place)
        return bool(self.removes) and index.isValid() and place.x() > _cross(self.visualRect(index)).left()


def _cross(entry: QRect) -> QRect:
    """Where the cross of an entry stands: a square of its height at its end."""
    return entry.adjusted(entry.width() - entry.height(), 0, 0, 0)


class _Delegate(QStyledItemDelegate):
    """Paints both lines; the first is cut when it is too long, the tip has it whole."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, 2 * option.fontMetrics.lineSpacing() + 2 * EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        if not option.widget.hasFocus():  # what Enter would open is told only where Enter goes
            shown.state &= ~QStyle.StateFlag.State_Selected
        widget: QWidget = shown.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        removes = isinstance(widget, TwoLineList) and bool(widget.removes)
        end = shown.rect.height() if removes else EDGE
        room: QRect = shown.rect.adjusted(EDGE, EDGE, -end, -EDGE)
        chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        title, aside, mark = (index.data(role) for role in (Qt.ItemDataRole.DisplayRole, ASIDE, MARK))
        painter.save()
        self._line(painter, room, Qt.AlignmentFlag.AlignTop, title, _ink(widget, chosen=chosen))
        self._line(
            painter, room, Qt.AlignmentFlag.AlignBottom, aside, _ink(widget, theme.Mark(mark), chosen=chosen)
        )
        if removes:
            painter.setPen(_ink(widget, theme.Mark.NEUTRAL, chosen=chosen))
            painter.drawText(_cross(shown.rect), Qt.AlignmentFlag.AlignCenter, "×")
        painter.restore()

    def _line(self, painter: QPainter, room: QRect, where: Qt.AlignmentFlag, words: str, ink: QColor) -> None:
        painter.setPen(ink)
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | where, cut)


def _ink(widget: QWidget, mark: theme.Mark | None = None, *, chosen: bool) -> QColor:
    if chosen:
        return widget.palette().color(theme.Role.HighlightedText)
    if mark is None:
        return widget.palette().color(theme.Role.Text)
    if mark is theme.Mark.NEUTRAL:
        return widget.palette().color(theme.Role.PlaceholderText)
    return theme.colour(mark)
