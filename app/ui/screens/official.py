"""Văn bản: the catalogue of the office's documents and the one that is written, those that were made, their numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.record_page import RecordPage
from app.ui.screens import document_numbers, official_documents
from app.ui.screens import official_work as work
from app.ui.screens.composing import Composing
from app.ui.screens.document_numbers import DOCUMENT_NUMBERS
from app.ui.screens.official_documents import OFFICIAL_DOCUMENTS
from app.ui.screens.official_work import Paper
from app.ui.slices import Slices
from app.ui.widgets.kind_list import KindList
from app.ui.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from app.briefings.lists import Wanted
    from app.core.document_kinds import DocumentKind
    from app.ui.shell import Shell

LISTS = (
    (OFFICIAL_DOCUMENTS, official_documents.tell),
    (DOCUMENT_NUMBERS, document_numbers.tell),
)
KINDS_WIDTH = 300  # px at 100 %
LAST_KIND = "official/kind"


WRITING = "Soạn văn bản"


class OfficialPage(QWidget):
    """Three tabs: kinds at the left and the document at the right, the list of documents, the register."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.kinds, self._right = KindList(), QWidget()
        self.tabs, self.stack = TabBar(), QStackedWidget()
        self._records: dict[str, RecordPage] = {}
        self._is_sent = False  # here for one document, so the last kind is not gone back to
        self._place()
        self._wire()
        self._ask_kinds()
        Slices(self, (lambda: self._unplaced, lambda: self.composing), shell.tasks.floor)

    @cached_property
    def _unplaced(self) -> Composing:
        """The document that is written; made a turn later than the rest, and placed one later still."""
        return Composing(self._shell)

    @cached_property
    def composing(self) -> Composing:
        """The document that is written, in its place."""
        composing = self._unplaced
        composing.turned.connect(self._show_kind)
        inside = QVBoxLayout(self._right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(composing)
        return composing

    def show_form(self, name: str, key: str | None = None, *, start: Any = None) -> None:
        """Go on with a document by the key of its draft; `start` is one, or one without a subject: the likeliest."""
        self._is_sent = True
        self.tabs.setCurrentIndex(0)
        if key:
            self.composing.open_paper(work.paper_of_key(key))
        elif isinstance(start, Paper) and start.subject:
            self.composing.open_paper(start)
        elif isinstance(start, Paper):
            self.composing.open_kind(start.code)

    def show_list(self, name: str, wanted: Wanted) -> None:
        """Show the list of documents, or the register."""
        self.tabs.setCurrentIndex(1 + [screen.name for screen, _ in LISTS].index(name))
        self._records[name].show_list(name, wanted)

    def record(self) -> tuple[str, UUID] | None:
        """The document that is written once it is kept, or the one of the list."""
        if self.tabs.currentIndex() > 0:
            return self._records[LISTS[self.tabs.currentIndex() - 1][0].name].record()
        key = self.composing.key()
        return ("official_document", UUID(key)) if key else None

    def is_saved(self) -> bool:
        """Whether the words are kept."""
        return self.composing.is_saved()

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Keep the words, then go on."""
        self.composing.save(then)

    def _ask_kinds(self) -> None:
        self._shell.tasks.ask(self, "kinds", work.offered, self._show_kinds)

    def _show_kinds(self, kinds: tuple[DocumentKind, ...]) -> None:
        self.kinds.set_kinds(kinds)
        last = str(self._shell.settings.value(LAST_KIND, ""))
        if (shown := self.composing.kind()) is not None:
            self.kinds.show_current(shown.code)
        elif not self._is_sent and last in [kind.code for kind in kinds]:
            self.composing.open_kind(last)

    def _open_kind(self, code: str) -> None:
        self.composing.open_kind(code)

    def _show_kind(self, code: str) -> None:
        self.kinds.show_current(code)
        self._shell.settings.setValue(LAST_KIND, code)

    def _turn(self, number: int) -> None:
        """Show a tab; a list is made when it is first seen."""
        if number == 0:
            self.stack.setCurrentIndex(0)
            self.setFocusProxy(self.kinds)
            return
        screen, tell = LISTS[number - 1]
        if screen.name not in self._records:
            self._records[screen.name] = RecordPage(self._shell, (screen,), {screen.name: tell})
            self._records[screen.name].view().title.hide()  # the tab says it
            self.stack.addWidget(self._records[screen.name])
        self.stack.setCurrentWidget(self._records[screen.name])
        self.setFocusProxy(self._records[screen.name])

    def _place(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.kinds)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        splitter.setCollapsible(1, False)
        splitter.setSizes([theme.px(KINDS_WIDTH), 2 * theme.px(KINDS_WIDTH)])
        writing = QWidget()
        inside = QVBoxLayout(writing)
        inside.addWidget(splitter)
        self.stack.addWidget(writing)
        for title in (WRITING, *(screen.title for screen, _ in LISTS)):
            self.tabs.addTab(title)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName("Soạn, danh sách, sổ số")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.STEP, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.kinds)

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.kinds.chosen.connect(self._open_kind)
