"""A meeting as the detail panel tells it: its papers, those who attend, and what became of its conclusions."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Details
from app.core.custom_terms import CustomSubject
from app.core.meeting_terms import NEEDS_NONE, ItemState, Step, StepState
from app.core.terms import Receipt, TaskState
from app.core.words import short_date, weekday
from app.models.meeting import AgendaItem, Conclusion, ConclusionTask, Meeting, MeetingAttendance
from app.models.task import Task
from app.rules.agenda_rules import needs_papers
from app.rules.chairing import said
from app.rules.meeting_steps import StepLine
from app.rules.receipts import receipt
from app.services.agenda_papers import files_of, numbers_of, state_of, usual_due
from app.services.cancelled_meetings import cancelled_by
from app.services.chairing import chair_of
from app.services.custom_values import OWN_FIELDS, lines
from app.services.followed_conclusions import followed, say_followed
from app.services.forms.common import alive, attached, part_rows
from app.services.forms.refs import holder_of, ref_of
from app.services.forms.telling import facts, say, with_aside, without_empty
from app.services.lists import meetings
from app.services.lists import tasks as task_list
from app.services.lists.tasks import ListedTask
from app.services.locked_meetings import lock_of, say_lock
from app.services.meeting_steps import steps_of
from app.services.old_days import answered_for, say_old
from app.services.press import press_lines
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar


def describe(session: Session, key: str, *, today: date) -> Details:
    """Where a meeting stands on a day, and all that is known of it; AppError when it is gone."""
    row = alive(session, Meeting, key)
    owner = {"meeting_id": row.id}
    columns = (
        ("kind", row.kind),
        ("held_on", f"{weekday(row.held_on)}, {short_date(row.held_on)}"),
        ("starts_at", f"{row.starts_at:%H:%M}" if row.starts_at else ""),
        ("ends_at", f"{row.ends_at:%H:%M}" if row.ends_at else ""),
        ("place", row.place),
        (_chair_column(row), _chair(session, row)),
        ("touches_members", row.touches_members),
        ("differing", row.differing),
        ("differing_task_id", ref_of(session, "task", row.differing_task_id)),
        ("differing_item_id", ref_of(session, "programme_item", row.differing_item_id)),
        ("differing_reported_on", row.differing_reported_on),
        ("cancelled_on", row.cancelled_on),
        ("cancelled_reason", row.cancelled_reason),
        ("cancelled_document", cancelled_by(session, row)),
    )
    stands, old = row.cancelled_on is None, answered_for(session, row.id)
    parts = {
        "Nội dung họp": _papers(session, row, part_rows(session, AgendaItem, owner), today=today),
        "Các bước chuẩn bị": tuple(map(_step, steps_of(session, row, as_of=today) if stands else ())),
        "Thành phần": tuple(
            _attendance(session, part, old.get(part.id.hex))
            for part in part_rows(session, MeetingAttendance, owner)
        ),
        OWN_FIELDS: lines(session, CustomSubject.MEETING, row.id),
        "Kết luận": _conclusions(session, part_rows(session, Conclusion, owner), today=today),
        "Kết luận phiên trước": tuple(
            map(say_followed, followed(session, row, today=today) if stands else ())
        ),
        "Thông tin báo chí": press_lines(session, row.id),
        "Tệp đính kèm": attached(session, Meeting.__tablename__, row.id),
    }
    (listed,) = meetings.read(session, [key], today=today)
    state = ". ".join(filter(None, (listed.standing.label, say_lock(lock_of(session, row.id)))))
    return Details(row.title, state, facts("meeting", columns), without_empty(parts))


def _chair(session: Session, row: Meeting) -> str:
    named = say(holder_of(session, row.chair_post_id, row.chair_person_id))
    return said(named, chair_of(session, row.id.hex).noted)


def _chair_column(row: Meeting) -> str:
    return "chair_post_id" if row.chair_post_id is not None else "chair_person_id"


_LEFT = (ItemState.WITHDRAWN, ItemState.POSTPONED)


def _papers(
    session: Session, row: Meeting, contents: Sequence[AgendaItem], *, today: date
) -> tuple[str, ...]:
    """The contents, each with its agency and whether its documents came in time (duties 55, 56)."""
    regulation, calendar = read_regulations(session), read_calendar(session)
    usual = usual_due(row, regulation, calendar)
    states = {content.id: state_of(content, row, regulation, calendar, as_of=today) for content in contents}
    numbers = numbers_of(session, row.id)
    return tuple(
        f"{f'{numbers[content.id]}.' if content.id in numbers else '–'} "
        f"{_paper(session, content, content.documents_due_on or usual, states[content.id], today=today)}"
        for content in contents
    )


def _paper(session: Session, content: AgendaItem, due_on: date, state: ItemState, *, today: date) -> str:
    agency = say(ref_of(session, "agency", content.agency_id))
    received = content.documents_received_on
    judged = receipt(due_on, received, today)
    if not needs_papers(content.content, content.needs_papers):
        papers = f"tài liệu {NEEDS_NONE.lower()}"
    elif received is None or judged is Receipt.MISSING:
        papers = f"tài liệu chưa gửi, hạn {short_date(due_on)}"
    else:
        papers = f"tài liệu nhận {short_date(received)}, {judged.label.lower()}"
    files = len(files_of(session, content.id))
    if state in _LEFT:
        papers = state.label.lower()
    said = (agency, papers, f"{files} tệp" if files else "")
    return with_aside(content.content, "; ".join(filter(None, said)))


def _step(line: StepLine) -> str:
    """ "1. Chuẩn bị chương trình, nội dung – xong 05/10/2026 (12/GM-UBND)"."""
    number = list(Step).index(line.step) + 1
    day = line.done_on or (line.due_on if line.state in (StepState.OPEN, StepState.LATE) else None)
    when = f"{' ' if line.done_on else ', hạn '}{short_date(day)}" if day else ""
    return with_aside(f"{number}. {line.step.label} – {line.state.label.lower()}{when}", line.document)


def _attendance(session: Session, row: MeetingAttendance, old: date | None) -> str:
    who = ref_of(session, "person", row.person_id) or ref_of(session, "agency", row.agency_id)
    substitute = f": {row.substitute}" if row.substitute else ""
    said = f"{say(who)} – {row.state.label}{substitute}"
    return f"{said} ({say_old(row.answer.label.lower(), old)})" if old and row.answer else said


def _conclusions(session: Session, rows: Sequence[Conclusion], *, today: date) -> tuple[str, ...]:
    """The conclusions, each with the state of the tasks that carry it out."""
    links = session.execute(
        select(ConclusionTask.conclusion_id, ConclusionTask.task_id)
        .join(Task, Task.id == ConclusionTask.task_id)
        .where(ConclusionTask.conclusion_id.in_([row.id for row in rows]))
        .where(ConclusionTask.deleted_at.is_(None), Task.deleted_at.is_(None))
        .order_by(ConclusionTask.id)
    ).all()
    listed = task_list.read(session, list({task.hex for _, task in links}), today=today)
    tasks = {task.key: task for task in listed}
    by_conclusion: dict[UUID, list[str]] = {}
    for conclusion, task in links:
        by_conclusion.setdefault(conclusion, []).append(_state(tasks[task.hex]))
    return tuple(
        f"{number}. {row.content} → {'; '.join(by_conclusion.get(row.id, ['chưa giao nhiệm vụ']))}"
        for number, row in enumerate(rows, 1)
    )


def _state(task: ListedTask) -> str:
    said = task.outcome.label.lower() if task.outcome is not None else TaskState.WITHDRAWN.label.lower()
    return with_aside(said, f"hạn {short_date(task.deadline)}" if task.deadline else "")
