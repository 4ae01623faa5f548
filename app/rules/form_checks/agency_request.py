"""What is wrong with the form of a request to an agency (duty 27)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.agency_request_form import AgencyRequestForm
from app.briefings.forms import Complaint
from app.core.task_terms import ContactWay
from app.rules.form_checks.common import day_off, future, missing_day, reversed_days
from app.rules.regulation import Calendar


def check(form: AgencyRequestForm, calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a request, in the order of its fields."""
    return (*_what(form), *_days(form, calendar, today))


def _what(form: AgencyRequestForm) -> Iterator[Complaint]:
    if not form.content:
        yield Complaint("content", "Chưa có nội dung yêu cầu.")
    if form.agency is None:
        yield Complaint("agency", "Chưa có cơ quan được yêu cầu.")
    if form.way is ContactWay.WRITING and not form.document_number:
        yield Complaint("document_number", "Yêu cầu bằng văn bản nhưng chưa có số, ký hiệu.", warning=True)


def _days(form: AgencyRequestForm, calendar: Calendar, today: date) -> Iterator[Complaint]:
    yield from missing_day("requested_on", "ngày yêu cầu", form.requested_on)
    yield from future("requested_on", "Ngày yêu cầu", form.requested_on, today=today)
    yield from reversed_days("due_on", "Hạn cung cấp trước ngày yêu cầu.", form.requested_on, form.due_on)
    yield from day_off("due_on", "Hạn cung cấp", form.due_on, calendar=calendar)
    sentence = "Ngày nhận trước ngày yêu cầu."
    yield from reversed_days("received_on", sentence, form.requested_on, form.received_on, warning=True)
    yield from future("received_on", "Ngày nhận", form.received_on, today=today)
