"""The generic form: one widget that shows, judges, saves and keeps drafts of any form that is declared as a value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.briefings.drafts import DraftRow
from app.briefings.forms import Complaint, Loaded
from app.core.errors import AppError
from app.ui import today as clock
from app.ui.dropping import take_copy
from app.ui.forms.advising import Advising
from app.ui.forms.body import Body
from app.ui.forms.drafting import Drafting, Typed, drop_draft, offer
from app.ui.forms.entry import Around, EntryWidget, parents_of
from app.ui.forms.field_frame import FieldFrame
from app.ui.forms.file_copies import dropped
from app.ui.forms.files_section import FilesSection
from app.ui.forms.filling import Filling
from app.ui.forms.head import Head
from app.ui.forms.judging import errors, judge
from app.ui.forms.layout import listen, place
from app.ui.forms.printing import Printing
from app.ui.forms.question_bar import QuestionBar
from app.ui.forms.reading import FormData, Saved, read_form, reread_form, save_form
from app.ui.forms.record import Record, Standing
from app.ui.forms.rows_entry import RowsEntry
from app.ui.forms.screen import FormScreen

if TYPE_CHECKING:
    from app.briefings.drafts import KeptDraft
    from app.ui.shell import Shell

UNSAVED = "Có thay đổi chưa lưu."
CHANGED_ELSEWHERE = "Vừa được sửa ở nơi khác; những ô bạn đang sửa được giữ nguyên, lưu sẽ ghi đè các ô đó."
SAVING, NOTHING_NEW, DROPPED = "Đang lưu…", "Không có thay đổi nào cần lưu", "Đã bỏ phần chưa lưu."

Act = Callable[[], object]


def nothing() -> None:
    """Do nothing, where something could be done."""


class FormView(QWidget):
    """A form on one record at a time; `open` brings the next."""

    closed = Signal()
    """The person is done with it; nothing is lost."""

    saved = Signal(str)
    """A record was saved: its key."""

    def __init__(
        self, screen: FormScreen[Any], shell: Shell, *, today: Callable[[], date] = clock.today
    ) -> None:
        super().__init__()
        self.form, self._shell, self._tasks = screen, shell, shell.tasks
        self.around = Around(shell.tasks, today, folder=shell.folder)
        self.head, self.bar = Head(), QuestionBar()
        self.area = QScrollArea(self)
        inner = QWidget(self.area)
        self.area.setWidget(inner)
        self.body = Body(screen.sections, self.around, inner, self._standing)
        self.files = FilesSection(screen.table, shell)
        self.drafting = Drafting(self, screen.name, shell.tasks, self._typed)
        self.printing = Printing(self, shell)
        self.advice = Advising(self, screen, shell.tasks, self._standing)
        self.key, self._start, self._wanted = "", None, ""
        self._record: Record | None = None
        self._visited: set[str] = set()
        self._is_open = self._is_saving = self._is_stale = self._is_gone = self._is_refused = False
        self._waiting: tuple[Act, Act] | None = None
        place(self, inner)
        self._connect()
        self._tell_printable()

    @property
    def frames(self) -> dict[str, FieldFrame]:
        """The fields by their names."""
        return self.body.frames

    def open(self, key: str | None = None, start: Any = None) -> None:
        """Show a record, or a new one; what stood here stays as a draft.

        A new one may begin with the values `start`; a draft as `start` is used at once, and not offered first.
        """
        self.drafting.keep()
        self._leave()
        self._wanted = start.id if isinstance(start, DraftRow) else ""
        self.key, self._start, self._is_open = key or "", None if self._wanted else start, True
        self.drafting.begin()
        self.head.title.setText(self._title(bool(key)))
        self._tell_printable()
        self.body.setEnabled(False)
        self.body.then(self._ask)

    def is_saved(self) -> bool:
        """Whether nothing would be lost."""
        return self._record is None or not (self._record.touched() or self.files.waiting)

    def save(self, then: Act = nothing, failed: Act = nothing) -> None:
        """Save; call `then` when that succeeded, `failed` when the form has faults or the data refuse."""
        if self._record is None:
            then()
            return
        for frame in self.frames.values():
            frame.entry.settle()
        if self._is_saving or self._is_stale or any(f.entry.is_busy() for f in self.frames.values()):
            self._waiting = then, failed
        elif self.key and self.is_saved() and not self.form.proposes:
            self._shell.say(NOTHING_NEW)
            then()
        elif wrong := self._show_complaints(set(self.frames)):
            self._shell.say(f"Chưa lưu {self.form.noun}: còn {len(wrong)} chỗ cần sửa.", stays=True)
            self._is_refused = True
            self._go_to(wrong[0])
            failed()
        else:
            self._write(self._record, then, failed)

    def close_form(self) -> None:
        """Close, after asking what becomes of unsaved text."""
        if self._record is None or self.is_saved():
            self._close()
        elif self.bar.isVisible() and self.bar.label.text() == UNSAVED:
            self._go_back()
        else:
            drop, stay = ("Bỏ", self._discard), ("Ở lại", self._go_back)
            self.bar.ask(UNSAVED, (("Lưu", lambda: self.save(self._close)), drop, stay))
            self.bar.buttons[0].setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        if self._record and self.form.table and not self.files.refused and dropped(event):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        take_copy(event)
        self.files.add(dropped(event))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.drafting.keep()

    def _ask(self) -> None:
        self.body.stay_unready()
        read = read_form if self._record is None else reread_form
        job = partial(read, screen=self.form, key=self.key, draft=self._wanted)
        self._tasks.ask(self, "load", job, self._take, failed=self._miss)

    def _refresh(self) -> None:
        if self._is_open and not self._is_gone:
            self.body.then(self._ask)

    def _miss(self) -> None:
        self._is_gone = True  # told once
        if self._is_open and self._record is None:
            self._close()

    def _take(self, data: FormData | AppError) -> None:
        if isinstance(data, AppError):
            self._is_gone = True  # told once, and here: another page may be in front
            self.bar.ask(data.whole, [("Đã hiểu", nothing)])
            return
        data = data if self._start is None or self.key else data.starting_with(self._start)
        self.body.get_ready(data.loaded.values, partial(self._show_read, data))

    def _show_read(self, data: FormData) -> None:
        if not self._is_open:
            return
        self.around.calendar, self.around.day_before = data.calendar, data.day_before
        if self._record is None:
            self._begin(data)
        elif self.key and self._record.merge(data.loaded) and not self._is_stale:
            self.bar.ask(CHANGED_ELSEWHERE, [("Đã hiểu", nothing)])
        self.files.show_files(self.key, data.files, is_secret=data.is_secret)
        for frame in self.frames.values():
            frame.entry.refresh()
        self._show_complaints(self._visited)  # a save may have filled in what was missing
        self.body.fit()
        self._set_busy(saving=self._is_saving, stale=False)

    def _begin(self, data: FormData) -> None:
        self._record = Record(data.loaded, self.frames)
        self.body.fold()
        self.body.order()
        self.body.setEnabled(True)
        self.area.verticalScrollBar().setValue(0)
        self._focus_first()
        self.advice.touch()
        if data.draft and data.draft.row.id == self._wanted:
            self._use(data.draft)
        elif data.draft:
            self._offer(data.draft)

    def _typed(self) -> Typed | None:
        return self._record.typed(self.files.waiting) if self._record else None

    def _standing(self) -> Loaded[Any] | None:
        return replace(self._record.loaded, values=self._record.values()) if self._record else None

    def _hear_advice(self, fields: set[str]) -> None:
        self._show_complaints(self._visited)
        self.advice.show([frame for name, frame in self.frames.items() if name in fields - self._visited])

    def _offer(self, draft: KeptDraft) -> None:
        drop = partial(drop_draft, self._tasks, draft.row.id)
        answers = (("Dùng lại", lambda: self._use(draft)), ("Bỏ", drop))
        self.bar.ask(offer(draft.row, today=self.around.today(), named=not self.key), answers)

    def _use(self, draft: KeptDraft) -> None:
        if self._record:
            filled = self._record.use(draft)
            self.files.wait_with(draft.files)
            for frame in filled:
                self.body.reveal(frame)
            self.body.fit()
            self.drafting.begin(draft.row.id)
            self._show_complaints(self._visited | {frame.field.name for frame in filled})
            self._focus_first()

    def _show_complaints(self, fields: set[str]) -> list[Complaint]:
        """Show what is wrong with some fields; the errors among it."""
        if self._record is None:
            return []
        judged = judge(self.advice.check, self.frames, self._record.values(), self.around.calendar)
        self._visited |= fields
        for name, frame in self.frames.items():
            if name in fields:
                frame.say(judged[name])
            elif name not in self._visited:
                frame.say_of_left(judged[name])
        return errors(one for name in self.frames if name in fields for one in judged[name])

    def _go_to(self, complaint: Complaint) -> None:
        frame = self.frames.get(complaint.field) or next(iter(self.frames.values()))
        self.body.reveal(frame)
        frame.focus_on(complaint)
        self.area.ensureWidgetVisible(frame)

    def _move_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None:  # another program, or none: it may be the last moment
            self.drafting.keep()
            return
        left = [widget for widget in parents_of(old) if widget not in parents_of(new)]
        for widget in left:
            if isinstance(widget, EntryWidget) and self in parents_of(widget):
                widget.settle()
        frames = [widget for widget in parents_of(old) if isinstance(widget, FieldFrame)]
        if self._record and frames and frames[0] in self.frames.values():
            self._judge_left(frames[0], left)

    def _judge_left(self, frame: FieldFrame, left: Sequence[QWidget]) -> None:
        """Judge a field that was left, of a grid that was not those cells that were."""
        name = frame.field.name
        if isinstance(frame.entry, RowsEntry) and frame not in left:
            frame.entry.leave(left)
        elif frame in left or name in self._visited or frame.entry.trouble():
            self._visited.add(name)
        else:
            return
        self._show_complaints(self._visited)

    def _hear_settled(self) -> None:
        self._show_complaints(self._visited)
        self._go_on()

    # --- saving ---

    def _write(self, record: Record, then: Act, failed: Act) -> None:
        screen, draft, files = self.form, self.drafting.id, self.files.waiting
        sent, standing = replace(record.loaded, values=record.values()), record.standing()
        remark = screen.remark(record.loaded.values, sent.values) if sent.key else ""
        self._set_busy(saving=True, stale=False)
        self.drafting.send()
        self._is_refused = False

        def done(saved: Saved) -> None:
            if record is self._record:
                self._stay(record, replace(sent, key=saved.key), standing)
            else:  # another was opened meanwhile; a draft of this one was kept then
                drop_draft(self._tasks, draft)
            self.files.forget_saved(files)
            self._shell.say(". ".join(filter(None, (f"Đã lưu {saved.name}", remark))), undoable=True)
            self.saved.emit(saved.key)
            then()
            if screen.then is not None:
                self._close()
                screen.then(self._shell, sent.values)

        def undone() -> None:
            if record is self._record:
                self.drafting.fail()
            self._set_busy(saving=False, stale=False)
            failed()

        self._tasks.do(
            lambda session: save_form(session, screen, sent, draft=draft, files=files), done, failed=undone
        )

    def _stay(self, record: Record, saved: Loaded[Any], standing: Standing) -> None:
        """The record stands saved, and is read again before it can be saved once more."""
        if not self.key:  # what was left of another new record does not belong into this one
            self.bar.close_question()
        self.key = saved.key
        record.keep(saved, standing)
        self.head.title.setText(self._title(True))
        self._tell_printable()
        self.drafting.settle()
        self._set_busy(saving=False, stale=True)

    def _set_busy(self, *, saving: bool, stale: bool) -> None:
        self._is_saving, self._is_stale = saving, stale
        self.head.set_busy(is_busy=saving or stale)
        self.head.note.setText(SAVING if saving else "")
        if not saving and not stale:
            self._go_on()

    def _go_on(self) -> None:
        """Save what was asked for while something was under way."""
        if self._waiting and not any(frame.entry.is_busy() for frame in self.frames.values()):
            (then, failed), self._waiting = self._waiting, None
            self.save(then, failed)

    def _save_and_next(self) -> None:
        self.save(nothing if self.form.title else lambda: self.open(None))

    # --- closing ---

    def _discard(self) -> None:
        self.drafting.drop()
        self._close()
        self._shell.say(DROPPED)

    def _close(self) -> None:
        self._leave()
        (self.focusWidget() or self).clearFocus()  # else Qt hands it to the menu, which is painted twice
        self.closed.emit()

    def _leave(self) -> None:
        """Forget the record; the draft of what was typed is kept or dropped already."""
        # Fields that are still to come are not asked for: that would make all of them at once.
        shown = self.frames if self._record is not None else {}
        for name, frame in shown.items():
            if name in self._visited:
                frame.say(())
            else:
                frame.say_of_left(())
        self._record, self._waiting, self._visited = None, None, set()
        if self._is_refused:  # what was said of it holds no more
            self._shell.say("")
        self._is_open = self._is_gone = self._is_refused = False
        self.bar.close_question()
        self.files.forget_waiting()
        self.advice.forget()
        self._set_busy(saving=False, stale=False)

    def _go_back(self) -> None:
        self.bar.go_back(self.frames.values(), self._focus_first)

    def _focus_first(self) -> None:
        seen = (one for one in self.frames.values() if one.isVisibleTo(self) or not self.isVisible())
        if (first := next(seen, None)) is not None:
            first.entry.stops()[0].setFocus()

    def _tell_printable(self) -> None:
        self.head.set_printable(self.printing.why_not())

    def _title(self, is_known: bool) -> str:
        noun = self.form.noun
        return self.form.title or (f"Sửa {noun}" if is_known else f"{noun[:1].upper()}{noun[1:]} mới")

    # --- making ---

    def _connect(self) -> None:
        self.body.then(self._hear_entries)
        self.files.edited.connect(self.drafting.touch)
        self.advice.told.connect(self._hear_advice)
        self.drafting.kept.connect(lambda at: self.head.note.setText(f"Đã giữ bản nháp lúc {at}"))
        self._tasks.changed.connect(self._refresh)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._move_focus)
        listen(self, self._save_and_next)

    def _hear_entries(self) -> None:
        for frame in self.frames.values():
            frame.entry.edited.connect(self.drafting.touch)
            frame.entry.edited.connect(self.advice.touch)
            frame.entry.settled.connect(self._hear_settled)
        self.files.watch(self.frames)
        Filling(self, self.form, self._tasks, lambda: self._record, self.advice.touch).watch(self.frames)
