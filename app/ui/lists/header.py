"""The heading of a list: sorts, and lets people choose, order and widen the columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu

from app.core.tables import Column, Kind
from app.ui import sheets, theme
from app.ui.lists.memory import ColumnState
from app.ui.lists.model import RowsModel
from app.ui.lists.naturals import Natural, measured
from app.ui.lists.screen import ListScreen

LEAST_ELASTIC = (
    30  # digits, on two lines twice as many letters, that a long text keeps where others can give way
)
LONG_TEXT = (
    24  # digits: a column that is declared narrower holds names; the list is scrolled before less is shown
)
LEAST_WORDS = 9  # digits that other columns of words keep
LEAST_LONG = 12  # the same of other long texts than the widest
LEAST_STATE = 15  # the same of states
A_DAY = "00/00/0000"
TIP = "Bấm để sắp xếp, bấm lần nữa để đảo thứ tự; bấm chuột phải để chọn cột"


class ListHeader(QHeaderView):
    """Columns as they are shown.

    The widest one that is shown takes the room that the others leave, until somebody gives it a width. Where they
    leave too little, those that hold words give way down to their headings, and only then the list is scrolled. Once
    rows were seen no column is wider than its texts, and those of words get what they need to be read on two lines
    while the widest one keeps a readable sentence.
    """

    changed = Signal()
    """A column was hidden, shown, moved or widened."""

    fitted = Signal()
    """The columns have the widths that the window leaves them."""

    usual_order_wanted = Signal()
    """The rows are wanted in their usual order again."""

    def __init__(self, screen: ListScreen[Any]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.declare(screen)
        self._set: dict[int, float] = {}  # the widths that somebody chose, in digits
        self._naturals: dict[int, Natural] = {}  # of columns whose rows were seen
        self._busy = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setToolTip(TIP)
        self.setAccessibleName("Các cột")
        self.sectionResized.connect(self._take_width)
        self.sectionMoved.connect(self._tell)

    def declare(self, screen: ListScreen[Any]) -> None:
        """These are the columns; `start` shows them."""
        self._columns: Sequence[Column[Any]] = screen.columns
        self._hidden, self._marked = screen.hidden, frozenset(screen.marks)

    def start(self, states: Iterable[ColumnState]) -> None:
        """Show the columns as they were left; those that were not known then as they are declared."""
        self._busy = True
        numbers = {column.title: number for number, column in enumerate(self._columns)}
        known = {state.title: state for state in states if state.title in numbers}
        for place, title in enumerate(known):
            self.moveSection(self.visualIndex(numbers[title]), place)
        for title, number in numbers.items():
            state = known.get(title, ColumnState(title, hidden=title in self._hidden))
            self.setSectionHidden(number, state.hidden)
            if state.width:
                self._set[number] = state.width
        self._busy = False
        theme.follow(self, self._begin_anew)

    def learn(self, rows: RowsModel[Any]) -> None:
        """See what stands in the columns; what is seen later lets them only grow, so that none moves back and forth."""
        naturals = measured(rows, self.shown(), self.fontMetrics())
        known = {number: _wider(self._naturals.get(number), one) for number, one in naturals.items()}
        if any(self._naturals.get(number) != natural for number, natural in known.items()):
            self._naturals.update(known)
            self._widen()

    def states(self) -> tuple[ColumnState, ...]:
        """The columns as they are now, from the left."""
        order = (self.logicalIndex(place) for place in range(self.count()))
        return tuple(
            ColumnState(
                self._columns[number].title, round(self._set.get(number, 0), 2), self.isSectionHidden(number)
            )
            for number in order
        )

    def shown(self) -> list[int]:
        """The numbers of the columns that are seen, from the left."""
        order = (self.logicalIndex(place) for place in range(self.count()))
        return [number for number in order if not self.isSectionHidden(number)]

    def of_words(self) -> list[int]:
        """The numbers of those columns that are seen and hold words."""
        return [number for number in self.shown() if self._columns[number].kind is Kind.TEXT]

    def undo_all(self) -> None:
        """All columns as they are declared."""
        self._busy = True
        self._set.clear()
        for number, column in enumerate(self._columns):
            self.moveSection(self.visualIndex(number), number)
            self.setSectionHidden(number, column.title in self._hidden)
        self._busy = False
        self._widen()
        self._tell()

    def menu(self) -> QMenu:
        """The menu of the heading: the columns, each shown or not, and the way back."""
        menu = QMenu(self)
        shown = self.shown()
        for number, column in enumerate(self._columns):
            entry = menu.addAction(column.title)
            entry.setCheckable(True)
            entry.setChecked(number in shown)
            entry.setEnabled(shown != [number])  # one column stays
            entry.toggled.connect(lambda on, number=number: self._show(number, on))
        menu.addSeparator()
        menu.addAction("Bỏ sắp xếp").triggered.connect(self.usual_order_wanted)
        menu.addAction("Đặt lại các cột").triggered.connect(self.undo_all)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's own name
        self.open_menu(event.globalPos())

    def open_menu(self, place: QPoint) -> None:
        """Open the menu at a place of the screen."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _show(self, number: int, shown: bool) -> None:
        self.setSectionHidden(number, not shown)
        self._widen()
        self._tell()

    def _take_width(self, number: int, _: int, width: int) -> None:
        if self._busy or not width:
            return
        self._set[number] = width / self._digit()
        self._fit()
        self._tell()

    def _tell(self) -> None:
        if not self._busy:
            self.changed.emit()

    def _begin_anew(self) -> None:
        """Texts have another size: what was learnt of them holds no more."""
        self._naturals.clear()
        self._widen()

    def _widen(self) -> None:
        """Give every column its width: the chosen one, or enough for its share and its heading."""
        self._busy = True
        for number in self.shown():
            self.resizeSection(number, self._set_width(number))
        self._busy = False
        self._fit()

    def _set_width(self, number: int) -> int:
        chosen = self._set.get(number)
        return round(chosen * self._digit()) if chosen else self._own_width(number)

    def _own_width(self, number: int) -> int:
        column = self._columns[number]
        metrics, edges = self.fontMetrics(), sheets.cell_edges()
        needed = metrics.horizontalAdvance(A_DAY) if column.kind is Kind.DATE else 0
        own = round(column.width * self._digit()) + self._sign(number)
        if natural := self._naturals.get(number):
            own = min(own, natural.one)
        return max(max(own, needed and needed + self._sign(number)) + edges, self._least_width(number))

    def _least_width(self, number: int) -> int:
        """So much that the heading is read, and a word or two of what stands below."""
        column = self._columns[number]
        title = self.fontMetrics().horizontalAdvance(column.title) + 2 * theme.px(theme.STEP) + 2
        least = LEAST_STATE if column.title in self._marked else LEAST_WORDS
        least = LEAST_LONG if column.width >= LONG_TEXT else least
        words = round(min(column.width, least) * self._digit()) + self._sign(number)
        if natural := self._naturals.get(number):
            words = min(words, natural.one)
        return max(title, words + sheets.cell_edges())

    def _sign(self, number: int) -> int:
        """What the sign of a state takes before its words."""
        marked = self._columns[number].title in self._marked
        return self.fontMetrics().horizontalAdvance("▲ ") if marked else 0

    def _least_elastic(self, number: int) -> int:
        """What others give way for: a readable sentence, or all that a column of names is declared with."""
        declared = self._columns[number].width
        digits = LEAST_ELASTIC if declared >= LONG_TEXT else declared
        return max(self._least_width(number), round(digits * self._digit()))

    def _fit(self) -> None:
        self._share_width()
        self.fitted.emit()

    def _share_width(self) -> None:
        """Let the elastic column fill what is left of the width."""
        elastic = self._elastic()
        if self._busy or elastic is None or elastic in self._set:
            return
        others = {number: self._set_width(number) for number in self.shown() if number != elastic}
        least = self._least_elastic(elastic)
        for marked in (False, True):  # states are read at a glance: they give way last
            missing = sum(others.values()) + least - self.viewport().width()
            self._give_way(others, missing, marked=marked)
        self._take_what_is_needed(
            others, self.viewport().width() - sum(others.values()) - self._ample(elastic)
        )
        self._busy = True
        for number, width in others.items():
            self.resizeSection(number, width)
        left = self.viewport().width() - sum(others.values())
        self.resizeSection(elastic, max(left, min(least, round(LONG_TEXT * self._digit()))))
        self._busy = False

    def _give_way(self, widths: dict[int, int], missing: int, *, marked: bool) -> None:
        """Take what is missing from columns of words, each as far as its heading lets it."""
        columns = {number: self._columns[number] for number in widths if number not in self._set}
        spare = {
            number: widths[number] - self._least_width(number)
            for number, column in columns.items()
            if column.kind is Kind.TEXT and (column.title in self._marked) is marked
        }
        whole = sum(spare.values())
        for number, room in spare.items() if missing > 0 and whole else ():
            widths[number] -= min(room, -(-room * missing // whole))

    def _take_what_is_needed(self, widths: dict[int, int], spare: int) -> None:
        """Let columns whose texts would be cut take of the room that the widest one can do without."""
        most = round(LONG_TEXT * self._digit())
        wanted = {
            number: max(min(natural.two, most) + sheets.cell_edges() - widths[number], 0)
            for number, natural in self._naturals.items()
            if number in widths and number not in self._set and self._columns[number].kind is Kind.TEXT
        }
        whole = sum(wanted.values())
        for number, want in wanted.items() if spare > 0 and whole else ():
            widths[number] += min(want, spare * want // whole)

    def _ample(self, number: int) -> int:
        """What the widest column keeps where others want more: as much as it is declared with, or needs."""
        ample = round(min(self._columns[number].width, LEAST_ELASTIC) * self._digit())
        natural = self._naturals.get(number)
        return max(min(ample, natural.one) if natural else ample, self._least_width(number))

    def _elastic(self) -> int | None:
        return max(self.shown(), key=lambda number: self._columns[number].width, default=None)

    def _digit(self) -> float:
        return float(self.fontMetrics().horizontalAdvance("0"))


def _wider(before: Natural | None, now: Natural) -> Natural:
    return now if before is None else Natural(max(before.one, now.one), max(before.two, now.two))
