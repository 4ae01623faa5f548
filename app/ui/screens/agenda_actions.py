"""Nội dung họp: what can be done with chosen contents of agendas, each verb with the sheet that it asks by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.agenda_item_form import (
    Consultation,
    LateReason,
    LeadersAnswer,
    PapersMark,
    Postponement,
    WithdrawalDecision,
    WithdrawalProposal,
)
from app.briefings.forms import Ref
from app.core.fields import LABELS, NOUNS
from app.rules.form_checks import agenda_sheets as checks
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action
from app.ui.screens import lookups
from app.ui.screens.agenda_item_form import NEEDS, REASON, WITHDRAWAL
from app.ui.shell import Shell
from app.ui.today import this_minute, today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen

NOUN = NOUNS["agenda_item"]
_ITEM = LABELS["agenda_item"]
Choose = Callable[["Session", Sequence[str]], "Chosen"]


def _all(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.meeting import AgendaItem
    from app.services.choosing import chosen

    return chosen(session, AgendaItem, keys)


def _proposed(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.meeting import AgendaItem
    from app.services.choosing import chosen

    return chosen(session, AgendaItem, keys, fits=AgendaItem.withdrawal_proposed_on.is_not(None))


def _not_postponed(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.meeting import AgendaItem
    from app.services.choosing import chosen

    return chosen(session, AgendaItem, keys, fits=AgendaItem.postponed_on.is_(None))


def _propose(session: Session, keys: Sequence[str], values: WithdrawalProposal) -> int:
    from app.services.agenda import propose_withdrawal

    return propose_withdrawal(
        session, keys, proposed_on=values.proposed_on or today(), document=values.document
    )


def _decide(session: Session, keys: Sequence[str], values: WithdrawalDecision) -> int:
    from app.services.agenda import decide_withdrawal

    return decide_withdrawal(
        session, keys, agreed=bool(values.agreed), decided_on=values.decided_on or today()
    )


def _mark(session: Session, keys: Sequence[str], values: PapersMark) -> int:
    from app.services.agenda import mark_papers

    return mark_papers(session, keys, needed=bool(values.needed))


def _judge(session: Session, keys: Sequence[str], values: LateReason) -> int:
    from app.services.agenda import judge_late_reason

    return judge_late_reason(
        session, keys, reason=values.reason, accepted=values.accepted, decided_on=values.decided_on
    )


def _postpone(session: Session, keys: Sequence[str], values: Postponement) -> int:
    from app.services.agenda import postpone

    to = values.to.key if values.to else None
    return postpone(session, keys, to=to, on=values.postponed_on or today(), reason=values.reason)


def _consult(session: Session, keys: Sequence[str], values: Consultation) -> int:
    from app.services.agenda import consult

    return consult(session, keys, leaders=values.leaders, asked_on=values.asked_on)


def _answer(session: Session, keys: Sequence[str], values: LeadersAnswer) -> int:
    from app.services.agenda import answer

    return answer(
        session,
        keys,
        leaders=values.leaders,
        answered_on=values.answered_on or today(),
        opinion=values.opinion,
    )


def _asked_contents(session: Session, keys: Sequence[str]) -> Chosen:
    from sqlalchemy import select

    from app.models.agenda import Consultation as Asked
    from app.models.meeting import AgendaItem
    from app.services.agenda import is_asked
    from app.services.choosing import chosen

    was_asked = AgendaItem.id.in_(select(Asked.agenda_item_id).where(is_asked()))
    return chosen(session, AgendaItem, keys, fits=was_asked)


def _to_ask(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.meeting import AgendaItem
    from app.services.agenda import lacks_asking
    from app.services.choosing import chosen

    return chosen(session, AgendaItem, keys, fits=lacks_asking(session, today()))


def _begin_consulting(session: Session, keys: Sequence[str]) -> Consultation:
    """The Chủ tịch and all Phó Chủ tịch, as the directive asks (duty 54), but those who were asked already."""
    from app.services.agenda import unasked

    day = today()
    return Consultation(
        tuple(Ref("post", row.id.hex, row.name) for row in unasked(session, keys, day)), asked_on=day
    )


def _begin_postponing(session: Session, keys: Sequence[str]) -> Postponement:
    """The meeting after that of the first content, of its kind; of two on one day the later one."""
    from app.models.meeting import AgendaItem, Meeting
    from app.services.agenda import next_meeting
    from app.services.forms.common import alive

    meeting = session.get_one(Meeting, alive(session, AgendaItem, keys[0]).meeting_id)
    found = next_meeting(session, meeting, today=today(), hour=this_minute())
    return Postponement(Ref("meeting", found.id.hex, found.title) if found else None, today())


PROPOSE: SheetScreen[WithdrawalProposal] = SheetScreen(
    title="Đề nghị rút",
    verb="Đề nghị rút",
    noun=NOUN,
    fields=(
        Field("proposed_on", _ITEM["withdrawal_proposed_on"], Entry.DAY, required=True),
        Field("document", _ITEM["withdrawal_document"], Entry.LINE),
    ),
    start=lambda: WithdrawalProposal(proposed_on=today()),
    check=checks.check_proposal,
    chosen=_all,
    left_out="",
    change=_propose,
    done="Đã ghi đề nghị rút {} nội dung.",
)
DECIDE: SheetScreen[WithdrawalDecision] = SheetScreen(
    title="Chủ tịch quyết định rút",
    verb="Ghi quyết định",
    noun=NOUN,
    fields=(
        Field("agreed", _ITEM["withdrawal_agreed"], Entry.VERDICT, verdicts=WITHDRAWAL),
        Field("decided_on", _ITEM["withdrawal_decided_on"], Entry.DAY, required=True),
    ),
    start=lambda: WithdrawalDecision(agreed=True, decided_on=today()),
    check=checks.check_decision,
    chosen=_proposed,
    left_out="chưa đề nghị rút",
    change=_decide,
    done="Đã ghi quyết định về {} nội dung.",
)
MARK: SheetScreen[PapersMark] = SheetScreen(
    title="Cần hay không cần tài liệu",
    verb="Ghi",
    noun=NOUN,
    fields=(Field("needed", _ITEM["needs_papers"], Entry.VERDICT, verdicts=("Chưa chọn", *NEEDS[1:])),),
    start=lambda: PapersMark(needed=False),
    check=checks.check_mark,
    chosen=_all,
    left_out="",
    change=_mark,
    done="Đã ghi việc gửi tài liệu của {} nội dung.",
)
REASON_SHEET: SheetScreen[LateReason] = SheetScreen(
    title="Lý do gửi chậm",
    verb="Ghi lý do",
    noun=NOUN,
    fields=(
        Field("reason", _ITEM["late_reason"], Entry.LINE, required=True),
        Field("accepted", _ITEM["late_reason_accepted"], Entry.VERDICT, verdicts=REASON),
        Field("decided_on", _ITEM["late_reason_decided_on"], Entry.DAY),
    ),
    start=lambda: LateReason(decided_on=today()),
    check=checks.check_reason,
    chosen=_all,
    left_out="",
    change=_judge,
    done="Đã ghi lý do gửi chậm của {} nội dung.",
)
POSTPONE: SheetScreen[Postponement] = SheetScreen(
    title="Hoãn sang cuộc họp sau",
    verb="Hoãn",
    noun=NOUN,
    fields=(
        Field(
            "to",
            "Chuyển sang cuộc họp",
            Entry.REF,
            hint="Để trống: chờ trong Nội dung đề xuất",
            find=lookups.meetings,
        ),
        Field("postponed_on", _ITEM["postponed_on"], Entry.DAY, required=True),
        Field("reason", _ITEM["postponed_reason"], Entry.LINE),
    ),
    start=lambda: Postponement(postponed_on=today()),
    check=lambda form, calendar: checks.check_postponement(form, calendar, today=today()),
    chosen=_not_postponed,
    left_out="đã hoãn",
    change=_postpone,
    done="Đã hoãn {} nội dung.",
    begin=_begin_postponing,
)
CONSULT: SheetScreen[Consultation] = SheetScreen(
    title="Xin ý kiến Chủ tịch, Phó Chủ tịch",
    verb="Ghi đã xin ý kiến",
    noun=NOUN,
    fields=(
        Field("leaders", "Lãnh đạo được xin ý kiến", Entry.REFS, required=True, find=lookups.assigners),
        Field("asked_on", LABELS["consultation"]["asked_on"], Entry.DAY, required=True),
    ),
    start=lambda: Consultation(asked_on=today()),
    check=checks.check_consultation,
    chosen=_to_ask,
    left_out="đã xin ý kiến đủ Chủ tịch, các Phó Chủ tịch",
    change=_consult,
    done="Đã ghi {} lần xin ý kiến.",
    begin=_begin_consulting,
)
ANSWER: SheetScreen[LeadersAnswer] = SheetScreen(
    title="Ghi ý kiến lãnh đạo trả lời",
    verb="Ghi ý kiến",
    noun=NOUN,
    fields=(
        Field(
            "leaders",
            "Lãnh đạo đã trả lời",
            Entry.REFS,
            hint="Để trống: mọi người được xin mà chưa trả lời",
            find=lookups.assigners,
        ),
        Field("answered_on", LABELS["consultation"]["answered_on"], Entry.DAY, required=True),
        Field("opinion", LABELS["consultation"]["opinion"], Entry.LINE, required=True),
    ),
    start=lambda: LeadersAnswer(answered_on=today()),
    check=checks.check_answer,
    chosen=_asked_contents,
    left_out="chưa xin ý kiến",
    change=_answer,
    done="Đã ghi {} ý kiến của lãnh đạo.",
)
SHEETS = (CONSULT, ANSWER, MARK, REASON_SHEET, PROPOSE, DECIDE, POSTPONE)


def asking(screen: SheetScreen[Any], tip: str) -> Action:
    """The action that opens a sheet for the chosen rows."""
    return Action(f"{screen.title}…", tip, partial(_open, screen), more=True)


def _open(screen: SheetScreen[Any], shell: Shell, keys: Sequence[str]) -> None:
    from app.ui.forms.sheet import open_sheet

    open_sheet(screen, keys, shell)


OF_CONTENTS = (
    asking(CONSULT, "Ghi ngày xin ý kiến Chủ tịch, Phó Chủ tịch về các nội dung đã chọn"),
    asking(ANSWER, "Ghi ý kiến mà lãnh đạo được xin ý kiến đã trả lời về các nội dung đã chọn"),
    asking(MARK, "Đánh dấu các nội dung đã chọn cần hay không cần gửi tài liệu"),
    asking(REASON_SHEET, "Ghi lý do gửi chậm tài liệu và việc chấp nhận lý do"),
    asking(PROPOSE, "Đề nghị Chủ tịch rút các nội dung đã chọn khỏi chương trình họp"),
    asking(DECIDE, "Ghi quyết định của Chủ tịch về việc rút các nội dung đã chọn"),
    asking(POSTPONE, "Hoãn các nội dung đã chọn sang cuộc họp sau, giữ liên kết và số lần hoãn"),
)
