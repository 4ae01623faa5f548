"""Whether tasks may be closed: their evidence held against the regulation of the day of completion (feature 5)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Complaint
from app.briefings.task_form import TaskForm
from app.core.errors import AppError
from app.models.task import Task
from app.rules.closing import ADVICE, FIELDS, Closing, lacking, say_lacking
from app.rules.refusing import Unfit, named_ones, refusal
from app.services.chosen_tasks import require_fit
from app.services.records import names, slices
from app.services.regulation_versions import read_regulations

COLUMNS = tuple(field.name for field in fields(Closing))
"""The columns of a task that its closing depends on; its form has the same names."""


def closing_of(row: Task | TaskForm) -> Closing:
    """What the closing of a task depends on, as it stands in its row or its form."""
    return Closing(**{name: getattr(row, name) for name in COLUMNS})


def require_founded(session: Session, before: Closing | None, now: Closing) -> None:
    """Refuse, with an AppError, to close a task without its evidence, or to take it out of one that is closed.

    What was missing before (of imported tasks) does not keep the rest of the task from being changed.
    """
    regulations = read_regulations(session)
    missing = lacking(now, regulations)
    known = lacking(before, regulations) if before is not None else ()
    if before is not None and before.obligation is now.obligation and set(missing) <= set(known):
        return
    if missing:
        raise AppError(say_lacking(now, missing), ADVICE)


def refuse_unfounded(session: Session, tasks: Sequence[UUID], columns: Mapping[str, Any]) -> None:
    """Refuse, with an AppError, to give tasks these columns when some would be closed without their evidence."""
    require_fit(session, unfounded(session, tasks, columns))


def missing(session: Session, tasks: Sequence[UUID], columns: Mapping[str, Any]) -> str:
    """Which of the tasks would be closed without their evidence by these columns, in words; empty if none."""
    found = unfounded(session, tasks, columns)
    return refusal(found, names(session, Task.__tablename__, named_ones(found))) if found else ""


def unfounded(session: Session, tasks: Sequence[UUID], columns: Mapping[str, Any]) -> tuple[Unfit, ...]:
    """The tasks that would be closed without their evidence by these columns, and what they lack."""
    regulations = read_regulations(session)
    said = {name: value for name, value in columns.items() if name in COLUMNS}
    found: defaultdict[str, list[UUID]] = defaultdict(list)
    for some in slices(list(tasks)):
        query = select(Task.id, *(getattr(Task, name) for name in COLUMNS)).where(Task.id.in_(some))
        rows = ((row[0], replace(Closing(*row[1:]), **said)) for row in session.execute(query))
        for key, task in rows:
            if lacks := lacking(task, regulations):
                found[say_lacking(task, lacks).rstrip(".")].append(key)
    said_so = "chưa đủ căn cứ kết thúc: {}"
    return tuple(
        Unfit(said_so.format(what[:1].lower() + what[1:]), tuple(keys), ADVICE)
        for what, keys in found.items()
    )


def advice(session: Session, form: TaskForm) -> tuple[Complaint, ...]:
    """A warning at each place of a task's form where the evidence of its closing is missing."""
    task = closing_of(form)
    missing = lacking(task, read_regulations(session))
    return tuple(Complaint(FIELDS[one], say_lacking(task, (one,)), warning=True) for one in missing)
