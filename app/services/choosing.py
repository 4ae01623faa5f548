"""Which of the chosen rows of a table a verb would change; the others stay."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.models.base import Record
from app.services.forms.common import key_of
from app.services.records import NAMES, names, slices

_NAMED = 2


def chosen(
    session: Session, model: type[Record], keys: Sequence[str], *, fits: ColumnElement[bool] | None = None
) -> Chosen:
    """Tell which of the rows are there and fit, the names of the first, and how many are left out."""
    session.flush()
    asked, fitting, there = list(dict.fromkeys(map(key_of, keys))), set[Any](), 0
    for some in slices(asked):
        alive = select(model.id).where(model.id.in_(some), model.deleted_at.is_(None))
        there += len(session.scalars(alive).all())
        fitting |= set(session.scalars(alive if fits is None else alive.where(fits)))
    found = [key for key in asked if key in fitting]
    called = names(session, model.__tablename__, found[:_NAMED]) if model.__tablename__ in NAMES else {}
    first = tuple(filter(None, (called.get(key, "") for key in found[:_NAMED])))
    return Chosen(tuple(key.hex for key in found), first, there - len(found))
