"""What is in force on a day, as a condition of queries; `rules.facts.stands` says the same of one row."""

from datetime import date

from sqlalchemy import ColumnElement, and_, or_

from app.models.person import FieldLeader, PostHolding
from app.models.task import TaskAgency

Lasting = type[FieldLeader] | type[PostHolding] | type[TaskAgency]


def in_force(table: Lasting, day: date) -> ColumnElement[bool]:
    """Whether a row stands on a day; both its days are included, one without them is open."""
    return and_(
        or_(table.from_on.is_(None), table.from_on <= day), or_(table.to_on.is_(None), table.to_on >= day)
    )
