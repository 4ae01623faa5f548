"""The calendar that opens under a day: Mondays first, days off in grey, the lunar day small."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QVBoxLayout, QWidget

from app.core.lunar import lunar_day
from app.rules.regulation import Calendar
from app.rules.working_days import is_working_day
from app.ui import theme
from app.ui.lists.popup import Popup

HEIGHT = 280
SMALL = 0.72


class OfficeCalendar(QCalendarWidget):
    """A month as the office works."""

    def __init__(self, calendar: Calendar) -> None:
        super().__init__()
        self._calendar = calendar
        self.setLocale(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # red is for what is late
            self.setWeekdayTextFormat(weekday, QTextCharFormat())
        self.setAccessibleName("Lịch")

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:  # noqa: N802 - Qt's own name
        shown = day if isinstance(day, date) else date(day.year(), day.month(), day.day())
        tokens = theme.tokens()
        is_chosen = shown == _as_date(self.selectedDate())
        works = is_working_day(shown, self._calendar)
        colour = tokens.on_accent if is_chosen else tokens.text if works else tokens.quiet
        ground = tokens.accent if is_chosen else tokens.surface if works else tokens.raised
        painter.save()
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(colour))
        if shown.month != self.monthShown():
            painter.setOpacity(0.55)
        font = QFont(self.font())
        font.setBold(shown == _as_date(QDate.currentDate()))
        painter.setFont(font)
        upper = rect.adjusted(0, 0, 0, -rect.height() // 3)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(shown.day))
        font.setBold(False)
        font.setPointSizeF(font.pointSizeF() * SMALL)
        painter.setFont(font)
        lunar = lunar_day(shown)
        said = f"{lunar.day}/{lunar.month}" if lunar.day == 1 else str(lunar.day)
        lower = QRect(rect.left(), upper.bottom() - 2, rect.width(), rect.bottom() - upper.bottom() + 2)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, said)
        painter.restore()


class CalendarPopup(Popup):
    """The calendar over the window."""

    picked = Signal(object)
    """A day was chosen."""

    def __init__(self, owner: QWidget, day: QDate, calendar: Calendar) -> None:
        super().__init__(owner)
        self.calendar = OfficeCalendar(calendar)
        self.calendar.setSelectedDate(day)
        self.setFocusProxy(self.calendar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.calendar)
        self.calendar.setMinimumHeight(theme.px(HEIGHT))
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)

    def _take(self, day: QDate) -> None:
        if self.isVisible():  # a click also activates
            self.close()
            self.picked.emit(_as_date(day))


def open_calendar(owner: QWidget, day: QDate, calendar: Calendar) -> CalendarPopup:
    """Open the calendar under a widget, or above it where there is no room below."""
    popup = CalendarPopup(owner, day, calendar)
    popup.adjustSize()
    below = owner.mapToGlobal(QPoint(0, owner.height()))
    has_room = below.y() + popup.height() <= owner.screen().availableGeometry().bottom()
    popup.open_at(below if has_room else owner.mapToGlobal(QPoint(0, -popup.height())))
    return popup


def _as_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
