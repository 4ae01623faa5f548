"""What is asked before a meeting is locked or opened again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LockReason:
    """Why a meeting is locked, or opened again."""

    reason: str = ""
