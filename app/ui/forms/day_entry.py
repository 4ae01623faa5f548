"""A day or a deadline, typed as people say it, with its weekday, the working days left, and a calendar to pick from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton

from app.core.text import clean
from app.core.words import capital, short_date, weekday
from app.rules.typed_days import Nearest, TypedDay, read_typed_day
from app.rules.working_days import say_left
from app.ui import theme
from app.ui.forms.calendar import open_calendar
from app.ui.forms.entry import Around
from app.ui.forms.text_entries import SHORT, LineEntry

if TYPE_CHECKING:
    from app.ui.forms.field_frame import FieldFrame

BUTTON = 24, 20  # px at 100 %: no higher than a line


class CalendarButton(QToolButton):
    """A button with the picture of a calendar leaf."""

    def __init__(self) -> None:
        super().__init__()
        self.setToolTip("Chọn trên lịch (F4)")
        self.setAccessibleName("Chọn trên lịch")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRaise(True)
        theme.follow(self, lambda: self.setFixedSize(theme.px(BUTTON[0]), theme.px(BUTTON[1])))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        super().paintEvent(event)
        size = theme.px(13)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens().quiet), theme.px(1.4)))
        leaf = QRectF((self.width() - size) / 2, (self.height() - size) / 2 + 1, size, size - 1)
        painter.drawRoundedRect(leaf, 2, 2)
        top = leaf.top() + size * 0.32
        painter.drawLine(QPoint(round(leaf.left()), round(top)), QPoint(round(leaf.right()), round(top)))
        for share in (0.3, 0.7):
            x = round(leaf.left() + share * size)
            painter.drawLine(QPoint(x, round(leaf.top()) - 2), QPoint(x, round(leaf.top()) + 2))
        painter.end()


class DayEntry(LineEntry):
    """A day; as a deadline it also keeps the words as typed, and says when it has passed."""

    def __init__(
        self, around: Around, hint: str = "", *, is_deadline: bool = False, is_narrow: bool = False
    ) -> None:
        super().__init__(hint)
        self._around, self._is_deadline = around, is_deadline
        self._is_narrow = is_narrow
        self._known = TypedDay(None)
        self._met: Callable[[], date | None] = lambda: None
        self._extended: Callable[[], date | None] = lambda: None
        self.button = CalendarButton()
        self.aside = theme.quiet(QLabel())
        self._place(is_narrow=is_narrow)
        self.button.clicked.connect(self._pick)
        self.box.textChanged.connect(lambda _: self.refresh())
        self.box.installEventFilter(self)

    def value(self) -> date | None:
        return self._read().day

    def show_value(self, value: Any) -> None:
        self._know(TypedDay(value))

    def words(self) -> str:
        return self._read().words

    def show_words(self, words: str) -> None:
        self._know(TypedDay(self._known.day, words))

    def state(self) -> Any:
        return [self.box.text(), self._known.words if self._is_as_known() else ""]

    def set_state(self, state: Any) -> None:
        text, words = state
        read = self._parse(text)
        if words and read.day is not None:
            self._know(TypedDay(read.day, words))
        else:
            self._write(text)
            self.refresh()

    def settle(self) -> None:
        read = self._read()
        if read.complaint:
            super().settle()
        else:
            self._know(read)

    def trouble(self) -> str:
        return self._read().complaint

    def refresh(self) -> None:
        self.aside.setText(self._tell(self._read()))
        if self._is_narrow:
            self.box.setToolTip(self.aside.text())
            self.box.setAccessibleDescription(self.aside.text())

    def name_it(self, name: str, description: str = "") -> None:
        told = self.aside.text() if self._is_narrow else ""
        super().name_it(name, "; ".join(filter(None, (description, told))))

    def eventFilter(self, box: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
            with_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if (event.key() == Qt.Key.Key_F4 and is_alone) or (event.key() == Qt.Key.Key_Down and with_alt):
                self._pick()
                return True
        return super().eventFilter(box, event)

    def meet(self, met: Callable[[], date | None]) -> None:
        """Have a deadline told by the day on which it was met, once there is one."""
        self._met = met
        self.refresh()

    def extend(self, extended: Callable[[], date | None]) -> None:
        """Have a deadline told by the later one in force, where it was extended."""
        self._extended = extended
        self.refresh()

    def _read(self) -> TypedDay:
        return self._known if self._is_as_known() else self._parse(self.box.text())

    def _is_as_known(self) -> bool:
        return clean(self.box.text()) == _shown(self._known)

    def _parse(self, text: str) -> TypedDay:
        nearest = Nearest.COMING if self._is_deadline else Nearest.EITHER_WAY
        around = self._around
        read = read_typed_day(
            text, around.today(), nearest=nearest, day_before=around.day_before, calendar=around.calendar
        )
        return read if self._is_deadline else TypedDay(read.day, "", _without_day(read, text))

    def _know(self, known: TypedDay) -> None:
        self._known = known
        self._write(_shown(known))
        self.refresh()

    def _tell(self, read: TypedDay) -> str:
        if read.day is None:
            return ""
        parts = [capital(weekday(read.day))]
        in_force = self._extended() or read.day
        if in_force != read.day:
            parts.append(f"đã gia hạn đến {weekday(in_force)}, {short_date(in_force)}")
        if said := self._tell_left(in_force, self._around.today()):
            parts.append(said)
        if read.words and self._is_as_known():
            parts.append(f"ghi là “{read.words}”")
        return " · ".join(parts)

    def _tell_left(self, day: date, today: date) -> str:
        """How many working days are left, or how many days over.

        Of a deadline that was met, that it was in time; not that it was late, for it may have been extended.
        """
        if (met := self._met()) is not None:
            return "xong đúng hạn" if met <= day else "đã xong"
        if day == today:
            return "hôm nay"
        if day > today:
            return say_left(day, today, self._around.calendar)
        return f"quá {(today - day).days} ngày" if self._is_deadline else ""

    def _pick(self) -> None:
        day = self.value() or self._around.today()
        popup = open_calendar(self.box, QDate(day.year, day.month, day.day), self._around.calendar)
        popup.picked.connect(lambda day: self.box.setText(short_date(day)))

    def _place(self, *, is_narrow: bool) -> None:
        self.row.setSpacing(theme.STEP // 2)
        self.row.addWidget(self.button)
        if is_narrow:  # a column of rows: the weekday is told under the pointer, and to who only hears it
            self.aside.hide()
            self.row.setSpacing(0)
            theme.follow(self, lambda: self.box.setMinimumWidth(theme.px(92)))
            return
        self.row.setStretch(0, 0)
        self.row.addWidget(self.aside, 1)
        self.aside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.follow(self, lambda: self.box.setFixedWidth(theme.px(SHORT)))


def join_deadlines(frames: Mapping[str, FieldFrame]) -> None:
    """Tell every deadline of a form by the field that says when it was met, and by the rows that extend it."""
    for frame in frames.values():
        deadline = frame.entry
        if not isinstance(deadline, DayEntry):
            continue
        if frame.field.met and isinstance(other := frames[frame.field.met].entry, DayEntry):
            deadline.meet(other.value)
            other.edited.connect(deadline.refresh)
        if frame.field.extended:
            rows = frames[frame.field.extended].entry
            deadline.extend(partial(_in_force, rows.value))
            rows.edited.connect(deadline.refresh)


def _in_force(rows: Callable[[], Any]) -> date | None:
    """The day of the extension that was decided last; none where there is none."""
    decided = [(row.decided_on or date.min, place, row.extended_to) for place, row in enumerate(rows())]
    return max((one for one in decided if one[2]), default=(None, 0, None))[2]


def _shown(known: TypedDay) -> str:
    return short_date(known.day) if known.day else known.words


def _without_day(read: TypedDay, text: str) -> str:
    """A regular task has no day, but here one is asked for."""
    if read.day is None and read.words and not read.complaint:
        return f"Không hiểu ngày “{clean(text)}”; gõ như 15/11/2026."
    return read.complaint
