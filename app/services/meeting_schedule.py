"""The year's meetings by the regulation: what is asked for, what was made, and making the rest (duties 53, 67-75)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.core.terms import MeetingKind
from app.models.asking import Question, ask
from app.rules.meeting_schedule import Made, Occasion, made_for, occasions
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.asking import Reads

_MADE = Question(
    """
    SELECT id, kind, held_on, occasion, cancelled_on IS NOT NULL AS off FROM meeting
    WHERE deleted_at IS NULL ORDER BY held_on, id""",
    {"kind": MeetingKind, "held_on": date.fromisoformat, "off": bool},
)


class Planned(NamedTuple):
    """A meeting that the regulation asks for, and the one that stands for it, if one does."""

    occasion: Occasion
    made: Made | None


def plan_year(session: Reads, year: int) -> tuple[Planned, ...]:
    """Return every meeting that the regulation asks for in a year, by day, with what was made of it."""
    made = tuple(Made(*row) for row in ask(session, _MADE))
    asked = occasions(year, read_regulations(session), read_calendar(session))
    return tuple(map(Planned, asked, made_for(asked, made)))


def make_due(
    session: Session,
    year: int,
    *,
    today: date,
    until: date | None = None,
    only: Collection[str] | None = None,
) -> tuple[str, ...]:
    """Make the meetings of a year that the regulation asks for and nobody made; return their keys, by day.

    Those before `today` are left out, and those after `until`; with `only` exactly the occasions of these codes are
    made. A second call makes nothing. Each gets its hour, its chair, its usual place and those who come by its kind.
    """
    wanted = [
        one.occasion
        for one in plan_year(session, year)
        if one.made is None and _is_due(one, today, until, only)
    ]
    return tuple(_make(session, one) for one in wanted)


def _is_due(one: Planned, today: date, until: date | None, only: Collection[str] | None) -> bool:
    if only is not None:
        return one.occasion.code in only
    return today <= one.occasion.held_on <= (until or date.max)


def _make(session: Session, occasion: Occasion) -> str:
    from app.models.meeting import Meeting
    from app.services.participants import default_chair, invite_by_kind, usual_place

    row = Meeting(
        kind=occasion.kind,
        title=occasion.title,
        held_on=occasion.held_on,
        starts_at=occasion.starts_at,
        place=usual_place(session, occasion.kind),
        chair_post_id=default_chair(session, occasion.kind),
        occasion=occasion.code,
    )
    session.add(row)
    session.flush()
    invite_by_kind(session, row.id.hex)
    return row.id.hex
