"""Invitations by others, many at once: what was asked before and reported after (duty 80)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.models.invitation import Invitation
from app.services.forms.common import alive, key_of


def ask_before(session: Session, keys: Sequence[str], *, day: date) -> int:
    """Note that instructions were asked for on a day; those who asked earlier keep theirs. Answer how many are new.

    AppError when one is gone.
    """
    rows = [row for row in _rows(session, keys) if row.asked_on is None]
    for row in rows:
        row.asked_on = day
    return len(rows)


def report_after(session: Session, keys: Sequence[str], *, day: date, report: str, document: str = "") -> int:
    """Keep when content and result were reported on, and in which words; AppError when one is gone."""
    rows = _rows(session, keys)
    for row in rows:
        row.reported_on, row.report, row.report_document = day, report, document
    return len(rows)


def _rows(session: Session, keys: Sequence[str]) -> list[Invitation]:
    return [alive(session, Invitation, key_of(key).hex) for key in dict.fromkeys(keys)]
