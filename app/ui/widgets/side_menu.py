"""The side menu: the pages with icon, word and counter; narrow, it keeps icons and counters alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core import words
from app.ui import theme
from app.ui.widgets import page_icons

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QFontMetrics, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QStyleOptionToolButton, QStyleOptionViewItem

    Index = QModelIndex | QPersistentModelIndex

WIDE, NARROW = 240, 60  # the longest word fits beside a counter of four digits, at every size of texts
LEAST_FOR_WORDS = 700  # of the window
ROW, ICON, EDGE = 40, 18, 16
COUNTER_HEIGHT, COUNTER_ROOM, COUNTER_EDGE = 20, 5, 6
SMALL = 0.85
ACCESSIBLE_TEXT = 11  # Qt.ItemDataRole.AccessibleTextRole: naming `Qt` would hold up the first paint
NAME, COUNT = 256, 257  # from Qt.ItemDataRole.UserRole on
SHORTCUT = "Ctrl+B"
MENU_KEY = "F10"
MOST_KEYS = 9
"""So many pages have a key of their own: Ctrl+1 to Ctrl+9."""

Role = QPalette.ColorRole


class SideMenu(QWidget):
    """The pages by name and title; says which one was chosen, and whose counter was clicked."""

    chosen = Signal(str)
    count_clicked = Signal(str)

    def __init__(self, pages: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.list = _Pages()
        self.narrower = IconButton("narrower")
        self.more = IconButton("menu")
        self._titles = dict(pages)
        self._is_narrow = self._has_no_room = self._is_tight = False
        for number, (name, title) in enumerate(pages):
            self._add(name, title, number=number)
        self._place()
        self.list.currentItemChanged.connect(self._choose)
        self.list.count_clicked.connect(self.count_clicked)
        self.narrower.clicked.connect(self.turn)
        theme.follow(self, self._measure)

    def show_current(self, name: str) -> None:
        """Mark the page that is shown; a page that is not in the menu leaves none marked."""
        self.list.blockSignals(True)
        row = list(self._titles).index(name) if name in self._titles else -1
        self.list.setCurrentRow(row)
        if row < 0:
            self.list.clearSelection()
        self.list.blockSignals(False)

    def set_counts(self, counts: Mapping[str, int], tips: Mapping[str, str]) -> None:
        """Show a number beside each of these pages, none beside the others; `tips` say what is counted."""
        for row, (name, title) in enumerate(self._titles.items()):
            item, count = self.list.item(row), counts.get(name, 0)
            said = f"{words.number(count)} {tips.get(name, '')}".strip() if count else ""
            item.setData(COUNT, count)
            item.setToolTip(f"{_tip(title, row)}\n{said}".rstrip())
            item.setData(ACCESSIBLE_TEXT, f"{title}, {said}" if said else title)

    def is_narrow(self) -> bool:
        """Whether somebody wants only the icons."""
        return self._is_narrow

    def set_narrow(self, narrow: bool) -> None:
        """Show the icons alone, or with their words."""
        self._is_narrow, self._is_tight = narrow, False
        self._measure()

    def turn(self) -> None:
        """Show the words where only the icons are shown, and the other way round."""
        self.set_narrow(not self.list.is_narrow)

    def fit(self, width: int) -> None:
        """Leave the words away in a window of this width if it has no room for them; what is wanted stays known."""
        has_no_room = width < theme.px(LEAST_FOR_WORDS)
        if has_no_room != self._has_no_room:
            self._has_no_room = self._is_tight = has_no_room
            self._measure()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(NAME))

    def _add(self, name: str, title: str, *, number: int) -> None:
        item = QListWidgetItem(title)
        item.setData(NAME, name)
        item.setData(COUNT, 0)
        item.setToolTip(_tip(title, number))
        self.list.addItem(item)

    def _place(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(Role.Button)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(theme.STEP, theme.STEP // 2, theme.STEP, theme.STEP // 2)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        _named(self.more, f"Trình đơn ({MENU_KEY}): hoàn tác, lịch sử, thùng rác, sao lưu, trợ giúp")
        self._foot.addWidget(self.more)
        self._foot.addStretch(1)
        self._foot.addWidget(self.narrower)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.STEP, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addLayout(self._foot)

    def _measure(self) -> None:
        narrow = self.list.is_narrow = self._is_narrow or self._is_tight
        self.setFixedWidth(theme.px(NARROW if narrow else WIDE))
        self._foot.setDirection(
            QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        )
        self.narrower.icon_name = "wider" if narrow else "narrower"
        _named(self.narrower, f"{'Mở rộng' if narrow else 'Thu gọn'} danh mục trang ({SHORTCUT})")
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, theme.px(ROW)))
        self.list.scheduleDelayedItemsLayout()  # viewport() would have Qt name every class that it knows
        self.narrower.update()


class IconButton(QToolButton):
    """A flat button that shows one of our icons in the colour of texts."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self.icon_name = icon_name
        self.setAutoRaise(True)
        theme.follow(self, lambda: self.setFixedSize(theme.px(2 * ICON), theme.px(2 * ICON)))

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:  # noqa: N802 - Qt's own name
        """No arrow beside it where it opens a menu."""
        super().initStyleOption(option)
        option.features = option.features & ~option.ToolButtonFeature.HasMenu  # type: ignore[attr-defined,unused-ignore]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        side = theme.px(ICON)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        page_icons.draw(painter, self.icon_name, place, self.palette().brush(Role.ButtonText))


