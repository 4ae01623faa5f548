"""The order of a task's days, held against what is written: by verbs, cells, forms and files alike."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Loaded
from app.briefings.task_form import TaskForm
from app.core.errors import AppError
from app.core.terms import AgencyRole
from app.core.words import capital
from app.models.task import Extension, Task, TaskAgency
from app.models.task_life import TaskReturn
from app.rules.outcomes import ExtensionFact, ReturnFact, TaskFacts
from app.rules.refusing import Unfit
from app.rules.task_course import Course, disorders, say_wiped, wipes_delay
from app.services.chosen_tasks import require_fit
from app.services.forms.common import key_of, open_links
from app.services.records import slices
from app.services.regulation_versions import read_regulations

_FACTS = ("assigned_on", "deadline", "completed_on", "withdrawn", "withdrawn_on")
_BESIDE = ("obligation", "result_on", "approved", "approved_on")


@contextmanager
def keeping_order(session: Session, tasks: Sequence[UUID]) -> Iterator[None]:
    """Refuse, with an AppError, what is written of tasks meanwhile and brings their days out of order.

    What was out of order before (of imported tasks) does not keep the rest from being changed.
    """
    known = fields_out_of_order(session, tasks)
    yield
    require_order(session, tasks, known)


def fields_out_of_order(session: Session, tasks: Sequence[UUID]) -> Mapping[UUID, set[str]]:
    """Which fields of tasks say what cannot have been so."""
    session.flush()
    return {key: {one.field for one in disorders(course)} for key, course in courses(session, tasks).items()}


def require_order(session: Session, tasks: Sequence[UUID], known: Mapping[UUID, set[str]]) -> None:
    """Refuse, with an AppError, what is out of order of tasks as they stand and was not `known` to be."""
    session.flush()
    found: defaultdict[tuple[str, str], list[UUID]] = defaultdict(list)
    for key, course in courses(session, tasks).items():
        for one in disorders(course):
            if one.field not in known.get(key, set()):
                found[one.what, one.advice].append(key)
    require_fit(session, tuple(Unfit(what, tuple(keys), todo) for (what, todo), keys in found.items()))


def courses(session: Session, tasks: Sequence[UUID]) -> dict[UUID, Course]:
    """What of tasks must be in order."""
    found: dict[UUID, Course] = {}
    for some in slices(list(tasks)):
        extensions = _parts(session, some, Extension, ExtensionFact, ("decided_on", "extended_to"))
        returns = _parts(session, some, TaskReturn, ReturnFact, ("completed_on", "returned_on"))
        columns = (getattr(Task, name) for name in ("id", *_FACTS, *_BESIDE))
        for row in session.execute(select(*columns).where(Task.id.in_(some))).mappings():
            facts = TaskFacts(
                **{name: row[name] for name in _FACTS},
                extensions=tuple(extensions[row["id"]]),
                returns=tuple(returns[row["id"]]),
            )
            found[row["id"]] = Course(facts, **{name: row[name] for name in _BESIDE})
    return found


def advice(session: Session, typed: Loaded[TaskForm], *, today: date) -> tuple[Complaint, ...]:
    """Warnings of what a task's form says out of order (saving it refuses what is new) and of a delay that it wipes."""
    form = typed.values
    if form.assigned_on is None:
        return ()
    stored = courses(session, [key_of(typed.key)]) if typed.key else {}
    before = next(iter(stored.values()), None)
    now = _typed(form, before)
    said = [
        Complaint(one.field, capital(f"{one.what}. {one.advice}"), warning=True) for one in disorders(now)
    ]
    if before is not None and wipes_delay(before.facts, now.facts, read_regulations(session), today=today):
        sentence = f"{say_wiped(before.facts.deadline)} {IF_EXTENDED}"
        said.append(Complaint("deadline", sentence, warning=True))
    if typed.key and _leads_replaced(session, typed, today):
        said.append(Complaint("leads", LED_BEFORE, warning=True))
    return tuple(said)


def _leads_replaced(session: Session, typed: Loaded[TaskForm], today: date) -> bool:
    """Whether one lead was taken out of the form of a task and another put in."""
    owner = {"task_id": key_of(typed.key), "role": AgencyRole.LEAD}
    before = {link.agency_id.hex for link in open_links(session, TaskAgency, owner, today=today)}
    now = {ref.key for ref in typed.values.leads}
    return bool(before - now and now - before)


LED_BEFORE = (
    "Đổi ở đây là sửa cơ quan đã nhập, tính cả cho những ngày trước (từ lần chuyển gần nhất, nếu có). "
    "Giao cho cơ quan khác chủ trì từ một ngày thì dùng “Chuyển cơ quan chủ trì…”."
)
IF_EXTENDED = "Chỉ sửa khi nhập sai; được gia hạn thì ghi ở “Các lần gia hạn”."


def require_delay_kept(session: Session, task: UUID, deadline: date | None, *, today: date) -> None:
    """Refuse, with an AppError, to type a late task's deadline anew where nobody is asked whether it is meant."""
    before = courses(session, [task])[task].facts
    now = replace(before, deadline=deadline)
    if wipes_delay(before, now, read_regulations(session), today=today):
        raise AppError(
            say_wiped(before.deadline),
            "Được gia hạn thì dùng “Gia hạn…”; hạn nhập sai thì mở nhiệm vụ, sửa trong biểu mẫu.",
        )


def _typed(form: TaskForm, before: Course | None) -> Course:
    """A form's course; results that were given back are no part of the form and stay as they are."""
    extensions = (
        ExtensionFact(row.decided_on, row.extended_to)
        for row in form.extensions
        if row.extended_to is not None
    )
    facts = TaskFacts(
        **{name: getattr(form, name) for name in _FACTS},
        extensions=tuple(extensions),
        returns=before.facts.returns if before is not None else (),
    )
    return Course(facts, **{name: getattr(form, name) for name in _BESIDE})


def _parts(
    session: Session, tasks: Sequence[UUID], model: Any, fact: Any, names: tuple[str, ...]
) -> defaultdict[UUID, list[Any]]:
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    columns = (getattr(model, name) for name in names)
    query = select(model.task_id, *columns).where(model.task_id.in_(tasks), model.deleted_at.is_(None))
    for task, *said in session.execute(query):
        found[task].append(fact(*said))
    return found
