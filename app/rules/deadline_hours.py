"""The hour of a deadline, read from its words: "trước 17 giờ ngày 15/11" ends on the 15th itself, at 17:00."""

import re
from datetime import time

from app.core.text import fold

_HOUR = re.compile(r"\b(\d{1,2})\s*(?:gio\b|h(?![a-z])|:(?=\d{2}))\s*(\d{2})?")


def hour_in(words: str) -> time | None:
    """Return the hour that the words of a deadline name: "17 giờ", "8h30", "16:30"; None where they name none."""
    found = _HOUR.search(fold(words))
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def is_after(deadline: time | None, at: time | None) -> bool:
    """Tell whether an hour of the last day is past that of the deadline; one that nobody wrote down is in time."""
    return deadline is not None and at is not None and at > deadline


def say_hour(hour: time) -> str:
    """Return an hour as documents write it: "17 giờ", "16 giờ 30"."""
    return f"{hour.hour} giờ {hour.minute:02}" if hour.minute else f"{hour.hour} giờ"
