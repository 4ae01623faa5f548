"""Every day that a working regulation asks for something, month by month: one table for all who need it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from app.core.month_days import MonthDay, day_of_month
from app.core.regulation_terms import DayOffRule
from app.rules.periods import Month
from app.rules.regular_days import (
    briefing_day,
    citizens_day,
    half_month_report_due,
    keeps_before,
    month_report_due,
    moved_off,
    session_day,
)
from app.rules.regulation import Calendar, InForce, Regulation
from app.rules.working_days import SATURDAY

OfMonth = Callable[[int, int, Regulation, Calendar], date | None]
"""The day of a year's month by a regulation and a calendar; None in a month that has none."""

OFFICE, ROOMS, LEADS = "Văn phòng", "Các phòng", "Các cơ quan chủ trì"
OfYear = Callable[[int, Regulation], tuple[int, date]]
"""What comes once a year: the month that the regulation names, and the day."""


@dataclass(frozen=True, slots=True)
class RegularDay:
    """Something that the regulation asks for on a day of some months.

    `title` has the month as {month}; `numbers` names what the day depends on, days off apart. What is `of_year`
    comes once in it, whatever month it is moved from and to. `reports` are the codes of `obligations.KINDS` that
    are due on that day: once they are made they stand for themselves. `who` has to do it. `from_briefing` counts the
    day from that of the month's giao ban. `parting` names a number that parts a month: it is that of its first day.
    """

    title: str
    numbers: tuple[str, ...]
    day: OfMonth
    is_meeting: bool = False
    of_year: OfYear | None = None
    reports: tuple[str, ...] = ()
    who: str = OFFICE
    from_briefing: Callable[[date, Regulation], date] | None = None
    parting: str = ""

    def settled(
        self,
        year: int,
        month: int,
        regulations: InForce,
        calendar: Calendar,
        briefing: date | None = None,
    ) -> date | None:
        """The day of a month, with the changes of the regulation that had come by then.

        `briefing` is the day of the month's giao ban where it was made, which what is counted from it follows.
        """
        if self.from_briefing is not None and briefing is not None:
            return regulations.day(partial(self.from_briefing, briefing))
        if self.of_year is not None:
            named, day = settled_year(self.of_year, year, regulations)
            return day if named == month else None
        parted = (
            {self.parting: getattr(regulations.on(Month(year, month).start), self.parting)}
            if self.parting
            else {}
        )
        return regulations.day(lambda numbers: self.day(year, month, replace(numbers, **parted), calendar))


_BEFORE = "before_means_day_before"


def settled_year(of_year: OfYear, year: int, regulations: InForce) -> tuple[int, date]:
    """What comes once in a year: it stays on its old day where the new one would be before the change that sets it."""
    return regulations.settled(lambda numbers: of_year(year, numbers), lambda found: found[1])


def _quarterly(name: str) -> OfMonth:
    return lambda year, month, regulation, _: (
        day_of_month(year, month, getattr(regulation, name)) if month % 3 == 0 else None
    )


def _monthly(name: str) -> OfMonth:
    return lambda year, month, regulation, _: day_of_month(year, month, getattr(regulation, name))


def _before(day: OfMonth) -> OfMonth:
    def last(year: int, month: int, regulation: Regulation, calendar: Calendar) -> date | None:
        on = day(year, month, regulation, calendar)
        return keeps_before(on, regulation) if on else None

    return last


def _yearly(title: str, name: str, *reports: str, before: bool = False, who: str = OFFICE) -> RegularDay:
    """What the regulation asks for on a day of the year, or before it."""

    def of_year(year: int, regulation: Regulation) -> tuple[int, date]:
        on: MonthDay = getattr(regulation, name)
        day = on.of(year)
        return on.month, keeps_before(day, regulation) if before else day

    def of_month(year: int, month: int, regulation: Regulation, _: Calendar) -> date | None:
        named, day = of_year(year, regulation)
        return day if named == month else None

    return RegularDay(
        title, (name, _BEFORE) if before else (name,), of_month, of_year=of_year, reports=reports, who=who
    )


WEEKLY = {
    "week_registration": ("Đăng ký lịch công tác tuần sau", ROOMS),
    "week_schedule": ("Ban hành lịch công tác tuần sau", OFFICE),
}
"""What is asked for every week and of whom, by the beginning of the names of its numbers (duty 84)."""


def weekly_day(monday: date, name: str, regulation: Regulation, calendar: Calendar) -> date:
    """The day of a week on which one of `WEEKLY` is due: on the working day before a day off.

    It is for the week after, so it cannot be later; a Saturday or Sunday that the regulation names is meant so.
    """
    day = monday + timedelta(days=getattr(regulation, f"{name}_weekday").number)
    return day if day.weekday() >= SATURDAY else moved_off(day, DayOffRule.BEFORE, calendar)


