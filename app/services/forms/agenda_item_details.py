"""A content of a meeting as the detail panel tells it: where it stands, its papers, and what the chairmen said."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Details, Fact
from app.core.meeting_terms import NEEDS_NONE
from app.core.words import short_date
from app.models.agenda import Consultation
from app.models.meeting import AgendaItem, Meeting
from app.rules.agenda_rules import needs_papers
from app.rules.meeting_kinds import ask_by
from app.rules.receipts import receipt
from app.services.agenda_papers import (
    asked_of,
    due_of,
    judged_papers,
    newest_papers,
    postponements,
    state_of,
    usual_due,
)
from app.services.attached_files import attached_files
from app.services.forms.common import alive, attached, part_rows
from app.services.forms.refs import holder_of, ref_of
from app.services.forms.telling import Told, facts, say, with_aside, without_empty
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

_PLAIN = (
    *("section", "minutes", "documents_received_on", "late_reason", "late_reason_accepted"),
    *("withdrawal_proposed_on", "withdrawal_document", "withdrawal_agreed", "withdrawal_decided_on"),
    *("postponed_on", "postponed_reason"),
)


def describe(session: Session, key: str, *, today: date) -> Details:
    """Where a content stands on a day, and all that is known of it; AppError when it is gone."""
    row = alive(session, AgendaItem, key)
    meeting = session.get_one(Meeting, row.meeting_id)
    regulation, calendar = read_regulations(session), read_calendar(session)
    due_on = due_of(row, meeting, regulation, calendar)
    came = receipt(due_on, row.documents_received_on, today).label.lower()
    papers = f"{came}, hạn {short_date(due_on)} ({_whose(session, row)})"
    asked = asked_of(session, row, meeting, regulation, as_of=today)
    day = ask_by(meeting.kind, meeting.held_on, regulation)
    told = (
        Fact("Tài liệu", papers if needs_papers(row.content, row.needs_papers) else NEEDS_NONE.lower()),
        Fact("Xin ý kiến", with_aside(asked.label, f"chậm nhất {short_date(day)}" if day else "")),
    )
    parts = {
        "Tài liệu": tuple(_papers(session, row, usual_due(meeting, regulation, calendar), today)),
        "Xin ý kiến Chủ tịch, Phó Chủ tịch": tuple(
            _answer(session, part) for part in part_rows(session, Consultation, {"agenda_item_id": row.id})
        ),
        "Hoãn, chuyển": tuple(_moves(session, row)),
        "Tệp đính kèm": attached(session, AgendaItem.__tablename__, row.id),
    }
    state = state_of(row, meeting, regulation, calendar, as_of=today)
    return Details(
        row.content,
        state.label,
        (*facts("agenda_item", _columns(session, row, meeting)), *told),
        without_empty(parts),
    )


def _whose(session: Session, row: AgendaItem) -> str:
    """Who set the last day for documents: a changed number of the regulation moves all but what a hand wrote."""
    if row.documents_due_on is None:
        return "theo quy chế"
    return "hạn riêng của tài liệu" if judged_papers(session, row.id) else "hạn riêng ghi tay"


def _columns(session: Session, row: AgendaItem, meeting: Meeting) -> tuple[tuple[str, Told], ...]:
    return (
        ("meeting_id", f"{meeting.title}, {short_date(meeting.held_on)}"),
        ("agency_id", ref_of(session, "agency", row.agency_id)),
        ("presenter_person_id", holder_of(session, row.presenter_post_id, row.presenter_person_id)),
        ("programme_item_id", ref_of(session, "programme_item", row.programme_item_id)),
        *((name, getattr(row, name)) for name in _PLAIN),
    )


def _papers(session: Session, row: AgendaItem, usual: date, today: date) -> Iterator[str]:
    """The newest version of each paper; whether it is in time is said by the day of its first one (duty 55)."""
    facts = {paper.name: paper for paper in judged_papers(session, row.id)}
    for paper in newest_papers(session, row.id):
        own = facts[paper.name]
        judged = receipt(own.due_on or usual, own.received_on, today).label.lower()
        came = f"nhận {short_date(paper.received_on)}, {judged}" if paper.received_on else judged
        if own.due_on is not None:
            came = f"{came}, hạn riêng {short_date(own.due_on)}"
        version = f"bản {paper.version}" if paper.version > 1 else ""
        files = len(attached_files(session, "meeting_paper", paper.id.hex))
        said = (version, paper.document, came, f"{files} tệp" if files else "")
        yield with_aside(paper.name, "; ".join(filter(None, said)))


def _answer(session: Session, row: Consultation) -> str:
    asked = f"xin {short_date(row.asked_on)}" if row.asked_on else "chưa xin"
    answered = f"trả lời {short_date(row.answered_on)}" if row.answered_on else ""
    who = say(holder_of(session, row.post_id, row.person_id))
    return with_aside(who, ", ".join(filter(None, (asked, answered)))) + (
        f": {row.opinion}" if row.opinion else ""
    )


def _moves(session: Session, row: AgendaItem) -> Iterator[str]:
    """The meetings that the content came from and went to."""
    if row.postponed_from_id is not None:
        earlier = session.get_one(AgendaItem, row.postponed_from_id)
        meeting = session.get_one(Meeting, earlier.meeting_id)
        times = postponements(session, row)
        said = f"Hoãn {times} lần; từ" if times else "Đưa lên sớm hơn từ"
        yield f"{said} {meeting.title}, {short_date(meeting.held_on)}"
    later = select(Meeting).join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
    query = later.where(AgendaItem.postponed_from_id == row.id, AgendaItem.deleted_at.is_(None))
    for meeting in session.scalars(query):
        yield f"Chuyển sang {meeting.title}, {short_date(meeting.held_on)}"
