"""Quy chế: every number of the working regulation with its source, and beside the list the one that is edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.briefings.lists import Choice
from app.core.setting_words import said
from app.core.tables import Column
from app.ui import theme
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.slices import Slices
from app.ui.theme import Mark
from app.ui.widgets.number_editor import NumberEditor
from app.ui.widgets.regulation_choice import RegulationChoice

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.lists import Wanted
    from app.services.lists.regulation import ListedNumber
    from app.ui.lists.view import ListView
    from app.ui.shell import Shell

ASK = ListService("regulation")
STATE, VERSIONS, DIFFERS = "Tình trạng", "Mức theo ngày", "Bộ quy chế ghi"
EDITOR_WIDTH, LEAST_EDITOR = 340, 290  # px at 100 %


class RegulationPage(QWidget):
    """The list at the left; at the right the current number and what a change of it moves, then the choice of a set.

    List and editor are made in turns; who needs one at once has it at once.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.side = QWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._place()
        self._making = Slices(self, self._steps(), shell.tasks.floor)

    def _steps(self) -> Iterator[Callable[[], object]]:
        yield self._make_list
        yield partial(self._go_on_making, 0)
        yield partial(self._go_on_making, 1)
        yield self._bring_list
        yield lambda: self.editor
        yield lambda: self._shell.tasks.ask(self, "sets", _read_sets, lambda _: self.choice)

    @property
    def list(self) -> ListView[ListedNumber]:
        """All numbers."""
        self._making.finish()
        return self._list

    @cached_property
    def editor(self) -> NumberEditor:
        """The number that the cursor is on."""
        editor = NumberEditor(self._shell)
        self._below.insertWidget(0, editor, 3)
        return editor

    @cached_property
    def choice(self) -> RegulationChoice:
        """The shipped sets of numbers."""
        choice = RegulationChoice(self._shell)
        self._below.addWidget(choice, 2)
        return choice

    def show_list(self, _: str, wanted: Wanted) -> None:
        """Show the numbers with these words and filters."""
        self.list.show_wanted(wanted)

    def view(self) -> ListView[ListedNumber]:
        """The list that is shown."""
        return self.list

    def event(self, event: QEvent) -> bool:
        """A key that comes before the list is there finds it there."""
        if event.type() is QEvent.Type.ShortcutOverride:
            self._making.finish()
        return super().event(event)

    def is_saved(self) -> bool:
        """Whether nothing was typed that is not stored."""
        return self.editor.is_saved()

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Go on once the number that is edited is saved or given up; the page that asks for it comes to the front."""
        if not self.editor.leave(then):
            self._shell.show_page("regulation")

    def _go_on(self, key: str) -> None:
        """Edit another number; the editor stays with the last one while what was typed there is not saved."""
        if key:
            self.editor.leave(partial(self.editor.show_number, key))

    def _place(self) -> None:
        self._below = QVBoxLayout(self.side)
        self._below.setContentsMargins(theme.STEP, theme.STEP, 0, 0)
        self._below.setSpacing(2 * theme.STEP)
        self._splitter.setChildrenCollapsible(False)
        theme.follow(self.side, lambda: self.side.setMinimumWidth(theme.px(LEAST_EDITOR)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def _make_list(self) -> None:
        from app.ui.lists.view import ListView

        self._list = ListView(REGULATION, self._shell, whole=False)
        self._list.current_changed.connect(self._go_on)

    def _go_on_making(self, part: int) -> None:
        self._list.parts[part]()

    def _bring_list(self) -> None:
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self.side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([2 * EDITOR_WIDTH, EDITOR_WIDTH])
        self.setFocusProxy(self._list)


def _read_sets(_: Session) -> None:
    """Read the shipped sets, which are kept then: on the UI thread that would hold up the window."""
    from app.services.regulations import presets

    presets()


COLUMNS: tuple[Column[ListedNumber], ...] = (
    Column("Phần", lambda row: row.part, 16),
    Column("Nội dung", lambda row: row.label, 36),
    Column("Quy định", lambda row: said(row.value, row.unit), 14),
    Column(STATE, lambda row: row.state, 12),
    Column(VERSIONS, lambda row: row.versions, 12),
    Column("Căn cứ", lambda row: row.source, 34),
    Column(DIFFERS, lambda row: row.differs, 16),
)

REGULATION: ListScreen[ListedNumber] = ListScreen(
    name="regulation",
    title="Quy chế",
    noun="quy định",
    columns=COLUMNS,
    orders=("part", "label", "", "state", "versions", "source", "differs"),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Không có quy định nào.",
    filters=(
        Filter("part", "Phần", ASK.choices("part")),
        Filter("state", STATE, ASK.choices("state")),
        Filter("versions", VERSIONS, ASK.choices("versions")),
        Filter("differs", "So với bộ quy chế", ASK.choices("differs")),
    ),
    groups=(Choice("part", "Phần"), Choice("state", STATE)),
    marks={STATE: lambda row: Mark.SOON if row.state == "Cần xác nhận" else Mark.DONE},
    hidden=frozenset({"Phần", VERSIONS, DIFFERS}),
)
