"""What is wrong with the form of a source document (duties 11, 12)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Complaint
from app.core.task_making_terms import DocumentMark
from app.rules.form_checks.common import future, reversed_days
from app.rules.form_checks.task_lines import check_lines
from app.rules.regulation import Calendar
from app.rules.secrets import SENTENCE, is_secret


def check(form: DocumentForm, calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a document's form, in the order of its fields."""
    return (
        *_document(form, today),
        *check_lines(form.tasks, calendar, assigned_on=assigned_on(form), secrecy=form.secrecy),
    )


def assigned_on(form: DocumentForm) -> date | None:
    """The day on which the tasks that are added were assigned."""
    return form.assigned_on or form.issued_on


def _document(form: DocumentForm, today: date) -> Iterator[Complaint]:
    if not form.number:
        missing = "Chưa có số, ký hiệu văn bản."
        yield Complaint("number", missing, warning=bool(form.summary))
    yield from future("issued_on", "Ngày ban hành", form.issued_on, today=today)
    if is_secret(form.secrecy) and form.summary:
        yield Complaint("summary", SENTENCE)
    sent_back = DocumentMark.WRONG_WAY in form.marks
    if not sent_back and (form.returned_on is not None or form.return_letter):
        yield Complaint("marks", f"Có văn bản trả lại nhưng chưa đánh dấu “{DocumentMark.WRONG_WAY.label}”.")
    if sent_back and not form.return_letter:
        yield Complaint("return_letter", "Chưa ghi văn bản trả lại hồ sơ.", warning=True)
    yield from reversed_days("returned_on", "Trả lại trước ngày văn bản.", form.issued_on, form.returned_on)
    if form.marks and form.tasks:
        yield Complaint("marks", "Văn bản đánh dấu không lập nhiệm vụ nhưng có nhiệm vụ.", warning=True)
    if assigned_on(form) is None and any(not line.key for line in form.tasks):
        yield Complaint("assigned_on", "Chưa có ngày giao hoặc ngày ban hành văn bản.")
