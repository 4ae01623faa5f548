"""A task made of a template with its steps, or steps put under tasks that are there; deadlines in working days."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Ref
from app.briefings.task_form import TaskForm
from app.briefings.template_form import FromTemplateForm, StepsForm
from app.core.errors import AppError
from app.core.words import short_date
from app.models.meeting import Meeting
from app.models.task import SourceDocument, Task
from app.models.task_making import TaskTemplate
from app.rules.secrets import is_secret
from app.rules.working_days import working_days_after
from app.services.chosen_tasks import (
    IS_SECRET,
    alive_rows,
    assigned_after,
    finished,
    require_fit,
    unfit,
)
from app.services.ended_agencies import advise_ended, heir_on
from app.services.forms import task
from app.services.forms.common import alive, key_of
from app.services.forms.refs import Refs, ref_of
from app.services.forms.source_documents import document_of
from app.services.forms.telling import say
from app.services.settings import read_calendar
from app.services.template_plans import Planned, in_words, plan, whole_days


def make(session: Session, form: FromTemplateForm, *, today: date) -> list[str]:
    """Make the task and its steps; returns their keys, the task's first.

    A step is led by its own agency, or by who follows that, else by those that lead the task, and followed likewise.
    Without days of its own the task is due with its last step.

    Raises:
        AppError: no template or no start is given, something is gone, or a task cannot be saved.
    """
    if form.template is None or form.starts_on is None:
        raise AppError("Chưa chọn mẫu hoặc chưa có ngày bắt đầu.", "Chọn mẫu, nhập ngày bắt đầu rồi lưu lại.")
    template, refs = alive(session, TaskTemplate, form.template.key), Refs(session)
    whole = _whole(session, form, template)
    document = document_of(session, whole, None)
    if document is not None and is_secret(document.secrecy):
        raise AppError(f"Văn bản {document.number} là văn bản mật.", _ONE_BY_ONE)
    parent = task.write(session, None, whole, document=document, refs=refs, today=today)
    write = partial(task.write, session, None, document=document, refs=refs, today=today)
    return [parent.id.hex, *_write_steps(session, plan(session, template), whole, parent, write)]


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
    require_fit(
        session,
        finished(session, tasks),
        assigned_after(session, tasks, form.starts_on),
        unfit(session, tasks, IS_SECRET, "là nhiệm vụ mật", advice=_ONE_BY_ONE),
    )
    template, refs = alive(session, TaskTemplate, form.template.key), Refs(session)
    steps = plan(session, template)
    if not steps:
        raise AppError(f"Mẫu “{template.name}” không có bước nào.", "Chọn mẫu khác hoặc thêm bước vào mẫu.")
    for key in tasks:
        row = session.get_one(Task, key)
        whole = replace(task.read(session, row, today=today), assigned_on=form.starts_on)
        document = session.get(SourceDocument, row.source_document_id) if row.source_document_id else None
        write = partial(task.write, session, None, document=document, refs=refs, today=today)
        _write_steps(session, steps, whole, row, write)
    return len(tasks)


def _write_steps(
    session: Session,
    steps: Sequence[Planned],
    whole: TaskForm,
    parent: Task,
    write: Callable[[TaskForm], Task],
) -> list[str]:
    """Make the steps under a task, each under the step that it belongs to; their keys."""
    made: list[Task] = []
    for step in steps:
        over = parent if step.above is None else made[step.above]
        above = Ref(Task.__tablename__, over.id.hex, over.content)
        made.append(write(_step(session, whole, step, above)))
    return [row.id.hex for row in made]


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
    told = [
        (f"{step.number}. {step.content}", _due(session, start, step.days)) for step in plan(session, row)
    ]
    days = whole_days(session, row)
    return told if days is None else [*told, (row.content, _due(session, start, days))]


def size(session: Session, template: str) -> str:
    """How many steps a template comes to and how deep they lie: "5 bước, 2 cấp"; AppError as `deadlines`."""
    return in_words(plan(session, alive(session, TaskTemplate, template)))


def step_deadlines(session: Session, template: str, start: date) -> list[tuple[str, str, date]]:
    """Each step of a template with the agency of its own, if it has one, and the day on which it is due.

    Raises:
        AppError: the template is not there any more.
    """
    return [
        (
            f"{step.number}. {step.content}",
            say(_own_lead(session, step, start)),
            _due(session, start, step.days),
        )
        for step in plan(session, alive(session, TaskTemplate, template))
    ]


def for_meeting(session: Session, key: str) -> FromTemplateForm | None:
    """What the form begins with for a meeting: the first template of its kind, counted from its day; none without one.

    Raises:
        AppError: the meeting is not there any more.
    """
    meeting = alive(session, Meeting, key)
    query = select(TaskTemplate).where(
        TaskTemplate.meeting_kind == meeting.kind, TaskTemplate.deleted_at.is_(None)
    )
    row = session.scalars(query.order_by(TaskTemplate.folded, TaskTemplate.id)).first()
    if row is None:
        return None
    named = f"{row.content} ({meeting.title}, ngày {short_date(meeting.held_on)})"
    return FromTemplateForm(ref_of(session, TaskTemplate.__tablename__, row.id), meeting.held_on, named)


def _whole(session: Session, form: FromTemplateForm, template: TaskTemplate) -> TaskForm:
    whole = whole_days(session, template)
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


def advise_agencies(session: Session, form: FromTemplateForm) -> tuple[Complaint, ...]:
    """Warn of agencies, and a room, that are no more when the task begins; those of steps give way by themselves."""
    if form.starts_on is None:
        return ()
    named = [(name, ref) for name in ("leads", "coordinating") for ref in getattr(form, name)]
    return tuple(advise_ended(session, form.starts_on, [*named, ("room", form.room)]))


def _own_lead(session: Session, step: Planned, start: date | None) -> Ref | None:
    """The agency of a step's own; one that is no more gives way to who follows it."""
    key = step.agency_id if start is None else heir_on(session, step.agency_id, start)
    return ref_of(session, "agency", key)


def _step(session: Session, start: TaskForm, step: Planned, above: Ref) -> TaskForm:
    own = _own_lead(session, step, start.assigned_on)
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


def _due(session: Session, start: date, days: int) -> date:
    return working_days_after(start, days, read_calendar(session))
