"""A line in which one types part of a name and chooses from what is found; the list never takes the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.briefings.forms import Ref
from app.core.fields import NOUNS
from app.core.text import clean, fold
from app.ui import theme
from app.ui.forms.entry import Around

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.lists import Choice

    Find = Callable[[Session, str], Sequence[Choice]]

REF = Qt.ItemDataRole.UserRole
ASIDE = Qt.ItemDataRole.UserRole + 1
MOST_ROWS = 9
NARROWEST = 320
ADD = "Thêm mới “{}”"


class SearchBox(QLineEdit):
    """Asks for names as one types; `chosen` brings the row that was taken from the list."""

    chosen = Signal(object)

    answered = Signal()
    """What was found for the text as it stands is known now."""

    def __init__(self, find: Find, around: Around, may_add: tuple[str, ...] = (), hint: str = "") -> None:
        super().__init__(placeholderText=hint)
        self._find, self._around, self._may_add = find, around, may_add
        self._answer: tuple[str, tuple[Ref, ...]] | None = None
        self._list: Suggestions | None = None
        self.setAcceptDrops(False)
        self.textEdited.connect(lambda _: self.ask())

    def ask(self) -> None:
        """Ask what fits the text; the answer opens the list while the box has the focus."""
        typed, find = clean(self.text()), self._find
        self._around.tasks.ask(
            self,
            "find",
            lambda session: tuple(find(session, typed)),
            lambda found: self._take(typed, found),
            failed=lambda: self._take(typed, ()),
        )

    def exact(self) -> Ref | None:
        """The row whose name is the text, once that is known; of two that are called so none."""
        typed, found = self._answer or ("", ())
        same = [ref for ref in found if fold(ref.name) == fold(self.text())]
        return same[0] if len(same) == 1 and typed == clean(self.text()) else None

    def is_answered(self) -> bool:
        """Whether the list is that of the text as it stands."""
        return self._answer is not None and self._answer[0] == clean(self.text())

    def suggestions(self) -> Suggestions | None:
        """The open list."""
        return self._list if self._list and self._list.isVisible() else None

    def close_list(self) -> None:
        """Close the list."""
        if self._list:
            self._list.hide()

    def event(self, event: QEvent) -> bool:
        """Esc, Tab and Enter are the list's while it is open, before shortcuts and the focus get them."""
        opened = self.suggestions()
        if opened and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
                self._choose_current()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        opened = self.suggestions()
        match event.key():
            case Qt.Key.Key_Down if not opened:
                self.ask()
            case Qt.Key.Key_Down | Qt.Key.Key_Up if opened:
                opened.step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Escape if opened:
                self.close_list()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if opened and not event.modifiers():
                self._choose_current()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mousePressEvent(event)
        if not self.suggestions() and not self.text():
            self.ask()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.close_list()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.close_list()

    def _take(self, typed: str, found: Sequence[Choice]) -> None:
        refs = tuple(_ref(choice) for choice in found)
        self._answer = typed, refs
        if typed == clean(self.text()):
            if self.hasFocus():
                self._open(typed, found)
            self.answered.emit()

    def _open(self, typed: str, found: Sequence[Choice]) -> None:
        if self._list is None or self._list.window() is not self.window():
            self._list = Suggestions(self)
            self._list.taken.connect(self._choose)
        self._list.fill(typed, found, self._addable(typed, found))
        self._list.place()

    def _addable(self, typed: str, found: Sequence[Choice]) -> tuple[tuple[str, Ref], ...]:
        if not typed or any(fold(choice.label) == fold(typed) for choice in found):
            return ()
        several = len(self._may_add) > 1
        return tuple(
            (ADD.format(typed) + (f" ({NOUNS.get(table, table)})" if several else ""), Ref(table, "", typed))
            for table in self._may_add
        )

    def _choose_current(self) -> None:
        opened = self.suggestions()
        if opened and self.is_answered() and (item := opened.currentItem()):
            self._choose(item.data(REF))
        self.close_list()

    def _choose(self, ref: Ref) -> None:
        self.close_list()
        self.chosen.emit(ref)


