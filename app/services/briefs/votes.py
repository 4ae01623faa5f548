"""The papers of written opinions: the slips, the table of answers, the report to the chairman (duties 91-94)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from app.briefings.lists import Choice
from app.briefings.votes import Answer, Member, OpinionRequest, OpinionTally, OpinionUrging
from app.core.errors import AppError
from app.core.opinion_terms import RoundKind, Verdict
from app.core.regulation_terms import Unanswered
from app.core.words import short_date
from app.models.asking import ask
from app.models.opinion import OpinionAnswer, OpinionRound
from app.models.person import Person
from app.rules.majority import in_round
from app.rules.secrets import is_secret
from app.rules.working_days import working_days_after
from app.services.briefs import Question
from app.services.briefs.days import day_or, parts
from app.services.forms.common import alive, part_rows
from app.services.forms.refs import ref_of
from app.services.heirs import Agencies, read_agencies
from app.services.letter_reminders import forget_letter, note_opinions
from app.services.lists.rounds import CAME, CLOSED, NOT_SENT
from app.services.opinion_results import came_by, counted_until, is_tied, result_of, silence_agrees
from app.services.opinions import last_day
from app.services.regulation_versions import regulation_on
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SHOWN = 100
_CARRIED = {Verdict.CARRIED: True, Verdict.LOST: False, Verdict.OPEN: None}


def brief_slips(session: Session, subject: str, today: date) -> OpinionRequest:
    """Return what members are asked; the subject is the key of a round.

    Raises:
        AppError: it is not there, asks agencies, is secret (duty 12), or has no last day.
    """
    row = _round(session, subject)
    until = last_day(session, row, today)
    if until is None:
        raise AppError("Đợt lấy ý kiến chưa có hạn trả lời.", "Mở đợt lấy ý kiến và ghi hạn.")
    asked = part_rows(session, OpinionAnswer, {"round_id": row.id})
    return OpinionRequest(
        about=row.content,
        answer_by=until,
        answer_at=row.answer_at,
        points=tuple(row.points.splitlines()),
        papers=tuple(row.papers.splitlines()),
        members=tuple(_member(session, one) for one in asked),
    )


def brief_tally(session: Session, subject: str, today: date) -> OpinionTally:
    """Return the answers up to today, or to the day behind the slash of "KEY/2026-11-15"; AppError as above."""
    key, asked = parts(subject)
    return _tally(session, _round(session, key), day_or(asked, today))


def brief_any_tally(session: Session, subject: str, today: date) -> OpinionTally:
    """Return the same of a round among members or among agencies (duties 90, 93); AppError as above."""
    key, asked = parts(subject)
    return _tally(session, _open_round(session, key), day_or(asked, today))


def _tally(session: Session, row: OpinionRound, as_of: date) -> OpinionTally:
    until = last_day(session, row, as_of)
    if row.asked_on is None or until is None:
        raise AppError("Đợt lấy ý kiến chưa gửi hoặc chưa có hạn trả lời.", "Mở đợt lấy ý kiến và ghi ngày.")
    answers = part_rows(session, OpinionAnswer, {"round_id": row.id})
    lead = ref_of(session, "agency", row.lead_id)
    return OpinionTally(
        about=row.content,
        lead=lead.name if lead else "",
        sent_on=row.asked_on,
        answer_by=until,
        as_of=as_of,
        answers=tuple(_answer(session, one, counted_until(row, as_of)) for one in answers),
        carried=_CARRIED[result_of(session, row, as_of)],
        silence_agrees=silence_agrees(session, row, as_of),
        of_agencies=row.kind is not RoundKind.MEMBERS,
        tied=row.kind is RoundKind.MEMBERS and is_tied(session, row, as_of),
    )


def brief_urging(session: Session, subject: str, today: date) -> OpinionUrging:
    """Return who has not answered in a round by today; AppError as above, and where nobody is to be urged.

    An agency that merged meanwhile is urged, and counted, as its successor.
    """
    row = _open_round(session, subject)
    until = last_day(session, row, today)
    rows = part_rows(session, OpinionAnswer, {"round_id": row.id})
    silent = [one for one in rows if not came_by(one, today)]
    if row.asked_on is None or until is None or row.closed_on is not None or not silent:
        raise AppError(
            "Đợt lấy ý kiến này không còn ai phải đôn đốc.",
            "Chọn đợt đã gửi, chưa chốt, còn nơi chưa trả lời.",
        )
    regulation, calendar = regulation_on(session, today), read_calendar(session)
    agencies = read_agencies(session, today)
    return OpinionUrging(
        about=row.content,
        lead=agencies.standing_name(row.lead_id),
        sent_on=row.asked_on,
        answer_by=until,
        as_of=today,
        reply_by=max(until, working_days_after(today, regulation.urging_reply_days, calendar)),
        asked=len({_whom(agencies, one) for one in rows}),
        silent=_urged(session, agencies, silent),
        keys=tuple(one.id.hex for one in silent),
        of_agencies=row.kind is not RoundKind.MEMBERS,
        silence_agrees=in_round(regulation_on(session, row.asked_on), row.unanswered).unanswered
        is Unanswered.AGREED,
        former=_former(agencies, silent),
    )


def _whom(agencies: Agencies, row: OpinionAnswer) -> str:
    """Whom a row asks now: the key of the member, or of the agency under which the one stands that was asked."""
    if row.person_id is not None or row.agency_id is None:
        return (row.person_id or row.id).hex
    return agencies.stands_under(row.agency_id.hex)


def _urged(session: Session, agencies: Agencies, silent: Sequence[OpinionAnswer]) -> tuple[Member, ...]:
    """Each who is to be urged once."""
    found: dict[str, Member] = {}
    for row in silent:
        name = "" if row.person_id else agencies.standing_name(row.agency_id)
        found.setdefault(_whom(agencies, row), Member(name) if name else _member(session, row))
    return tuple(found.values())


def _former(agencies: Agencies, silent: Sequence[OpinionAnswer]) -> tuple[tuple[str, str], ...]:
    keys = [row.agency_id.hex for row in silent if row.agency_id is not None]
    return tuple((agencies.names[key], agencies.lead(key)[0]) for key in keys if key in agencies.heirs)


def urging_subjects(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the rounds in which somebody is to be urged: due soon or overdue, the open ones first."""
    lacking = {key for (key,) in _lacking(session, today)}
    return tuple(one for one in all_subjects(session, today) if one.code in lacking)


