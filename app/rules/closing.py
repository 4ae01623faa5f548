"""What closes a task: the evidence that its obligation asks for, beside the day on which it was done (feature 5).

A task counts as done from its day, whatever it is: `rules/outcomes` does not know of this. Here is decided whether that
day may be written, and what is missing where it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.core.task_terms import Evidence, Obligation
from app.rules.regulation import InForce, Regulation

CLOSING: Mapping[Obligation, str] = {one: f"closing_{one.value}" for one in Obligation}
"""The number of the regulation that says what each obligation asks for."""
CLOSED_BY: Mapping[Obligation, str] = {
    Obligation.INFORM: "xác nhận đã nhận",
    Obligation.OPINION: "ý kiến trả lời",
    Obligation.APPROVAL: "văn bản trình được duyệt",
    Obligation.REPORT: "báo cáo",
    Obligation.CARRY_OUT: "kết quả thực hiện",
}
"""What the day of completion is the day of."""
FIELDS: Mapping[Evidence, str] = {
    Evidence.NUMBER: "result_document",
    Evidence.DATE: "result_on",
    Evidence.APPROVAL: "approved_on",
}
"""Where each evidence is written; acceptance comes later and has a verb of its own."""
ADVICE = "Ghi đủ căn cứ kết thúc, hoặc đổi yêu cầu xử lý của nhiệm vụ."


@dataclass(frozen=True, slots=True)
class Closing:
    """All of a task that its closing depends on."""

    obligation: Obligation
    completed_on: date | None
    result_document: str = ""
    result_on: date | None = None
    approved: bool | None = None
    approved_on: date | None = None


def demands(obligation: Obligation, regulation: Regulation) -> tuple[Evidence, ...]:
    """What the regulation asks for to close a task of an obligation."""
    asked: tuple[Evidence, ...] = getattr(regulation, CLOSING[obligation])
    return asked


def lacking(task: Closing, regulation: InForce) -> tuple[Evidence, ...]:
    """What is missing of a task that is said to be done, by the regulation of that day; nothing of one that is not.

    Evidence of a later day than the completion is none: on its day the task would not have been closed.
    """
    if task.completed_on is None:
        return ()
    asked = demands(task.obligation, regulation.on(task.completed_on))
    return tuple(one for one in asked if not _is_there(one, task, task.completed_on))


def _is_there(evidence: Evidence, task: Closing, day: date) -> bool:
    match evidence:
        case Evidence.NUMBER:
            return bool(task.result_document)
        case Evidence.DATE:
            return task.result_on is not None and task.result_on <= day
        case Evidence.APPROVAL:
            return task.approved is True and task.approved_on is not None and task.approved_on <= day
        case Evidence.ACCEPTANCE:  # comes after the result, as a flag until then
            return True


def say_lacking(task: Closing, missing: tuple[Evidence, ...]) -> str:
    """Say what a task lacks: "Nhiệm vụ báo cáo kết thúc bằng báo cáo: còn thiếu ngày văn bản kết quả."."""
    named = ", ".join(one.label[:1].lower() + one.label[1:] for one in missing)
    what = f"Nhiệm vụ {task.obligation.label.lower()} kết thúc bằng {CLOSED_BY[task.obligation]}"
    return f"{what}: còn thiếu {named} (đến ngày hoàn thành)."


def is_waiting(task: Closing) -> bool:
    """Whether it was submitted and nobody has decided of it yet."""
    submitted = task.obligation is Obligation.APPROVAL and bool(task.result_document)
    return submitted and task.completed_on is None and task.approved is None
