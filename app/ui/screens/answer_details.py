"""What the panel shows of an answer: the round that it belongs to, and its own history."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from app.ui.detail_panel import Shown
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.forms import Details


def tell(key: str) -> Shown:
    """The answer of a key, as the panel shows it."""
    return Shown(key, _describe, ("opinion_answer", UUID(key)), can_open=True)


def _describe(session: Session, key: str) -> Details:
    from app.models.opinion import OpinionAnswer
    from app.services.forms.opinion_round import describe

    answer = session.get_one(OpinionAnswer, UUID(key))
    return describe(session, answer.round_id.hex, today=today())
