"""Where a new agency or post stands in the office's own lists, a new part among its owner's: behind all others."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.agency import Agency
from app.models.person import Post


def next_position(session: Session, model: type[Agency] | type[Post]) -> int:
    """The place behind the last one, from 1; deleted rows count, for they may come back."""
    return session.scalar(select(func.coalesce(func.max(model.position), 0) + 1)) or 1


def next_in(session: Session, model: Any, owner: Mapping[str, Any]) -> int:
    """The place behind the last part of an owner, from 0; deleted rows count, for they may come back."""
    return session.scalar(select(func.coalesce(func.max(model.position), -1) + 1).filter_by(**owner)) or 0
