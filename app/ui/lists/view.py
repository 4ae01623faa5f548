"""Any list of the window: search, filters, order, groups, paging and its verbs, all of it asked of the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from app.briefings.lists import Total, Wanted
from app.core import words
from app.core.text import clean
from app.ui import theme
from app.ui.lists.commands import Verbs, enable, make_verbs
from app.ui.lists.filters import FilterBar
from app.ui.lists.groups import said_totals
from app.ui.lists.header import ListHeader
from app.ui.lists.layout import Nothing, dress, place, what_to_do
from app.ui.lists.memory import Remembered, recall, remember
from app.ui.lists.model import PAGE, Found, RowsModel
from app.ui.lists.own_columns import OwnColumns
from app.ui.lists.places import go_back, look, went_to
from app.ui.lists.questions import Questions, cause_of, is_narrowed, whole
from app.ui.lists.screen import ListScreen
from app.ui.lists.search_line import SearchLine
from app.ui.lists.seeking import Seeking
from app.ui.lists.table import ListTable
from app.ui.shell import Shell
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.cut_label import CutLabel
from app.ui.widgets.progress_bar import ProgressBar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.exports.formats import Format
    from app.models.asking import Snapshot
    from app.ui.lists.cell_editor import CellEditor
    from app.ui.lists.export import Exporter, Shown

Row = TypeVar("Row")

REMEMBER_MS = 500


class ListView(QWidget, Generic[Row]):
    """A list on the screen, as its `ListScreen` declares it."""

    current_changed = Signal(str)
    """The key of the row that the cursor is on; empty where there is none."""

    emptied = Signal(str)
    """There is no row, and this is what can be done about it; empty where there are rows."""

    def __init__(self, screen: ListScreen[Row], shell: Shell, *, whole: bool = True) -> None:
        """One that is not made `whole` at once lacks its `parts` until they were called, in their order."""
        super().__init__()
        self.declared, self.shell = screen, shell
        self.model = RowsModel(screen)
        self.header = ListHeader(screen)
        self.table = ListTable(self.model, self.header)
        self.title = theme.titled(CutLabel())
        self.search = SearchLine()
        self.filters = FilterBar(screen.filters, shell.tasks)
        self.grouping = ChoiceBox()
        self.progress = ProgressBar("Tiến độ xuất", "Dừng xuất, không ghi tệp nào")
        self.count, self.chosen = theme.quiet(QLabel()), theme.quiet(QLabel())
        self.totals = CutLabel()
        self.nothing = Nothing()
        self.below = QWidget()  # the verbs of rows
        self.editor: CellEditor | None = None
        self.export, self.menu = QPushButton("Xuất"), QMenu(self)
        self._order, self._descending, self._stale, self._is_going_back = "", False, False, False
        self._current = self.sought = self._neighbour = ""  # told; to choose once asked again; see `went_to`
        self._all: int | None = None
        self._told = frozenset(screen.start())  # filters that say what is computed
        self._own_filters: Mapping[str, tuple[str, ...]] = {}  # those that no other page set
        self._questions = Questions(self, screen, shell.tasks)
        self._keeper = QTimer(self, singleShot=True, interval=REMEMBER_MS)
        self.verbs: Verbs
        self._has_rows = True
        self.parts = self._begin, self._lay_out
        for part in self.parts if whole else ():
            part()

    def wanted(self) -> Wanted:
        """What is shown now."""
        return Wanted(
            clean(self.search.text()),
            self.filters.codes(),
            self._order,
            self._descending,
            self.grouping.currentData() or "",
        )

    def show_wanted(self, wanted: Wanted) -> None:
        """Show the list with these words, filters, order and grouping; its own filters are what is remembered."""
        for part in (self.search, self.grouping):
            part.blockSignals(True)
        self.search.setText(wanted.words)
        self._set_group(wanted.group)
        for part in (self.search, self.grouping):
            part.blockSignals(False)
        self.filters.set_codes(wanted.filters)
        self._set_order(wanted.order, descending=wanted.descending)
        self._ask_again()

    def chosen_keys(self) -> list[str]:
        """The keys of the chosen rows, in their order."""
        return self.table.keys()

    def current_key(self) -> str:
        """The key of the row that the cursor is on; empty where there is none."""
        return self.model.key(self.table.currentIndex().row())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        if self._keeper.isActive():
            self._remember()
        super().hideEvent(event)

    # --- what is asked ---

    def _ask_again(self) -> None:
        self._ask(0, self._show_from_top)

    def _ask_anew(self) -> None:
        self._keeper.start()
        self._ask_again()

    def _refresh(self) -> None:
        """Ask the same again, for data changed: what is being looked at stays in place."""
        self._all = None
        self._stale = not self.isVisible()
        if not self._stale:
            top = self.model.places.record(max(self.table.rowAt(0), 0)) or 0
            self._ask(top // PAGE, self._show_in_place)

    def _ask(self, number: int, then: Callable[[Found[Row]], None]) -> None:
        wanted = self.wanted()
        self._questions.rows(wanted, number, then)
        self._questions.totals(wanted, self._say_totals)
        if whole(wanted, self._told) != whole(self.model.wanted, self._told):
            self._all = None
        if self._all is None and is_narrowed(wanted, self._told):
            all_of = whole(wanted, self._told)
            self._questions.all(all_of, lambda count: self._take_all(all_of, count))

    def _ask_page(self, number: int) -> None:
        self._questions.page(self.model, number)

    def _take_filters(self) -> None:
        self._own_filters = self.filters.kept()
        self._ask_anew()

    # --- what is shown ---

    def _show_from_top(self, found: Found[Row]) -> None:
        self._show(found)
        self.table.scrollToTop()
        self._tell_current()

    def _show_in_place(self, found: Found[Row]) -> None:
        before = look(self.table, self.model)
        self._is_going_back = True  # the cursor is told once it is known whose row is under it
        self._show(found)
        if go_back(self.table, self.model, before, sought=self.sought):
            self._neighbour = self.current_key()
        self._is_going_back, self.sought = False, ""
        self._tell_current()

    def _show(self, found: Found[Row]) -> None:
        self.model.set_found(found)
        self.header.learn(self.model)
        self._say_count()
        screen, cause = self.declared, cause_of(self.wanted(), self._told)
        sentence = f"Không có {screen.noun} nào khớp {cause}." if cause else screen.empty
        self.nothing.say(sentence, narrowed=bool(cause))
        self._has_rows = bool(found.listing.keys)
        self.emptied.emit("" if self._has_rows else what_to_do(screen, narrowed=bool(cause)))
        self._show_rows()
        self._tell_chosen()

    def _show_rows(self) -> None:
        """Show the rows, or that there are none; the focus is never left on what is hidden."""
        if self.layout() is None:  # what has no place yet would be a window of its own for a moment
            return
        shown = self._has_rows
        had_focus = self.table.hasFocus()
        self.nothing.setVisible(not shown)
        self.table.setVisible(shown)
        self.below.setVisible(shown)
        self.setFocusProxy(self.table if shown else self.search)
        if had_focus and not shown:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_count(self) -> None:
        count = words.number(len(self.model.keys))
        if self._all is not None and is_narrowed(self.wanted(), self._told):
            count = f"{count} / {words.number(self._all)}"
        self.count.setText(f"{count} {self.declared.noun}")

    def _take_all(self, all_of: Wanted, count: int) -> None:
        if all_of == whole(self.wanted(), self._told):
            self._all = count
            self._say_count()

    def _say_totals(self, totals: Sequence[Total]) -> None:
        self.totals.say(said_totals(totals), said_totals([each for each in totals if each.value]))

    def _tell_chosen(self) -> None:
        count = self.table.count()
        self.chosen.setText(f"Đã chọn {words.number(count)}" if count else "")
        enable(self.verbs.for_rows, on=bool(count))

    def _tell_current(self) -> None:
        """Tell the row under the cursor; not one that nobody went to: what was under it is gone from the list."""
        if self._is_going_back:
            return
        enable(self.verbs.for_current, on=bool(self.current_key()))
        key = went_to(self.table, self.model, self._neighbour)
        if key != self._current:
            self._current = key
            self.current_changed.emit(key)

    # --- order and groups ---

    def _sort(self, section: int) -> None:
        order = self.declared.orders[section]
        if order:
            self._set_order(order, descending=order == self._order and not self._descending)
            self._ask_anew()
        else:
            self._set_order(self._order, descending=self._descending)

    def _sort_as_usual(self) -> None:
        self._set_order("", descending=False)
        self._ask_anew()

    def _set_order(self, order: str, *, descending: bool) -> None:
        known = order in self.declared.orders and bool(order)
        self._order, self._descending = order, descending
        down = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.header.setSortIndicator(self.declared.orders.index(order) if known else -1, down)

    def _set_group(self, group: str) -> None:
        self.grouping.setCurrentIndex(max(self.grouping.findData(group), 0))

    # --- verbs ---

    def go_to_search(self) -> None:
        """Let the next letters be looked up."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear_filters(self) -> None:
        """Show everything again."""
        self.show_wanted(Wanted("", {}, self._order, self._descending, self.grouping.currentData() or ""))
        self._take_filters()

    def open_current(self) -> None:
        """Open the record under the cursor as a form."""
        key, screen = self.current_key(), self.declared
        if key and screen.opens:
            screen.opens(self.shell, key)
        elif key and screen.form:
            self.shell.show_form(screen.form, key)

    def edit_current(self) -> None:
        """Write the cell under the cursor."""
        from app.ui.lists.cell_editor import CellEditor

        self.editor = self.editor or CellEditor(self.shell, self.declared, self.model, self.table)
        self.editor.start(self.header.shown())

    def copy(self, *, headings: bool = False) -> None:
        """Put the chosen rows on the clipboard, in the columns that are seen."""
        from app.ui.lists.copying import as_mime, said_cells

        keys = self.table.keys()
        columns = [self.declared.columns[number] for number in self.header.shown()]
        wanted = self.model.wanted

        def read(session: Snapshot) -> list[list[str]]:
            return said_cells(columns, self.declared.page(session, keys, wanted), headings=headings)

        def put(cells: list[list[str]]) -> None:
            QGuiApplication.clipboard().setMimeData(as_mime(cells))
            self.shell.say(f"Đã chép {words.number(len(cells) - headings)} dòng.")

        if keys:
            self.shell.tasks.look(self, "copy", read, put)

    def delete(self) -> None:
        """Move the chosen rows to the bin, all or none."""
        keys, screen, shell = self.table.keys(), self.declared, self.shell

        def move(session: Session) -> None:
            from uuid import UUID

            from app.services.bin import delete_all

            delete_all(session, screen.table, [UUID(key) for key in keys])

        said = f"Đã chuyển {words.number(len(keys))} {screen.noun} vào thùng rác"
        shell.tasks.do(move, lambda _: shell.say(said, undoable=True))

    def shown(self, *, only_chosen: bool = False) -> Shown:
        """What of the list an export takes."""
        wanted = self.wanted()
        said = (f"tìm “{wanted.words}”",) if wanted.words else ()
        from app.ui.lists.export import Shown, is_on_a3

        chosen = frozenset(self.table.keys()) if only_chosen else frozenset[str]()
        return Shown(
            wanted,
            tuple(self.header.shown()),
            said + self.filters.said(),
            chosen,
            is_on_a3(self.shell.settings),
        )

    def print_document(self, *, only_chosen: bool = False) -> None:
        """Show the list as it will print."""
        self.exporter().print_document(self.shown(only_chosen=only_chosen))

    def exporter(self) -> Exporter:
        """What makes files and prints of this list."""
        from app.ui.lists.export import Exporter

        return Exporter(self, self.shell, self.declared, self.progress)

    # --- memory ---

    def _recall(self) -> None:
        kept = recall(self.shell.settings, self.declared.name)
        self.header.start(kept.columns)
        self._set_order(kept.order if kept.order in self.declared.orders else "", descending=kept.descending)
        self._set_group(kept.group)
        buttons = self.filters.buttons
        filters = kept.filters or self.declared.start()
        self.filters.set_codes({name: codes for name, codes in filters.items() if name in buttons})
        self._own_filters = self.filters.kept()

    def _remember(self) -> None:
        self._keeper.stop()
        wanted = self.wanted()
        state = Remembered(
            self.header.states(), wanted.order, wanted.descending, wanted.group, self._own_filters
        )
        remember(self.shell.settings, self.declared.name, state)

    # --- parts ---

    def _begin(self) -> None:
        self.verbs = make_verbs(self)
        dress(self)
        self._recall()
        self._wire()
        self._ask_again()

    def _lay_out(self) -> None:
        place(self)
        self._show_rows()
        OwnColumns(self)

    def _wire(self) -> None:
        self.search.textChanged.connect(self._ask_again)
        Seeking(self)
        self.filters.changed.connect(self._take_filters)
        self.grouping.currentIndexChanged.connect(self._ask_anew)
        self.model.missing.connect(self._ask_page)
        theme.follow(self, lambda: self.header.learn(self.model))
        self.header.sectionClicked.connect(self._sort)
        self.header.usual_order_wanted.connect(self._sort_as_usual)
        self.header.changed.connect(self._keeper.start)
        self.table.opened.connect(self.open_current)
        self.table.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.table.selectionModel().selectionChanged.connect(self._tell_current)
        self.table.selectionModel().currentRowChanged.connect(self._tell_current)
        self.nothing.clear.clicked.connect(self.clear_filters)
        self.menu.aboutToShow.connect(self._offer_exports)
        self._keeper.timeout.connect(self._remember)
        self.shell.tasks.changed.connect(self._refresh)

    def _offer_exports(self) -> None:
        from app.ui.lists.export import offer

        offer(self.menu, self.table.count(), self.shell.settings, self._export)

    def _export(self, format_: Format | None, only_chosen: bool) -> None:
        self.exporter().send(self.shown(only_chosen=only_chosen), format_)
