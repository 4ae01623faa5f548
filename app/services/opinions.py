"""Verbs of written opinions: who answered what, reminders, more time, the end, and what became of it (duties 89-95)."""

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.opinion_terms import Channel, RoundKind, TakenUp
from app.core.terms import AgencyKind, Opinion
from app.core.text import clean
from app.core.words import number, short_date
from app.models.agency import Agency
from app.models.opinion import OpinionAnswer, OpinionExtension, OpinionReminder, OpinionRound
from app.rules.form_checks.opinion_round import EXTENDED_BACK, NO_CONTENT
from app.rules.opinion_rounds import is_same_answer, lacks_value
from app.rules.secrets import is_secret
from app.rules.working_days import working_days_after
from app.services.announcing import announce
from app.services.committee import chair_on, members
from app.services.forms.common import alive, key_of, part_rows
from app.services.regulation_versions import regulation_on
from app.services.settings import read_calendar


def start(
    session: Session,
    *,
    content: str,
    asked_on: date,
    kind: RoundKind = RoundKind.MEMBERS,
    answer_by: date | None = None,
    asked: Sequence[UUID] | None = None,
    lead: UUID | None = None,
    dossier: UUID | None = None,
    number: str = "",
) -> OpinionRound:
    """Ask all members of the committee, or those `asked` (agencies unless it goes to members), for opinions (91).

    Without a last day it is that of the regulation.
    """
    row = OpinionRound(
        kind=kind,
        content=content,
        number=number,
        asked_on=asked_on,
        answer_by=answer_by or default_day(session, asked_on, agencies=asked or ()),
        lead_id=lead,
        dossier_id=dossier,
        chair_id=chair_on(session, asked_on) if kind is RoundKind.MEMBERS else None,
        channel=Channel.SYSTEM,
    )
    session.add(row)
    session.flush()
    column = "person_id" if kind is RoundKind.MEMBERS else "agency_id"
    keys = members(session, asked_on) if asked is None and kind is RoundKind.MEMBERS else asked or ()
    for position, key in enumerate(keys):
        session.add(OpinionAnswer(round_id=row.id, position=position, **{column: key}))
    session.flush()
    return row


def default_day(session: Session, asked_on: date, *, agencies: Sequence[UUID] = ()) -> date:
    """Return the last day to answer by the regulation; rooms of the office alone have a day of their own (108)."""
    regulation = regulation_on(session, asked_on)
    kinds = set(session.scalars(select(Agency.kind).where(Agency.id.in_(agencies))))
    of_rooms = kinds == {AgencyKind.OFFICE_ROOM}
    days = regulation.room_opinion_days if of_rooms else regulation.opinion_days
    return working_days_after(asked_on, days, read_calendar(session))


def answer(
    session: Session,
    keys: Sequence[str],
    *,
    opinion: Opinion | None,
    answered_on: date,
    said: str | None = None,
) -> int:
    """Note what members or agencies answered on a day (duty 92); returns how many.

    No opinion takes an answer back; words without an opinion leave the opinion that is there. Of another answer, or
    of none, the words before and what the lead agency made of them do not stay; the log keeps them.

    Raises:
        AppError: an answer is not there any more, the round is closed or not sent by that day, the content of a secret
            one is told (duty 12), or a member who took no side yet would answer in words alone.
    """
    rows = _answers(session, keys)
    if said and opinion is None:
        _require_values(session, rows)
    for row in rows:
        asked = session.get_one(OpinionRound, row.round_id)
        _require_open(asked, answered_on)
        if said and is_secret(asked.secrecy):
            raise AppError(NO_CONTENT, "Bỏ nội dung ý kiến rồi ghi lại.")
        given = opinion if opinion is not None or not said else row.opinion
        is_taken_back = opinion is None and not said
        if is_taken_back or not is_same_answer(row.opinion, row.said, given, said):
            row.said, row.taken_up, row.taken_up_words = said or "", None, ""
        row.opinion = given
        row.answered_on = None if is_taken_back else answered_on
    session.flush()
    return len(rows)


def _require_values(session: Session, rows: Sequence[OpinionAnswer]) -> None:
    lacking = [
        row for row in rows if lacks_value(session.get_one(OpinionRound, row.round_id).kind, row.opinion)
    ]
    if lacking:
        raise AppError(
            f"{number(len(lacking))} thành viên chưa có ý kiến: chỉ ghi nội dung thì chưa phải là trả lời.",
            "Chọn một trong ba ý kiến, hoặc chỉ chọn những dòng đã có ý kiến.",
        )


def _require_open(asked: OpinionRound, day: date) -> None:
    if asked.closed_on is not None:
        raise AppError(
            f"Đợt lấy ý kiến đã chốt ngày {short_date(asked.closed_on)}.", "Bỏ ngày chốt rồi ghi lại."
        )
    if asked.asked_on is None or asked.asked_on > day:
        raise AppError("Đợt lấy ý kiến chưa gửi vào ngày này.", "Ghi ngày gửi của đợt trước.")


