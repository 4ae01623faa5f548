"""Monthly reports on items of the programme: written, and read again to be corrected (duties 42, 45)."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.progress_round import ProgressReport
from app.core.errors import AppError
from app.models.programme import ProgrammeItem, ProgrammeProgress
from app.services.forms.common import alive
from app.services.lists.progress_round import item_of, round_of
from app.services.programme_rows import chosen as chosen_rows


def chosen(session: Session, keys: Sequence[str]) -> Chosen:
    """The items that a report is written for, by the keys of the rows of the round."""
    items = chosen_rows(
        session,
        ProgrammeItem,
        [item_of(key) for key in keys],
        fits=lambda _: True,
        name=lambda row: row.content,
    )
    there = set(items.keys)
    return Chosen(tuple(key for key in keys if item_of(key) in there), items.names, items.left_out)


def read_report(session: Session, key: str) -> ProgressReport:
    """What was reported of a row of the round; an empty report where nothing was."""
    row = _row(session, key)
    if row is None:
        return ProgressReport()
    return ProgressReport(**{field.name: getattr(row, field.name) for field in fields(ProgressReport)})


def report(session: Session, keys: Sequence[str], told: ProgressReport, *, today: date) -> int:
    """Write the report of rows of the round, one report an item and round; returns how many.

    Raises:
        AppError: an item is gone, or the report has no day or one to come.
    """
    if told.reported_on is None or told.reported_on > today:
        raise AppError("Ngày báo cáo chưa ghi hoặc ở tương lai.", "Ghi ngày cơ quan đã báo cáo.")
    for key in keys:
        item, month = alive(session, ProgrammeItem, item_of(key)), round_of(key)
        row = _row(session, key)
        if row is None:
            row = ProgrammeProgress(item_id=item.id, round_year=month.year, round_month=month.month)
            session.add(row)
        for name, value in asdict(told).items():
            setattr(row, name, value)
    session.flush()
    return len(keys)


def _row(session: Session, key: str) -> ProgrammeProgress | None:
    item, month = alive(session, ProgrammeItem, item_of(key)), round_of(key)
    query = select(ProgrammeProgress).where(
        ProgrammeProgress.item_id == item.id,
        ProgrammeProgress.round_year == month.year,
        ProgrammeProgress.round_month == month.month,
        ProgrammeProgress.deleted_at.is_(None),
    )
    return session.scalar(query.order_by(ProgrammeProgress.id.desc()).limit(1))
