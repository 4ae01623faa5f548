"""What the form of a periodic report is filled with, and what is asked of a reminder."""

from dataclasses import dataclass
from datetime import date, time

from app.briefings.forms import Ref
from app.core.task_terms import ContactWay


@dataclass(frozen=True, slots=True)
class ReportForm:
    """One report that an agency owes: for which period, when it is due, when it came (duties 42, 114-118)."""

    name: str = ""
    agency: Ref | None = None
    period_from: date | None = None
    period_to: date | None = None
    due_on: date | None = None
    due_hour: int | None = None
    received_on: date | None = None
    received_at: time | None = None
    person: Ref | None = None
    document_number: str = ""
    results: str = ""
    difficulties: str = ""
    proposals: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reminded:
    """When a report was asked for again, by what way, and what was said."""

    reminded_on: date | None = None
    way: ContactWay | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """Until which day the reports of the regulation are made, and the keys of those that are left out."""

    until: date | None = None
    without: tuple[str, ...] = ()
