"""What becomes of a result: approved, taken and judged, or given back with a reason (duties 8, 10; feature 5)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.forms import Ref
from app.briefings.task_life import Acceptance, GivingBack, Submission, SubmissionDecision
from app.core.errors import AppError
from app.core.task_terms import Obligation, TaskEventKind
from app.core.words import short_date
from app.models.task import Task
from app.models.task_life import TaskEvent, TaskReturn
from app.rules.refusing import Unfit
from app.services import chosen_tasks
from app.services.bulk import insert_rows
from app.services.chosen_tasks import (
    IS_DONE,
    IS_OPEN,
    add_parts,
    alive_rows,
    assigned_after,
    chosen_rows,
    not_ahead,
    require_fit,
    unfinished,
    unfit,
    words_of_secrets,
    write_rows,
)
from app.services.closing import unfounded
from app.services.forms.refs import Refs
from app.services.open_steps import with_done_parents, with_warning
from app.services.records import slices, tables
from app.services.task_course import keeping_order

_NO_RESULT = {
    "completed_on": None,
    "completed_at": None,
    "result_document": "",
    "result_on": None,
    "approved_on": None,
    "quality_accepted": None,
    "quality_judged_on": None,
}


def finished(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the chosen tasks have a result."""
    return chosen_rows(session, Task, keys, IS_DONE)


def to_give_back(session: Session, keys: Sequence[str]) -> Chosen:
    """The same, with a warning where a task whose step would be open again is done."""
    return with_done_parents(session, finished(session, keys))


def accept(session: Session, keys: Sequence[str], values: Acceptance, *, today: date) -> int:
    """Take the results of tasks and say whether their quality is assured (duty 8); how many there were.

    Raises:
        AppError: a task is gone, withdrawn, has no result by that day or was judged later already; it is secret and
            words are given; the answer or the day is missing, or the day is ahead.
    """
    if values.quality is None or values.judged_on is None:
        raise AppError("Chưa chọn đạt hay không đạt, hoặc chưa có ngày đánh giá.", "Nhập đủ rồi làm lại.")
    not_ahead(values.judged_on, today, "Ngày đánh giá")
    tasks = alive_rows(session, Task, keys)
    require_fit(
        session,
        *_without_result(session, tasks, values.judged_on),
        unfit(session, tasks, Task.quality_judged_on > values.judged_on, _judged_later(values.judged_on)),
        words_of_secrets(session, tasks, values.note),
    )
    post, person = Refs(session).holder(values.decider)
    add_parts(
        session,
        TaskEvent,
        tasks,
        {
            "kind": TaskEventKind.ACCEPTED,
            "happened_on": values.judged_on,
            "content": values.note,
            "document_number": "",
            "settlement": "",
            "decider_post_id": post,
            "decider_person_id": person,
        },
    )
    judged = {"quality_accepted": values.quality, "quality_judged_on": values.judged_on}
    return write_rows(session, Task, tasks, judged)


