"""Written reports that tasks will be late, and what the leader decides of their reasons (duties 9, 10)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.task_life import DelayDecision, DelayNote
from app.core.errors import AppError
from app.core.words import short_date
from app.models.task import DelayReport, Task
from app.services.chosen_tasks import (
    add_parts,
    alive_rows,
    assigned_after,
    chosen_rows,
    finished,
    not_ahead,
    refuse_words_of_secrets,
    require_fit,
    words_of_secrets,
    write_rows,
)
from app.services.forms.refs import Refs


def report_delay(session: Session, keys: Sequence[str], note: DelayNote, *, today: date) -> int:
    """Note that tasks were reported in writing to be late (duty 9); how many there were.

    A report after its last day is kept too: it is late, and excuses nothing (`rules.outcomes`).

    Raises:
        AppError: a task is gone, done or withdrawn by that day, assigned later or secret with a reason; the day is
            missing or ahead.
    """
    if note.reported_on is None:
        raise AppError("Chưa có ngày báo cáo.", "Nhập ngày của văn bản báo cáo chậm.")
    not_ahead(note.reported_on, today, "Ngày báo cáo")
    tasks = alive_rows(session, Task, keys)
    require_fit(
        session,
        finished(session, tasks, on=note.reported_on),
        assigned_after(session, tasks, note.reported_on),
        words_of_secrets(session, tasks, note.reason, note.document_number),
    )
    return add_parts(
        session,
        DelayReport,
        tasks,
        {
            "reported_on": note.reported_on,
            "agency_id": Refs(session).key(note.agency),
            "document_number": note.document_number,
            "reason": note.reason,
            "decision_note": "",
        },
    )


def undecided_delays(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the chosen reports wait for a decision."""
    return chosen_rows(session, DelayReport, keys, DelayReport.accepted.is_(None))


def decide_delays(session: Session, keys: Sequence[str], decision: DelayDecision, *, today: date) -> int:
    """Say whether the reasons of delay reports are justified, who decided and when (duty 10); how many there were.

    Raises:
        AppError: a report is gone, decided already or made after that day, its task is secret and words are given;
            the answer or the day is missing, or the day is ahead.
    """
    if decision.accepted is None or decision.decided_on is None:
        raise AppError("Chưa chọn chấp nhận hay không, hoặc chưa có ngày quyết định.", "Nhập đủ rồi làm lại.")
    not_ahead(decision.decided_on, today, "Ngày quyết định")
    reports = alive_rows(session, DelayReport, keys)
    rows = list(session.scalars(select(DelayReport).where(DelayReport.id.in_(reports))))
    if any(row.accepted is not None for row in rows):
        raise AppError("Có báo cáo chậm đã được quyết định rồi.", "Bỏ chọn báo cáo đó rồi làm lại.")
    if late := [row for row in rows if row.reported_on > decision.decided_on]:
        raise AppError(
            f"Có báo cáo chậm ngày {short_date(late[0].reported_on)}, sau ngày quyết định.",
            "Sửa ngày quyết định rồi làm lại.",
        )
    refuse_words_of_secrets(session, [row.task_id for row in rows], decision.decision_note)
    post, person = Refs(session).holder(decision.decider)
    return write_rows(
        session,
        DelayReport,
        reports,
        {
            "accepted": decision.accepted,
            "decided_on": decision.decided_on,
            "decider_post_id": post,
            "decider_person_id": person,
            "decision_note": decision.decision_note,
        },
    )
