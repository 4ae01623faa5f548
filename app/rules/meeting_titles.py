"""What a meeting is called when nobody gave it a name, and what tells it from another of its name."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, time
from typing import NamedTuple

from app.core.terms import MeetingKind
from app.core.words import short_date

FIRST_HALF = 6


def is_reviewed_later(month: int) -> bool:
    """Whether a year that is reviewed in this month is the one before: else it is reviewed at its own end (duty 72)."""
    return month <= FIRST_HALF


def proposed_title(kind: MeetingKind, held_on: date) -> str:
    """Return the name of a meeting by its kind and day.

    What comes once a month is named by the month ("Phiên họp thường kỳ UBND tỉnh tháng 10/2026"; duties 46, 67),
    any other meeting by its day.
    """
    match kind:
        case MeetingKind.REGULAR_SESSION | MeetingKind.OFFICE_BRIEFING:
            return f"{kind.label} tháng {held_on.month}/{held_on.year}"
        case MeetingKind.LEADERS_WORKING:
            return f"Cuộc họp của lãnh đạo UBND tỉnh ngày {short_date(held_on)}"
        case MeetingKind.OTHER:
            return f"Cuộc họp ngày {short_date(held_on)}"
        case MeetingKind.LEADERSHIP:
            return f"{kind.label} quý {(held_on.month + 2) // 3}/{held_on.year}"
        case MeetingKind.MID_YEAR_REVIEW | MeetingKind.YEAR_REVIEW:
            told = held_on.year - (kind is MeetingKind.YEAR_REVIEW and is_reviewed_later(held_on.month))
            return f"{kind.label} {told}"
        case _:
            return f"{kind.label} ngày {short_date(held_on)}"


class Named(NamedTuple):
    """A meeting among others that are offered."""

    title: str
    held_on: date
    starts_at: time | None = None
    place: str = ""


def told_apart(meetings: Sequence[Named]) -> list[str]:
    """Return the day of each meeting; beside it hour and place where another has its name on that day."""
    same = Counter((one.title, one.held_on) for one in meetings)
    return [_told(one) if same[one.title, one.held_on] > 1 else short_date(one.held_on) for one in meetings]


def _told(one: Named) -> str:
    at = f"{one.starts_at:%H:%M}" if one.starts_at else ""
    return ", ".join(filter(None, (short_date(one.held_on), at, one.place)))