class _Pages(QListWidget):
    """The list itself; a click on a counter is told apart."""

    count_clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.is_narrow = False
        self.hovered = -1
        self.setAccessibleName("Các trang")
        theme.follow(self, self._dress)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setItemDelegate(_Drawn(self))

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(Role.Base, palette.color(Role.Button))
        self.setPalette(palette)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Without a current page Qt would choose the first one."""
        row = self.currentRow()
        self.blockSignals(True)
        super().focusInEvent(event)
        if row < 0:
            self.setCurrentRow(-1)
            self.clearSelection()
        self.blockSignals(False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.hovered = self.indexAt(event.position().toPoint()).row()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self.hovered = -1
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is not None and item.data(COUNT):
            place = QRectF(self.visualItemRect(item))
            if counter_place(place, item.data(COUNT), self.font(), narrow=self.is_narrow).contains(
                event.position()
            ):
                self.count_clicked.emit(item.data(NAME))


class _Drawn(QStyledItemDelegate):
    """Draws a page: its ground, icon, word and counter.

    It asks the list what the state in `option` tells too, and sets no pen for what is not selected: naming `QStyle` or
    `Qt` would hold up the first paint.
    """

    def __init__(self, pages: _Pages) -> None:
        super().__init__(pages)
        self._pages = pages

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = QRectF(option.rect)  # type: ignore[attr-defined,unused-ignore]
        palette = self._pages.palette()
        selected = self._pages.item(index.row()).isSelected()
        if selected:
            painter.fillRect(place, palette.color(Role.Highlight))
        elif index.row() == self._pages.hovered:
            painter.fillRect(place, palette.color(Role.Window))
        ink = palette.brush(Role.HighlightedText if selected else Role.Text)
        painter.save()
        if selected:
            painter.setPen(ink.color())  # else it is the pen of texts already
        self._draw(painter, place, index, ink=ink)
        painter.restore()
        if self._pages.hasFocus() and index.row() == self._pages.currentRow() and not selected:
            painter.drawRect(place.adjusted(1, 1, -2, -2))

    def _draw(self, painter: QPainter, place: QRectF, index: Index, *, ink: QBrush) -> None:
        side = theme.px(ICON)
        left = place.left() + theme.px(EDGE)
        page_icons.draw(
            painter, index.data(NAME), QRectF(left, place.center().y() - side / 2, side, side), ink
        )
        count = index.data(COUNT)
        pill = counter_place(place, count, self._pages.font(), narrow=self._pages.is_narrow)
        painter.setFont(self._pages.font())
        if not self._pages.is_narrow:
            room = QRectF(QPointF(left + side + theme.px(10), place.top()), place.bottomRight())
            if count:
                room.setRight(pill.left() - theme.px(4))
            metrics = painter.fontMetrics()
            base = place.center().y() + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(room.left(), base), _shortened(index.data(), metrics, int(room.width())))
        if count:
            self._draw_counter(painter, pill, count)

    def _draw_counter(self, painter: QPainter, pill: QRectF, count: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        from PySide6.QtCore import Qt

        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().surface))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(QColor(theme.tokens().late))
        painter.setFont(_small(self._pages.font()))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words.number(count))
        painter.restore()


def counter_place(row: QRectF, count: int, font: QFont, *, narrow: bool) -> QRectF:
    """Where the counter of a row lies, wide enough for its whole number: at its right edge, or over the icon's corner.

    In a narrow menu a long one takes from the room beside its digits rather than leave the menu.
    """
    scale = SMALL if narrow else 1.0
    height = theme.px(COUNTER_HEIGHT) * scale
    digits = QFontMetricsF(_small(font)).horizontalAdvance(words.number(count))
    width = max(height, digits + 2 * theme.px(COUNTER_ROOM) * scale)
    if narrow:
        width = min(width, row.width() - theme.px(4))
        return QRectF(row.right() - width - theme.px(2), row.top() + theme.px(2), width, height)
    return QRectF(row.right() - width - theme.px(COUNTER_EDGE), row.center().y() - height / 2, width, height)


def _shortened(text: str, metrics: QFontMetrics, room: int) -> str:
    if metrics.horizontalAdvance(text) <= room:
        return text
    from PySide6.QtCore import Qt

    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SMALL)
    small.setBold(True)
    return small


def _tip(title: str, number: int) -> str:
    return f"{title} (Ctrl+{number + 1})" if number < MOST_KEYS else title


def _named(button: QToolButton, name: str) -> None:
    button.setToolTip(name)
    button.setAccessibleName(name)
