"""What is wrong with what is asked before several contents of agendas, or proposals for them, are changed."""

from collections.abc import Iterator
from datetime import date

from app.briefings.agenda_item_form import (
    Acceptance,
    Consultation,
    LateReason,
    LeadersAnswer,
    PapersMark,
    Postponement,
    Refusal,
    WithdrawalDecision,
    WithdrawalProposal,
)
from app.briefings.forms import Complaint
from app.rules.form_checks.common import future, missing_day
from app.rules.regulation import Calendar


def check_proposal(form: WithdrawalProposal, _: Calendar) -> tuple[Complaint, ...]:
    """Complaints of a proposal to withdraw."""
    return tuple(missing_day("proposed_on", "ngày đề nghị rút", form.proposed_on))


def check_decision(form: WithdrawalDecision, _: Calendar) -> tuple[Complaint, ...]:
    """Complaints of the Chairman's decision."""
    undecided = [Complaint("agreed", "Chọn đồng ý rút hoặc không đồng ý rút.")] if form.agreed is None else []
    return (*undecided, *missing_day("decided_on", "ngày quyết định", form.decided_on))


def check_mark(form: PapersMark, _: Calendar) -> tuple[Complaint, ...]:
    """Complaints of a mark that says whether papers are needed."""
    return (Complaint("needed", "Chọn cần gửi hoặc không cần gửi."),) if form.needed is None else ()


def check_reason(form: LateReason, _: Calendar) -> tuple[Complaint, ...]:
    """Complaints of a reason for late documents."""
    return tuple(_reason(form))


def _reason(form: LateReason) -> Iterator[Complaint]:
    if not form.reason:
        yield Complaint("reason", "Nhập lý do gửi chậm.")
    if form.accepted is not None:
        yield from missing_day("decided_on", "ngày quyết định", form.decided_on)


def check_postponement(form: Postponement, _: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Complaints of putting contents off."""
    return (
        *missing_day("postponed_on", "ngày hoãn", form.postponed_on),
        *future("postponed_on", "Ngày hoãn", form.postponed_on, today=today),
    )


def check_consultation(form: Consultation, _: Calendar) -> tuple[Complaint, ...]:
    """Complaints of asking leaders."""
    nobody = [] if form.leaders else [Complaint("leaders", "Chọn lãnh đạo được xin ý kiến.")]
    return (*nobody, *missing_day("asked_on", "ngày xin ý kiến", form.asked_on))


def check_answer(form: LeadersAnswer, _: Calendar) -> tuple[Complaint, ...]:
    """Complaints of what leaders answered."""
    silent = [] if form.opinion else [Complaint("opinion", "Ghi ý kiến của lãnh đạo.")]
    return (*silent, *missing_day("answered_on", "ngày cho ý kiến", form.answered_on))


def check_acceptance(form: Acceptance, _: Calendar) -> tuple[Complaint, ...]:
    """Complaints of putting proposals on an agenda."""
    nowhere = [] if form.meeting else [Complaint("meeting", "Chọn cuộc họp.")]
    return (*nowhere, *missing_day("decided_on", "ngày quyết định", form.decided_on))


def check_refusal(form: Refusal, _: Calendar) -> tuple[Complaint, ...]:
    """Complaints of refusing proposals."""
    return tuple(missing_day("decided_on", "ngày quyết định", form.decided_on))
