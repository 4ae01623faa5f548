"""How a task came to be, as the detail panel tells it: agencies' parts, consultations, steps, who followed it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.words import number, short_date
from app.models.task import Task, TaskAgency
from app.models.task_making import TaskConsultation, TaskFollower
from app.services.forms.common import part_rows
from app.services.forms.refs import ref_of
from app.services.forms.telling import say, say_span

_AGREED = {True: "thống nhất", False: "không thống nhất", None: "chưa trả lời"}


def part_of_agency(link: TaskAgency) -> str:
    """Who answers for the task there, the agency's own part, and whether it answered."""
    due = f"hạn {short_date(link.deadline)}" if link.deadline else ""
    answered = f"trả lời {short_date(link.answered_on)}" if link.answered_on else ""
    waiting = "chưa trả lời" if link.deadline and not link.answered_on else ""
    return _line(_line(link.contact, link.phone, sign=" "), link.part, due, answered or waiting, link.answer)


def parts_of_making(session: Session, row: Task) -> dict[str, tuple[str, ...]]:
    """Its consultations, its steps and who followed it, each as lines under a title."""
    owner = {"task_id": row.id}
    asked = sorted(part_rows(session, TaskConsultation, owner), key=lambda part: (part.asked_on, part.id))
    query = select(Task).where(Task.parent_id == row.id, Task.deleted_at.is_(None)).order_by(Task.id)
    steps = session.scalars(query).all()
    return {
        "Các bước": (*_all_steps(steps), *(_step(step) for step in steps)),
        "Hỏi ý kiến": tuple(_consultation(session, part) for part in asked),
        "Đã và đang theo dõi": tuple(
            _follower(session, part) for part in part_rows(session, TaskFollower, owner)
        ),
    }


def _all_steps(steps: Sequence[Task]) -> tuple[str, ...]:
    """How far the task is, by its steps (feature 8); withdrawn ones are not counted."""
    counted = [step for step in steps if not step.withdrawn]
    if not counted:
        return ()
    done = sum(step.completed_on is not None for step in counted)
    return (f"Đã xong {number(done)}/{number(len(counted))} bước ({done * 100 // len(counted)}%)",)


def _step(step: Task) -> str:
    if step.withdrawn:
        return _line(step.content, "đã thu hồi")
    due = f"hạn {short_date(step.deadline)}" if step.deadline else ""
    done = f"xong {short_date(step.completed_on)}" if step.completed_on else "chưa xong"
    return _line(step.content, due, done)


def _consultation(session: Session, part: TaskConsultation) -> str:
    answered = f"ngày {short_date(part.answered_on)}" if part.answered_on else ""
    return _line(
        short_date(part.asked_on),
        say(ref_of(session, "agency", part.agency_id)),
        part.document_number,
        " ".join(filter(None, (_AGREED[part.agreed], answered))),
        part.content,
    )


def _follower(session: Session, part: TaskFollower) -> str:
    who = ref_of(session, "agency", part.agency_id) or ref_of(session, "person", part.person_id)
    return _line(f"{part.role.label}: {say(who)}", say_span(part.from_on, part.to_on))


def _line(*said: str, sign: str = "; ") -> str:
    return sign.join(filter(None, said))
