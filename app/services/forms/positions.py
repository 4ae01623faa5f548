"""Where a new agency or post stands in the office's own lists: behind all others."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.agency import Agency
from app.models.person import Post


def next_position(session: Session, model: type[Agency] | type[Post]) -> int:
    """The place behind the last one, from 1; deleted rows count, for they may come back."""
    return session.scalar(select(func.coalesce(func.max(model.position), 0) + 1)) or 1
