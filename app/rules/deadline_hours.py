"""The hour of a deadline, read from its words: "trước 17 giờ ngày 15/11" ends on the 15th itself, at 17:00."""

import re
from datetime import time

from app.core.text import fold

_HOUR = re.compile(
    r"\b(?P<h>\d{1,2})\s*(?:gio\b|h(?![a-z])|:(?=\d{2}))"
    r"(?:\s*(?P<m>\d{2})(?!\s*[/.\-]\s*\d|\d))?"  # the 15 of "16 giờ 15/12/2026" is a day
    r"(?:\s*phut)?(?:\s*(?P<half>sang|trua|chieu|toi)\b)?"
)


def hour_in(words: str) -> time | None:
    """Return the hour that the words of a deadline name: "17 giờ", "8h30", "5 giờ chiều"; None where they name none."""
    found = _HOUR.search(fold(words))
    if not found:
        return None
    hour, minute = int(found["h"]), int(found["m"] or 0)
    if found["half"] in ("chieu", "toi") and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def is_after(deadline: time | None, at: time | None) -> bool:
    """Tell whether an hour of the last day is past that of the deadline; one that nobody wrote down is in time."""
    return deadline is not None and at is not None and at > deadline


def say_hour(hour: time) -> str:
    """Return an hour as documents write it: "17 giờ", "16 giờ 30"."""
    return f"{hour.hour} giờ {hour.minute:02}" if hour.minute else f"{hour.hour} giờ"