_BRIEFING = ("briefing_day", "briefing_day_off")
_HALF_MONTHS = ("half_month_deputy", "half_month_room")
_SESSION = ("session_day", "session_day_off")
REGULAR = (
    RegularDay("Phiên họp UBND tỉnh thường kỳ tháng {month}", _SESSION, session_day, is_meeting=True),
    RegularDay(
        "Xin ý kiến về nội dung phiên họp tháng {month}",
        ("consultation_day", _BEFORE),
        _before(_monthly("consultation_day")),
    ),
    RegularDay("Giao ban Văn phòng tháng {month}", _BRIEFING, briefing_day, is_meeting=True),
    RegularDay(
        "Báo cáo tháng {month} của các phòng",
        (*_BRIEFING, "room_report_days_before_briefing"),
        lambda year, month, regulation, calendar: month_report_due(
            briefing_day(year, month, regulation, calendar), regulation
        ),
        reports=("month_room",),
        who=ROOMS,
        from_briefing=month_report_due,
    ),
    RegularDay(
        "Báo cáo tiến độ chương trình công tác tháng {month}",
        ("agency_progress_report_day", _BEFORE),
        _before(_monthly("agency_progress_report_day")),
        who=LEADS,
    ),
    RegularDay(
        "Báo cáo nửa đầu tháng {month}",
        ("half_month_day", "half_month_report_days"),
        lambda year, month, regulation, _: half_month_report_due(
            day_of_month(year, month, regulation.half_month_day), regulation
        ),
        reports=_HALF_MONTHS,
        who="Các phòng, các Phó Chánh Văn phòng",
        parting="half_month_day",
    ),
    RegularDay(
        "Báo cáo nửa cuối tháng {month}",
        ("half_month_report_days",),
        lambda year, month, regulation, _: half_month_report_due(Month(year, month).end, regulation),
        reports=_HALF_MONTHS,
        who="Các phòng, các Phó Chánh Văn phòng",
    ),
    RegularDay(
        "Báo cáo quý của các phòng, tháng {month}",
        ("quarter_report_day", _BEFORE),
        _before(_quarterly("quarter_report_day")),
        reports=("quarter_room",),
        who=ROOMS,
    ),
    _yearly(
        "Báo cáo 6 tháng của các phòng, tháng {month}",
        "half_year_report_due",
        "half_year_room",
        before=True,
        who=ROOMS,
    ),
    _yearly(
        "Báo cáo năm của các phòng, tháng {month}", "year_report_due", "year_room", before=True, who=ROOMS
    ),
    RegularDay(
        "Văn phòng báo cáo UBND tỉnh, tháng {month}", ("office_report_day",), _monthly("office_report_day")
    ),
    RegularDay(
        "Báo cáo Văn phòng Chính phủ, tháng {month}",
        ("government_report_day",),
        _monthly("government_report_day"),
    ),
    _yearly("Báo cáo vướng mắc nghiệp vụ văn phòng, tháng {month}", "obstacles_report_due"),
    RegularDay("Thông báo kết quả, ra tháng {month}", ("bulletin_day",), _monthly("bulletin_day")),
    RegularDay("Chủ tịch UBND tỉnh tiếp công dân tháng {month}", ("citizens_day",), citizens_day),
    _yearly("Đăng ký chương trình năm sau, tháng {month}", "year_registration_due", who=LEADS),
    _yearly("Lấy ý kiến dự thảo chương trình năm, tháng {month}", "year_draft_due"),
    _yearly("Ban hành chương trình năm, tháng {month}", "year_issue_due"),
    RegularDay(
        "Đăng ký chương trình quý sau, tháng {month}",
        ("quarter_registration_day",),
        _quarterly("quarter_registration_day"),
        who=LEADS,
    ),
    RegularDay(
        "Ban hành chương trình quý sau, tháng {month}",
        ("quarter_issue_day",),
        _quarterly("quarter_issue_day"),
    ),
    RegularDay(
        "Đăng ký chương trình tháng sau, tháng {month}",
        ("month_registration_day",),
        _monthly("month_registration_day"),
        who=LEADS,
    ),
    RegularDay(
        "Ban hành chương trình tháng sau, tháng {month}",
        ("month_issue_day",),
        _monthly("month_issue_day"),
    ),
)
"""Every regular day of the regulation, for the calendar of what is due and for what a changed number moves."""
