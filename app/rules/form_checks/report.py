"""What is wrong with the form of a periodic report (duties 42, 114-118)."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.briefings.forms import Complaint
from app.briefings.report_form import Making, Reminded, ReportForm
from app.rules.form_checks.common import future, missing_day, reversed_days
from app.rules.regulation import Calendar

LAST_HOUR = 23
MOST_AHEAD = timedelta(days=366)
"""How far ahead reports are made: rooms and deputies of today are not known for longer."""


def check(form: ReportForm, _calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a report's form, in the order of its fields."""
    return (*_names(form), *_days(form, today))


def _names(form: ReportForm) -> Iterator[Complaint]:
    if not form.name:
        yield Complaint("name", "Chưa có tên báo cáo.")
    if form.agency is None:
        yield Complaint("agency", "Chưa có cơ quan báo cáo.")


def _days(form: ReportForm, today: date) -> Iterator[Complaint]:
    sentence = "Kỳ báo cáo kết thúc trước khi bắt đầu."
    yield from reversed_days("period_to", sentence, form.period_from, form.period_to)
    yield from missing_day("due_on", "hạn gửi", form.due_on)
    sentence = "Hạn gửi trước khi kỳ báo cáo bắt đầu."
    yield from reversed_days("due_on", sentence, form.period_from, form.due_on, warning=True)
    if form.due_hour is not None and not 0 <= form.due_hour <= LAST_HOUR:
        yield Complaint("due_hour", "Giờ là một số từ 0 đến 23.")
    yield from future("received_on", "Ngày nhận", form.received_on, today=today)
    if form.received_at is not None and form.received_on is None:
        yield Complaint("received_at", "Có giờ nhận mà chưa có ngày nhận.")


def check_reminder(values: Reminded, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a reminder."""
    return (
        *missing_day("reminded_on", "ngày nhắc", values.reminded_on),
        *future("reminded_on", "Ngày nhắc", values.reminded_on, today=today),
    )


def check_making(values: Making, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of making the reports of the regulation ahead."""
    if values.until is None:
        return tuple(missing_day("until", "ngày đến hạn muộn nhất", values.until))
    if values.until < today:
        return (Complaint("until", "Ngày đã qua: chỉ lập các báo cáo đến hạn từ hôm nay."),)
    if values.until - today > MOST_AHEAD:
        return (Complaint("until", "Chỉ lập trước nhiều nhất một năm."),)
    return ()