class Suggestions(QListWidget):
    """The list under a search box: a child of the window, so that the focus and the input method stay in the box."""

    taken = Signal(object)

    def __init__(self, box: QWidget) -> None:
        super().__init__(box.window())
        self._box = box
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoFillBackground(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_WithAside(self))
        self.setMouseTracking(True)
        self.setAccessibleName("Gợi ý")
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(REF)))
        self.itemEntered.connect(self.setCurrentItem)
        box.destroyed.connect(self.deleteLater)
        self._hide_when_scrolled()
        self.hide()

    def fill(self, typed: str, found: Sequence[Choice], addable: Sequence[tuple[str, Ref]]) -> None:
        """Show what was found, and what may be made; the first fitting one is the current one."""
        self.clear()
        for choice in found:
            self._add(choice.label, choice.aside, _ref(choice))
        for label, ref in addable:
            self._add(label, "", ref)
        if typed and found:
            self.setCurrentRow(0)

    def step(self, by: int) -> None:
        """Go up or down, round the ends."""
        if self.count():
            row = self.currentRow()
            self.setCurrentRow((row + by) % self.count() if row >= 0 else (0 if by > 0 else self.count() - 1))

    def place(self) -> None:
        """Open under the box, above it where there is no room below; nothing to show closes it."""
        if not self.count():
            self.hide()
            return
        window = self._box.window()
        width = max(self._box.width(), theme.px(NARROWEST))
        height = min(self.count(), MOST_ROWS) * theme.row_height() + 2 * self.frameWidth()
        corner = self._box.mapTo(window, QPoint(0, self._box.height()))
        if corner.y() + height > window.height():
            above = self._box.mapTo(window, QPoint(0, -height))
            corner = above if above.y() >= 0 else QPoint(corner.x(), max(0, window.height() - height))
        corner.setX(max(0, min(corner.x(), window.width() - width)))
        self.setGeometry(corner.x(), corner.y(), width, height)
        self.raise_()
        self.show()

    def _add(self, label: str, aside: str, ref: Ref) -> None:
        item = QListWidgetItem(label)
        item.setData(REF, ref)
        item.setData(ASIDE, aside)
        item.setToolTip(label)
        self.addItem(item)

    def _hide_when_scrolled(self) -> None:
        parent = self._box.parentWidget()
        while parent and not isinstance(parent, QAbstractScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QAbstractScrollArea):
            bar = parent.verticalScrollBar()
            bar.valueChanged.connect(self.hide)


class _WithAside(QStyledItemDelegate):
    """A name, and a quiet word at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        view = option.widget
        style = view.style() if view else QApplication.style()
        aside, label = index.data(ASIDE) or "", option.text
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        gap = theme.px(theme.STEP)
        room = option.rect.adjusted(gap, 0, -gap, 0)
        metrics = QFontMetrics(option.font)
        painter.save()
        plain = QPalette.ColorRole.HighlightedText if is_current else QPalette.ColorRole.Text
        quiet = QPalette.ColorRole.HighlightedText if is_current else QPalette.ColorRole.PlaceholderText
        side = min(metrics.horizontalAdvance(aside) + gap, room.width() // 2) if aside else 0
        painter.setPen(option.palette.color(quiet))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignRight | middle,
            metrics.elidedText(aside, Qt.TextElideMode.ElideRight, side),
        )
        painter.setPen(option.palette.color(plain))
        left = room.adjusted(0, 0, -side - gap if side else 0, 0)
        painter.drawText(left, middle, metrics.elidedText(label, Qt.TextElideMode.ElideRight, left.width()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        size = super().sizeHint(option, index)
        size.setHeight(theme.row_height())
        return size


def _ref(choice: Choice) -> Ref:
    table, _, key = choice.code.partition(":")
    return Ref(table, key, choice.label)
