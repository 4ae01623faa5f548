"""What the form is filled with that asks many agencies for a report, once or in every period (duties 114-118)."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Ref
from app.core.report_terms import ReportEvery


@dataclass(frozen=True, slots=True)
class ReportRoundForm:
    """A report that agencies owe: those that are named, and whole groups that are ticked.

    The period is that of the first report; later ones follow `every` so often, as long as they are due by `until`.
    """

    name: str = ""
    agencies: tuple[Ref, ...] = ()
    departments: bool = False
    communes: bool = False
    rooms: bool = False
    period_from: date | None = None
    period_to: date | None = None
    due_on: date | None = None
    due_hour: int | None = None
    every: ReportEvery = ReportEvery.ONCE
    until: date | None = None
    source: str = ""
