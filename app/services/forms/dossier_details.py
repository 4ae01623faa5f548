"""A dossier as the detail panel tells it: where it stands, what was found, who was asked, what was decided."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Details
from app.core.words import short_date
from app.models.dossier import Dossier, DossierCheck, DossierVersion
from app.models.opinion import OpinionAnswer, OpinionRound
from app.rules.opinion_rounds import said_of_deadline
from app.rules.secrets import HIDDEN_CONTENT, is_secret
from app.services.confirmed_years import NOTICE, notices
from app.services.dossier_changes import earlier_decisions, say_decision
from app.services.forms.common import alive, attached, part_rows
from app.services.forms.refs import holder_of, ref_of
from app.services.forms.telling import Told, facts, say, with_aside, without_empty
from app.services.lists import dossiers
from app.services.settings import read_calendar

_FOUND = {True: "bảo đảm", False: "chưa bảo đảm", None: "chưa xem"}


def describe(session: Session, key: str, *, today: date) -> Details:
    """Where a dossier stands on a day, and all that is known of it; AppError when it is gone."""
    row = alive(session, Dossier, key)
    (listed,) = dossiers.read(session, [key], today=today)
    left = said_of_deadline(listed.due_on, today, read_calendar(session)) if listed.due_on else ""
    state = with_aside(listed.standing.label, left and f"hạn {short_date(listed.due_on or today)}, {left}")
    title = HIDDEN_CONTENT if is_secret(row.secrecy) else row.content
    return Details(
        title,
        state,
        facts("dossier", _columns(session, row)),
        without_empty({NOTICE: notices(session, [listed.due_on], today=today), **_parts(session, row)}),
    )


def _columns(session: Session, row: Dossier) -> tuple[tuple[str, Told], ...]:
    leader = "leader_post_id" if row.leader_post_id else "leader_person_id"
    return (
        ("kind", row.kind),
        ("number", row.number),
        ("secrecy", row.secrecy if is_secret(row.secrecy) else None),
        ("agency_id", ref_of(session, "agency", row.agency_id)),
        ("room_id", ref_of(session, "agency", row.room_id)),
        ("officer_id", ref_of(session, "person", row.officer_id)),
        ("programme_item_id", ref_of(session, "programme_item", row.programme_item_id)),
        ("agenda_item_id", ref_of(session, "agenda_item", row.agenda_item_id)),
        ("task_id", ref_of(session, "task", row.task_id)),
        ("authority", row.authority),
        ("proposal", row.proposal),
        ("proposal_reason", row.proposal_reason),
        ("submitted_on", row.submitted_on),
        (leader, holder_of(session, row.leader_post_id, row.leader_person_id)),
        ("decision", row.decision),
        ("decided_on", row.decided_on),
        ("decision_words", row.decision_words),
        ("differing", row.differing),
        ("meeting_id", ref_of(session, "meeting", row.meeting_id)),
        ("note", row.note),
    )


def _parts(session: Session, row: Dossier) -> dict[str, tuple[str, ...]]:
    owner = {"dossier_id": row.id}
    return {
        "Ý kiến lãnh đạo trước đây": tuple(map(say_decision, earlier_decisions(session, row))),
        "Các lần nhận": tuple(_version(session, one) for one in part_rows(session, DossierVersion, owner)),
        "Thành phần hồ sơ": tuple(row.papers.splitlines()),
        "Thẩm tra": tuple(_check(one) for one in part_rows(session, DossierCheck, owner)),
        "Lấy ý kiến": tuple(_asked(session, row)),
        "Báo cáo lãnh đạo": tuple(_escalated(row)),
        "Bảo lưu ý kiến": tuple(_reserved(session, row)),
        "Tệp đính kèm": attached(session, Dossier.__tablename__, row.id),
    }


def _version(session: Session, row: DossierVersion) -> str:
    """One line: "Nhận 02/11/2026 (12/TTr-STC): chỉnh lý …; trả lại 03/11/2026, thiếu thành phần hồ sơ: …"."""
    head = with_aside(f"Nhận {short_date(row.received_on)}", row.number)
    by = say(ref_of(session, "person", row.examined_by_id))
    examined = with_aside(f"thẩm tra xong {short_date(row.examined_on)}", by) if row.examined_on else ""
    ground = say(row.return_ground).lower()
    back = (
        ", ".join(filter(None, (f"trả lại {short_date(row.returned_on)}", ground))) if row.returned_on else ""
    )
    reason = f": {row.return_reason}" if back and row.return_reason else ""
    said = "; ".join(filter(None, (row.changes, examined, back + reason)))
    return f"{head}: {said}" if said else head


def _check(row: DossierCheck) -> str:
    said = f"{row.point.label}: {_FOUND[row.in_order]}"
    return f"{said} – {row.remark}" if row.remark else said


def _asked(session: Session, row: Dossier) -> Iterator[str]:
    query = (
        select(OpinionAnswer, OpinionRound.asked_on)
        .join(OpinionRound, OpinionRound.id == OpinionAnswer.round_id)
        .where(OpinionRound.dossier_id == row.id, OpinionRound.deleted_at.is_(None))
        .where(OpinionAnswer.deleted_at.is_(None))
        .order_by(OpinionRound.asked_on, OpinionRound.id, OpinionAnswer.position)
    )
    for answer, asked_on in session.execute(query):
        who = say(ref_of(session, "agency", answer.agency_id) or ref_of(session, "person", answer.person_id))
        came = f"trả lời {short_date(answer.answered_on)}" if answer.answered_on else "chưa trả lời"
        told = f"đã báo kết quả {short_date(answer.told_on)}" if answer.told_on else ""
        asked = f"hỏi {short_date(asked_on)}" if asked_on else "chưa gửi"
        said = ", ".join(filter(None, (asked, came, say(answer.opinion).lower(), told)))
        yield f"{who} – {said}{': ' if answer.said else ''}{answer.said}"


def _escalated(row: Dossier) -> Iterator[str]:
    if row.escalated_on or row.escalated_to:
        head = with_aside(row.escalated_to or "Lãnh đạo", say(row.escalated_on))
        yield f"{head}: {row.escalation_reason}" if row.escalation_reason else head


def _reserved(session: Session, row: Dossier) -> Iterator[str]:
    if row.reserved_by_id:
        head = with_aside(say(ref_of(session, "person", row.reserved_by_id)), say(row.reserved_on))
        yield f"{head}: {row.reserved_opinion}" if row.reserved_opinion else head
