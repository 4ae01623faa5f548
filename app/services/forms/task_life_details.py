"""What happened to a task on its way, as the detail panel tells it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.core.task_terms import Granting
from app.core.words import short_date
from app.models.task import ProgressEntry, Task
from app.models.task_life import ExtensionRequest, TaskContact, TaskEvent, TaskReturn
from app.services.forms.common import part_rows
from app.services.forms.refs import holder_of, ref_of


def parts_of_life(session: Session, task_id: UUID) -> dict[str, tuple[str, ...]]:
    """The parts of a task's panel: what waits, what was given back, obstacles, calls, other matters; newest first."""
    owner = {"task_id": task_id}

    def told(model: Any, day: str, tell: Any) -> tuple[str, ...]:
        rows = sorted(
            part_rows(session, model, owner), key=lambda row: (getattr(row, day), row.id), reverse=True
        )
        return tuple(_line(tell(session, row)) for row in rows)

    return {
        "Đề nghị gia hạn": told(ExtensionRequest, "requested_on", _request),
        "Trả lại kết quả": told(TaskReturn, "returned_on", _return),
        "Khó khăn, vướng mắc": tuple(filter(None, told(ProgressEntry, "reported_on", _obstacle))),
        "Liên hệ, trao đổi": told(TaskContact, "contacted_on", _contact),
        "Việc khác": told(TaskEvent, "happened_on", _event),
    }


def _request(session: Session, row: ExtensionRequest) -> Iterator[str]:
    yield f"{short_date(row.requested_on)}: xin đến {short_date(row.requested_to)}"
    yield _name(session, "agency", row.agency_id)
    yield row.document_number
    yield row.reason
    decided = f" ngày {short_date(row.decided_on)}" if row.decided_on else ""
    yield f"{_granted(session, row)}{decided}"
    yield _decider(session, row)
    yield row.decision_note


def _granted(session: Session, row: ExtensionRequest) -> str:
    if row.granted is not None:
        return "được gia hạn" if row.granted else "không được gia hạn"
    task = session.get_one(Task, row.task_id)
    waits = task.completed_on is None and not task.withdrawn
    return (Granting.WAITING if waits else Granting.LAPSED).label.lower()


def _return(session: Session, row: TaskReturn) -> Iterator[str]:
    yield f"{short_date(row.returned_on)}: kết quả ngày {short_date(row.completed_on)}"
    yield row.result_document
    yield row.reason
    yield _decider(session, row)


def _obstacle(session: Session, row: ProgressEntry) -> Iterator[str]:
    if row.difficulty or row.proposal:
        yield f"{short_date(row.reported_on)}: {row.difficulty}".rstrip(": ")
        yield f"đề xuất: {row.proposal}" if row.proposal else ""
        yield _name(session, "agency", row.agency_id)


def _contact(session: Session, row: TaskContact) -> Iterator[str]:
    hour = f" {row.contacted_at:%H:%M}" if row.contacted_at else ""
    yield f"{short_date(row.contacted_on)}{hour}: {row.way.label}"
    yield " ".join(filter(None, (row.person_name, row.phone)))
    yield _name(session, "agency", row.agency_id)
    yield row.content
    caller = _name(session, "person", row.caller_id)
    yield f"người gọi: {caller}" if caller else ""


def _event(session: Session, row: TaskEvent) -> Iterator[str]:
    yield f"{short_date(row.happened_on)}: {row.kind.label}"
    moved = (_name(session, "agency", row.former_agency_id), _name(session, "agency", row.agency_id))
    yield " → ".join(filter(None, moved))
    yield row.content
    yield row.document_number
    yield _decider(session, row)
    yield _settled(row.settled_on, row.settlement)


def _settled(on: date | None, how: str) -> str:
    return f"đã giải quyết ngày {short_date(on)} {how}".rstrip() if on else ""


def _decider(session: Session, row: Any) -> str:
    decider = holder_of(session, row.decider_post_id, row.decider_person_id)
    return decider.name if decider else ""


def _name(session: Session, table: str, key: UUID | None) -> str:
    ref = ref_of(session, table, key)
    return ref.name if ref else ""


def _line(parts: Iterable[str]) -> str:
    return "; ".join(filter(None, parts))
