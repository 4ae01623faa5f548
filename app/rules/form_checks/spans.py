"""Complaints about spans of days that forms have: one that ends before it begins, two that overlap."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from app.briefings.forms import Complaint
from app.rules.form_checks.common import reversed_days

Row = TypeVar("Row")
Span = tuple[date | None, date | None]
"""The first and the last day, both included; none: open."""


def backwards(field: str, span: Span) -> Iterator[Complaint]:
    """Complain of a span that ends before it begins; `field` is that of its end."""
    yield from reversed_days(field, "Ngày kết thúc trước ngày bắt đầu.", *span)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans share a day."""
    begins = max(one[0] or date.min, other[0] or date.min)
    return begins <= min(one[1] or date.max, other[1] or date.max)


def first_overlap(rows: Sequence[Row], place: int, span: Callable[[Row], Span]) -> int | None:
    """Return the place of the first row before `place` that shares a day with it."""
    return next((n for n in range(place) if overlap(span(rows[n]), span(rows[place]))), None)
