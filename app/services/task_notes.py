"""What is noted of tasks on their way: progress, calls, opinions that differ (duties 3, 16, 22, 25, 110)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.task_life import ContactNote, EventNote, ProgressNote, Settlement
from app.core.errors import AppError
from app.core.words import short_date
from app.models.task import ProgressEntry, Task
from app.models.task_life import TaskContact, TaskEvent
from app.services.chosen_tasks import (
    add_parts,
    alive_rows,
    assigned_after,
    chosen_rows,
    not_ahead,
    refuse_words_of_secrets,
    require_fit,
    unfit,
    words_of_secrets,
    write_rows,
)
from app.services.forms.refs import Refs


def add_progress(session: Session, keys: Sequence[str], note: ProgressNote, *, today: date) -> int:
    """Note for each of the tasks what an agency says of it on a day (duties 14, 16); how many tasks there were.

    Raises:
        AppError: a task is gone, was assigned later, done before or is secret and words are given; the day is missing
            or ahead.
    """
    day = _needed(note.reported_on, "ngày báo cáo")
    tasks = _tasks_on(session, keys, day, note.content, note.difficulty, note.proposal, today=today)
    done = f"đã hoàn thành trước ngày {short_date(day)}"
    require_fit(session, unfit(session, tasks, Task.completed_on < day, done, advice=_DONE))
    return add_parts(
        session,
        ProgressEntry,
        tasks,
        {
            "agency_id": Refs(session).key(note.agency),
            "reported_on": day,
            "percent": note.percent,
            "content": note.content,
            "difficulty": note.difficulty,
            "proposal": note.proposal,
        },
    )


_DONE = "Nhập ngày báo cáo không sau ngày hoàn thành; kết quả chưa đạt thì trả lại kết quả trước."


def add_contact(session: Session, keys: Sequence[str], note: ContactNote, *, today: date) -> int:
    """Note for each of the tasks that somebody was called or met (duty 25); AppError as `add_progress`."""
    day = _needed(note.contacted_on, "ngày liên hệ")
    tasks = _tasks_on(session, keys, day, note.content, today=today)
    refs = Refs(session)
    return add_parts(
        session,
        TaskContact,
        tasks,
        {
            "way": note.way,
            "contacted_on": day,
            "contacted_at": note.contacted_at,
            "agency_id": refs.key(note.agency),
            "person_name": note.person_name,
            "phone": note.phone,
            "content": note.content,
            "caller_id": refs.key(note.caller),
        },
    )


def add_event(session: Session, keys: Sequence[str], note: EventNote, *, today: date) -> int:
    """Note for each of the tasks opinions that differ, a report to a superior or a reserved opinion.

    Raises:
        AppError: as `add_progress`.
    """
    day = _needed(note.happened_on, "ngày")
    tasks = _tasks_on(session, keys, day, note.content, note.document_number, today=today)
    refs = Refs(session)
    post, person = refs.holder(note.decider)
    return add_parts(
        session,
        TaskEvent,
        tasks,
        {
            "kind": note.kind,
            "happened_on": day,
            "content": note.content,
            "document_number": note.document_number,
            "agency_id": refs.key(note.agency),
            "decider_post_id": post,
            "decider_person_id": person,
            "settlement": "",
        },
    )


def open_events(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the chosen events are still open."""
    return chosen_rows(session, TaskEvent, keys, TaskEvent.settled_on.is_(None))


def settle(session: Session, keys: Sequence[str], values: Settlement, *, today: date) -> int:
    """Say on which day and how open matters of tasks ended; AppError when one is gone, began later or is ahead."""
    day = _needed(values.settled_on, "ngày giải quyết")
    not_ahead(day, today, "Ngày giải quyết")
    events = alive_rows(session, TaskEvent, keys)
    rows = [session.get_one(TaskEvent, key) for key in events]
    if later := [row.happened_on for row in rows if row.happened_on > day]:
        raise AppError(
            f"Có việc xảy ra ngày {short_date(max(later))}, sau ngày giải quyết {short_date(day)}.",
            f"Nhập ngày giải quyết từ {short_date(max(later))} trở đi.",
        )
    tasks = [row.task_id for row in rows]
    refuse_words_of_secrets(session, tasks, values.settlement)
    return write_rows(session, TaskEvent, events, {"settled_on": day, "settlement": values.settlement})


def _tasks_on(session: Session, keys: Sequence[str], day: date, *words: str, today: date) -> list[UUID]:
    not_ahead(day, today, "Ngày")
    tasks = alive_rows(session, Task, keys)
    require_fit(session, assigned_after(session, tasks, day), words_of_secrets(session, tasks, *words))
    return tasks


def _needed(day: date | None, what: str) -> date:
    if day is None:
        raise AppError(f"Chưa có {what}.", "Nhập ngày rồi làm lại.")
    return day
