"""The form of a round of opinions: loaded and saved with those who are asked."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Loaded, Ref
from app.briefings.opinion_round_form import AnswerRow, ExtensionRow, OpinionRoundForm
from app.core.errors import AppError
from app.core.opinion_terms import RoundKind
from app.models.opinion import OpinionAnswer, OpinionExtension, OpinionRound
from app.rules.form_checks.opinion_round import HIDDEN_OF_ANSWER, NO_CONTENT, told_of_secret
from app.rules.opinion_rounds import lacks_value
from app.rules.secrets import is_secret
from app.services.announcing import announce, unannounce
from app.services.committee import chair_on, members
from app.services.ended_agencies import advise_ended, advise_ended_rows
from app.services.forms.common import Part, alive, forget, newest_change, part_rows, put, to_save, write_parts
from app.services.forms.opinion_round_details import describe
from app.services.forms.refs import Refs, ref_of, refs_of
from app.services.opinions import default_day
from app.services.secret_rows import require_no_files

__all__ = ["describe", "load", "save"]

TABLE = OpinionRound.__tablename__
_PLAIN = (
    "kind",
    "number",
    "content",
    "secrecy",
    "channel",
    "asked_on",
    "answer_at",
    "points",
    "papers",
    "closed_on",
    "unanswered",
    "asker",
    "reply_number",
    "replied_on",
    "note",
)
_REFS = {
    "lead": ("agency", "lead_id"),
    "dossier": ("dossier", "dossier_id"),
    "programme_item": ("programme_item", "programme_item_id"),
    "agenda_item": ("agenda_item", "agenda_item_id"),
    "chair": ("person", "chair_id"),
}
_OF_ANSWER = ("opinion", "answered_on", "said", "taken_up", "taken_up_words", "told_on")


def load(session: Session, key: str | None, *, today: date) -> Loaded[OpinionRoundForm]:
    """The round of a key, or one that is sent today (None)."""
    if key is None:
        return Loaded("", OpinionRoundForm(asked_on=today))
    row = alive(session, OpinionRound, key)
    return Loaded(key, _values(session, row), newest_change(session, TABLE, row.id))


def _values(session: Session, row: OpinionRound) -> OpinionRoundForm:
    owner = {"round_id": row.id}
    said: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    refs: dict[str, Any] = {
        name: ref_of(session, table, getattr(row, column)) for name, (table, column) in _REFS.items()
    }
    return OpinionRoundForm(
        **said,
        **refs,
        answer_by=row.answer_by,
        answers=tuple(_answer(session, one) for one in part_rows(session, OpinionAnswer, owner)),
        extensions=tuple(_extension(one) for one in part_rows(session, OpinionExtension, owner)),
    )


def _answer(session: Session, row: OpinionAnswer) -> AnswerRow:
    who = ref_of(session, "person", row.person_id) or ref_of(session, "agency", row.agency_id)
    return AnswerRow(row.id.hex, who, **{name: getattr(row, name) for name in _OF_ANSWER})


def _extension(row: OpinionExtension) -> ExtensionRow:
    return ExtensionRow(row.id.hex, row.extended_to, row.decided_on, row.reason)


def advise_agencies(session: Session, form: OpinionRoundForm, *, today: date) -> tuple[Complaint, ...]:
    """Warn of agencies that lead, or are asked, and are no more on the day on which the round begins."""
    day, asked = form.asked_on or today, [row.who for row in form.answers]
    return (
        *advise_ended(session, day, (("lead", form.lead),)),
        *advise_ended_rows(session, day, asked, field="answers", column="who"),
    )


def save(session: Session, loaded: Loaded[OpinionRoundForm], *, today: date, hour: time | None = None) -> str:
    """Write the round; returns its key.

    Nobody asked means all members of the day on which it begins (duty 91), no last day that of the regulation, no chair
    who holds the post; an opinion without its day came today, words of a member who took no side did not. A round of
    members that is closed is put before the next session (duty 95), one that has not begun by this `hour` of today; of
    one that is open again it comes off the agenda.

    Raises:
        AppError: it was changed since, what it points to is gone, or the content of a secret one is told (duty 12).
    """
    values, refs = loaded.values, Refs(session)
    if told_of_secret(values):
        raise AppError(NO_CONTENT, "Bỏ các nội dung đó rồi lưu lại.")
    row = to_save(session, OpinionRound, loaded)
    row = put(session, OpinionRound, row, _columns(session, values, refs, today))
    owner, asked = {"round_id": row.id}, values.answers
    if not asked and values.kind is RoundKind.MEMBERS:
        all_members = members(session, values.asked_on or today)
        asked = tuple(AnswerRow(who=ref) for ref in refs_of(session, "person", all_members))
    parts = [_answer_part(one, values.kind, refs, today) for one in asked]
    write_parts(session, OpinionAnswer, owner, parts)
    write_parts(session, OpinionExtension, owner, list(_extension_parts(values)))
    if is_secret(row.secrecy):
        require_no_files(session, [row.id])
        forget(session, OpinionAnswer, owner, HIDDEN_OF_ANSWER)
        forget(session, OpinionExtension, owner, ("reason",))
    if row.closed_on is None:
        unannounce(session, row)
    announce(session, row, today=today, hour=hour)
    session.flush()
    return row.id.hex


def _columns(session: Session, values: OpinionRoundForm, refs: Refs, today: date) -> dict[str, Any]:
    day = values.asked_on or today
    columns = {name: getattr(values, name) for name in _PLAIN}
    columns |= {column: refs.key(getattr(values, name)) for name, (_, column) in _REFS.items()}
    asked = [key for row in values.answers if _is_agency(row.who) and (key := refs.key(row.who))]
    usual = default_day(session, day, agencies=asked) if values.asked_on else None
    columns["answer_by"] = values.answer_by or usual
    if values.kind is RoundKind.MEMBERS and columns["chair_id"] is None:
        columns["chair_id"] = chair_on(session, day)
    return columns


def _answer_part(row: AnswerRow, kind: RoundKind, refs: Refs, today: date) -> Part:
    key, is_agency = refs.key(row.who), _is_agency(row.who)
    columns: dict[str, Any] = {name: getattr(row, name) for name in _OF_ANSWER}
    columns |= {"person_id": None if is_agency else key, "agency_id": key if is_agency else None}
    if row.opinion is not None or (row.said and not lacks_value(kind, row.opinion)):
        columns["answered_on"] = row.answered_on or today
    return row.key, columns


def _is_agency(ref: Ref | None) -> bool:
    return ref is not None and ref.table == "agency"


def _extension_parts(values: OpinionRoundForm) -> Iterator[Part]:
    for row in values.extensions:
        if row.extended_to is None:
            raise AppError("Có lần gia hạn chưa ghi ngày.", "Nhập ngày gia hạn đến rồi lưu lại.")
        yield (
            row.key,
            {"extended_to": row.extended_to, "decided_on": row.decided_on, "reason": row.reason},
        )
