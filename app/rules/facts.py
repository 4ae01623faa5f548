"""What is known on a day: a fact with a later day does not hold yet, one without a day always does."""

from datetime import date


def holds(since: date | None, as_of: date) -> bool:
    """Tell whether a fact that holds `since` a day (None: from the start) holds on `as_of`."""
    return since is None or since <= as_of


def happened(on: date | None, as_of: date) -> date | None:
    """Return the day of an event if it happened by `as_of`, else None."""
    return on if on is not None and on <= as_of else None


def is_withdrawn(withdrawn: bool, withdrawn_on: date | None, as_of: date) -> bool:
    """Tell whether something is withdrawn on a day; without a day of its own it was so from the start."""
    return withdrawn and holds(withdrawn_on, as_of)


def stands(since: date | None, until: date | None, as_of: date) -> bool:
    """Tell whether something in force from a day to a day (both included; None: open) is so on `as_of`."""
    return holds(since, as_of) and (until is None or until >= as_of)
