"""What becomes of a result: taken and judged, or given back with a reason, as often as it takes (duties 8, 10)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.task_life import Acceptance, GivingBack
from app.core.errors import AppError
from app.core.task_terms import TaskEventKind
from app.core.words import short_date
from app.models.task import Task
from app.models.task_life import TaskEvent, TaskReturn
from app.services.bulk import insert_rows
from app.services.chosen_tasks import (
    IS_DONE,
    add_parts,
    alive_rows,
    chosen_rows,
    not_ahead,
    refuse,
    refuse_unfinished,
    refuse_words_of_secrets,
    write_rows,
)
from app.services.forms.refs import Refs
from app.services.records import slices, tables

_NO_RESULT = {
    "completed_on": None,
    "result_document": "",
    "quality_accepted": None,
    "quality_judged_on": None,
}


def finished(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the chosen tasks have a result."""
    return chosen_rows(session, Task, keys, IS_DONE)


def accept(session: Session, keys: Sequence[str], values: Acceptance, *, today: date) -> int:
    """Take the results of tasks and say whether their quality is assured (duty 8); how many there were.

    Raises:
        AppError: a task is gone, withdrawn or has no result by that day; it is secret and words are given; the
            answer or the day is missing, or the day is ahead.
    """
    if values.quality is None or values.judged_on is None:
        raise AppError("Chưa chọn đạt hay không đạt, hoặc chưa có ngày đánh giá.", "Nhập đủ rồi làm lại.")
    not_ahead(values.judged_on, today, "Ngày đánh giá")
    tasks = alive_rows(session, Task, keys)
    refuse_unfinished(session, tasks)
    day = short_date(values.judged_on)
    refuse(session, tasks, Task.completed_on > values.judged_on, f"hoàn thành sau ngày {day}")
    refuse_words_of_secrets(session, tasks, values.note)
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
    refuse_unfinished(session, tasks)
    day = short_date(values.returned_on)
    refuse(session, tasks, Task.completed_on > values.returned_on, f"hoàn thành sau ngày {day}")
    refuse_words_of_secrets(session, tasks, values.reason)
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
    return write_rows(session, Task, tasks, _NO_RESULT)
