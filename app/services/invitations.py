"""Invitations by others: what is asked before and reported after, of many at once (duty 80)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.words import short_date
from app.models.invitation import Invitation
from app.services.forms.common import alive, key_of
from app.services.old_days import asked_for


def ask_before(session: Session, keys: Sequence[str], *, day: date) -> int:
    """Note that instructions were asked for on a day; those who asked earlier keep theirs. Answer how many are new.

    Who asked for another day of the meeting asks anew.

    AppError when one is gone, or was held before that day.
    """
    rows = [row for row in _rows(session, keys) if row.asked_on is None or asked_for(session, row.id)]
    for row in rows:
        require_before(day, row.held_on, row.content)
        if row.asked_on is not None:
            row.asked_on = None  # asked on the same day again, it is asked for the day that stands
            session.flush()
        row.asked_on = day
    return len(rows)


def require_before(asked_on: date | None, held_on: date, content: str) -> None:
    """Refuse instructions that are asked for after the day of a meeting, with an AppError (duty 80)."""
    if asked_on is not None and asked_on > held_on:
        raise AppError(
            f"“{content}” đã họp ngày {short_date(held_on)}: phải xin ý kiến trước khi dự.",
            "Không ghi là đã xin ý kiến; ghi báo cáo kết quả, lý do không xin trước thì ghi ở Ghi chú.",
        )


def report_after(session: Session, keys: Sequence[str], *, day: date, report: str, document: str = "") -> int:
    """Keep when content and result were reported on, and in which words; AppError when one is gone."""
    rows = _rows(session, keys)
    for row in rows:
        row.reported_on, row.report, row.report_document = day, report, document
    return len(rows)


def _rows(session: Session, keys: Sequence[str]) -> list[Invitation]:
    return [alive(session, Invitation, key_of(key).hex) for key in dict.fromkeys(keys)]
