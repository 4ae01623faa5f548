"""In which order the facts of one task can have happened (duties 7-10): what stands against it is named.

Services hold it against what is written, whichever way it comes (`services/task_course`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.briefings.figures import Period
from app.core.task_terms import Obligation
from app.core.words import short_date
from app.rules.outcomes import TaskFacts, effective_deadline, judge
from app.rules.regulation import InForce


@dataclass(frozen=True, slots=True)
class Course:
    """All of a task whose days must follow each other."""

    facts: TaskFacts
    obligation: Obligation = Obligation.CARRY_OUT
    result_on: date | None = None
    approved: bool | None = None
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class Disorder:
    """One thing that cannot have been so: the field of the form that says it, what is so of the task, what to do."""

    field: str
    what: str
    advice: str


def disorders(course: Course) -> tuple[Disorder, ...]:
    """What of a task cannot have happened in this order, each field once."""
    return tuple(
        found for rule in (_returned, _extended, _approved, _withdrawn) for found in list(rule(course))[:1]
    )


def _returned(course: Course) -> Iterator[Disorder]:
    """A result that was given back is not done again before that day."""
    done = course.facts.completed_on
    last = max((one.returned_on for one in course.facts.returns), default=None)
    if done is not None and last is not None and done < last:
        yield Disorder(
            "completed_on",
            f"ghi hoàn thành {short_date(done)}, trước ngày bị trả lại kết quả {short_date(last)}",
            "Nhập ngày hoàn thành lại, từ ngày trả lại trở đi.",
        )


def _extended(course: Course) -> Iterator[Disorder]:
    """What came late stays late: no later decision turns it into on time."""
    done = course.facts.completed_on
    if done is None:
        return
    due = effective_deadline(course.facts, done)
    for one in course.facts.extensions:
        if due is not None and due < done and one.decided_on is not None and one.decided_on > done:
            yield Disorder(
                "extensions",
                f"hoàn thành chậm ngày {short_date(done)}, mà gia hạn quyết định sau đó, ngày "
                f"{short_date(one.decided_on)}",
                "Ghi quyết định gia hạn có ngày trước ngày hoàn thành, hoặc bỏ lần gia hạn đó.",
            )


def _approved(course: Course) -> Iterator[Disorder]:
    """Nothing is decided of before it was submitted."""
    submitted, decided = course.result_on, course.approved_on
    asked = course.obligation is Obligation.APPROVAL and course.approved is not None
    if asked and submitted is not None and decided is not None and decided < submitted:
        yield Disorder(
            "approved_on",
            f"có quyết định {short_date(decided)}, trước ngày văn bản trình {short_date(submitted)}",
            "Sửa ngày quyết định hoặc ngày văn bản trình rồi làm lại.",
        )


def _withdrawn(course: Course) -> Iterator[Disorder]:
    """A withdrawal does not reach back over what was handed in or given back before it was decided."""
    facts = course.facts
    days = [
        facts.completed_on,
        *(day for one in facts.returns for day in (one.completed_on, one.returned_on)),
    ]
    last = max(filter(None, days), default=None)
    if facts.withdrawn and facts.withdrawn_on is not None and last is not None and facts.withdrawn_on < last:
        yield Disorder(
            "withdrawn_on",
            f"thu hồi từ {short_date(facts.withdrawn_on)}, mà kết quả còn được nộp hoặc trả lại ngày "
            f"{short_date(last)}",
            f"Nhập ngày thu hồi từ {short_date(last)} trở đi.",
        )


def wipes_delay(before: TaskFacts, now: TaskFacts, regulation: InForce, *, today: date) -> bool:
    """Tell whether a task is late, or came late, and would be so no more, or by fewer days."""
    was = judge(before, Period(date.min, date.max, today), regulation)
    is_now = judge(now, Period(date.min, date.max, today), regulation)
    if was is None or is_now is None or was.days_late is None or before.deadline == now.deadline:
        return False
    return is_now.days_late is None or is_now.days_late < was.days_late


def say_wiped(before: date | None) -> str:
    """Say what happens when the deadline of a late task is typed anew."""
    return f"Hạn cũ {short_date(before)} đã qua: sửa hạn thì việc chậm không còn được tính." if before else ""
