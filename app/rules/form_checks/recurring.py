"""What is wrong with the form of a recurring task."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.recurring_form import ExceptionRow, RecurringForm
from app.core.task_making_terms import Rhythm
from app.rules.form_checks.common import both_roles, in_rows, missing_day, reversed_days
from app.rules.recurrence import LONGEST_MOVE
from app.rules.secrets import MARKED, bears_mark

_LAST_DAY, _LAST_MONTH, _LONGEST_AHEAD, _MOST_STEPS = 31, 12, 366, 60


def check(form: RecurringForm, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of the form, in the order of its fields."""
    return (
        *_content(form),
        *_rhythm(form),
        *_span(form, today),
        *in_rows("exceptions", form.exceptions, lambda row: _exception(row, form)),
    )


def _content(form: RecurringForm) -> Iterator[Complaint]:
    if not form.content:
        yield Complaint("content", "Chưa có nội dung nhiệm vụ.")
    for name in ("content", "product", "note"):  # it has no level of secrecy, so nothing secret (duty 12)
        if bears_mark(getattr(form, name)):
            yield Complaint(name, MARKED.format("nhiệm vụ định kỳ"))
    yield from both_roles(form.leads, form.coordinating)


def _rhythm(form: RecurringForm) -> Iterator[Complaint]:
    if form.rhythm is Rhythm.WEEKLY and form.weekday is None:
        yield Complaint("weekday", "Chọn thứ trong tuần.")
    if form.rhythm in (Rhythm.MONTHLY, Rhythm.YEARLY) and not _within(form.day, 1, _LAST_DAY):
        yield Complaint("day", f"Nhập ngày từ 1 đến {_LAST_DAY}; tháng thiếu ngày đó lấy ngày cuối tháng.")
    if form.rhythm is Rhythm.YEARLY and not _within(form.month, 1, _LAST_MONTH):
        yield Complaint("month", f"Nhập tháng từ 1 đến {_LAST_MONTH}.")
    if not _within(form.every, 1, _MOST_STEPS):
        yield Complaint("every", f"Nhập số từ 1 đến {_MOST_STEPS}; 1 là mỗi kỳ.")
    if not _within(form.ahead_days, 0, _LONGEST_AHEAD):
        yield Complaint("ahead_days", f"Nhập số ngày từ 0 đến {_LONGEST_AHEAD}.")


def _exception(row: ExceptionRow, form: RecurringForm) -> Iterator[Complaint]:
    yield from missing_day("day", "ngày của kỳ đó", row.day)
    if row.day is not None and sum(one.day == row.day for one in form.exceptions) > 1:
        yield Complaint("day", "Ngày này có hai lần trong ngoại lệ.")
    if row.day and row.moved_to and abs(row.moved_to - row.day) > LONGEST_MOVE:
        yield Complaint("moved_to", f"Chuyển một kỳ xa nhất {LONGEST_MOVE.days} ngày.")
    if bears_mark(row.reason):
        yield Complaint("reason", MARKED.format("nhiệm vụ định kỳ"))


def _span(form: RecurringForm, today: date) -> Iterator[Complaint]:
    yield from missing_day("starts_on", "ngày bắt đầu áp dụng", form.starts_on)
    if form.starts_on is not None and form.starts_on < today:
        sentence = "Bắt đầu từ ngày đã qua: các kỳ đã qua từ ngày đó cũng được lập."
        yield Complaint("starts_on", sentence, warning=True)
    yield from reversed_days("ends_on", "Ngày kết thúc trước ngày bắt đầu.", form.starts_on, form.ends_on)


def _within(number: int | None, least: int, most: int) -> bool:
    return number is not None and least <= number <= most
