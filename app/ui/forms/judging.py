"""What is wrong with a form as it stands: what its entries cannot read, what is missing, what its rules say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from app.briefings.forms import Complaint
from app.rules.confirmed_years import warning_of, warning_of_month
from app.rules.periods import Month
from app.rules.regulation import Calendar
from app.ui.forms.field_frame import FieldFrame
from app.ui.forms.screen import Entry, Field
from app.ui.today import today

Judged = dict[str, list[Complaint]]


Check = Callable[[Any, Calendar], tuple[Complaint, ...]]


def judge(check: Check, frames: Mapping[str, FieldFrame], values: Any, calendar: Calendar) -> Judged:
    """Return the complaints by field; where an entry was not understood, the rules are not heard on its value."""
    judged: Judged = {
        name: [*frame.entry.complaints(name)] or [*frame.missing()] for name, frame in frames.items()
    }
    taken = {(one.field, one.row, one.column) for told in judged.values() for one in told}
    for complaint in check(values, calendar):
        name = _shown_at(complaint.field, frames)
        if (complaint.field, complaint.row, complaint.column) not in taken:
            judged[name].append(complaint)
    for name, frame in frames.items():
        judged[name] += _unconfirmed(frame.field, getattr(values, name), calendar)
    return judged


def _unconfirmed(field: Field, value: Any, calendar: Calendar) -> Iterator[Complaint]:
    """A warning at every deadline to come in a year whose days off nobody confirmed: the one place for all forms.

    A month in which something is due stays, but what is counted in it may move.
    """
    if said := _said(field, value, calendar):
        yield Complaint(field.name, said, warning=True)
    elif field.entry is Entry.ROWS:
        for place, row in enumerate(value):
            for column in field.columns:
                for one in _unconfirmed(column, getattr(row, column.name), calendar):
                    yield Complaint(field.name, one.sentence, place, column.name, warning=True)


def _said(field: Field, value: Any, calendar: Calendar) -> str:
    """The warning of a deadline, or of a month in which something is due; empty of other entries and of the past."""
    if field.entry is Entry.DEADLINE and isinstance(value, date):
        return warning_of(value, calendar) if value >= today() else ""
    if field.entry is Entry.MONTH and value:
        month = Month(*value)
        return warning_of_month(month, calendar) if month.end >= today() else ""
    return ""


def errors(judged: Iterable[Complaint]) -> list[Complaint]:
    """Return those that keep the form from being saved."""
    return [complaint for complaint in judged if not complaint.warning]


def _shown_at(field: str, frames: Mapping[str, FieldFrame]) -> str:
    """The field under which a complaint is shown: its own, the one whose words it is about, else the first."""
    if field in frames:
        return field
    by_words = (name for name, frame in frames.items() if frame.field.words == field)
    return next(by_words, next(iter(frames)))
