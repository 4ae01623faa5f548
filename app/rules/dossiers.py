"""Where a dossier stands, seen on a day, and by when the next step is due (duties 59, 60, 97-99)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.opinion_terms import Decision, DossierStanding, ReturnGround
from app.rules.regulation import Calendar, InForce
from app.rules.working_days import working_days_after

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Receipt:
    """One time that the dossier came, and what was found."""

    received_on: date
    examined_on: date | None = None
    returned_on: date | None = None
    ground: ReturnGround | None = None


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """What happened to a dossier; `receipts` in the order in which they came."""

    receipts: Sequence[Receipt]
    submitted_on: date | None = None
    decision: Decision | None = None
    decided_on: date | None = None


def standing_of(facts: DossierFacts, today: date) -> DossierStanding:
    """Say where a dossier stands at the end of a day; what happened later does not count.

    A dossier that came again after the leader asked for more is examined again.
    """
    last = _last(facts, today)
    if last is None:
        return DossierStanding.EXAMINING
    if _is_since(facts.decided_on, last, today):
        more = facts.decision is Decision.MORE_ASKED
        return DossierStanding.LACKING if more else DossierStanding.DECIDED
    if _is_since(facts.submitted_on, last, today):
        return DossierStanding.SUBMITTED
    if last.returned_on is not None and last.returned_on <= today:
        lacks = last.ground is ReturnGround.INCOMPLETE
        return DossierStanding.LACKING if lacks else DossierStanding.RETURNED
    examined = last.examined_on is not None and last.examined_on <= today
    return DossierStanding.READY if examined else DossierStanding.EXAMINING


def due_on(facts: DossierFacts, today: date, regulation: InForce, calendar: Calendar) -> date | None:
    """Return the last day for what is to be done next: examined and submitted, or decided; None where nothing is."""
    last = _last(facts, today)
    match standing_of(facts, today):
        case DossierStanding.EXAMINING | DossierStanding.READY if last is not None:
            days = regulation.on(last.received_on).examination_days
            return working_days_after(last.received_on, days, calendar)
        case DossierStanding.SUBMITTED if facts.submitted_on is not None:
            days = regulation.on(facts.submitted_on).leader_decision_days
            return working_days_after(facts.submitted_on, days, calendar)
    return None


def return_by(receipt: Receipt, regulation: InForce, calendar: Calendar) -> date:
    """Return the last day on which what came the wrong way, or lacks papers, goes back (duties 6, 60)."""
    days = regulation.on(receipt.received_on).dossier_return_days
    return working_days_after(receipt.received_on, days, calendar)


def overdue_since(days: int, today: date, calendar: Calendar) -> date:
    """Return the last day of which so many working days have run out before `today`: what came by it is overdue."""
    day = today - ONE_DAY
    while working_days_after(day, days, calendar) >= today:
        day -= ONE_DAY
    return day


def _last(facts: DossierFacts, today: date) -> Receipt | None:
    came = [receipt for receipt in facts.receipts if receipt.received_on <= today]
    return max(reversed(came), key=lambda receipt: receipt.received_on, default=None)


def _is_since(day: date | None, receipt: Receipt, today: date) -> bool:
    return day is not None and receipt.received_on <= day <= today
