"""What is wrong with how a task came to be: its agencies' own parts, consultations, steps (duties 1, 2, 4, 12, 15)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.task_form import AgencyPartRow, ConsultationRow, TaskForm
from app.rules.form_checks.common import future, identity, in_rows, missing_day, reversed_days
from app.rules.secrets import BY_NUMBER, is_secret, tells_content


def check_making(form: TaskForm, *, today: date) -> Iterator[Complaint]:
    """Give every complaint of those fields."""
    yield from in_rows("agency_parts", form.agency_parts, lambda row: _part(row, form, today))
    yield from in_rows("consultations", form.consultations, lambda row: _consultation(row, form, today))


def _part(row: AgencyPartRow, form: TaskForm, today: date) -> Iterator[Complaint]:
    if row.agency is None:
        yield Complaint("agency", "Chọn cơ quan chủ trì hoặc phối hợp.")
    elif identity(row.agency) not in map(identity, (*form.leads, *form.coordinating)):
        yield Complaint("agency", f"{row.agency.name} chưa là cơ quan chủ trì hay phối hợp.")
    elif sum(part.agency == row.agency for part in form.agency_parts) > 1:
        yield Complaint("agency", f"{row.agency.name} có hai dòng; gộp làm một.")
    sentence = "Hạn của phần việc sau hạn của nhiệm vụ."
    yield from reversed_days("deadline", sentence, row.deadline, form.deadline, warning=True)
    yield from future("answered_on", "Ngày trả lời", row.answered_on, today=today)
    if is_secret(form.secrecy):
        told = (name for name in ("part", "answer") if tells_content(getattr(row, name)))
        yield from (Complaint(name, BY_NUMBER) for name in told)


def _consultation(row: ConsultationRow, form: TaskForm, today: date) -> Iterator[Complaint]:
    yield from missing_day("asked_on", "ngày hỏi ý kiến", row.asked_on)
    yield from future("asked_on", "Ngày hỏi", row.asked_on, today=today)
    yield from future("answered_on", "Ngày trả lời", row.answered_on, today=today)
    yield from reversed_days("answered_on", "Ngày trả lời trước ngày hỏi.", row.asked_on, row.answered_on)
    if is_secret(form.secrecy):
        told = (name for name in ("document_number", "content") if tells_content(getattr(row, name)))
        yield from (Complaint(name, BY_NUMBER) for name in told)
