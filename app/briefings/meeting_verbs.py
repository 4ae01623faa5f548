"""What is asked before a meeting is locked or opened again, and of what the press is told."""

from dataclasses import dataclass
from datetime import date

from app.core.meeting_held_terms import PressKind


@dataclass(frozen=True, slots=True)
class LockReason:
    """Why a meeting is locked, or opened again."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class PressNote:
    """A press conference or release about a meeting (duty 65)."""

    kind: PressKind = PressKind.RELEASE
    on_day: date | None = None
    content: str = ""
    document_number: str = ""
