"""What is wrong with a line of the weekly schedule (duty 84)."""

from collections.abc import Iterator

from app.briefings.appointment_form import AppointmentForm
from app.briefings.forms import Complaint
from app.core.schedule_terms import AppointmentKind
from app.rules.form_checks.common import day_off, missing_day
from app.rules.regulation import Calendar


def check(form: AppointmentForm, calendar: Calendar) -> tuple[Complaint, ...]:
    """Everything to be said about the line, in the order of its fields."""
    return (*_when(form, calendar), *_what(form))


def _when(form: AppointmentForm, calendar: Calendar) -> Iterator[Complaint]:
    yield from missing_day("day", "ngày", form.day)
    if form.kind is not AppointmentKind.ON_DUTY:  # somebody is on duty on days off above all
        yield from day_off("day", "Ngày", form.day, calendar=calendar)
    if form.ends_at is not None and form.starts_at is None:
        yield Complaint("ends_at", "Có giờ kết thúc nhưng chưa có giờ bắt đầu.")
    elif form.ends_at is not None and form.starts_at is not None and form.ends_at <= form.starts_at:
        yield Complaint("ends_at", "Giờ kết thúc phải sau giờ bắt đầu.")


def _what(form: AppointmentForm) -> Iterator[Complaint]:
    if not form.content:
        yield Complaint("content", "Nhập nội dung công việc.")
    if form.chair is None and not form.people and not form.attends:
        yield Complaint("chair", "Chưa ghi ai chủ trì hoặc dự.", warning=True)
