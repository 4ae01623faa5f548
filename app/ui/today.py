"""The day and the moment on the clock of this machine; asked anew each time, for the window stays open overnight."""

from datetime import UTC, date, datetime, time


def now() -> datetime:
    """The moment, in local time."""
    return datetime.now(UTC).astimezone()


def today() -> date:
    """The local day."""
    return now().date()


def this_minute() -> time:
    """The hour and minute on the clock."""
    return now().time().replace(second=0, microsecond=0)
