"""Complaints that several forms share: what is missing, days that cannot be, agencies named twice."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from app.briefings.forms import Complaint, Ref
from app.core.text import fold
from app.core.words import short_date, weekday
from app.rules.regulation import Calendar
from app.rules.working_days import is_working_day

Row = TypeVar("Row")

EXAMPLE = "cần ngày như 15/10/2026"


def missing_day(field: str, what: str, day: date | None) -> Iterator[Complaint]:
    """Complain of a day that must be there: "Chưa có ngày giao: cần ngày như 15/10/2026."."""
    if day is None:
        yield Complaint(field, f"Chưa có {what}: {EXAMPLE}.")


def future(field: str, what: str, day: date | None, *, today: date) -> Iterator[Complaint]:
    """Complain of something that happened after today: "Ngày hoàn thành 15/10/2026 ở tương lai."."""
    if day is not None and day > today:
        yield Complaint(field, f"{what} {short_date(day)} ở tương lai.")


def unnumbered(document: Ref | None, day: date | None) -> Iterator[Complaint]:
    """Warn of the day of a document that has no number yet."""
    if document is None and day is not None:
        sentence = "Có ngày văn bản nhưng chưa có số, ký hiệu."
        yield Complaint("document_day", sentence, warning=True)


def day_off(field: str, what: str, day: date | None, *, calendar: Calendar) -> Iterator[Complaint]:
    """Warn of a deadline on which nobody works."""
    if day is not None and not is_working_day(day, calendar):
        known = calendar.names.get(day)
        said = f"{weekday(day)}, {known}" if known else weekday(day)
        yield Complaint(field, f"{what} {short_date(day)} là ngày nghỉ ({said}).", warning=True)


def reversed_days(
    field: str, sentence: str, first: date | None, last: date | None, *, warning: bool = False
) -> Iterator[Complaint]:
    """Complain when the last day stands before the first."""
    if first is not None and last is not None and last < first:
        yield Complaint(field, sentence, warning=warning)


def both_roles(
    leads: tuple[Ref, ...], others: tuple[Ref, ...], *, field: str = "coordinating"
) -> Iterator[Complaint]:
    """Complain of each agency that leads and coordinates too."""
    leading = {identity(ref) for ref in leads}
    for ref in others:
        if identity(ref) in leading:
            yield Complaint(field, f"“{ref.name}” đã chủ trì nên không ghi phối hợp nữa.")


def identity(ref: Ref) -> str:
    """What tells a row that is pointed to from others; of a new one its name."""
    return ref.key or fold(ref.name)


def in_rows(
    field: str, rows: Iterable[Row], judge: Callable[[Row], Iterable[Complaint]]
) -> Iterator[Complaint]:
    """Give the complaints of each row of a field: what `judge` says of a column is said of its row."""
    for place, row in enumerate(rows):
        for complaint in judge(row):
            yield Complaint(field, complaint.sentence, place, complaint.field, complaint.warning)
