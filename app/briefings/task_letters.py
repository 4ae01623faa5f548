"""What letters about tasks are told: who is urged for what, and what is assigned to whom."""

from dataclasses import dataclass
from datetime import date

from app.briefings.month import TaskRow


@dataclass(frozen=True, slots=True)
class UrgedAgency:
    """An agency with its tasks that are late and those that soon will be due; each list by deadline."""

    name: str
    overdue: tuple[TaskRow, ...]
    due_soon: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class Urging:
    """A letter that urges agencies, as of a day (duties 14, 17).

    `soon_until` is the last day that is due soon, `answer_by` the last day to answer; a delay is to be reported at
    least `delay_report_days` before the deadline (duty 9). `to_all`: one text for all agencies, though only one be
    behind.
    """

    agencies: tuple[UrgedAgency, ...]
    as_of: date
    soon_until: date
    answer_by: date
    delay_report_days: int
    to_all: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """A letter that passes tasks on to their agencies (duty 13).

    The document that they come from, where it is one: number, day, issuer and what it is about; empty otherwise, and
    what is not known of it.
    """

    tasks: tuple[TaskRow, ...]
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    summary: str = ""
