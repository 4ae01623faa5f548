"""The day on the clock of this machine; screens ask it anew each time, for the window stays open overnight."""

from datetime import UTC, date, datetime


def today() -> date:
    """The local day."""
    return datetime.now(UTC).astimezone().date()
