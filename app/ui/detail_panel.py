"""The detail panel beside a list: the record that is current, its facts and parts, and its history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.core.words import capital
from app.ui import theme
from app.ui.tasks import Tasks
from app.ui.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.forms import Details
    from app.briefings.history import Correction, Told

Describe = Callable[["Session", str], "Details"]
Record = tuple[str, UUID]

FACTS, HISTORY = 0, 1
LEAST_WIDTH = 262  # pixels: two verbs beside each other
EMPTY, READING = "Chọn một dòng để xem chi tiết.", "Đang đọc…"
MORE = "more"
TIED = frozenset(
    {
        *("programme_item", "programme_proposal", "programme_plan", "adjustment", "meeting", "agenda_item"),
        *("task", "dossier", "opinion_round", "source_document", "incoming_document", "official_document"),
        "report_obligation",
    }
)
"""The tables of `services.linked`; a test holds them equal."""
OPEN_WIDTH = 56  # pixels: Fusion would give a short word more than the tabs beside it leave
PAGE = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """The record of a panel: its key in the list, how it is described, the row whose history it has.

    `can_open`: there is a form for it.
    """

    key: str = ""
    describe: Describe | None = None
    record: Record | None = None
    can_open: bool = False


@dataclass(slots=True)
class _Pages:
    """The history as far as it was asked for."""

    told: list[Told] = field(default_factory=list)
    has_more: bool = True


class DetailPanel(QFrame):
    """Shows a record without opening it."""

    open_asked = Signal()
    links_asked = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.title, self.state = QLabel(), QLabel()
        self.open = QPushButton("Mở")
        self.documents = QPushButton("Lập văn bản")
        self.links = QPushButton("Nơi liên quan")
        self.links.setToolTip("Cuộc họp, nhiệm vụ, văn bản, báo cáo gắn với dòng này (Ctrl+L, rồi bấm số)")
        self.tabs = TabBar()
        self.facts, self.history = QTextBrowser(), QTextBrowser()
        self._menu = QMenu(self)
        self._tasks = tasks
        self._shown, self._empty = Shown(), EMPTY
        self._details: Details | None = None
        self._pages = _Pages()
        self._place()
        self.tabs.currentChanged.connect(self._turn)
        self.open.clicked.connect(self.open_asked)
        self.links.clicked.connect(self.links_asked)
        self.history.anchorClicked.connect(self._follow)
        tasks.changed.connect(self._ask)
        theme.follow(self, self._draw)

    def show_record(self, shown: Shown) -> None:
        """Show another record, or none."""
        if shown.key != self._shown.key:
            self._pages = _Pages()
        self._shown = shown
        if shown.key and shown.describe:
            self._ask()
        else:
            self._details = None
            self._draw()

    def say_empty(self, sentence: str) -> None:
        """What stands here while no row is chosen: that there is none, as a rule to choose one."""
        self._empty = sentence or EMPTY
        if not self._shown.key:
            self._draw()

    def offer_documents(self, actions: Sequence[QAction]) -> None:
        """The verbs that make documents of the record; none hides the button."""
        self._menu.clear()
        self._menu.addActions(actions)
        self._draw()

    def record(self) -> Record | None:
        """The row whose history it has."""
        return self._shown.record

    def show_history(self) -> None:
        """Turn to the history."""
        self.tabs.setCurrentIndex(HISTORY)

    def _ask(self) -> None:
        shown = self._shown
        if not self.isVisible() or not shown.key or shown.describe is None:
            return
        job = partial(_details, describe=shown.describe, key=shown.key)
        self._tasks.ask(self, "details", job, partial(self._take, shown), failed=self._drop)
        if self._details is None:
            self.state.setText(READING)
        if self.tabs.currentIndex() == HISTORY:
            self._ask_history(fresh=True)

    def _ask_history(self, *, fresh: bool) -> None:
        if self._shown.record is None:
            return
        before = None if fresh or not self._pages.told else self._pages.told[-1].seq
        job = partial(_tell, record=self._shown.record, before=before)
        take = partial(self._take_history, self._shown, fresh=fresh)
        self._tasks.ask(self, "history", job, take)

    def _take(self, shown: Shown, details: Details | None) -> None:
        if shown is self._shown:  # else the rows of another list came to the front meanwhile
            self._details = details
            self._draw()

    def _drop(self) -> None:
        self._details = None
        self._draw()

    def _take_history(self, shown: Shown, told: tuple[Told, ...], *, fresh: bool) -> None:
        if shown is not self._shown:
            return
        kept = [] if fresh else self._pages.told
        self._pages = _Pages([*kept, *told], has_more=bool(told) and not told[-1].is_first)
        self._draw_history()

    def _draw(self) -> None:
        details = self._details
        self.open.setVisible(details is not None and self._shown.can_open)
        self.documents.setVisible(details is not None and not self._menu.isEmpty())
        self.tabs.setVisible(details is not None and self._shown.record is not None)
        self.links.setVisible(details is not None and self._is_tied())
        self.title.setText(details.title if details else "")
        self.title.setVisible(details is not None)
        self.state.setText(details.state if details else self._empty)
        self.state.setVisible(bool(self.state.text()))
        self.facts.setHtml("".join(_facts(details)) if details else "")
        self._draw_history()
        self._turn(self.tabs.currentIndex(), ask=False)

    def _is_tied(self) -> bool:
        """Whether such a record may stand in other places too."""
        return self._shown.record is not None and self._shown.record[0] in TIED

    def _draw_history(self) -> None:
        bar = self.history.verticalScrollBar()
        at = bar.value()
        self.history.setHtml("".join(_told(self._pages)))
        bar.setValue(at)

    def _turn(self, number: int, *, ask: bool = True) -> None:
        there = self._details is not None
        self.facts.setVisible(there and number == FACTS)
        self.history.setVisible(there and number == HISTORY)
        self._rest.setVisible(not there)
        if ask and number == HISTORY:
            self._ask_history(fresh=True)

    def _follow(self, link: QUrl) -> None:
        if link.toString() == MORE:
            self._ask_history(fresh=False)

    def showEvent(self, event: Any) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        self._ask()

    def _size(self) -> None:
        self.setMinimumWidth(theme.px(LEAST_WIDTH))
        self.open.setMaximumWidth(theme.px(OPEN_WIDTH))

    def _place(self) -> None:
        self.setAutoFillBackground(True)
        self.setAccessibleName("Chi tiết dòng đang chọn")
        theme.follow(self, self._size)
        theme.titled(self.title, 1.1)
        for label in (self.title, self.state):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tabs.addTab("Thông tin")
        self.tabs.addTab("Lịch sử")
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName("Thông tin hoặc lịch sử")
        self.documents.setToolTip("Lập văn bản của Văn phòng từ dòng này")
        self.documents.setMenu(self._menu)
        self.open.setToolTip("Mở để xem đầy đủ và sửa (Enter)")
        for view, name in ((self.facts, "Thông tin"), (self.history, "Lịch sử")):
            view.setAccessibleName(name)
            view.setFrameShape(QFrame.Shape.NoFrame)
            view.setOpenLinks(False)
            view.document().setDocumentMargin(0)
            view.viewport().setAutoFillBackground(False)
        verbs, row = QHBoxLayout(), QHBoxLayout()
        for button in (self.documents, self.links):
            verbs.addWidget(button)
        verbs.addStretch(1)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.open)
        self._rest = QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * theme.STEP,) * 4)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.title)
        layout.addWidget(self.state)
        layout.addLayout(verbs)
        layout.addLayout(row)
        for widget in (self.facts, self.history, self._rest):
            layout.addWidget(widget, 1)


def _facts(details: Details) -> Iterator[str]:
    """The facts as a table of two columns, the parts as lists below it."""
    quiet = theme.tokens().quiet
    yield '<table cellspacing="0" cellpadding="3" width="100%">'
    for fact in details.facts:
        yield (
            f'<tr><td width="36%" style="color:{quiet}">{escape(fact.label)}</td>'
            f"<td>{_lines(fact.value)}</td></tr>"
        )
    yield "</table>"
    for title, lines in details.parts.items():
        if lines:
            yield f'<p style="margin-top:12px; margin-bottom:4px"><b>{escape(title)}</b></p>'
            yield from (f'<p style="margin:2px 0 2px 8px">{_lines(line)}</p>' for line in lines)


def _told(pages: _Pages) -> Iterator[str]:
    if not pages.told:
        yield f"<p>{'Đang tìm…' if pages.has_more else 'Chưa có thay đổi nào được ghi.'}</p>"
        return
    quiet = theme.tokens().quiet
    for told in pages.told:
        head = f"{escape(told.actor)} · {told.at.astimezone():%H:%M %d/%m/%Y}"
        yield f'<p style="margin-top:10px; margin-bottom:2px"><b>{told.verb}</b> '
        yield f'<span style="color:{quiet}">{head}</span></p>'
        yield from corrections(told.corrections)
    if pages.has_more:
        yield f'<p><a href="{MORE}">Xem các thay đổi cũ hơn</a></p>'


def corrections(changes: Iterable[Correction]) -> Iterator[str]:
    """Changes of fields as lines of rich text: label, old → new."""
    quiet = theme.tokens().quiet
    for change in changes:
        label = f"{change.part}: {change.label}" if change.part else change.label
        old = f'<span style="color:{quiet}"><s>{_lines(change.old)}</s></span> → ' if change.old else ""
        new = f": {old}{_lines(change.new)}" if change.new else ""
        yield f'<p style="margin:1px 0 1px 8px">{escape(capital(label))}{new}</p>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _details(session: Session, *, describe: Describe, key: str) -> Details | None:
    """What is told of a record; nothing when it was deleted a moment ago: its row is about to go as well."""
    try:
        return describe(session, key)
    except AppError:
        return None


def _tell(session: Session, *, record: Record, before: int | None) -> tuple[Told, ...]:
    from app.services.history_words import tell_history

    return tell_history(session, *record, before_seq=before, limit=PAGE)
