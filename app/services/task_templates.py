"""A task made of a template, with its steps; deadlines are counted in working days from the start."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.task_form import TaskForm
from app.briefings.template_form import FromTemplateForm
from app.core.errors import AppError
from app.models.task import Task
from app.models.task_making import TaskTemplate, TaskTemplateStep
from app.rules.working_days import working_days_after
from app.services.forms import task
from app.services.forms.common import alive, key_of
from app.services.forms.refs import Refs, ref_of
from app.services.forms.source_documents import document_of
from app.services.forms.template import steps_of
from app.services.settings import read_calendar


def make(session: Session, form: FromTemplateForm, *, today: date) -> list[str]:
    """Make the task and its steps; returns their keys, the task's first.

    A step is led by its own agency or by those that lead the task, and followed likewise. Without days of its own the
    task is due with its last step.

    Raises:
        AppError: no template or no start is given, something is gone, or a task cannot be saved.
    """
    if form.template is None or form.starts_on is None:
        raise AppError("Chưa chọn mẫu hoặc chưa có ngày bắt đầu.", "Chọn mẫu, nhập ngày bắt đầu rồi lưu lại.")
    template, refs = alive(session, TaskTemplate, form.template.key), Refs(session)
    steps = steps_of(session, template)
    whole = _whole(session, form, template, steps)
    document = document_of(session, whole, None)
    parent = task.write(session, None, whole, document=document, refs=refs, today=today)
    made = [parent.id.hex]
    above = Ref(Task.__tablename__, parent.id.hex, parent.content)
    for step in steps:
        one = _step(session, whole, step, above)
        made.append(task.write(session, None, one, document=document, refs=refs, today=today).id.hex)
    return made


def start(session: Session, key: str | None, *, today: date) -> FromTemplateForm:
    """What the form begins with: the template of a key, or none; with the key of a task just made it is empty again.

    So saving twice makes nothing twice.
    """
    row = session.get(TaskTemplate, key_of(key)) if key else None
    if row is None or row.deleted_at is not None:
        return FromTemplateForm(starts_on=today)
    return FromTemplateForm(ref_of(session, "task_template", row.id), today, row.content)


def deadlines(session: Session, template: str, start: date) -> list[tuple[str, date]]:
    """Each step of a template, and the whole, with the day on which it is due; what a form tells before it is saved.

    Raises:
        AppError: the template is not there any more.
    """
    row = alive(session, TaskTemplate, template)
    steps = steps_of(session, row)
    told = [(step.content, _due(session, start, step.days)) for step in steps]
    days = _whole_days(row, steps)
    return told if days is None else [*told, (row.content, _due(session, start, days))]


def _whole(
    session: Session, form: FromTemplateForm, template: TaskTemplate, steps: Sequence[TaskTemplateStep]
) -> TaskForm:
    whole = _whole_days(template, steps)
    return TaskForm(
        document=form.document,
        document_day=form.document_day,
        content=form.content or template.content,
        origin=template.origin,
        assigner=form.assigner,
        product=template.product,
        field=ref_of(session, "field", template.field_id),
        assigned_on=form.starts_on,
        deadline=None if whole is None or form.starts_on is None else _due(session, form.starts_on, whole),
        leads=form.leads,
        coordinating=form.coordinating,
        room=form.room,
        officer=form.officer,
        note=template.note,
    )


def _step(session: Session, start: TaskForm, step: TaskTemplateStep, above: Ref) -> TaskForm:
    own = ref_of(session, "agency", step.agency_id)
    return TaskForm(
        document=start.document,
        content=step.content,
        origin=start.origin,
        assigner=start.assigner,
        product=step.product,
        field=start.field,
        assigned_on=start.assigned_on,
        deadline=None if start.assigned_on is None else _due(session, start.assigned_on, step.days),
        leads=(own,) if own is not None else start.leads,
        room=start.room,
        officer=ref_of(session, "person", step.officer_id) or start.officer,
        parent=above,
    )


def _whole_days(template: TaskTemplate, steps: Sequence[TaskTemplateStep]) -> int | None:
    return template.days if template.days is not None else max((step.days for step in steps), default=None)


def _due(session: Session, start: date, days: int) -> date:
    return working_days_after(start, days, read_calendar(session))
