"""What is wrong with the sheets of opinions (duties 91-94)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.opinion_sheets import Answering, Closing, MoreTime, Reminding
from app.rules.form_checks.common import day_off, future, missing_day, reversed_days
from app.rules.form_checks.opinion_round import EXTENDED_BACK
from app.rules.regulation import Calendar


def check_answer(values: Answering, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of an answer."""
    return tuple(_answer(values, today))


def _answer(values: Answering, today: date) -> Iterator[Complaint]:
    yield from missing_day("answered_on", "ngày trả lời", values.answered_on)
    yield from future("answered_on", "Ngày trả lời", values.answered_on, today=today)
    if values.opinion is None and not values.said:
        yield Complaint("opinion", "Chọn ý kiến hoặc ghi nội dung trả lời.")


def check_reminder(values: Reminding, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a reminder."""
    return (
        *missing_day("reminded_on", "ngày nhắc", values.reminded_on),
        *future("reminded_on", "Ngày nhắc", values.reminded_on, today=today),
    )


def check_more_time(values: MoreTime, calendar: Calendar) -> tuple[Complaint, ...]:
    """Every complaint of a later last day."""
    return (
        *missing_day("extended_to", "ngày gia hạn đến", values.extended_to),
        *day_off("extended_to", "Hạn trả lời", values.extended_to, calendar=calendar),
        *missing_day("decided_on", "ngày quyết định", values.decided_on),
        *reversed_days("extended_to", EXTENDED_BACK, values.decided_on, values.extended_to),
    )


def check_closing(values: Closing, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of the end of a round."""
    return (
        *missing_day("closed_on", "ngày chốt", values.closed_on),
        *future("closed_on", "Ngày chốt", values.closed_on, today=today),
    )
