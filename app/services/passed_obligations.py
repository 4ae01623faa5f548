"""Reports that a deputy owes go with his post: what is due after he held it is owed by who came after, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.core.report_terms import Owner
from app.core.text import fold
from app.models.person import Person, Post, PostHolding
from app.models.report import ReportObligation
from app.rules.facts import stands
from app.rules.obligations import KINDS
from app.services.bin import delete_all
from app.services.obligations import DEPUTY, deputies_on

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

_CODES = [kind.code for kind in KINDS if kind.owner is Owner.DEPUTY]


def pass_on(session: Session) -> int:
    """Hand on what deputies would owe after they held their posts (duty 113); returns how many reports that were.

    A report that did not come and is due later is owed by the first who held the same post after them and holds it on
    its day; where nobody does, or he owes one of its period already, it goes to the bin. What was due before stays
    theirs, and so does what came. Who is a deputy by his title alone has no last day: of him nothing is handed on.
    """
    owed = session.scalars(
        select(ReportObligation).where(
            ReportObligation.code.in_(_CODES),
            ReportObligation.person_id.is_not(None),
            ReportObligation.deleted_at.is_(None),
        )
    ).all()
    holdings, taken = _holdings(session), {_key(row, row.person_id) for row in owed}
    passed, ended = 0, []
    for row in owed:
        if row.received_on is not None or not _is_over(session, row, holdings):
            continue
        heir = _heir(session, row, holdings)
        if heir is None or heir.agency_id is None or _key(row, heir.id) in taken:
            ended.append(row.id)
            continue
        row.person_id, row.agency_id = heir.id, heir.agency_id
        taken.add(_key(row, heir.id))
        passed += 1
    session.flush()
    delete_all(session, ReportObligation.__tablename__, ended)
    return passed + len(ended)


def _key(row: ReportObligation, person: UUID | None) -> tuple[object, ...]:
    return row.code, person, row.period_from, row.period_to


def _holdings(session: Session) -> Sequence[PostHolding]:
    """Who held the posts of deputies, the first ones first."""
    posts = session.scalars(select(Post).where(Post.deleted_at.is_(None)))
    deputies = [post.id for post in posts if fold(post.name).startswith(DEPUTY)]
    return session.scalars(
        select(PostHolding)
        .where(PostHolding.post_id.in_(deputies), PostHolding.deleted_at.is_(None))
        .order_by(PostHolding.from_on, PostHolding.id)
    ).all()


def _is_over(session: Session, row: ReportObligation, holdings: Sequence[PostHolding]) -> bool:
    """Whether who owes a report held such a post, and is no deputy any more on its last day."""
    held = any(one.person_id == row.person_id and _ended(one, row.due_on) for one in holdings)
    return held and all(person.id != row.person_id for person in deputies_on(session, row.due_on))


def _ended(holding: PostHolding, day: date) -> bool:
    return holding.to_on is not None and holding.to_on < day


def _heir(session: Session, row: ReportObligation, holdings: Sequence[PostHolding]) -> Person | None:
    """Who came after who owes a report, and holds the post on its last day; none whose agency is not known."""
    mine = [one for one in holdings if one.person_id == row.person_id and _ended(one, row.due_on)]
    last = max(mine, key=lambda one: one.to_on or row.due_on)
    for one in holdings:
        if _came_after(one, last) and stands(one.from_on, one.to_on, row.due_on):
            person = session.get(Person, one.person_id)
            if person is not None and person.deleted_at is None:
                return person
    return None


def _came_after(holding: PostHolding, last: PostHolding) -> bool:
    is_same = holding.post_id == last.post_id
    return is_same and holding.from_on is not None and last.to_on is not None and holding.from_on > last.to_on
