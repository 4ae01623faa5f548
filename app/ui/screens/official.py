"""Văn bản: the catalogue of the office's documents, and the one that is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.screens import official_work as work
from app.ui.screens.composing import Composing
from app.ui.screens.official_work import Paper
from app.ui.widgets.kind_list import KindList

if TYPE_CHECKING:
    from app.core.document_kinds import DocumentKind
    from app.ui.shell import Shell

KINDS_WIDTH = 250  # px at 100 %
LAST_KIND = "official/kind"


class OfficialPage(QWidget):
    """Kinds at the left, the document at the right."""

    TITLE = "Văn bản"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.kinds, self.composing = KindList(), Composing(shell)
        self._place()
        self._wire()
        self._ask_kinds()

    def show_form(self, name: str, key: str | None = None, *, start: Any = None) -> None:
        """Go on with a document by the key of its draft; `start` is one, or a code, to begin with."""
        if key:
            self.composing.open_paper(work.paper_of_key(key))
        elif isinstance(start, Paper) and start.subject:
            self.composing.open_paper(start)
        elif isinstance(start, Paper):
            self.composing.open_kind(start.code)

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
        elif last in [kind.code for kind in kinds]:
            self.composing.open_kind(last)

    def _show_kind(self, code: str) -> None:
        self.kinds.show_current(code)
        self._shell.settings.setValue(LAST_KIND, code)

    def _place(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(theme.titled(QLabel(self.TITLE)))
        column.addWidget(self.kinds, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.composing)
        splitter.setStretchFactor(1, 1)
        splitter.setCollapsible(1, False)
        splitter.setSizes([theme.px(KINDS_WIDTH), 3 * theme.px(KINDS_WIDTH)])
        layout = QHBoxLayout(self)
        layout.addWidget(splitter)
        self.setFocusProxy(self.kinds)

    def _wire(self) -> None:
        self.kinds.chosen.connect(self.composing.open_kind)
        self.composing.turned.connect(self._show_kind)
