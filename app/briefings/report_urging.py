"""What a letter is told that asks for reports which did not come (duties 106, 114-118)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A report that is late: since when, and how often it was asked for, the last time on a day.

    `period` is what it covers in words; it may be empty, as `person`: who owes it in the agency, in letters that were
    frozen when agencies were asked for the reports of their people. `key` is its record's; letters that were frozen
    without one have none. `former` is the agency that owed it before it merged into who is asked.
    """

    name: str
    period: str
    due_on: date
    days_late: int
    person: str = ""
    due_hour: int | None = None
    reminders: int = 0
    reminded_on: date | None = None
    key: str = ""
    former: str = ""


@dataclass(frozen=True, slots=True)
class OwingAgency:
    """An agency or room with the reports that it owes, the longest late first; a person with his own (duty 111)."""

    name: str
    reports: tuple[OwedReport, ...]
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class ReportUrging:
    """Who owes reports on a day; `answer_by` is the last day now, `sources` are the articles that ask for them."""

    as_of: date
    answer_by: date
    agencies: tuple[OwingAgency, ...]
    sources: tuple[str, ...] = ()
