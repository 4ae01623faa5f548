"""What is wrong with the form of a content proposed for a meeting."""

from collections.abc import Iterator
from datetime import date

from app.briefings.agenda_proposal_form import AgendaProposalForm
from app.briefings.forms import Complaint
from app.rules.form_checks.common import future
from app.rules.regulation import Calendar


def check(form: AgendaProposalForm, _: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Everything to be said about the proposal, in the order of its fields."""
    return (*_content(form), *future("proposed_on", "Ngày đề xuất", form.proposed_on, today=today))


def _content(form: AgendaProposalForm) -> Iterator[Complaint]:
    if not form.content:
        yield Complaint("content", "Nhập nội dung đề xuất.")
    if form.agency is None:
        yield Complaint("agency", "Chưa ghi cơ quan đề xuất.", warning=True)
    if form.minutes is not None and form.minutes <= 0:
        yield Complaint("minutes", "Số phút phải lớn hơn 0.")
