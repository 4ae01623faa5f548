"""A round of opinions as the detail panel tells it: what is asked, who answered what, what it comes to."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Details
from app.core.opinion_terms import IN_WORDS, RoundKind, Verdict
from app.core.words import short_date
from app.models.agenda import AgendaProposal
from app.models.meeting import Meeting
from app.models.opinion import OpinionAnswer, OpinionExtension, OpinionReminder, OpinionRound
from app.rules.secrets import HIDDEN_CONTENT, is_secret
from app.services.announcing import announced
from app.services.confirmed_years import NOTICE, notices
from app.services.forms.common import alive, attached, part_rows
from app.services.forms.refs import ref_of
from app.services.forms.telling import facts, say, with_aside, without_empty
from app.services.lists import answers, rounds
from app.services.opinion_results import TIE, came_after, is_tied

_WAITS = "chưa trả lời"


def describe(session: Session, key: str, *, today: date) -> Details:
    """Where a round stands on a day, and all that is known of it; AppError when it is gone."""
    row = alive(session, OpinionRound, key)
    (listed,) = rounds.read(session, [key], today=today)
    columns = (
        ("kind", row.kind),
        ("number", row.number),
        ("secrecy", row.secrecy if is_secret(row.secrecy) else None),
        ("channel", row.channel),
        ("asker", row.asker),
        ("lead_id", ref_of(session, "agency", row.lead_id)),
        ("dossier_id", ref_of(session, "dossier", row.dossier_id)),
        ("programme_item_id", ref_of(session, "programme_item", row.programme_item_id)),
        ("agenda_item_id", ref_of(session, "agenda_item", row.agenda_item_id)),
        ("asked_on", row.asked_on),
        ("answer_by", listed.answer_by),
        ("unanswered", row.unanswered),
        ("closed_on", row.closed_on),
        ("reply_number", row.reply_number),
        ("replied_on", row.replied_on),
        ("note", row.note),
    )
    owner = {"round_id": row.id}
    asked = part_rows(session, OpinionAnswer, owner)
    parts = {
        NOTICE: notices(session, [None if row.closed_on else listed.answer_by], today=today),
        "Kết quả": (_result(listed, tied=is_tied(session, row, today)),) if asked else (),
        "Công bố": tuple(_announced(session, row)),
        "Vấn đề cần cho ý kiến": tuple(row.points.splitlines()),
        "Ý kiến": tuple(_answer(session, one, row.closed_on or date.max) for one in asked),
        "Ý kiến đã đổi": tuple(_changed(session, row, today)),
        "Gia hạn": tuple(_extension(one) for one in part_rows(session, OpinionExtension, owner)),
        "Tài liệu gửi kèm": tuple(row.papers.splitlines()),
        "Tệp đính kèm": attached(session, OpinionRound.__tablename__, row.id),
    }
    title = HIDDEN_CONTENT if is_secret(row.secrecy) else row.content
    return Details(title, listed.standing.label, facts("opinion_round", columns), without_empty(parts))


def _result(listed: rounds.ListedRound, *, tied: bool) -> str:
    came = f"Đã trả lời {listed.answered}/{listed.asked}"
    if listed.kind is not RoundKind.MEMBERS or listed.verdict is None:
        return came
    counts = f"đồng ý {listed.agreed}, đồng ý có ý kiến {listed.changes}, không đồng ý {listed.disagreed}"
    words = f", {IN_WORDS.lower()} {listed.in_words}" if listed.in_words else ""
    tie = f" ({TIE})" if tied and listed.verdict is not Verdict.OPEN else ""
    return f"{came}: {counts}{words} → {listed.verdict.label.lower()}{tie}"


def _announced(session: Session, row: OpinionRound) -> Iterator[str]:
    place = announced(session, row)
    if isinstance(place, AgendaProposal):
        yield "Đã đề nghị đưa vào phiên họp thường kỳ gần nhất"
    elif place is not None:
        meeting = session.get_one(Meeting, place.meeting_id)
        yield f"{meeting.title}, ngày {short_date(meeting.held_on)}"


def _answer(session: Session, row: OpinionAnswer, closed_on: date) -> str:
    """One line: "Nguyễn Văn A – Đồng ý (05/11/2026): lời; tiếp thu: lời"; of a late one that it does not count."""
    who = say(ref_of(session, "person", row.person_id) or ref_of(session, "agency", row.agency_id))
    if row.answered_on is None:
        return f"{who} – {_WAITS}{_reminded(session, row)}"
    late = ", sau ngày chốt, không tính" if came_after(row, closed_on) else ""
    said = with_aside(say(row.opinion) or "đã trả lời", f"{short_date(row.answered_on)}{late}")
    taken = ": ".join(filter(None, (say(row.taken_up).lower(), row.taken_up_words)))
    more = "; ".join(filter(None, (row.said, taken)))
    return f"{who} – {said}{': ' if more else ''}{more}"


def _changed(session: Session, row: OpinionRound, today: date) -> Iterator[str]:
    """Who answered otherwise before, a line for each change."""
    asked = [one.id.hex for one in part_rows(session, OpinionAnswer, {"round_id": row.id})]
    for listed in answers.read(session, asked, today=today):
        for change in listed.changes:
            yield f"{listed.who}: {change}"


def _reminded(session: Session, row: OpinionAnswer) -> str:
    query = select(OpinionReminder.reminded_on).where(
        OpinionReminder.answer_id == row.id, OpinionReminder.deleted_at.is_(None)
    )
    days = sorted(session.scalars(query))
    return f", đã nhắc {len(days)} lần, gần nhất {short_date(days[-1])}" if days else ""


def _extension(row: OpinionExtension) -> str:
    decided = f"quyết định {short_date(row.decided_on)}" if row.decided_on else ""
    said = with_aside(f"Đến {short_date(row.extended_to)}", decided)
    return f"{said}: {row.reason}" if row.reason else said
