"""What the page of minutes asks for and has done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.core.words import short_date

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from sqlalchemy.orm import Session

    from app.briefings.held_meeting import EarlierMinutes, HeldMeeting
    from app.ui.shell import Shell


def opened(session: Session, *, key: str) -> tuple[HeldMeeting, Fraction, bool]:
    """The minutes of a meeting with what was kept of them, and what the regulation asks of the quorum."""
    from app.services.minutes_drafts import open_minutes

    return _with_numbers(session, open_minutes(session, key))


def read(session: Session, *, key: str) -> tuple[HeldMeeting, Fraction, bool]:
    """The same as the records have it."""
    from app.services.held_meeting import read_held

    return _with_numbers(session, read_held(session, key))


def _with_numbers(session: Session, minutes: HeldMeeting) -> tuple[HeldMeeting, Fraction, bool]:
    from app.services.regulation_versions import regulation_on

    regulation = regulation_on(session, minutes.held_on)
    return minutes, regulation.quorum_share, regulation.substitute_in_quorum


def approve(shell: Shell, key: str, today: date) -> None:
    """Approve and lock the minutes of the meeting before this one, and say so (duty 63)."""

    def say(earlier: EarlierMinutes) -> None:
        day = short_date(earlier.held_on)
        shell.say(f"Đã thông qua và khóa biên bản {earlier.title} ({day}).", undoable=True)

    shell.tasks.do(partial(_approve, key=key, by=shell.tasks.actor, today=today), say)


def _approve(session: Session, *, key: str, by: str, today: date) -> EarlierMinutes:
    from app.services.meeting_locks import approve_earlier

    return approve_earlier(session, key, by=by, today=today)
