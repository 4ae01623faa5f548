"""What is wrong with the form that makes tasks of conclusions."""

from collections.abc import Iterator
from datetime import date

from app.briefings.conclusion_tasks_form import ConclusionTasksForm
from app.briefings.forms import Complaint
from app.rules.form_checks.common import future, missing_day, unnumbered
from app.rules.form_checks.task_lines import check_lines
from app.rules.regulation import Calendar


def check(form: ConclusionTasksForm, calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of the form, in the order of its fields."""
    return (*_head(form, today), *check_lines(form.tasks, calendar, assigned_on=form.assigned_on))


def _head(form: ConclusionTasksForm, today: date) -> Iterator[Complaint]:
    yield from missing_day("assigned_on", "ngày giao", form.assigned_on)
    yield from unnumbered(form.document, form.document_day)
    yield from future("document_day", "Ngày văn bản", form.document_day, today=today)
    if not form.tasks:
        yield Complaint("tasks", "Chưa có nhiệm vụ nào để lưu.")