def take_up(session: Session, keys: Sequence[str], *, how: TakenUp, words: str = "") -> int:
    """Note what the lead agency does with opinions (duty 93); without words theirs stay. Returns how many.

    Raises:
        AppError: one of them has not answered, or the content of a secret one is told.
    """
    rows = _answers(session, keys)
    for row in rows:
        if row.answered_on is None:
            raise AppError("Có nơi chưa trả lời nên chưa thể tiếp thu.", "Chỉ chọn những nơi đã trả lời.")
        if words and is_secret(session.get_one(OpinionRound, row.round_id).secrecy):
            raise AppError(NO_CONTENT, "Bỏ nội dung giải trình rồi ghi lại.")
        row.taken_up = how
        row.taken_up_words = words or row.taken_up_words
    session.flush()
    return len(rows)


def write_words(session: Session, key: str, *, column: str, words: str) -> None:
    """Keep the words of an answer (`said`), or those that take it up (`taken_up_words`).

    Raises:
        AppError: it is not there any more, or the round is secret (duty 12).
    """
    [row] = _answers(session, [key])
    if words and is_secret(session.get_one(OpinionRound, row.round_id).secrecy):
        raise AppError(NO_CONTENT, "Ghi nội dung trên phiếu giấy.")
    setattr(row, column, clean(words))


def tell_result(session: Session, keys: Sequence[str], *, told_on: date) -> int:
    """Note that those who answered were told the result (duty 108); returns how many were not told before."""
    rows = [row for row in _answers(session, keys) if row.told_on is None]
    for row in rows:
        row.told_on = told_on
    session.flush()
    return len(rows)


def remind(session: Session, keys: Sequence[str], *, reminded_on: date, way: str = "") -> int:
    """Note a reminder for those of the chosen who have not answered; returns how many."""
    rows = [row for row in _answers(session, keys) if row.answered_on is None]
    session.add_all(OpinionReminder(answer_id=row.id, reminded_on=reminded_on, way=way) for row in rows)
    session.flush()
    return len(rows)


def extend(
    session: Session, keys: Sequence[str], *, extended_to: date, decided_on: date, reason: str = ""
) -> int:
    """Give rounds a later last day; the first one stays. Returns how many.

    Raises:
        AppError: a round is closed, goes on as long already, would end before it was decided, or is secret and a
            reason is told (duty 12).
    """
    if extended_to < decided_on:
        raise AppError(EXTENDED_BACK, "Nhập ngày gia hạn đến từ ngày quyết định trở đi.")
    for key in keys:
        row = alive(session, OpinionRound, key)
        _require_open(row, decided_on)
        if reason and is_secret(row.secrecy):
            raise AppError(NO_CONTENT, "Bỏ lý do rồi gia hạn lại.")
        until = last_day(session, row, decided_on)
        if until is not None and extended_to <= until:
            raise AppError(
                f"Hạn trả lời đang là {short_date(until)}, không sớm hơn ngày gia hạn.", "Nhập ngày sau đó."
            )
        session.add(
            OpinionExtension(round_id=row.id, extended_to=extended_to, decided_on=decided_on, reason=reason)
        )
    session.flush()
    return len(keys)


def last_day(session: Session, row: OpinionRound, day: date) -> date | None:
    """Return the last day to answer in force on a day."""
    found = [
        (one.decided_on or date.min, one.id, one.extended_to)
        for one in part_rows(session, OpinionExtension, {"round_id": row.id})
        if one.decided_on is None or one.decided_on <= day
    ]
    return max(found)[2] if found else row.answer_by


def close(
    session: Session, keys: Sequence[str], *, closed_on: date, today: date, hour: time | None = None
) -> int:
    """End rounds: what they came to is put on the next session's agenda by itself (duties 94, 95). Returns how many.

    Answers that came after the day do not count. The session is the next one from `today` on that has not begun by
    this `hour` (None: of the day nothing has).

    Raises:
        AppError: a round is closed already, or was not sent.
    """
    for key in keys:
        row = alive(session, OpinionRound, key)
        _require_open(row, closed_on)
        row.closed_on = closed_on
        session.flush()
        announce(session, row, today=today, hour=hour)
    return len(keys)


def _answers(session: Session, keys: Sequence[str]) -> list[OpinionAnswer]:
    wanted = list(dict.fromkeys(map(key_of, keys)))
    rows = session.scalars(
        select(OpinionAnswer).where(OpinionAnswer.id.in_(wanted), OpinionAnswer.deleted_at.is_(None))
    ).all()
    if len(rows) < len(wanted):
        raise AppError("Có dòng đã chọn không còn nữa.", "Tải lại danh sách rồi chọn lại.")
    return list(rows)
