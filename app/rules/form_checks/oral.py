"""What is wrong with the form of an oral instruction (duties 12, 26)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.oral_form import OralForm
from app.rules.form_checks.common import future, missing_day, reversed_days
from app.rules.form_checks.task_lines import check_lines
from app.rules.regulation import Calendar
from app.rules.secrets import SENTENCE, is_secret


def check(form: OralForm, calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of the form, in the order of its fields."""
    lines = check_lines(form.tasks, calendar, assigned_on=form.said_on, secrecy=form.secrecy)
    return (*_said(form, today), *_passed_on(form, today), *lines)


def _said(form: OralForm, today: date) -> Iterator[Complaint]:
    if form.said_by is None:
        yield Complaint("said_by", "Chưa ghi ai chỉ đạo.")
    yield from missing_day("said_on", "ngày chỉ đạo", form.said_on)
    yield from future("said_on", "Ngày chỉ đạo", form.said_on, today=today)
    if is_secret(form.secrecy):
        yield from (Complaint(name, SENTENCE) for name in ("content", "place") if getattr(form, name))
    elif not form.content:
        yield Complaint("content", "Chưa ghi nội dung chỉ đạo.")


def _passed_on(form: OralForm, today: date) -> Iterator[Complaint]:
    if form.transmitted_by is None:
        sentence = "Chưa ghi ai truyền đạt; người truyền đạt chịu trách nhiệm về nội dung."
        yield Complaint("transmitted_by", sentence, warning=True)
    if form.confirmed_on is not None and not form.confirmed_number:
        yield Complaint("confirmed_number", "Có ngày nhưng chưa có số văn bản xác nhận.", warning=True)
    sentence = "Văn bản xác nhận trước ngày chỉ đạo."
    yield from reversed_days("confirmed_on", sentence, form.said_on, form.confirmed_on)
    yield from future("confirmed_on", "Ngày văn bản xác nhận", form.confirmed_on, today=today)
