"""What is wrong with the forms of a task's template, and of the task that is made of it."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.template_form import FromTemplateForm, StepRow, StepsForm, TemplateForm
from app.rules.form_checks.common import both_roles, future, in_rows, missing_day, unnumbered
from app.rules.form_checks.task import NO_LEAD
from app.rules.secrets import MARKED, bears_mark

_LONGEST = 1000
_MARKED = MARKED.format("mẫu nhiệm vụ")
_DAYS = f"Nhập số ngày làm việc từ 0 đến {_LONGEST}."


def check(form: TemplateForm) -> tuple[Complaint, ...]:
    """Every complaint of a template, in the order of its fields."""
    return (*_head(form), *in_rows("steps", form.steps, lambda row: _step(row, form)))


def _head(form: TemplateForm) -> Iterator[Complaint]:
    if not form.name:
        yield Complaint("name", "Chưa có tên mẫu.")
    if not form.content:
        yield Complaint("content", "Chưa có nội dung nhiệm vụ.")
    yield from _unmarked(form, "name", "content", "product", "note")
    if form.days is not None and not 0 <= form.days <= _LONGEST:
        yield Complaint("days", _DAYS)


def _step(row: StepRow, form: TemplateForm) -> Iterator[Complaint]:
    if not row.content and row.part is None:
        yield Complaint("content", "Chưa ghi bước này làm gì.")
    yield from _unmarked(row, "content", "product")
    if row.days is None or not 0 <= row.days <= _LONGEST:
        yield Complaint("days", _DAYS)
    elif form.days is not None and row.days > form.days:
        yield Complaint("days", "Bước này xong sau hạn của cả nhiệm vụ.", warning=True)


def _unmarked(form: TemplateForm | StepRow, *names: str) -> Iterator[Complaint]:
    """A template has no level of secrecy, so nothing secret may stand in it (duty 12)."""
    yield from (Complaint(name, _MARKED) for name in names if bears_mark(getattr(form, name)))


def check_steps(form: StepsForm) -> tuple[Complaint, ...]:
    """Every complaint of steps that are put under tasks."""
    missing = () if form.template else (Complaint("template", "Chọn mẫu nhiệm vụ."),)
    return (*missing, *missing_day("starts_on", "ngày bắt đầu", form.starts_on))


def check_use(form: FromTemplateForm, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a task that is made of a template."""
    return tuple(_use(form, today))


def _use(form: FromTemplateForm, today: date) -> Iterator[Complaint]:
    if form.template is None:
        yield Complaint("template", "Chọn mẫu nhiệm vụ.")
    yield from missing_day("starts_on", "ngày bắt đầu", form.starts_on)
    if not form.leads:
        yield Complaint("leads", NO_LEAD, warning=True)
    yield from both_roles(form.leads, form.coordinating)
    yield from unnumbered(form.document, form.document_day)
    yield from future("document_day", "Ngày văn bản", form.document_day, today=today)
