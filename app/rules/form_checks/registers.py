"""What is wrong with a line of a register (duties 12, 101, 105, 130)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.register_forms import IncomingForm, RegisterForm
from app.core.register_terms import RegisterKind
from app.rules.form_checks.common import day_off, future, missing_day, reversed_days
from app.rules.regulation import Calendar
from app.rules.secrets import is_secret

HIDDEN = "Văn bản mật: chỉ ghi số, ngày, nơi gửi, không ghi nội dung."


def check_incoming(form: IncomingForm, calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Everything to be said about an incoming document, in the order of its fields."""
    return (*_came(form, today), *_hidden(form), *_handled(form, calendar, today))


def check_entry(form: RegisterForm, _: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Everything to be said about a line of a smaller register."""
    return tuple(_entry(form, today))


def _came(form: IncomingForm, today: date) -> Iterator[Complaint]:
    yield from missing_day("arrived_on", "ngày đến", form.arrived_on)
    yield from future("arrived_on", "Ngày đến", form.arrived_on, today=today)
    if form.number is not None and form.number < 1:
        yield Complaint("number", "Số đến là số từ 1 trở lên.")
    if not form.symbol and not form.author:
        yield Complaint("symbol", "Chưa ghi số, ký hiệu hoặc tác giả.", warning=True)
    yield from reversed_days(
        "arrived_on", "Văn bản đến trước ngày ban hành.", form.issued_on, form.arrived_on, warning=True
    )


def _hidden(form: IncomingForm) -> Iterator[Complaint]:
    if is_secret(form.secrecy):
        for name in ("summary", "progress", "note"):
            if getattr(form, name):
                yield Complaint(name, HIDDEN)


def _handled(form: IncomingForm, calendar: Calendar, today: date) -> Iterator[Complaint]:
    yield from future("handed_on", "Ngày chuyển", form.handed_on, today=today)
    yield from reversed_days(
        "handed_on", "Chuyển trước ngày văn bản đến.", form.arrived_on, form.handed_on, warning=True
    )
    yield from day_off("deadline", "Thời hạn", form.deadline, calendar=calendar)
    yield from future("answered_on", "Ngày giải quyết xong", form.answered_on, today=today)
    if form.answer_symbol and form.answered_on is None:
        yield Complaint(
            "answered_on", "Có văn bản trả lời nhưng chưa ghi ngày giải quyết xong.", warning=True
        )


def _entry(form: RegisterForm, today: date) -> Iterator[Complaint]:
    if not form.content:
        yield Complaint("content", "Nhập nội dung.")
    yield from future("done_on", "Ngày xong", form.done_on, today=today)
    if form.kind is RegisterKind.ACCESS and not form.approved_by:
        sentence = "Cung cấp tài liệu cần lãnh đạo Văn phòng đồng ý: ghi người đồng ý."
        yield Complaint("approved_by", sentence)
