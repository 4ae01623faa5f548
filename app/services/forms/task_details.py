"""A task as the detail panel tells it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Details, Fact
from app.core.custom_terms import CustomSubject
from app.core.fields import LABELS
from app.core.task_terms import TaskFlag
from app.core.terms import AgencyRole, Secrecy, TaskOrigin
from app.core.text import clean
from app.core.words import hour, short_date
from app.models.meeting import Conclusion, ConclusionTask, Meeting
from app.models.task import DelayReport, Extension, ProgressEntry, SourceDocument, Task, TaskAgency
from app.models.task_life import TaskReturn
from app.rules.closing import CLOSED_BY, demands, is_waiting, lacking
from app.rules.outcomes import (
    DelayReportFact,
    ExtensionFact,
    LeadFact,
    ReturnFact,
    TaskFacts,
    effective_deadline,
)
from app.rules.secrets import is_secret
from app.rules.task_states import state_in_words
from app.services.closing import closing_of
from app.services.confirmed_years import NOTICE, notices
from app.services.custom_values import OWN_FIELDS, lines
from app.services.forms.common import alive, attached, part_rows
from app.services.forms.refs import holder_of, ref_of
from app.services.forms.task_life_details import parts_of_life
from app.services.forms.task_making_details import part_of_agency, parts_of_making
from app.services.forms.telling import Told, say, say_span, without_empty
from app.services.heirs import Agencies, read_agencies, read_successions
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

_LABELS = LABELS["task"]
_VERDICTS = {True: "Đạt", False: "Không đạt"}
_ACCEPTED = {True: "lý do được chấp nhận", False: "lý do không được chấp nhận", None: "chờ quyết định"}


def describe(session: Session, key: str, *, today: date) -> Details:
    """A task with its state today, its facts and its parts; AppError when it is gone."""
    row = alive(session, Task, key)
    facts = facts_of(session, row)
    return Details(
        title=row.content,
        state=state_in_words(facts, read_regulations(session), read_calendar(session), today=today),
        facts=tuple(
            Fact(label, say(value)) for label, value in _facts(session, row, facts, today) if say(value)
        ),
        parts=without_empty(
            {
                NOTICE: notices(session, [effective_deadline(facts, today)], today=today),
                **_parts(session, row, today),
            }
        ),
    )


def facts_of(session: Session, row: Task) -> TaskFacts:
    """All of a task that its outcome depends on."""
    owner = {"task_id": row.id}
    extensions, reports = part_rows(session, Extension, owner), part_rows(session, DelayReport, owner)
    return TaskFacts(
        assigned_on=row.assigned_on,
        deadline=row.deadline,
        extensions=tuple(ExtensionFact(part.decided_on, part.extended_to) for part in extensions),
        completed_on=row.completed_on,
        quality_accepted=row.quality_accepted,
        quality_judged_on=row.quality_judged_on,
        withdrawn=row.withdrawn,
        withdrawn_on=row.withdrawn_on,
        delay_reports=tuple(
            DelayReportFact(part.reported_on, part.accepted, part.decided_on, part.agency_id)
            for part in reports
        ),
        returns=tuple(
            ReturnFact(
                *(part.completed_on, part.returned_on, part.quality_accepted, part.quality_judged_on),
                part.completed_at,
            )
            for part in part_rows(session, TaskReturn, owner)
        ),
        deadline_time=row.deadline_time,
        completed_at=row.completed_at,
        leads=tuple(
            LeadFact(link.agency_id, link.from_on, link.to_on)
            for link in part_rows(session, TaskAgency, {**owner, "role": AgencyRole.LEAD})
        ),
        successions=read_successions(session) if reports else {},
    )


def _facts(session: Session, row: Task, facts: TaskFacts, today: date) -> Iterator[tuple[str, Told]]:
    now = effective_deadline(facts, today)
    yield _LABELS["source_document_id"], _document(session, row)
    yield _LABELS["passage"], row.passage
    yield "Độ mật", _secrecy(session, row)
    yield _LABELS["origin"], row.origin
    yield "Người giao", holder_of(session, row.assigner_post_id, row.assigner_person_id)
    yield _LABELS["assigned_on"], row.assigned_on
    yield _LABELS["deadline"], _deadline(row)
    yield "Hạn hiện nay", now if now != row.deadline else None
    yield _LABELS["product"], row.product
    yield _LABELS["field_id"], ref_of(session, "field", row.field_id)
    yield _LABELS["kind"], row.kind
    yield _LABELS["obligation"], _obligation(session, row)
    yield _LABELS["room_id"], ref_of(session, "agency", row.room_id)
    yield _LABELS["deputy_id"], ref_of(session, "person", row.deputy_id)
    yield _LABELS["officer_id"], ref_of(session, "person", row.officer_id)
    yield _LABELS["marks"], ", ".join(mark.label for mark in row.marks)
    yield _LABELS["parent_id"], ref_of(session, "task", row.parent_id)
    yield _LABELS["completed_on"], row.completed_on
    yield _LABELS["completed_at"], hour(row.completed_at) if row.completed_at else ""
    yield _LABELS["result_document"], row.result_document
    yield _LABELS["result_on"], row.result_on
    yield "Người duyệt", _approval(session, row)
    if row.quality_accepted is not None:
        yield "Chất lượng", _line(_VERDICTS[row.quality_accepted], say(row.quality_judged_on))
    yield _LABELS["note"], row.note


def _obligation(session: Session, row: Task) -> str:
    """What is asked, what closes it, and what of that is missing."""
    closing, regulations = closing_of(row), read_regulations(session)
    asked = demands(row.obligation, regulations.on(row.completed_on or date.max))
    closed_by = ", ".join([CLOSED_BY[row.obligation], *(one.label.lower() for one in asked)])
    missing = ", ".join(one.label.lower() for one in lacking(closing, regulations))
    return _line(
        row.obligation.label,
        f"kết thúc bằng {closed_by}",
        f"còn thiếu {missing}" if missing else "",
        TaskFlag.SUBMITTED.label.lower() if is_waiting(closing) else "",
    )


def _approval(session: Session, row: Task) -> str:
    decided = {True: "đồng ý", False: "không đồng ý", None: ""}[row.approved]
    day = f"ngày {short_date(row.approved_on)}" if row.approved_on else ""
    return _line(say(holder_of(session, row.approver_post_id, row.approver_person_id)), f"{decided} {day}")


def _document(session: Session, row: Task) -> str:
    found = session.get(SourceDocument, row.source_document_id) if row.source_document_id else None
    if found is None:
        return ""
    day = f"ngày {short_date(found.issued_on)}" if found.issued_on else ""
    said = f"{TaskOrigin.ORAL.label} lúc {hour(found.said_at)}" if found.oral and found.said_at else ""
    called = " ".join(filter(None, (found.number, said, day)))
    return called if is_secret(found.secrecy) else _line(called, found.issuer, found.summary)


def _secrecy(session: Session, row: Task) -> Secrecy | None:
    document = session.get(SourceDocument, row.source_document_id) if row.source_document_id else None
    return document.secrecy if document is not None and is_secret(document.secrecy) else None


def _deadline(row: Task) -> str:
    words = row.deadline_words
    if row.deadline is None:
        return words
    if not words and row.deadline_time is not None:  # of a secret task the words are not kept
        words = hour(row.deadline_time)
    return f"{short_date(row.deadline)} ({words})" if words else short_date(row.deadline)


def _parts(session: Session, row: Task, today: date) -> dict[str, tuple[str, ...]]:
    owner = {"task_id": row.id}
    return {
        "Cơ quan chủ trì": _agencies(session, row, AgencyRole.LEAD, today),
        "Cơ quan phối hợp": _agencies(session, row, AgencyRole.COORDINATING, today),
        "Gia hạn": tuple(
            _extension(session, part)
            for part in _latest_last(part_rows(session, Extension, owner), "decided_on")
        ),
        "Báo cáo chậm tiến độ": tuple(
            _delay_report(session, part)
            for part in _latest_last(part_rows(session, DelayReport, owner), "reported_on")
        ),
        "Tiến độ": tuple(
            _progress(session, part)
            for part in reversed(_latest_last(part_rows(session, ProgressEntry, owner), "reported_on"))
        ),
        **parts_of_making(session, row),
        **parts_of_life(session, row.id),
        OWN_FIELDS: lines(session, CustomSubject.TASK, row.id),
        "Theo kết luận": _conclusions(session, row),
        "Tệp đính kèm": attached(session, Task.__tablename__, row.id),
    }


def _latest_last(rows: Sequence[Any], name: str) -> list[Any]:
    return sorted(rows, key=lambda row: (getattr(row, name) or date.min, row.id))


def _agencies(session: Session, row: Task, role: AgencyRole, today: date) -> tuple[str, ...]:
    """Each as it was named when the task was given, with the one under which it stands now (`today`)."""
    links, known = (
        part_rows(session, TaskAgency, {"task_id": row.id, "role": role}),
        read_agencies(session, today),
    )
    return tuple(_agency(session, link, known) for link in links)


def _agency(session: Session, link: TaskAgency, known: Agencies) -> str:
    heir = known.heirs.get(link.agency_id.hex)
    return _line(
        say(ref_of(session, "agency", link.agency_id)),
        f"nay là {known.names[heir]}" if heir else "",
        say_span(link.from_on, link.to_on),
        part_of_agency(link),
    )


def _extension(session: Session, row: Extension) -> str:
    decided = f"quyết định {short_date(row.decided_on)}" if row.decided_on else ""
    return _line(
        f"Đến {short_date(row.extended_to)}", decided, row.document_number, row.reason, _decider(session, row)
    )


def _delay_report(session: Session, row: DelayReport) -> str:
    decided = f" ngày {short_date(row.decided_on)}" if row.decided_on else ""
    return _line(
        short_date(row.reported_on),
        say(ref_of(session, "agency", row.agency_id)),
        row.document_number,
        row.reason,
        f"{_ACCEPTED[row.accepted]}{decided}",
        _decider(session, row),
        row.decision_note,
    )


def _decider(session: Session, row: Extension | DelayReport) -> str:
    return say(holder_of(session, row.decider_post_id, row.decider_person_id))


def _progress(session: Session, row: ProgressEntry) -> str:
    done = f"{row.percent}%" if row.percent is not None else ""
    return _line(
        short_date(row.reported_on), say(ref_of(session, "agency", row.agency_id)), done, row.content
    )


def _conclusions(session: Session, row: Task) -> tuple[str, ...]:
    query = (
        select(Meeting.title, Meeting.held_on, Conclusion.content)
        .join(Conclusion, Conclusion.meeting_id == Meeting.id)
        .join(ConclusionTask, ConclusionTask.conclusion_id == Conclusion.id)
        .where(ConclusionTask.task_id == row.id, ConclusionTask.deleted_at.is_(None))
        .where(Conclusion.deleted_at.is_(None), Meeting.deleted_at.is_(None))
    )
    return tuple(
        _line(f"{title} ({short_date(day)})", content)
        for title, day, content in session.execute(query.order_by(Meeting.held_on, Conclusion.id))
    )


def _line(*said: str) -> str:
    return "; ".join(filter(None, map(clean, said)))
