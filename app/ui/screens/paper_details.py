"""What the panel shows of a content of a meeting: the meeting that it belongs to, and its own history."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from app.ui.detail_panel import Shown
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.forms import Details


def tell(key: str) -> Shown:
    """The content of a key, as the panel shows it."""
    return Shown(key, _describe, ("agenda_item", UUID(key)), can_open=True)


def _describe(session: Session, key: str) -> Details:
    from app.models.meeting import AgendaItem
    from app.services.forms.meeting import describe

    item = session.get_one(AgendaItem, UUID(key))
    return describe(session, item.meeting_id.hex, today=today())
