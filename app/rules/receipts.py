"""Whether session documents and periodic reports came in time, seen on a day (duties 42, 55, 56)."""

from datetime import date, time, timedelta

from app.core.terms import MeetingKind, Receipt
from app.core.text import fold
from app.rules.facts import happened
from app.rules.regulation import Calendar, InForce, Regulation
from app.rules.working_days import working_days_after, working_days_before

PARTY_COMMITTEE = "dang uy ubnd"


def receipt(
    due_on: date,
    received_on: date | None,
    as_of: date,
    *,
    due_hour: int | None = None,
    received_at: time | None = None,
) -> Receipt:
    """Judge papers due on a day: on time, late, or never here; what came after `as_of` is not here yet.

    On the last day the hour counts where both are known: at that hour is in time, after it is late.
    """
    came_on = happened(received_on, as_of)
    if came_on is None:
        return Receipt.MISSING
    late = came_on > due_on or (came_on == due_on and is_after_hour(due_hour, received_at))
    return Receipt.LATE if late else Receipt.ON_TIME


def is_after_hour(due_hour: int | None, received_at: time | None) -> bool:
    """Tell whether what came on its last day came after the hour; an hour that nobody wrote down is in time."""
    return due_hour is not None and received_at is not None and received_at > time(due_hour)


def is_report_counted(due_on: date, as_of: date) -> bool:
    """Tell whether a periodic report counts: only once its day has come."""
    return due_on <= as_of


def is_of_party(kind: MeetingKind, title: str) -> bool:
    """Tell whether a meeting is one of the party committee of the UBND, by its kind or by its title."""
    return kind is MeetingKind.PARTY or PARTY_COMMITTEE in fold(title)


def session_documents_due(held_on: date, *, of_party: bool, regulation: InForce, calendar: Calendar) -> date:
    """Return the last day for the documents of a session: so many working days before it (duties 55, 56)."""

    def by(numbers: Regulation) -> date:
        days = numbers.party_document_days if of_party else numbers.session_document_days
        return working_days_before(held_on, days, calendar)

    return regulation.day(by)


def withdrawn_from(due_on: date, *, regulation: Regulation, calendar: Calendar) -> date:
    """Return the first day on which a content without its documents is to be withdrawn (duty 57)."""
    return working_days_after(due_on, regulation.withdrawal_grace_days, calendar) + timedelta(days=1)
