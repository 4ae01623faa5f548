"""Quy chế: every number of the working regulation with its source, and beside the list the one that is edited."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.briefings.lists import Choice
from app.core.setting_words import said
from app.core.tables import Column
from app.ui import theme
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
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
EDITOR_WIDTH = 420  # px at 100 %


class RegulationPage(QWidget):
    """The list at the left; at the right the current number and what a change of it moves, then the choice of a set."""

    def __init__(self, shell: Shell) -> None:
        from app.ui.lists.view import ListView

        super().__init__()
        self._shell = shell
        self.list = ListView(REGULATION, shell)
        self.editor = NumberEditor(shell)
        self.side = QWidget()
        self._place()
        self.list.current_changed.connect(self._go_on)
        shell.tasks.ask(self, "sets", _read_sets, lambda _: self.choice)

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

    def is_saved(self) -> bool:
        """Whether nothing was typed that is not stored."""
        return self.editor.is_saved()

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Save the number that is edited, then go on; what cannot be is said beside it."""
        self.editor.save(then)

    def _go_on(self, key: str) -> None:
        """Edit another number; what was typed into the last one is saved first, or the editor stays with it."""
        if key:
            self.editor.save(partial(self.editor.show_number, key))

    def _place(self) -> None:
        self._below = QVBoxLayout(self.side)
        self._below.setContentsMargins(theme.STEP, theme.STEP, 0, 0)
        self._below.setSpacing(2 * theme.STEP)
        self._below.addWidget(self.editor, 3)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(self.side)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setChildrenCollapsible(False)
        theme.follow(self.side, lambda: self.side.setMinimumWidth(theme.px(EDITOR_WIDTH * 3 // 4)))
        splitter.setSizes([2 * EDITOR_WIDTH, EDITOR_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.setFocusProxy(self.list)


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
