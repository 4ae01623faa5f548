"""Nhiệm vụ: which of the chosen tasks a sheet would change, and what must be known before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen


def chosen(session: Session, keys: Sequence[str], *, unfinished: bool) -> Chosen:
    """The chosen tasks, or those of them that are under way."""
    from app.services import bulk_changes

    return bulk_changes.chosen(session, keys, unfinished=unfinished)


def under_way_once(session: Session, keys: Sequence[str]) -> Chosen:
    """The chosen tasks under way, or all if they are finished: for papers that come later than they are dated."""
    from app.services import chosen_tasks

    return chosen_tasks.under_way_once(session, keys)


def to_transfer(session: Session, keys: Sequence[str]) -> Chosen:
    """The same, with a warning of steps that stay with who leads them."""
    from app.services.open_steps import with_warning

    return with_warning(session, under_way_once(session, keys))


def to_give_back(session: Session, keys: Sequence[str]) -> Chosen:
    """Those that have a result, with a warning of done tasks whose steps they are."""
    from app.services import results

    return results.to_give_back(session, keys)


def finished(session: Session, keys: Sequence[str]) -> Chosen:
    """Those that have a result."""
    from app.services import results

    return results.finished(session, keys)


def submitted(session: Session, keys: Sequence[str]) -> Chosen:
    """Those that wait for an approver."""
    from app.services import results

    return results.submitted(session, keys)


def to_decide(session: Session, keys: Sequence[str]) -> Chosen:
    """The same, with a warning of open steps."""
    from app.services import results

    return results.to_decide(session, keys)


def to_withdraw(session: Session, keys: Sequence[str]) -> Chosen:
    """Those under way, with a warning of open steps."""
    from app.services import bulk_changes

    return bulk_changes.to_withdraw(session, keys)
