"""What is wrong with the form of those invited to a meeting."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.guests_form import GuestRow, GuestsForm
from app.core.meeting_held_terms import Answer
from app.core.words import short_date
from app.rules.form_checks.common import future, in_rows
from app.rules.item_numbers import read_numbers
from app.rules.regulation import Calendar


def check(form: GuestsForm, _calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint, in the order of the fields."""
    return (
        *future("sent_on", "Ngày gửi giấy mời", form.sent_on, today=today),
        *_twice(form),
        *in_rows("guests", form.guests, lambda row: _guest(row, form.contents, today)),
    )


def old_answers(form: GuestsForm) -> tuple[Complaint, ...]:
    """Warn, also before anybody is in the rows, of answers for another day than the one that stands."""
    return tuple(in_rows("guests", form.guests, _old))


def _old(row: GuestRow) -> Iterator[Complaint]:
    if row.is_old and row.old is not None:
        day = short_date(row.old.day)
        yield Complaint("answer", f"Trả lời cho ngày cũ ({day}): coi như chưa trả lời.", warning=True)


def _twice(form: GuestsForm) -> Iterator[Complaint]:
    first: dict[tuple[str, str], int] = {}
    for place, row in enumerate(form.guests):
        if row.who is None:
            yield Complaint("guests", "Chọn người hoặc cơ quan được mời.", place, "who")
        elif (earlier := first.setdefault((row.who.table, row.who.key or row.who.name), place)) != place:
            yield Complaint("guests", f"“{row.who.name}” đã có ở dòng {earlier + 1}.", place, "who")


def _guest(row: GuestRow, contents: int, today: date) -> Iterator[Complaint]:
    try:
        read_numbers(row.items, contents)
    except ValueError as error:
        yield Complaint("items", str(error))
    yield from future("answered_on", "Ngày trả lời", row.answered_on, today=today)
    if row.answer is Answer.SUBSTITUTE and not row.substitute:
        yield Complaint("substitute", "Chưa ghi người dự thay.", warning=True)
    if row.substitute and row.answer is not Answer.SUBSTITUTE:
        yield Complaint("answer", "Có người dự thay nhưng trả lời không phải cử người dự thay.", warning=True)
    if row.answer is Answer.CANNOT and not row.reason:
        yield Complaint("reason", "Chưa ghi lý do không dự.", warning=True)
