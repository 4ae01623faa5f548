"""A small sheet over the window: the one thing that a verb must know before it changes many chosen rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.briefings.bulk_changes import Changed, Chosen
from app.briefings.forms import Complaint, Loaded
from app.core.words import number
from app.rules.regulation import Calendar
from app.rules.secrets import ONLY_A_NUMBER
from app.ui import theme
from app.ui import today as clock
from app.ui.forms.entry import Around
from app.ui.forms.field_frame import FieldFrame
from app.ui.forms.judging import errors, judge
from app.ui.forms.question_bar import QuestionBar
from app.ui.forms.record import Record
from app.ui.forms.screen import Entry, SheetScreen
from app.ui.today import today
from app.ui.widgets.placing import over_window
from app.ui.widgets.plain_table import Line, PlainTable

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.ui.shell import Shell

SAVE_KEYS = ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter")  # as in forms; Enter alone is a new line in a text
WIDTH, HEIGHT = 520, 380  # px at 100 %: room for the names under a box
WIDE = 940  # px: with what would change beside the boxes, or two columns of them
ROOMY = 1240  # px: the same where the screen has room, so that names are read whole
AT_ONCE = {
    Entry.FLAG,
    Entry.CHOICE,
    Entry.CHOICES,
    Entry.VERDICT,
}  # whole at every change, not when they are left
TOLD_LATER = 3  # lines kept free for complaints: the button stays under the mouse that is on its way to it
STAYS = "giữ nguyên"
UNSAVED = "Những gì vừa nhập chưa được ghi."
MOST_STACKED = 6  # fields in one column on a screen 768 px high


def open_sheet(screen: SheetScreen[Any], keys: Sequence[str], shell: Shell) -> None:
    """Open a sheet for the chosen rows over the window, with what is known of them filled in."""
    parent = shell if isinstance(shell, QWidget) else QApplication.activeWindow()

    def show(values: Any) -> None:
        Sheet(replace(screen, start=lambda: values), keys, shell, parent).open()

    if screen.begin is None:
        Sheet(screen, keys, shell, parent).open()
    else:
        job = partial(_begun, screen, tuple(keys))
        shell.tasks.ask(shell.tasks, f"sheet {screen.title}", job, show)


def _begun(screen: SheetScreen[Any], keys: Sequence[str], session: Session) -> Any:
    return screen.begin(session, keys) if screen.begin else screen.start()


class Sheet(QDialog):
    """Asks once, and goes when the verb is done."""

    def __init__(
        self,
        screen: SheetScreen[Any],
        keys: Sequence[str],
        shell: Shell,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = clock.today,
    ) -> None:
        super().__init__(parent)
        self.declared, self._shell = screen, shell
        self.around = Around(shell.tasks, today)
        self.frames = {field.name: FieldFrame(field, self.around, self) for field in screen.fields}
        self.preview = QLabel("Đang xem các dòng đã chọn…")
        self.changes = PlainTable("Thay đổi từng dòng", screen.heads, screen.widths, shared=True)
        self.button, self.cancel = QPushButton(screen.verb), QPushButton("Đóng")
        self.bar = QuestionBar()
        self._record = Record(Loaded("", screen.start()), self.frames)
        self._untouched = self._record.values()
        self._chosen = Chosen((), (), 0)
        self._visited: set[str] = set()
        self._left_out: set[str] = set()
        self._foreseen: list[str] = []
        self._is_waiting = self._is_writing = False
        self._dress()
        self._place()
        self._wire()
        asked = tuple(keys)
        shell.tasks.ask(self, "chosen", lambda session: _read(session, screen, asked), self._take)

    def apply(self) -> None:
        """Do what the sheet is for, when nothing is wrong with what was typed."""
        for frame in self.frames.values():
            frame.entry.settle()
        if any(frame.entry.is_busy() for frame in self.frames.values()):
            self._is_waiting = True
        elif not self._chosen.keys or self._is_writing:
            return
        elif wrong := self._judge(set(self.frames)):
            self.frames[wrong[0].field].focus_on(wrong[0])
        else:
            self._write(self._values())

    def _values(self) -> Any:
        """What was typed, with the rows that were unticked."""
        values, name = self._record.values(), self.declared.leaves_out
        return replace(values, **{name: tuple(sorted(self._left_out))}) if name else values

    def _tick(self, key: str, *, is_ticked: bool) -> None:
        (self._left_out.discard if is_ticked else self._left_out.add)(key)
        self._count_shown()

    def reject(self) -> None:
        """Go without a change, after asking what becomes of what was typed; not while a change is under way."""
        if self._is_writing:
            return
        if self._record.values() == self._untouched:
            super().reject()
        elif self.bar.isVisible():
            self._go_back()
        else:
            self.bar.ask(UNSAVED, (("Bỏ", super().reject), ("Ở lại", self._go_back)))
            self._grow()
            self.bar.buttons[0].setFocus()

    def _go_back(self) -> None:
        self.bar.go_back(self.frames.values(), self._focus_first)

    def _focus_first(self) -> None:
        stops = [stop for frame in self.frames.values() for stop in frame.entry.stops()]
        (stops[0] if stops else self.button).setFocus()

    def _take(self, answer: tuple[Calendar, bool, Chosen]) -> None:
        self.around.calendar, self.around.day_before, self._chosen = answer
        for frame in self.frames.values():
            frame.entry.refresh()
        self.preview.setText(in_words(self._chosen, self.declared))
        self.preview.setVisible(bool(self.preview.text()))
        for frame in self.frames.values():
            frame.setVisible(self._chosen.hours or not frame.field.of_hours)
        self._count(
            len(self._chosen.keys) if self._chosen.names else 0
        )  # what has no name yet is not counted either
        self._enable()
        self._look_ahead()
        self._grow(spare=TOLD_LATER * self.fontMetrics().lineSpacing())
        self.setGeometry(over_window(self))

    def _count(self, count: int) -> None:
        """Say on the button how many rows it is about."""
        verb, noun = self.declared.verb, self.declared.counted or self.declared.noun
        self.button.setText(f"{verb} {number(count)} {noun}" if count else verb)

    def _look_ahead(self) -> None:
        """Tell row by row what would change, for the values as they stand."""
        look, keys, values = self.declared.preview, self._chosen.keys, self._record.values()
        if look is not None and keys:
            self._shell.tasks.ask(
                self, "preview", lambda session: look(session, keys, values), self._show_changes
            )

    def _show_changes(self, rows: Sequence[Changed]) -> None:
        def line(row: Changed) -> Line:
            ticked = row.key not in self._left_out if row.key else None
            new = STAYS if self.declared.same_stay and row.old == row.new else row.new
            return Line((row.name, row.old, new), data=row.key, ticked=ticked)

        self.changes.fill(rows, line)
        self._foreseen = [row.key for row in rows if row.key or not self.declared.leaves_out]
        self._count_shown()
        self._count_differing(rows)

    def _count_differing(self, rows: Sequence[Changed]) -> None:
        """Say how many of the rows really change; while nothing is chosen and nothing would, the first word stands."""
        same = sum(row.old == row.new for row in rows)
        is_begun = same < len(rows) or self._record.values() != self.declared.start()
        if self.declared.same_stay and is_begun:
            self.preview.setText(in_words(self._chosen, self.declared, same=same))
            self._count(len(rows) - same)

    def _count_shown(self) -> None:
        """Say on the button how many of the foretold rows are meant: those that stay ticked."""
        if self.declared.counts_preview:
            self._count(sum(key not in self._left_out for key in self._foreseen))

    def _grow(self, spare: int = 0) -> None:
        """Make room for what is said, and `spare` px where the screen has them; nothing moves back."""
        told, least = self._column.totalHeightForWidth(self.width()), self._column.totalMinimumSize().height()
        needed = max(told, least)  # the first is -1 while nothing that is shown wraps
        screen = self.screen().availableGeometry()
        height = max(needed, min(needed + spare, screen.height() - 8 * theme.STEP))
        if height > self.height():
            self.resize(self.width(), height)
            below = self.frameGeometry().bottom() - screen.bottom()
            if below > 0:  # the buttons stand at its foot
                self.move(self.x(), max(screen.top(), self.y() - below))

    def _write(self, values: Any) -> None:
        screen, keys = self.declared, self._chosen.keys

        def done(count: int) -> None:
            self._is_writing = False
            self._shell.say(screen.done.format(number(count)), undoable=count > 0 or not screen.same_stay)
            self.accept()
            if screen.then is not None:
                screen.then(self._shell)

        def undone() -> None:
            self._is_writing = False
            self._enable()

        self._is_writing = True
        self._enable()
        self._shell.tasks.do(lambda session: screen.change(session, keys, values), done, failed=undone)

    def _judge(self, fields: set[str]) -> list[Complaint]:
        """Show what is wrong with some fields; the errors among it."""
        judged = judge(self.declared.check, self.frames, self._record.values(), self.around.calendar)
        self._visited |= fields
        for name in fields:
            self.frames[name].say(judged[name])
        self._grow()
        return errors(one for name in self.frames if name in fields for one in judged[name])

    def _leave(self, old: QWidget | None, new: QWidget | None) -> None:
        """What was typed is put in order and judged when its field is left."""
        for name, frame in self.frames.items():
            if new is None or not _is_within(old, frame) or _is_within(new, frame):
                continue
            frame.entry.settle()
            self._judge(self._visited | {name})
            self._look_ahead()

    def _hear_settled(self) -> None:
        self._judge(self._visited)
        self._look_ahead()
        if self._is_waiting:
            self._is_waiting = False
            self.apply()

    def _enable(self) -> None:
        self.button.setEnabled(bool(self._chosen.keys) and not self._is_writing)
        self.cancel.setEnabled(not self._is_writing)

    def _wire(self) -> None:
        self.button.clicked.connect(self.apply)
        self.changes.ticked.connect(lambda key, is_ticked: self._tick(key, is_ticked=is_ticked))
        for keys in SAVE_KEYS:
            QShortcut(QKeySequence(keys), self, self.apply)
        self.cancel.clicked.connect(self.reject)
        for frame in self.frames.values():
            frame.entry.settled.connect(self._hear_settled)
            if frame.field.entry in AT_ONCE:
                frame.entry.edited.connect(self._look_ahead)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._leave)

    def _dress(self) -> None:
        self.setWindowTitle(self.declared.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview.setWordWrap(True)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setAccessibleName("Những dòng sẽ đổi")
        self.button.setDefault(True)
        self.button.setToolTip("Đổi tất cả trong một lần, hoàn tác được (Ctrl+S)")
        self.cancel.setToolTip("Đóng, không đổi gì (Esc)")
        self.cancel.setAutoDefault(False)
        self._enable()

    def _place(self) -> None:
        foretells = self.declared.preview is not None
        columns = _columns(list(self.frames.values()), foretells=foretells)
        self.setMinimumSize(theme.px(WIDE if foretells or len(columns) > 1 else WIDTH), theme.px(HEIGHT))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(*(3 * theme.STEP,) * 4)
        column.setSpacing(2 * theme.STEP)
        column.addWidget(theme.titled(QLabel(self.declared.title)))
        column.addWidget(self.bar)
        column.addWidget(self.preview)
        body = QHBoxLayout()
        body.setSpacing(2 * theme.STEP)
        for frames in filter(None, columns):  # a sheet without fields leaves all the room to what it tells
            body.addLayout(_stacked(frames), 2)
        body.addWidget(self.changes, 3)
        self.changes.setVisible(foretells)
        column.addLayout(body, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.STEP)
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        buttons.addWidget(self.cancel)
        column.addLayout(buttons)
        for frame in self.frames.values():
            if frame.field.of_hours:
                frame.hide()  # until it is known whether the hour counts
        if foretells:
            there = self.screen().availableGeometry().width() - 8 * theme.STEP
            self.resize(min(theme.px(ROOMY), there), self.height())
        self._focus_first()


def _columns(frames: list[FieldFrame], *, foretells: bool) -> list[list[FieldFrame]]:
    """The fields in one column, or in two where one would be higher than a small screen."""
    half = (len(frames) + 1) // 2
    return [frames] if foretells or len(frames) <= MOST_STACKED else [frames[:half], frames[half:]]


def _stacked(frames: list[FieldFrame]) -> QVBoxLayout:
    stacked = QVBoxLayout()
    stacked.setSpacing(2 * theme.STEP)
    for frame in frames:
        stacked.addWidget(frame)
    stacked.addStretch(1)
    return stacked


def in_words(chosen: Chosen, screen: SheetScreen[Any], *, same: int = 0) -> str:
    """ "12 nhiệm vụ sẽ đổi: “Việc một”; “Việc hai” và 10 nhiệm vụ khác. 2 nhiệm vụ giữ nguyên vì đã hoàn thành."

    Rows that have no name yet are not spoken of; which of them stay because they are the `same`, the rows below tell.
    """
    noun, count, left = screen.noun, len(chosen.keys) - same, chosen.left_out
    stay = " ".join(
        (
            *((f"{number(same)} {noun} đã đúng như vậy nên giữ nguyên.",) if same else ()),
            *((f"{number(left)} {noun} giữ nguyên vì {screen.left_out}.",) if left else ()),
            *((f"Có {number(chosen.secret)} nhiệm vụ mật: {ONLY_A_NUMBER}",) if chosen.secret else ()),
            *((f"{theme.SIGNS[theme.Mark.SOON]} {chosen.warning}",) if chosen.warning else ()),
        )
    )
    if same and not count:
        return f"Chưa có {noun} nào {screen.fate}: {number(same)} {noun} đang như vậy."
    if not count:
        return " ".join(filter(None, (f"Không có {noun} nào {screen.fate}.", stay)))
    if not chosen.names:
        return stay
    if same:
        return f"{number(count)} {noun} {screen.fate}. {stay}"
    named = "; ".join(f"“{name}”" for name in chosen.names)
    others = count - len(chosen.names)
    rest = f" và {number(others)} {noun} khác" if others else ""
    return " ".join(filter(None, (f"{number(count)} {noun} {screen.fate}: {named}{rest}.", stay)))


def _read(session: Session, screen: SheetScreen[Any], keys: Sequence[str]) -> tuple[Calendar, bool, Chosen]:
    from app.services.regulation_versions import regulation_on
    from app.services.settings import read_calendar

    day_before = regulation_on(session, today()).before_means_day_before
    return read_calendar(session), day_before, screen.chosen(session, keys)


def _is_within(widget: QWidget | None, owner: QWidget) -> bool:
    return widget is not None and (widget is owner or owner.isAncestorOf(widget))
