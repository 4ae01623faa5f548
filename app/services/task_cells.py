"""Single fields of tasks as they are written in the list: what was typed in, AppError for what cannot be meant."""

import re
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.lists import Choice
from app.briefings.task_life import ProgressNote
from app.core.errors import AppError
from app.core.task_making_terms import FollowRole
from app.core.terms import AgencyRole
from app.core.text import clean, clean_text
from app.core.words import short_date
from app.models.person import Person
from app.models.task import Extension, ProgressEntry, SourceDocument, Task, TaskAgency
from app.rules.deadline_hours import hour_in
from app.rules.secrets import BY_NUMBER, is_secret, tells_content
from app.rules.typed_days import Nearest, TypedDay, read_typed_day
from app.services.chosen_tasks import require_fit
from app.services.closing import closing_of, require_founded
from app.services.followers import follow
from app.services.forms.common import alive, open_links
from app.services.forms.refs import ref_of
from app.services.open_steps import left_open
from app.services.regulation_versions import regulation_on
from app.services.task_course import keeping_order, require_delay_kept
from app.services.task_notes import add_progress

NOBODY = Choice("", "Chưa phân công")


def write_deadline(session: Session, key: str, typed: str, *, today: date) -> None:
    """Set the first deadline of a task that was never extended; the words that it was typed in are kept.

    AppError also where the task is late and would be so no more: the form asks whether that is meant.
    """
    task = alive(session, Task, key)
    extended = select(Extension.id).where(Extension.task_id == task.id, Extension.deleted_at.is_(None))
    if session.scalar(extended.limit(1)):
        raise AppError("Nhiệm vụ này đã được gia hạn.", "Mở nhiệm vụ và sửa lần gia hạn.")
    found = _typed_deadline(session, typed, today)
    if found.day is not None and found.day < task.assigned_on:
        raise AppError(
            f"Thời hạn {short_date(found.day)} trước ngày giao {short_date(task.assigned_on)}.",
            "Nhập ngày từ ngày giao trở đi.",
        )
    require_delay_kept(session, task.id, found.day, today=today)
    task.deadline, task.deadline_words = found.day, "" if _is_secret(session, task) else found.words
    task.deadline_time = hour_in(found.words) if found.day is not None else None
    session.flush()


def write_completed(session: Session, key: str, typed: str, *, today: date) -> None:
    """Set or take back the day on which a task was done."""
    found = _readable(read_typed_day(typed, today))
    if found.words and found.day is None:
        raise AppError(f"“{clean(typed)}” không phải là một ngày.", "Gõ ngày như 15/11/2026.")
    _complete(session, alive(session, Task, key), found.day, today)
    session.flush()


def write_officer(session: Session, key: str, code: str, *, today: date) -> None:
    """Give a task to the specialist with this key, or to nobody (empty), from today on."""
    task = alive(session, Task, key)
    person = alive(session, Person, code).id if code else None
    follow(session, [task.id], {FollowRole.OFFICER: person}, on=today)


def write_note(session: Session, key: str, typed: str) -> None:
    """Set the note; of a secret task only the number and day of papers (duty 12)."""
    task = alive(session, Task, key)
    if tells_content(typed) and _is_secret(session, task):
        raise AppError(BY_NUMBER, "Để trống, hoặc chỉ ghi số, ngày văn bản.")
    task.note = clean_text(typed)
    session.flush()


def write_result_document(session: Session, key: str, typed: str) -> None:
    """Set the number of the document that the task led to; of a secret task no words (duty 12)."""
    task = alive(session, Task, key)
    if tells_content(typed) and _is_secret(session, task):
        raise AppError(BY_NUMBER, "Để trống, hoặc chỉ ghi số, ngày văn bản.")
    before = closing_of(task)
    require_founded(session, before, replace(before, result_document=clean(typed)))
    task.result_document = clean(typed)
    session.flush()


def write_progress(session: Session, key: str, typed: str, *, today: date) -> None:
    """Note what the lead agency says of a task today: "40% Đang soạn"; what was noted before stays (feature 11).

    Nothing typed, or what was said today already, notes nothing. AppError where it is secret and words are given, or
    it is assigned later.
    """
    task = alive(session, Task, key)
    found = _PERCENT.fullmatch(clean_text(typed))
    percent, content = (int(found["percent"]), found["content"]) if found else (None, clean_text(typed))
    if percent is None and not content:
        return
    if percent is not None and percent > _WHOLE:
        raise AppError(f"“{percent}%” không phải tiến độ.", "Ghi một số từ 0 đến 100, ví dụ 40% Đang soạn.")
    same = select(ProgressEntry.id).filter_by(task_id=task.id, reported_on=today, deleted_at=None)
    if session.scalar(same.filter_by(percent=percent, content=content).limit(1)):
        return
    lead = next(
        iter(open_links(session, TaskAgency, {"task_id": task.id, "role": AgencyRole.LEAD}, today=today)),
        None,
    )
    agency = ref_of(session, "agency", lead.agency_id) if lead is not None else None
    add_progress(session, [key], ProgressNote(today, agency, percent, content), today=today)


_PERCENT = re.compile(r"(?P<percent>\d{1,3})\s*%[\s;,:.–-]*(?P<content>.*)", re.DOTALL)
_WHOLE = 100


def officers(session: Session) -> list[Choice]:
    """Nobody, then everyone whom a task can be given to, by given name."""
    people = session.execute(
        select(Person.id, Person.full_name, Person.title)
        .where(Person.deleted_at.is_(None))
        .order_by(Person.sort_key, Person.id)
    )
    return [NOBODY, *(Choice(key.hex, name, title) for key, name, title in people)]


def _typed_deadline(session: Session, typed: str, today: date) -> TypedDay:
    day_before = regulation_on(session, today).before_means_day_before
    return _readable(read_typed_day(typed, today, nearest=Nearest.COMING, day_before=day_before))


def _readable(found: TypedDay) -> TypedDay:
    if found.complaint:
        raise AppError(found.complaint, "Sửa lại ô này.")
    return found


def _complete(session: Session, task: Task, day: date | None, today: date) -> None:
    if day is not None and day > today:
        raise AppError(f"Ngày hoàn thành {short_date(day)} chưa đến.", "Nhập ngày hôm nay hoặc ngày đã qua.")
    if day is not None and day < task.assigned_on:
        raise AppError(
            f"Ngày hoàn thành {short_date(day)} trước ngày giao {short_date(task.assigned_on)}.",
            "Nhập ngày từ ngày giao trở đi.",
        )
    before = closing_of(task)
    require_founded(session, before, replace(before, completed_on=day))
    if day is not None and before.completed_on is None:
        require_fit(session, left_open(session, [task.id]))
    if day != task.completed_on:  # another day takes the hour with it
        with keeping_order(session, [task.id]):
            task.completed_on, task.completed_at = day, None


def _is_secret(session: Session, task: Task) -> bool:
    document = session.get(SourceDocument, task.source_document_id) if task.source_document_id else None
    return document is not None and is_secret(document.secrecy)
