"""What is wrong with what is asked before many tasks are changed; what a task itself forbids, the verb refuses."""

from datetime import date

from app.briefings.bulk_changes import Completion, NewDeadline, Withdrawal
from app.briefings.custom_fields import NewValue
from app.briefings.forms import Complaint
from app.rules.form_checks.common import day_off, future, missing_day, reversed_days
from app.rules.regulation import Calendar


def check_deadline(form: NewDeadline, calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a new deadline, in the order of its fields."""
    return (
        *missing_day("extended_to", "hạn mới", form.extended_to),
        *day_off("extended_to", "Hạn mới", form.extended_to, calendar=calendar),
        *future("decided_on", "Ngày quyết định", form.decided_on, today=today),
        *reversed_days(
            "decided_on", "Ngày quyết định sau hạn mới.", form.decided_on, form.extended_to, warning=True
        ),
    )


def check_completion(form: Completion, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a day of completion."""
    return (
        *missing_day("completed_on", "ngày hoàn thành", form.completed_on),
        *future("completed_on", "Ngày hoàn thành", form.completed_on, today=today),
    )


def check_withdrawal(form: Withdrawal, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of the day from which tasks do not count."""
    return tuple(future("withdrawn_on", "Ngày thu hồi", form.withdrawn_on, today=today))


def check_own_field(form: NewValue) -> tuple[Complaint, ...]:
    """A field must be chosen; whether it takes the value, the verb says."""
    return () if form.field is not None else (Complaint("field", "Chọn trường riêng."),)
