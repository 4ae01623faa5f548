"""Ghi biên bản: one screen for the whole of a meeting; what is typed is kept by itself (duties 62, 63, 85, 86)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QTimer

from app.core.ids import uuid7
from app.core.terms import Attendance
from app.rules import taking_minutes as take
from app.ui import seat
from app.ui.screens import minutes_words as words
from app.ui.screens import minutes_work as work
from app.ui.screens.meeting_sheets import ask_lock, ask_reopening
from app.ui.screens.minutes_keeping import Keeping
from app.ui.screens.minutes_view import HOURS, NO_MEETING, RUN, STOP, MinutesView
from app.ui.screens.official_work import FORM, Paper
from app.ui.today import this_minute, today

if TYPE_CHECKING:
    from datetime import time
    from fractions import Fraction

    from PySide6.QtGui import QHideEvent, QShowEvent

    from app.briefings.held_meeting import HeldMeeting
    from app.ui.shell import Shell

SECOND_MS = 1000


class MinutesPage(MinutesView):
    """The minutes of one meeting at a time."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tasks = shell, shell.tasks
        self.keeping = Keeping(self, shell.tasks)
        self._item, self._line, self._place_kept, self._told_kept = "", "", "", ""
        self._share: Fraction | None = None
        self._substitutes_count = False
        self._ticking, self._since, self._counted = QTimer(self, interval=SECOND_MS), QElapsedTimer(), 0
        self.approve.setText("Thông qua biên bản trước")
        self._wire()
        self._show()

    # --- what a page is asked for ---

    def show_form(self, name: str, key: str | None = None, *, start: Any = None) -> None:
        """Take the minutes of a meeting, at the content `start`; what was written of another is stored first."""
        if key and key != (self.keeping.now.key if self.keeping.now else ""):
            self.save(partial(self._open, key, start if isinstance(start, str) else ""))

    def is_saved(self) -> bool:
        """Whether all is stored."""
        return self.keeping.is_settled()

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Store what was written, then go on."""
        self._tick()
        self.keeping.settle(then)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's own name
        super().hideEvent(event)
        if self.window().isVisible():  # another page is shown, and who speaks goes on speaking
            self._remember("")
        else:  # the window closes: nothing may be written after this, and the next start opens it here again
            self._stop()
        self.keeping.settle()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._remember()

    def _remember(self, place: str | None = None) -> None:
        """Note for the next start where the minutes are; a kill asks nobody."""
        now = self.keeping.now
        place = place if place is not None else f"{now.key}/{self._item}" if now else ""
        if place != self._place_kept:
            self._place_kept = place
            self._shell.settings.setValue(seat.MINUTES, place)
            self._shell.settings.sync()

    # --- asked and answered ---

    def _open(self, key: str, item: str) -> None:
        self._stop()
        self._tasks.do(partial(work.opened, key=key), partial(self._take, item), quiet=True)

    def _take(self, item: str, answer: tuple[HeldMeeting, Fraction, bool]) -> None:
        minutes, self._share, self._substitutes_count = answer
        self.keeping.begin(minutes)
        keys = [one.key for one in minutes.items]
        self._item = item if item in keys else next(iter(keys), "")
        self._line, self._told_kept = "", ""  # when another meeting was kept says nothing of this one
        self._show()
        self._remember()
        self.items.setFocus()

    def _refresh(self) -> None:
        """Something was changed somewhere: what is shown follows, unless something is being written."""
        now = self.keeping.now
        if now is not None and self.keeping.is_settled():
            self._tasks.ask(self, "minutes", partial(work.read, key=now.key), self._follow)

    def _follow(self, answer: tuple[HeldMeeting, Fraction, bool]) -> None:
        minutes, self._share, self._substitutes_count = answer
        now = self.keeping.now
        if now is None or not self.keeping.is_settled() or minutes.key != now.key:
            return
        if (shown := take.with_empty_lines(minutes, now)) != now:
            self.keeping.begin(shown)
            self._show()

    # --- what is done with the minutes ---

    def _change(self, minutes: HeldMeeting) -> None:
        self.keeping.change(minutes)
        self._show()

    def _edit(self, change: Callable[[HeldMeeting], HeldMeeting]) -> None:
        now = self.keeping.now
        if now is not None and not now.locked:
            self._change(change(now))

    def _edit_line(self, key: str, **values: str) -> None:
        def change(now: HeldMeeting) -> HeldMeeting:
            told = {name: value for name, value in values.items() if name == "content"}
            return replace(
                now,
                speeches=take.changed(now.speeches, key, **values),
                conclusions=take.changed(now.conclusions, key, **told),
            )

        self._edit(change)

    def _edit_item(self, **values: str) -> None:
        if self._item:
            self._edit(lambda now: replace(now, items=take.changed(now.items, self._item, **values)))
        elif "notes" in values:
            self._edit(lambda now: replace(now, notes=values["notes"]))

    def _edit_attendee(self, key: str, **values: Any) -> None:
        self._edit(lambda now: replace(now, attendees=take.changed(now.attendees, key, **values)))

    def _come(self, key: str) -> None:
        """Somebody is there, from the beginning unless an hour is noted."""
        if self.keeping.now is None or self._refused("có mặt"):
            return
        self._edit(lambda now: take.came(now, key))
        if self.keeping.now.opened_at is not None:
            self._shell.say(words.FROM_THE_BEGINNING)

    def _come_late(self, key: str) -> None:
        """Somebody comes now; his hour is asked for when the meeting is not being held, or hours of his stand there."""
        now = self.keeping.now
        if now is None or self._refused("giờ đến"):
            return
        has_hours = any(one.arrived_at or one.left_at for one in now.attendees if one.key == key)
        at = None if has_hours else take.hour_now(now, today(), this_minute())
        self._edit(lambda now: take.came_late(now, key, at))
        if at is None:
            self._shell.say("Gõ giờ đến của người này.")
            self.panel.ask_hour("arrived_at")

    def _leave(self, key: str) -> None:
        """Somebody goes now, or at the end of a meeting that is over; where that is not known his hour is asked."""
        now = self.keeping.now
        at = (take.hour_now(now, today(), this_minute()) or now.ended_at) if now is not None else None
        if at is not None:
            self._edit(lambda now: take.left(now, key, at))
            return
        self._shell.say("Cuộc họp không diễn ra hôm nay: gõ giờ về của người này.")
        self.panel.ask_hour("left_at")

    def _begin_speech(self) -> None:
        """The next speaker: what was said is stored, and his clock runs."""
        self._tick()
        key = uuid7().hex
        self._line = key
        self._edit(lambda now: take.with_speech(now, key, self._item))
        self.keeping.settle()
        self._run()
        self.editor.begin_speaker()

    def _begin_conclusion(self) -> None:
        self._tick()
        key = uuid7().hex
        self._line = key
        self._edit(lambda now: take.with_conclusion(now, key, self._item))
        self.editor.begin_content()

    def _remove(self, key: str) -> None:
        now = self.keeping.now
        if now is None or self._complains(words.stays(take.tasks_of(now, key))):
            return
        self._line = ""
        self._edit(lambda now: take.without(now, key))

    def _tell_kept(self, at: str) -> None:
        self._told_kept = f"Đã lưu lúc {at}"
        self.state.setText(self._told_kept)

    def _choose_item(self, row: int) -> None:
        now = self.keeping.now
        if now is None or row < 0:
            return
        self._tick()
        self._item = now.items[row].key if row < len(now.items) else ""
        self._line = ""
        self.keeping.settle()
        self._show()
        self._remember()

    def _move_item(self, by: int) -> None:
        row = self.items.currentRow() + by
        if 0 <= row < self.items.count():
            self.items.setCurrentRow(row)

    def _choose_line(self, key: str) -> None:
        self._tick()
        self._line = key
        self._show()

    def _run(self) -> None:
        now = self.keeping.now
        if now is not None and not now.locked and not self._ticking.isActive():
            self._since.start()
            self._counted = 0
            self._ticking.start()
        self._show_run()

    def _stop(self) -> None:
        self._tick()
        self._ticking.stop()
        self._show_run()

    def _toggle(self) -> None:
        if self._ticking.isActive():
            self._stop()
        else:
            self._run()

    def _show_run(self) -> None:
        self.run.setText(STOP if self._ticking.isActive() else RUN)

    def _tick(self) -> None:
        """Count the whole seconds that went by since the last time."""
        now = self.keeping.now
        if now is None or not self._ticking.isActive():
            return
        seconds = self._since.elapsed() // SECOND_MS - self._counted
        if seconds:
            self._counted += seconds
            self._change(take.ticked(now, self._item, self._line, seconds))

    def _note_hour(self, name: str) -> None:
        """The clock tells it on the day of the meeting, where nothing stands yet; else the hour is asked for."""
        now = self.keeping.now
        if now is None or self._refused("giờ"):
            return
        if name == "ended_at" and not (now.opened_at or now.ended_at):
            self._shell.say(take.NOT_OPENED)
        elif getattr(now, name) is None and today() == now.held_on:
            self._type_hour(name, this_minute())
        else:
            self._shell.say(words.asks_hour(now, name, today()))
            self.hours.ask(name)

    def _type_hour(self, name: str, at: time | None) -> None:
        now = self.keeping.now
        if now is None or (at is not None and self._refused("giờ")):
            return
        told: dict[str, Any] = {name: at}
        if not self._complains(take.wrong_hour(now, name, at)):
            self._edit(lambda now: replace(now, **told))

    def _type_hour_of(self, key: str, name: str, at: time | None) -> None:
        """When somebody came or left."""
        now = self.keeping.now
        if now is not None and not self._complains(take.wrong_hour_of(now, key, name, at)):
            self._edit_attendee(key, **{name: at})

    def _refused(self, what: str) -> bool:
        """Whether the meeting is still to be held: nothing of it is noted then."""
        now = self.keeping.now
        said = words.ahead(now, today()) if now is not None else ""
        return self._complains(f"{said}: chưa ghi {what} được." if said else "")

    def _complains(self, said: str) -> bool:
        """Say why something is not noted, and show again what stands."""
        if said:
            self._shell.say(said)
            self._show()
        return bool(said)

    def _approve(self) -> None:
        now = self.keeping.now
        if now is not None:
            self.save(partial(work.approve, self._shell, now.key, today()))

    def _turn_lock(self) -> None:
        now = self.keeping.now
        if now is not None:
            ask = ask_reopening if now.locked else ask_lock
            self._stop()
            self.save(lambda: ask(self._shell, now.key))

    def _make_document(self) -> None:
        now = self.keeping.now
        if now is not None:
            self.save(lambda: self._shell.show_form(FORM, start=Paper("minutes", now.key)))

    # --- what is shown ---

    def _show(self) -> None:
        now = self.keeping.now
        self.set_writable(now is not None and not now.locked)
        for button in (self.approve, self.lock, self.document):
            button.setEnabled(now is not None and not now.is_cancelled)
        self.hours.show_hours(now.key if now else "", {name: getattr(now, name, None) for name in HOURS})
        self.lock.setText("Mở lại…" if now and now.locked else "Khóa…")
        self.title.setText(words.title(now) if now else NO_MEETING)
        if now is None:
            return
        self.state.setText(now.locked or self._told_kept or words.ahead(now, today()))
        self.approve.setToolTip(words.approval(now))
        to_approve = now.earlier is not None and now.earlier.approved_on is None
        self.approve.setEnabled(to_approve and not now.is_cancelled)
        self._show_item(now)
        self._show_panel(now)

    def _show_item(self, now: HeldMeeting) -> None:
        rows = [*(item.key for item in now.items), ""]
        current = rows.index(self._item) if self._item in rows else len(rows) - 1
        self.show_items(words.items(now), words.item_marks(now), current)
        item = next((one for one in now.items if one.key == self._item), None)
        self.item.setText(f"{current + 1}. {item.content}" if item else words.WHOLE)
        self.show_clock(words.item_clock(item) if item else "", is_over=words.is_late(item))
        self.show_words(now.secretary, item.notes if item else now.notes, item.result if item else "")
        self.result.setVisible(item is not None)
        lines = words.lines(now, self._item)
        if self._line not in {line.key for line in lines}:
            self._line = lines[-1].key if lines else ""
        self.editor.set_names(words.names(now))
        self.editor.show_lines(lines, self._line)

    def _show_panel(self, now: HeldMeeting) -> None:
        said, lacks = words.quorum_said(
            now, self._item, today(), share=self._share, substitutes_count=self._substitutes_count
        )
        self.panel.show_attendees(now.attendees, self._item, said, lacks=lacks)

    def _wire(self) -> None:
        self.keeping.kept.connect(self._tell_kept)
        self._tasks.changed.connect(self._refresh)
        self._ticking.timeout.connect(self._tick)
        self.items.currentRowChanged.connect(self._choose_item)
        self.item_moved.connect(self._move_item)
        self.run.clicked.connect(self._toggle)
        self.hours.asked.connect(self._note_hour)
        self.hours.typed.connect(self._type_hour)
        self.hours.misread.connect(self._shell.say)
        self.secretary.textChanged.connect(lambda text: self._edit(lambda now: replace(now, secretary=text)))
        self.notes.textChanged.connect(lambda: self._edit_item(notes=self.notes.toPlainText()))
        self.result.textChanged.connect(lambda text: self._edit_item(result=text))
        self.approve.clicked.connect(self._approve)
        self.lock.clicked.connect(self._turn_lock)
        self.document.clicked.connect(self._make_document)
        self._wire_parts()

    def _wire_parts(self) -> None:
        editor, panel = self.editor, self.panel
        editor.chosen.connect(self._choose_line)
        editor.speaker_typed.connect(lambda key, text: self._edit_line(key, speaker=text))
        editor.content_typed.connect(lambda key, text: self._edit_line(key, content=text))
        editor.removed.connect(self._remove)
        editor.speech_asked.connect(self._begin_speech)
        editor.conclusion_asked.connect(self._begin_conclusion)
        panel.came.connect(self._come)
        panel.came_late.connect(self._come_late)
        panel.left.connect(self._leave)
        panel.hour_typed.connect(self._type_hour_of)
        panel.misread.connect(self._shell.say)
        panel.not_there.connect(lambda key: self._edit(lambda now: take.judged(now, key, Attendance.INVITED)))
        panel.judged.connect(
            lambda key, code: self._edit(lambda now: take.judged(now, key, Attendance(code)))
        )
        panel.substitute_typed.connect(lambda key, text: self._edit_attendee(key, substitute=text))
        panel.reason_typed.connect(lambda key, text: self._edit_attendee(key, reason=text))
