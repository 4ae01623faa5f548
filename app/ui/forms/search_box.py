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
    QListView,
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

    def __init__(
        self,
        find: Find,
        around: Around,
        may_add: tuple[str, ...] = (),
        hint: str = "",
        *,
        keeps_typed: bool = False,
    ) -> None:
        super().__init__(placeholderText=hint)
        self._find, self._around, self._may_add = find, around, may_add
        self._keeps_typed = keeps_typed
        self._answer: tuple[str, tuple[Choice, ...]] | None = None
        self._list: Suggestions | None = None
        self._may_open = True
        self.setAcceptDrops(False)
        self.textEdited.connect(lambda _: self.ask())

    def ask(self, *, opens: bool = True) -> None:
        """Ask what fits the text; the answer opens the list while the box has the focus, unless it is closed first."""
        typed, find = clean(self.text()), self._find
        self._may_open = opens
        self._around.tasks.ask(
            self,
            "find",
            lambda session: tuple(find(session, typed)),
            lambda found: self._take(typed, found),
            failed=lambda: self._give_up(typed),
        )

    def exact(self) -> Ref | None:
        """The row that is called as the text says, once that is known; of two that are called so none."""
        same = self.same()
        return _ref(same[0]) if len(same) == 1 else None

    def same(self) -> tuple[Choice, ...]:
        """The rows whose name is the text, else those of which another name is."""
        said, found = _key(self.text()), self.found()
        named = tuple(choice for choice in found if _key(choice.label) == said)
        return named or tuple(choice for choice in found if said in map(_key, choice.also))

    def found(self) -> tuple[Choice, ...]:
        """What fits the text as it stands, as far as it is known."""
        typed, found = self._answer or ("", ())
        return found if typed == clean(self.text()) else ()

    def is_answered(self) -> bool:
        """Whether the list is that of the text as it stands."""
        return self._answer is not None and self._answer[0] == clean(self.text())

    def suggestions(self) -> Suggestions | None:
        """The open list."""
        return self._list if self._list and self._list.isVisible() else None

    def close_list(self) -> None:
        """Close the list, also one that an answer still under way would open."""
        self._may_open = False
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
                self._leave_list(opened)
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
        self._answer = typed, tuple(found)
        if typed == clean(self.text()):
            if self.hasFocus() and self._may_open:
                self._open(typed, found)
            self.answered.emit()

    def _give_up(self, typed: str) -> None:
        """What could not be looked for may be there: nothing is offered in its place."""
        self.close_list()
        self._take(typed, ())

    def _open(self, typed: str, found: Sequence[Choice]) -> None:
        if self._list is None or self._list.window() is not self.window():
            self._list = Suggestions(self)
            self._list.taken.connect(self._choose)
        addable = self._addable(typed, found)
        self._list.fill(found, addable, 0 if self._is_new(typed, addable) else self._first(typed, found))
        self._list.place()

    def _first(self, typed: str, found: Sequence[Choice]) -> int:
        """The row that was found and that Enter takes at once; none where what is typed is more likely to be new."""
        likely = self.same() if self._keeps_typed else found
        return found.index(likely[0]) if typed and likely else -1

    def _addable(self, typed: str, found: Sequence[Choice]) -> tuple[tuple[str, Ref], ...]:
        is_there = any(_key(choice.label) == _key(typed) for choice in found)
        if not typed or (not self._keeps_typed and (is_there or not _is_name(typed))):
            return ()
        several = len(self._may_add) > 1
        return tuple(
            (ADD.format(typed) + (f" ({NOUNS.get(table, table)})" if several else ""), Ref(table, "", typed))
            for table in self._may_add
        )

    def _is_new(self, typed: str, addable: Sequence[tuple[str, Ref]]) -> bool:
        """Tell whether what is typed can only be made: nothing was found, and it is one kind of thing.

        Words in a field of numbers are none: they are of a summary, by which nothing was found.
        """
        is_name = not self._keeps_typed or names_a_number(typed)
        return len(addable) == 1 and is_name and self.is_answered() and not self.found()

    def _leave_list(self, opened: Suggestions) -> None:
        """Tab takes what the arrows went to, what is called so, the one with all the words typed, or the new one."""
        found, typed = self.found(), clean(self.text())
        only = typed and len(found) == 1 and not self._keeps_typed and _has_words(found[0], typed)
        ref = _ref(found[0]) if only else self.exact()
        if opened.was_stepped or self._is_new(typed, self._addable(typed, found)):
            self._choose_current()
        elif ref:
            self._choose(ref)
        self.close_list()

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

    was_stepped = False
    """Whether the arrows went through the list since it was filled."""

    def __init__(self, box: QWidget) -> None:
        super().__init__(box.window())
        self._box = box
        self._foot = QListView(self)
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
        self._make_foot()
        box.destroyed.connect(self.deleteLater)
        self._hide_when_scrolled()
        self.hide()

    def fill(self, found: Sequence[Choice], addable: Sequence[tuple[str, Ref]], first: int) -> None:
        """Show what was found, under it what may be made, which is always seen; `first` is the current one."""
        self.clear()
        self.was_stepped = False
        for choice in found:
            self._add(choice.label, choice.aside, _ref(choice))
        for label, ref in addable:
            self._add(label, "", ref)
        for row in range(self.count()):
            self.setRowHidden(row, row >= len(found))
            self._foot.setRowHidden(row, row < len(found))
        self._low = len(addable)
        if first >= 0:
            self.setCurrentRow(first)

    def step(self, by: int) -> None:
        """Go up or down, round the ends."""
        if self.count():
            self.was_stepped = True
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
        low, frame = self._low * theme.row_height(), self.frameWidth()
        self.setViewportMargins(0, 0, 0, low)
        self._foot.setGeometry(frame, height - frame - low, width - 2 * frame, low)
        self._foot.setVisible(low > 0)
        self.raise_()
        self.show()

    def _make_foot(self) -> None:
        """What may be made, in a view of its own on the same rows, that does not scroll with those found."""
        self._low = 0
        self._foot.setModel(self.model())
        self._foot.setSelectionModel(self.selectionModel())
        self._foot.setItemDelegate(self.itemDelegate())
        self._foot.setFrameShape(QListView.Shape.NoFrame)
        self._foot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot.setMouseTracking(True)
        self._foot.clicked.connect(lambda index: self.taken.emit(index.data(REF)))
        self._foot.entered.connect(self.setCurrentIndex)

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


def _key(text: str) -> str:
    """A name as names are compared: without accents and blanks, as numbers of documents are, too."""
    return fold(text).replace(" ", "")


def _is_name(text: str) -> bool:
    """Tell whether a text can be a name: a day or a number that slipped into the field is none."""
    return any(letter.isalpha() for letter in text)


def names_a_number(text: str) -> bool:
    """Tell whether a text can be the number of a document."""
    return any(letter.isdigit() for letter in text)


def _has_words(choice: Choice, typed: str) -> bool:
    """Tell whether each word that was typed is a whole word of a name: "Văn An" is not "Văn Anh"."""
    said = fold(" ".join((choice.label, choice.aside, *choice.also))).replace(",", " ").split()
    return set(fold(typed).split()) <= set(said)


def _ref(choice: Choice) -> Ref:
    table, _, key = choice.code.partition(":")
    return Ref(table, key, choice.label)
