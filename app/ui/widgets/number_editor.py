"""One number of the regulation: its value, its source, who changed it, and before it is saved all that it moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.briefings.lists import Wanted
from app.core.words import number, short_date
from app.ui import theme
from app.ui.today import today
from app.ui.widgets.from_day import FromDay
from app.ui.widgets.setting_fields import SettingFields

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.services.regulations import SettingRow
    from app.ui.shell import Shell

CHOOSE = "Chọn một dòng để xem và sửa."
NOTHING_MOVES = "Không hạn nào thay đổi."
DROP = "Bỏ mức"
DISCARD = "Không lưu"
UNSAVED = "Con số này chưa lưu. Xem hạn nào đổi rồi bấm Lưu, hoặc bấm Không lưu."
LOG, LOG_LINES = "Nhật ký sửa", 3
WAIT_MS = 250  # after the last key before it is asked what moves


@dataclass(frozen=True, slots=True)
class Found:
    """A number on a day: its row, what it was and will be in words, and the day if a level of it begins then.

    `changes` says who changed it, a line each, newest first.
    """

    rows: Mapping[str, SettingRow]
    versions: Sequence[str]
    begins: date | None
    changes: Sequence[str]


class NumberEditor(QScrollArea):
    """Shows one number at a time; nothing is saved before its button, or Ctrl+S, says so."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._key = ""
        self._next: Callable[[], object] | None = (
            None  # what waits until the number is saved, or is not to be
        )
        self.fields: SettingFields | None = None
        self.from_day = FromDay(shell.tasks, today())
        self.versions = theme.quiet(QLabel())
        self.drop = QPushButton(DROP)
        self.moved = theme.quiet(QLabel(CHOOSE))
        self.log = theme.quiet(QLabel())
        self.all_changes = QPushButton(LOG)
        self.button = QPushButton("Lưu")
        self.discard = QPushButton(DISCARD)
        self.unsaved = QLabel()
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._place()
        self._timer.timeout.connect(self._ask_moved)
        self.button.clicked.connect(self._save)
        self.discard.clicked.connect(self._discard)
        self.drop.clicked.connect(self._drop)
        self.all_changes.clicked.connect(self._show_changes)
        self.from_day.changed.connect(self._ask_again)
        shell.tasks.changed.connect(self._ask_again)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Save, self, self._save, context=within)

    def show_number(self, key: str) -> None:
        """Show a number by the key of its setting."""
        if key != self._key:
            self._key = key
            self._clear()
        self._ask_again()

    def is_saved(self) -> bool:
        """Whether nothing was typed that is not stored."""
        return self.fields is None or self.fields.is_saved()

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Check and save, then go on; what cannot be is said beside it and nothing is saved."""
        if self.fields is None or self.fields.is_saved():
            then()
        elif self.fields.check() and self._has_day():
            job = partial(
                _write,
                values=self.fields.changed_values(),
                sources=self.fields.changed_sources(),
                from_on=self.from_day.value(),
            )
            self.button.setEnabled(False)
            self._shell.tasks.do(job, lambda _: self._saved(then), failed=self._say_state)

    def _has_day(self) -> bool:
        """Whether there is a day from which it holds; the box says beside it why there is none."""
        if not self.from_day.is_told():
            self.from_day.day.setFocus()
        return self.from_day.is_told()

    def leave(self, then: Callable[[], object]) -> bool:
        """Go on once nothing typed waits to be saved or given up: nobody moves deadlines by leaving.

        Says whether it went on at once.
        """
        if self.is_saved():
            then()
            return True
        self._next = then
        self.unsaved.setText(f"{theme.SIGNS[theme.Mark.SOON]} {UNSAVED}")
        self.unsaved.show()
        return False

    def _save(self) -> None:
        self.save(self._taken())

    def _saved(self, then: Callable[[], object]) -> None:
        self._shell.say("Đã lưu quy định.", undoable=True)
        self.unsaved.hide()
        then()

    def _discard(self) -> None:
        """Show what is kept again, then go on."""
        then = self._taken()
        self._clear()
        self._ask_again()
        then()

    def _taken(self) -> Callable[[], object]:
        """What waited, if anything did."""
        then, self._next = self._next or (lambda: None), None
        return then

    def _drop(self) -> None:
        key, day = self._key, self.from_day.value()
        if day is not None:
            self._shell.tasks.do(
                lambda session: _take_back(session, key, day),
                lambda _: self._shell.say("Đã bỏ mức của quy định.", undoable=True),
            )

    def _clear(self) -> None:
        if self.fields is not None:
            self._column.removeWidget(self.fields)
            self.fields.deleteLater()
            self.fields = None
        self.moved.clear()
        self.versions.clear()
        self.unsaved.hide()
        self.discard.hide()
        self._show_log(())
        self.button.setEnabled(False)

    def _ask_again(self) -> None:
        if self._key and self.from_day.is_told():
            key, day = self._key, self.from_day.value() or today()
            self._shell.tasks.ask(self, "number", lambda session: _read(session, key, day), self._show)

    def _show(self, found: Found) -> None:
        rows = found.rows
        if self._key not in rows:  # another one was chosen meanwhile
            return
        if self.fields is None:
            self.fields = SettingFields((self._key,), with_sources=True)
            self.fields.edited.connect(self._say_state)
            self._column.insertWidget(0, self.fields)
            self.from_day.show()
        self.fields.set_kept(rows)
        self.versions.setText("\n".join(f"–\u00a0{line}" for line in found.versions))
        self.versions.setVisible(bool(found.versions))
        self.drop.setText(f"{DROP} từ {short_date(found.begins)}" if found.begins else DROP)
        self.drop.setVisible(found.begins is not None)
        self._show_log(found.changes)
        self._say_state()

    def _show_log(self, changes: Sequence[str]) -> None:
        """Who changed it last; the button opens all of it."""
        self.log.setText("\n".join((f"{LOG}:", *(f"–\u00a0{line}" for line in changes[:LOG_LINES]))))
        self.all_changes.setText(f"{LOG} ({number(len(changes))})")
        for part in (self.log, self.all_changes):
            part.setVisible(bool(changes))

    def _show_changes(self) -> None:
        self._shell.show_list("number_changes", Wanted(filters={"number": (self._key,)}))

    def _say_state(self) -> None:
        saved = self.is_saved()
        self.button.setEnabled(not saved)
        self.discard.setVisible(not saved)
        if saved:
            self._next = None
            self.unsaved.hide()
            self._timer.stop()
            self.moved.clear()
        else:
            self._timer.start()

    def _ask_moved(self) -> None:
        if self.fields is not None and not self.fields.wrong() and self.from_day.is_told():
            changes, day = self.fields.changed_values(), self.from_day.value()
            job = partial(_find_moved, changes=changes, from_on=day)
            self._shell.tasks.ask(self, "moved", job, self._show_moved)

    def _show_moved(self, lines: Sequence[str]) -> None:
        if not self.is_saved():
            self.moved.setText("\n".join(lines))

    def _place(self) -> None:
        self.button.setEnabled(False)
        self.button.setToolTip("Lưu con số và căn cứ (Ctrl+S)")
        self.moved.setWordWrap(True)
        self.moved.setAccessibleName("Những hạn sẽ thay đổi")
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.discard)
        row.addWidget(self.drop)
        row.addStretch(1)
        self.drop.hide()
        self.discard.setToolTip("Bỏ những gì vừa gõ, giữ con số đang áp dụng")
        self.unsaved.setWordWrap(True)
        self.drop.setToolTip("Từ ngày này mức trước đó lại áp dụng")
        self.versions.setWordWrap(True)
        self.versions.setAccessibleName("Các mức theo ngày")
        self.versions.hide()
        self.log.setWordWrap(True)
        self.log.setAccessibleName(LOG)
        self.all_changes.setToolTip("Mở nhật ký: ai sửa con số này, lúc nào, từ bao nhiêu thành bao nhiêu")
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, theme.STEP, 0)
        self._column.setSpacing(theme.STEP)
        self._column.addWidget(self.from_day)
        self.from_day.hide()
        self._column.addWidget(self.unsaved)
        self._column.addLayout(row)
        self._column.addWidget(self.versions)
        self._column.addWidget(self.moved)
        self._column.addWidget(self.log)
        self._column.addWidget(self.all_changes, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        for part in (self.discard, self.unsaved, self.log, self.all_changes):
            part.hide()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inner)


def _read(session: Session, key: str, day: date) -> Found:
    from app.services.number_changes import changes_of, say_change
    from app.services.regulation_versions import say_versions, versions_of
    from app.services.settings import list_settings

    rows = {row.key: row for row in list_settings(session, day) if row.key == key}
    begins = day if any(one.from_on == day for one in versions_of(session, key)) else None
    changes = tuple(say_change(change) for change in changes_of(session, key))
    return Found(rows, say_versions(session, key), begins, changes)


def _find_moved(session: Session, *, changes: Mapping[str, object], from_on: date | None) -> Sequence[str]:
    from app.services.moved import say_kept, tell_moved

    lines = tell_moved(session, changes, today(), from_on=from_on) or [NOTHING_MOVES]
    return [*lines, say_kept(from_on, today())]


def _write(
    session: Session, *, values: Mapping[str, object], sources: Mapping[str, str], from_on: date | None
) -> None:
    from app.services.settings import change_settings

    change_settings(session, values, sources, from_on=from_on)


def _take_back(session: Session, key: str, day: date) -> None:
    from app.services.settings import drop_change

    drop_change(session, key, day)
