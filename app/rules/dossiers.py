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

    What happened last to the version that came last says it: one that was returned after it was submitted is with
    its agency, one that came again after the leader asked for more is examined again.
    """
    last = last_receipt(facts, today)
    if last is None:
        return DossierStanding.EXAMINING
    submitted, decided = _submitted(facts, last, today), _decided(facts, last, today)
    if _is_back(last, submitted, decided, today):
        lacks = last.ground is ReturnGround.INCOMPLETE
        return DossierStanding.LACKING if lacks else DossierStanding.RETURNED
    if decided is not None:
        more = facts.decision is Decision.MORE_ASKED
        return DossierStanding.LACKING if more else DossierStanding.DECIDED
    if submitted is not None:
        return DossierStanding.SUBMITTED
    examined = last.examined_on is not None and last.examined_on <= today
    return DossierStanding.READY if examined else DossierStanding.EXAMINING


def is_with_leader(facts: DossierFacts, day: date) -> bool:
    """Tell whether a leader may decide on a day: the version that came last was submitted, and is not back.

    What he decided already may be mended.
    """
    last = last_receipt(facts, day)
    if last is None:
        return False
    submitted, decided = _submitted(facts, last, day), _decided(facts, last, day)
    return submitted is not None and not _is_back(last, submitted, decided, day)


def is_in_hand(facts: DossierFacts, day: date) -> bool:
    """Tell whether somebody still has work with a dossier on a day: it came, and is neither decided nor sent elsewhere.

    One that went back to be mended comes again; one that came the wrong way does not (duties 6, 60).
    """
    last = last_receipt(facts, day)
    if last is None:
        return False
    match standing_of(facts, day):
        case DossierStanding.DECIDED:
            return False
        case DossierStanding.RETURNED:
            return last.ground is not ReturnGround.WRONG_WAY
    return True


def due_on(facts: DossierFacts, today: date, regulation: InForce, calendar: Calendar) -> date | None:
    """Return the last day for what is to be done next: examined and submitted, or decided; None where nothing is."""
    last = last_receipt(facts, today)
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


def last_receipt(facts: DossierFacts, today: date) -> Receipt | None:
    """Return the time on which the dossier came last, seen on a day; None before it came at all."""
    came = [receipt for receipt in facts.receipts if receipt.received_on <= today]
    return max(reversed(came), key=lambda receipt: receipt.received_on, default=None)


def _submitted(facts: DossierFacts, last: Receipt, today: date) -> date | None:
    """The day on which the version that came last was submitted."""
    day = facts.submitted_on
    return day if day is not None and last.received_on <= day <= today else None


def _decided(facts: DossierFacts, last: Receipt, today: date) -> date | None:
    """The day of the decision on it: one of the day on which it came answers an earlier submission, if there is one."""
    day, submitted = facts.decided_on, facts.submitted_on
    if day is None or not last.received_on <= day <= today:
        return None
    is_of_earlier = day == last.received_on and submitted is not None and submitted < last.received_on
    return None if is_of_earlier else day


def _is_back(last: Receipt, submitted: date | None, decided: date | None, today: date) -> bool:
    """Whether it was returned, and nothing came after that: on one day the return is the last."""
    day = last.returned_on
    if day is None or day > today:
        return False
    return all(other is None or other <= day for other in (submitted, decided))