def _lacking(session: Session, today: date) -> Sequence[Any]:
    return ask(session, _LACKING, {"today": today.isoformat()})


def subjects(session: Session, _: date) -> tuple[Choice, ...]:
    """Return the rounds of members that are not secret, the open ones first, then the last."""
    return _subjects(session, (RoundKind.MEMBERS,))


def all_subjects(session: Session, _: date) -> tuple[Choice, ...]:
    """Return the rounds that are not secret, the open ones first, then the last."""
    return _subjects(session, tuple(RoundKind))


def _subjects(session: Session, kinds: tuple[RoundKind, ...]) -> tuple[Choice, ...]:
    asked = exists().where(OpinionAnswer.round_id == OpinionRound.id, OpinionAnswer.deleted_at.is_(None))
    rows = session.execute(
        select(OpinionRound.id, OpinionRound.content, OpinionRound.asked_on)
        .where(OpinionRound.deleted_at.is_(None), OpinionRound.kind.in_(kinds), asked)
        .where(OpinionRound.secrecy == "none", OpinionRound.asked_on.is_not(None))
        .where(OpinionRound.answer_by.is_not(None))
        .order_by(OpinionRound.closed_on.is_not(None), OpinionRound.asked_on.desc(), OpinionRound.id.desc())
        .limit(_SHOWN)
    )
    return tuple(Choice(key.hex, content, f"gửi {short_date(day)}") for key, content, day in rows if day)


def _round(session: Session, key: str) -> OpinionRound:
    row = _open_round(session, key)
    if row.kind is not RoundKind.MEMBERS:
        raise AppError(
            "Đợt này lấy ý kiến cơ quan, không dùng phiếu của thành viên UBND tỉnh.",
            "Chọn đợt lấy phiếu thành viên.",
        )
    return row


def _open_round(session: Session, key: str) -> OpinionRound:
    row = alive(session, OpinionRound, key)
    if is_secret(row.secrecy):
        raise AppError(
            "Đợt lấy ý kiến này có nội dung mật.", "Phiếu và bảng tổng hợp mật phải làm trên máy riêng."
        )
    return row


def _member(session: Session, row: OpinionAnswer) -> Member:
    person = session.get(Person, row.person_id) if row.person_id else None
    if person is not None:
        return Member(person.full_name, person.title)
    agency = ref_of(session, "agency", row.agency_id)
    return Member(agency.name if agency else "")


def _answer(session: Session, row: OpinionAnswer, day: date) -> Answer:
    if not came_by(row, day):
        return Answer(_member(session, row))
    way = row.taken_up.label if row.taken_up else ""
    taken_up = ": ".join(filter(None, (way, row.taken_up_words)))
    return Answer(_member(session, row), row.opinion, row.said, taken_up, answered=True)


_LACKING = f"""
    SELECT DISTINCT round_id FROM opinion_answer AS answer
        JOIN opinion_round ON opinion_round.id = answer.round_id
    WHERE answer.deleted_at IS NULL AND opinion_round.deleted_at IS NULL
        AND NOT {CAME} AND NOT {CLOSED} AND NOT {NOT_SENT}"""

QUESTIONS = {
    "opinion_urging": Question(
        brief_urging, urging_subjects, went_out=note_opinions, taken_back=forget_letter
    ),
    "opinion_slip": Question(brief_slips, subjects),
    "opinion_tally": Question(brief_any_tally, all_subjects),
    "vote_report": Question(brief_tally, subjects),
}