def submitted(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the chosen tasks wait for an approver: those that ask for one and are under way."""
    return chosen_rows(session, Task, keys, IS_OPEN & (Task.obligation == Obligation.APPROVAL))


def to_decide(session: Session, keys: Sequence[str]) -> Chosen:
    """The same, with a warning of open steps: who agrees completes the task."""
    found = submitted(session, keys)
    hours = chosen_tasks.have_hours(session, [UUID(key) for key in found.keys])
    return replace(with_warning(session, found), hours=hours)


def submit(session: Session, keys: Sequence[str], values: Submission, *, today: date) -> int:
    """Note what was submitted for approval, again after a refusal; how many tasks there were.

    Raises:
        AppError: as `decide`, or the paper or its day is missing.
    """
    if not values.document_number or values.submitted_on is None:
        raise AppError("Trình duyệt cần có số văn bản trình và ngày.", "Nhập đủ rồi làm lại.")
    not_ahead(values.submitted_on, today, "Ngày văn bản trình")
    tasks = alive_rows(session, Task, keys)
    require_fit(session, *_not_to_approve(session, tasks, values.submitted_on, values.document_number))
    columns = {"result_document": values.document_number, "result_on": values.submitted_on}
    waiting = {"approved": None, "approved_on": None}
    return write_rows(session, Task, tasks, {**columns, **waiting, **_approver(session, values.approver)})


def decide(session: Session, keys: Sequence[str], values: SubmissionDecision, *, today: date) -> int:
    """Note what the approver decides of submissions: agreed, the tasks are done on that day; how many there were.

    Raises:
        AppError: a task is gone, finished, asks for no approval, was assigned, submitted or its result given back
            later, or lacks what closes it (feature 5); it is secret and words are given; the answer or the day is
            missing, or the day is ahead.
    """
    if values.approved is None or values.approved_on is None:
        raise AppError("Chưa chọn đồng ý hay không, hoặc chưa có ngày quyết định.", "Nhập đủ rồi làm lại.")
    not_ahead(values.approved_on, today, "Ngày quyết định")
    tasks = alive_rows(session, Task, keys)
    given = {"result_document": values.document_number, "result_on": values.submitted_on}
    columns = {
        **{name: value for name, value in given.items() if value},
        **_approver(session, values.approver),
        "approved": values.approved,
        "approved_on": values.approved_on,
        **(
            {"completed_on": values.approved_on, "completed_at": values.approved_at}
            if values.approved
            else {}
        ),
    }
    require_fit(
        session,
        *_not_to_approve(session, tasks, values.approved_on, values.document_number),
        unfounded(session, tasks, columns),
    )
    with keeping_order(session, tasks):
        return write_rows(session, Task, tasks, columns)


def _not_to_approve(
    session: Session, tasks: Sequence[UUID], day: date, *words: str
) -> Iterator[tuple[Unfit, ...]]:
    yield chosen_tasks.finished(session, tasks)
    yield unfit(session, tasks, Task.obligation != Obligation.APPROVAL, "không phải nhiệm vụ trình duyệt")
    yield assigned_after(session, tasks, day)
    yield words_of_secrets(session, tasks, *words)


def _judged_later(on: date) -> str:
    return f"đã nghiệm thu sau ngày {short_date(on)} (ghi nhầm thì sửa trong biểu mẫu nhiệm vụ)"


def _without_result(session: Session, tasks: Sequence[UUID], on: date) -> Iterator[tuple[Unfit, ...]]:
    yield unfinished(session, tasks)
    yield unfit(session, tasks, Task.completed_on > on, f"hoàn thành sau ngày {short_date(on)}")


def _approver(session: Session, approver: Ref | None) -> dict[str, UUID | None]:
    """Who approves; nobody named leaves who it is."""
    post, person = Refs(session).holder(approver)
    return {"approver_post_id": post, "approver_person_id": person} if approver else {}


def give_back(session: Session, keys: Sequence[str], values: GivingBack, *, today: date) -> int:
    """Give results back: each task is unfinished again from that day on, and what it had handed in is kept.

    Raises:
        AppError: a task is gone, withdrawn or has no result by that day; it is secret and the reason is more than
            the number and day of the paper that says it; the reason or the day is missing, or the day is ahead.
    """
    if values.returned_on is None or not values.reason:
        raise AppError("Trả lại kết quả cần có ngày và lý do.", "Nhập đủ rồi làm lại.")
    not_ahead(values.returned_on, today, "Ngày trả lại")
    tasks = alive_rows(session, Task, keys)
    require_fit(
        session,
        *_without_result(session, tasks, values.returned_on),
        words_of_secrets(session, tasks, values.reason),
    )
    post, person = Refs(session).holder(values.decider)
    said = {
        "returned_on": values.returned_on,
        "reason": values.reason,
        "decider_post_id": post,
        "decider_person_id": person,
        "deleted_at": None,
    }
    kept = [getattr(Task, name) for name in _NO_RESULT]
    for some in slices(tasks):
        found = session.execute(select(Task.id, *kept).where(Task.id.in_(some))).mappings()
        rows = [{"task_id": row["id"], **{name: row[name] for name in _NO_RESULT}, **said} for row in found]
        insert_rows(session, tables()[TaskReturn.__tablename__], rows)
    return write_rows(session, Task, tasks, {**_NO_RESULT, "approved": None})
