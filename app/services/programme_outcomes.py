"""Items of the programme that were submitted, and issued, noted for many at once (duties 42, 43)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.core.terms import TO_SUBMIT, ItemStanding
from app.models.programme import ProgrammeItem
from app.services.adjustable import require_come, require_course
from app.services.lists import programme
from app.services.programme_rows import chosen, require

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen

_SUBMITTED = (ItemStanding.SUBMITTED,)


def to_submit(session: Session, keys: Sequence[str], *, today: date) -> Chosen:
    """Which of the items are in the programme and not submitted yet."""
    return _chosen(session, keys, TO_SUBMIT, today)


def submit(session: Session, keys: Sequence[str], *, on: date, today: date) -> int:
    """Note that items were submitted on a day; returns how many.

    Raises:
        AppError: the day is still to come, or one is submitted, withdrawn or carried over.
    """
    rows = _require(
        session, keys, TO_SUBMIT, (on, today), "Có nội dung đã trình, đã rút hoặc đã chuyển kỳ sau."
    )
    for row in rows:
        require_course(session, row, submitted_on=on)
        row.submitted_on = on
    session.flush()
    return len(rows)


def to_issue(session: Session, keys: Sequence[str], *, today: date) -> Chosen:
    """Which of the items are submitted and not issued yet."""
    return _chosen(session, keys, _SUBMITTED, today)


def issue(session: Session, keys: Sequence[str], *, on: date, today: date) -> int:
    """Note that what was submitted was issued on a day; returns how many.

    Raises:
        AppError: the day is still to come or before that of the submission, or one is not submitted, or is issued.
    """
    rows = _require(
        session, keys, _SUBMITTED, (on, today), "Có nội dung chưa trình, đã ban hành hoặc đã rút."
    )
    for row in rows:
        require_course(session, row, issued_on=on)
        row.issued_on = on
    session.flush()
    return len(rows)


def _chosen(session: Session, keys: Sequence[str], standings: Sequence[ItemStanding], today: date) -> Chosen:
    fits = partial(_stands, session, standings=standings, today=today)
    return chosen(session, ProgrammeItem, keys, fits=fits, name=lambda row: row.content)


def _require(
    session: Session,
    keys: Sequence[str],
    standings: Sequence[ItemStanding],
    days: tuple[date, date],
    otherwise: str,
) -> list[ProgrammeItem]:
    """The items that stand so today; the first of the days is not after it."""
    on, today = days
    require_come(on, today)
    fits = partial(_stands, session, standings=standings, today=today)
    return require(session, ProgrammeItem, keys, fits=fits, otherwise=otherwise)


def _stands(session: Session, row: ProgrammeItem, *, standings: Sequence[ItemStanding], today: date) -> bool:
    [listed] = programme.read(session, [row.id.hex], today=today)
    return listed.standing in standings
