"""What is wrong with the form of one content of a meeting (duties 54-58)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.agenda_item_form import AgendaItemForm, AskedRow, PaperRow
from app.briefings.forms import Complaint
from app.rules.agenda_rules import needs_papers
from app.rules.form_checks.common import future, in_rows, reversed_days
from app.rules.regulation import Calendar


def check(form: AgendaItemForm, _: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Everything to be said about the content, in the order of its fields."""
    return (
        *_missing(form),
        *future("documents_received_on", "Ngày nhận tài liệu", form.documents_received_on, today=today),
        *in_rows("papers", form.papers, lambda row: _paper(row, today)),
        *_twice(form),
        *_not_needed(form),
        *in_rows("asked", form.asked, _asked),
        *_late(form),
        *_withdrawal(form),
    )


def _missing(form: AgendaItemForm) -> Iterator[Complaint]:
    if form.meeting is None:
        yield Complaint("meeting", "Chọn cuộc họp.")
    if not form.content:
        yield Complaint("content", "Nhập nội dung họp.")
    if form.agency is not None and form.presenter is None:
        sentence = "Chưa ghi người trình bày, chịu trách nhiệm về nội dung."
        yield Complaint("presenter", sentence, warning=True)
    if form.minutes is not None and form.minutes <= 0:
        yield Complaint("minutes", "Số phút phải lớn hơn 0.")


def _paper(row: PaperRow, today: date) -> Iterator[Complaint]:
    if not row.called:
        yield Complaint("name", "Nhập tên tài liệu hoặc đính kèm tệp.")
    if row.version is not None and row.version < 1:
        yield Complaint("version", "Số của bản phải từ 1.")
    yield from future("received_on", "Ngày nhận", row.received_on, today=today)


def _twice(form: AgendaItemForm) -> Iterator[Complaint]:
    first: dict[tuple[str, int], int] = {}
    for place, row in enumerate(form.papers):
        same = row.called.casefold(), row.version or 1
        if row.called and (earlier := first.setdefault(same, place)) != place:
            sentence = f"Bản {row.version or 1} của “{row.called}” đã có ở dòng {earlier + 1}."
            yield Complaint("papers", sentence, place, "version")


def _not_needed(form: AgendaItemForm) -> Iterator[Complaint]:
    if form.papers and not needs_papers(form.content, form.needs_papers):
        sentence = "Nội dung không cần gửi tài liệu mà có danh sách tài liệu: không tính đúng hạn, chậm."
        yield Complaint("papers", sentence, warning=True)


def _asked(row: AskedRow) -> Iterator[Complaint]:
    if row.who is None:
        yield Complaint("who", "Chọn lãnh đạo được xin ý kiến.")
    if row.answered_on is not None and row.asked_on is None:
        yield Complaint("asked_on", "Có ngày cho ý kiến mà chưa có ngày xin.", warning=True)
    sentence = "Cho ý kiến trước ngày xin ý kiến."
    yield from reversed_days("answered_on", sentence, row.asked_on, row.answered_on)


def _late(form: AgendaItemForm) -> Iterator[Complaint]:
    if form.late_reason_accepted and not form.late_reason:
        yield Complaint("late_reason", "Chấp nhận lý do mà chưa ghi lý do.", warning=True)


def _withdrawal(form: AgendaItemForm) -> Iterator[Complaint]:
    proposed, decided = form.withdrawal_proposed_on, form.withdrawal_decided_on
    if form.withdrawal_agreed is not None and proposed is None:
        yield Complaint(
            "withdrawal_proposed_on", "Đã có quyết định mà chưa có ngày đề nghị rút.", warning=True
        )
    yield from reversed_days("withdrawal_decided_on", "Quyết định trước ngày đề nghị rút.", proposed, decided)
