"""A task made of a template with its steps, or steps put under tasks that are there; deadlines in working days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.task_form import TaskForm
from app.briefings.template_form import FromTemplateForm, StepsForm
from app.core.errors import AppError
from app.models.task import SourceDocument, Task
from app.models.task_making import TaskTemplate, TaskTemplateStep
from app.rules.secrets import is_secret
from app.rules.working_days import working_days_after
from app.services.chosen_tasks import (
    IS_SECRET,
    alive_rows,
    refuse,
    refuse_assigned_after,
    refuse_finished,
)
from app.services.forms import task
from app.services.forms.common import alive, key_of
from app.services.forms.refs import Refs, ref_of
from app.services.forms.source_documents import document_of
from app.services.forms.telling import say
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
    if document is not None and is_secret(document.secrecy):
        raise AppError(f"Văn bản {document.number} là văn bản mật.", _ONE_BY_ONE)
    parent = task.write(session, None, whole, document=document, refs=refs, today=today)
    made = [parent.id.hex]
    above = Ref(Task.__tablename__, parent.id.hex, parent.content)
    for step in steps:
        one = _step(session, whole, step, above)
        made.append(task.write(session, None, one, document=document, refs=refs, today=today).id.hex)
    return made


def add_steps(session: Session, keys: Sequence[str], form: StepsForm, *, today: date) -> int:
    """Put the steps of a template under each of the tasks, counted from a day; how many tasks there were.

    A step belongs to the task's document, is led by its own agency or by those that lead the task today, and is
    followed likewise.

    Raises:
        AppError: no template or no day is given; a task is gone, done, withdrawn, assigned later or secret (duty 12:
            a step of a template says what it is about); the template has no steps.
    """
    if form.template is None or form.starts_on is None:
        raise AppError("Chưa chọn mẫu hoặc chưa có ngày bắt đầu.", "Chọn mẫu, nhập ngày bắt đầu rồi làm lại.")
    tasks = alive_rows(session, Task, keys)
    refuse_finished(session, tasks)
    refuse_assigned_after(session, tasks, form.starts_on)
    refuse(session, tasks, IS_SECRET, "là nhiệm vụ mật", advice=_ONE_BY_ONE)
    template, refs = alive(session, TaskTemplate, form.template.key), Refs(session)
    steps = steps_of(session, template)
    if not steps:
        raise AppError(f"Mẫu “{template.name}” không có bước nào.", "Chọn mẫu khác hoặc thêm bước vào mẫu.")
    for key in tasks:
        row = session.get_one(Task, key)
        whole = replace(task.read(session, row, today=today), assigned_on=form.starts_on)
        document = session.get(SourceDocument, row.source_document_id) if row.source_document_id else None
        above = Ref(Task.__tablename__, row.id.hex, row.content)
        for step in steps:
            one = _step(session, whole, step, above)
            task.write(session, None, one, document=document, refs=refs, today=today)
    return len(tasks)


_ONE_BY_ONE = "Mẫu có nội dung, không dùng cho nhiệm vụ mật: thêm từng bước, chỉ ghi thời hạn và cơ quan."


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


def step_deadlines(session: Session, template: str, start: date) -> list[tuple[str, str, date]]:
    """Each step of a template with the agency of its own, if it has one, and the day on which it is due.

    Raises:
        AppError: the template is not there any more.
    """
    return [
        (step.content, say(ref_of(session, "agency", step.agency_id)), _due(session, start, step.days))
        for step in steps_of(session, alive(session, TaskTemplate, template))
    ]


def _whole(
    session: Session, form: FromTemplateForm, template: TaskTemplate, steps: Sequence[TaskTemplateStep]
) -> TaskForm:
    whole = _whole_days(template, steps)
    return TaskForm(
        document=form.document,
        document_day=form.document_day,
        content=form.content or template.content,
        origin=template.origin,
        obligation=template.obligation,
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
