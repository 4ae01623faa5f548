"""Bàn làm việc: what asks for attention today, the next meetings, and what was left half written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.rules.confirmed_years import say_unconfirmed
from app.ui import theme
from app.ui.forms.drafting import drop_draft
from app.ui.forms.question_bar import QuestionBar
from app.ui.reminding import reminding_of
from app.ui.screens.desk_words import day_said, draft_entry, due_entry, meeting_entry
from app.ui.today import today
from app.ui.widgets.count_card import CountCard
from app.ui.widgets.cut_label import CutLabel
from app.ui.widgets.left_and_right import LeftAndRight
from app.ui.widgets.two_line_list import Entry, TwoLineList

if TYPE_CHECKING:
    from app.briefings.desk import Card, Desk, Reminding
    from app.briefings.drafts import DraftRow
    from app.models.asking import Snapshot
    from app.ui.shell import Shell

TITLE = "Bàn làm việc"
MOST_COLUMNS = 3
START_WIDTH = 560
ADD_TASK, URGE = "Thêm nhiệm vụ", "Công văn đôn đốc"
IMPORT, BRIEFING, REMIND = "Nhập tệp Excel", "Tài liệu giao ban", "Nhắc việc…"
CALENDAR = "Lịch nghỉ chưa xác nhận"
TIPS = {
    ADD_TASK: "Mở phiếu nhiệm vụ mới (Ctrl+N)",
    URGE: "Soạn công văn đôn đốc các nhiệm vụ quá hạn, sắp đến hạn",
    IMPORT: "Đọc sổ theo dõi Excel của Văn phòng hay của đơn vị, xem trước rồi mới ghi",
    REMIND: "Nhắc nhiệm vụ trước hạn bao nhiêu ngày làm việc, đếm những gì, chỉ việc của tôi hay của cả Văn phòng",
    BRIEFING: "Số liệu, báo cáo, thông báo của tháng để xuất và in",
}
DUE, MEETINGS, DRAFTS = "Sắp đến hạn", "Cuộc họp sắp tới", "Đang viết dở"
NO_DUE = "Không có nhiệm vụ nào sắp đến hạn."
NO_MEETINGS, NO_DRAFTS = "Chưa có cuộc họp nào sắp tới.", "Không có gì đang viết dở."
DROP, KEEP = "Bỏ", "Giữ lại"
WELCOME = "Chưa có việc nào để theo dõi"
FIRST_STEPS = (
    "Nhập tệp Excel mà Văn phòng đang dùng để có ngay nhiệm vụ, chương trình công tác, cuộc họp và báo cáo; "
    "hoặc thêm nhiệm vụ đầu tiên."
)


class DeskPage(QWidget):
    """The first page: cards that each open their list, tasks, meetings and drafts that open as forms."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.cards: list[CountCard] = []
        self.steps: list[QPushButton] = []
        self.day = CutLabel()
        theme.quiet(self.day)
        self.calendar = _button(CALENDAR, partial(shell.show_page, "settings"))
        self.due, self.meetings = TwoLineList(DUE), TwoLineList(MEETINGS)
        self.drafts = TwoLineList(DRAFTS, removes="Bỏ bản viết dở")
        self.question = QuestionBar()
        self.stack = QStackedWidget()
        self._shell = shell
        self._desk: Desk | None = None
        self._kept: tuple[DraftRow, ...] = ()
        self._grid, self._beside = QGridLayout(), QVBoxLayout()
        self._no_due, self._no_meetings, self._no_drafts = (
            theme.quiet(QLabel(said)) for said in (NO_DUE, NO_MEETINGS, NO_DRAFTS)
        )
        self._unfinished = _panel(DRAFTS, self.drafts, self._no_drafts)
        self._place()
        self._wire()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._lay_cards()

    def refresh(self) -> None:
        """Ask again; a page that is not seen asks when it is."""
        if self.isVisible():
            actor = self._shell.tasks.actor
            job = partial(_read, reminding=reminding_of(self._shell.settings, actor), actor=actor)
            self._shell.tasks.look(self, "desk", job, self._show)

    def _show(self, found: tuple[Desk, tuple[DraftRow, ...]]) -> None:
        self._desk, self._kept = found
        self.day.setText(day_said(self._desk.day))
        self._show_cards(self._desk.cards)
        meetings = map(partial(meeting_entry, self._desk.day), self._desk.meetings)
        self._show_entries(self.due, self._no_due, map(partial(due_entry, self._desk.day), self._desk.due))
        self._show_entries(self.meetings, self._no_meetings, meetings)
        self._show_entries(self.drafts, self._no_drafts, map(draft_entry, self._kept))
        self._beside.insertWidget(
            0 if self._kept else 1, self._unfinished
        )  # in sight, what waits to be ended
        is_start = self._desk.is_empty and not self._kept
        self._show_calendar(() if is_start else self._desk.unconfirmed)
        self._show_start(on=is_start)

    def _show_calendar(self, years: Sequence[int]) -> None:
        """Say that the days off of years in use wait to be confirmed; a click goes where they are."""
        self.calendar.setText(f"{theme.SIGNS[theme.Mark.SOON]} {say_unconfirmed(years)}")
        self.calendar.setVisible(bool(years))

    def _show_start(self, *, on: bool) -> None:
        """Show where to begin, in place of the cards; its buttons are those of the head."""
        self.stack.setCurrentIndex(0 if on else 1)
        for step in self.steps:
            step.setVisible(not on)

    def _show_cards(self, cards: Sequence[Card]) -> None:
        for card in cards[len(self.cards) :]:
            made = CountCard(card)
            made.clicked.connect(partial(self._open_card, len(self.cards)))
            self.cards.append(made)
        while len(self.cards) > len(cards):  # what somebody leaves out
            gone = self.cards.pop()
            gone.hide()
            gone.deleteLater()
        for shown, card in zip(self.cards, cards, strict=True):
            shown.set_card(card)
        self._lay_cards()

    def _show_entries(self, shown: TwoLineList, instead: QLabel, entries: map[Entry]) -> None:
        shown.set_entries(tuple(entries))
        shown.setVisible(shown.count() > 0)
        instead.setVisible(shown.count() == 0)

    def _lay_cards(self) -> None:
        """As many beside each other as have room, the big ones first; what counts nothing gives its place."""
        if not self.cards:
            return
        width = self.cards[0].sizeHint().width() + self._grid.horizontalSpacing()
        columns = min(max(self.width() // width, 1), MOST_COLUMNS)
        seen = [card for card in self.cards if card.counts()]
        big = sum(card.card.stands for card in seen)
        for number, card in enumerate(seen):
            place = number if number < big else number - big + -(-big // columns) * columns
            self._grid.addWidget(card, place // columns, place % columns)
        for card in self.cards:
            card.setVisible(card.counts())
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _open_card(self, number: int) -> None:
        counter = self.cards[number].card.counter
        self._shell.show_list(counter.list, counter.wanted)

    def _open_meeting(self, number: int) -> None:
        if self._desk:
            self._shell.show_form("meeting", self._desk.meetings[number].key)

    def _open_task(self, number: int) -> None:
        if self._desk:
            self._shell.show_form("task", self._desk.due[number].key)

    def _urge(self) -> None:
        """Show the letter to the first agency that is behind."""
        from app.ui.screens.official_work import FORM, Paper

        self._shell.show_form(FORM, start=Paper("urging_letter", ""))

    def _ask_to_drop(self, number: int) -> None:
        """Ask first: a draft cannot be brought back."""
        draft = self._kept[number]
        sentence = f"Bỏ “{draft_entry(draft).title}”? Bản viết dở đã bỏ thì không lấy lại được."
        self.question.ask(sentence, [(DROP, partial(self._drop, draft.id)), (KEEP, self.drafts.setFocus)])
        self.question.buttons[-1].setFocus()

    def _drop(self, draft: str) -> None:
        drop_draft(self._shell.tasks, draft, self.refresh)
        self._shell.say("Đã bỏ bản viết dở.")

    def _open_draft(self, number: int) -> None:
        draft = self._kept[number]
        self._shell.show_form(draft.form, draft.key or None, start=draft)

    def _place(self) -> None:
        self.stack.addWidget(self._start())
        self.stack.addWidget(self._body())
        self.stack.addWidget(QWidget())  # nothing is told before it is known
        self.stack.setCurrentIndex(2)
        self.calendar.setFlat(True)
        self.calendar.setToolTip("Mở Cài đặt, phần Ngày nghỉ – làm bù")
        self.calendar.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self._head())
        layout.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.stack, 1)

    def _head(self) -> LeftAndRight:
        self.day.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # first to give way
        self.steps = [_button(label, press) for label, press in self._steps().items()]
        return LeftAndRight((theme.titled(QLabel(TITLE)), self.day), self.steps)

    def _steps(self) -> dict[str, Callable[[], None]]:
        return {
            ADD_TASK: partial(self._shell.show_form, "task"),
            URGE: self._urge,
            IMPORT: partial(self._shell.show_page, "import"),
            BRIEFING: partial(self._shell.show_page, "briefing"),
            REMIND: self._choose_reminders,
        }

    def _choose_reminders(self) -> None:
        from app.ui.widgets.reminding_section import RemindingDialog

        dialog = RemindingDialog(self._shell, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _: self.refresh())
        dialog.open()

    def _body(self) -> QWidget:
        body = QWidget()
        below, beside = QHBoxLayout(), self._beside
        beside.setSpacing(theme.STEP)
        beside.addWidget(_panel(MEETINGS, self.meetings, self._no_meetings))
        beside.addWidget(self._unfinished)
        beside.addWidget(self.question)
        beside.addStretch(1)
        below.setSpacing(theme.STEP)
        below.addWidget(_panel(DUE, self.due, self._no_due), 1, Qt.AlignmentFlag.AlignTop)
        below.addLayout(beside, 1)
        self._grid.setSpacing(theme.STEP)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * theme.STEP)
        layout.addLayout(self._grid)
        layout.addLayout(below)
        layout.addStretch(1)
        return _scrolled(body)

    def _start(self) -> QWidget:
        """What an empty database shows: where to begin."""
        start, inner = QWidget(), QVBoxLayout()
        said = theme.quiet(QLabel(FIRST_STEPS))
        said.setWordWrap(True)
        said.setFixedWidth(theme.px(START_WIDTH))
        row = QHBoxLayout()
        steps = self._steps()
        for label in (IMPORT, ADD_TASK, BRIEFING):
            row.addWidget(_button(label, steps[label]))
        row.addStretch(1)
        inner.addStretch(2)
        inner.addWidget(theme.titled(QLabel(WELCOME)))
        inner.addWidget(said)
        inner.addSpacing(theme.STEP)
        inner.addLayout(row)
        inner.addStretch(3)
        layout = QHBoxLayout(start)
        layout.addStretch(1)
        layout.addLayout(inner)
        layout.addStretch(1)
        return start

    def _wire(self) -> None:
        self.due.opened.connect(self._open_task)
        self.meetings.opened.connect(self._open_meeting)
        self.drafts.opened.connect(self._open_draft)
        self.drafts.removed.connect(self._ask_to_drop)
        self._shell.tasks.changed.connect(self.refresh)
        QShortcut(QKeySequence.StandardKey.New, self, partial(self._shell.show_form, "task"))


def _read(session: Snapshot, *, reminding: Reminding, actor: str) -> tuple[Desk, tuple[DraftRow, ...]]:
    from app.services.desk import read_desk
    from app.services.drafts import list_drafts

    desk = read_desk(session, today=today(), reminding=reminding, actor=actor)
    return desk, list_drafts(session)


def _panel(title: str, shown: QWidget, instead: QLabel) -> QFrame:
    frame = QFrame()
    frame.setFrameShape(QFrame.Shape.StyledPanel)
    frame.setAutoFillBackground(True)
    frame.setBackgroundRole(theme.Role.Base)
    layout = QVBoxLayout(frame)
    layout.addWidget(theme.titled(QLabel(title), 1))
    layout.addWidget(shown, 1)
    layout.addWidget(instead, 1, Qt.AlignmentFlag.AlignTop)
    return frame


def _scrolled(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _button(label: str, press: Callable[[], None]) -> QPushButton:
    button = QPushButton(label)
    button.setAutoDefault(False)
    button.setToolTip(TIPS.get(label, ""))
    button.clicked.connect(lambda _=False: press())
    return button
