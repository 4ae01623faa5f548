"""Whose a room's plan is: of one that merged its successor's, as its rows in statistics (decisions 67, 166)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from app.services.heirs import Agencies, read_agencies

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.rules.spans import Span


def plan_room(session: Session, room: UUID, span: Span, *, today: date) -> UUID:
    """The room that a room's plan of a span is of: its successor, where it merged by today or, before it, the end."""
    return UUID(_on(session, span, today).stands_under(room.hex))


def rooms_of(session: Session, room: UUID, span: Span, *, today: date) -> tuple[UUID, ...]:
    """That room, and those that merged into it by then: what they lead or follow is in its plan."""
    agencies = _on(session, span, today)
    return tuple(UUID(key) for key in agencies.keys_of(agencies.stands_under(room.hex)))


def _on(session: Session, span: Span, today: date) -> Agencies:
    return read_agencies(session, min(today, span.end))
