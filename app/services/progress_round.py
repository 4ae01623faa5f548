"""Monthly reports on items of the programme: written, and read again to be corrected (duties 42, 45).

Several reports of a round are several rows: the first decides whether it came in time, the last says how things are.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.progress_round import ProgressReport
from app.core.errors import AppError
from app.core.words import short_date
from app.models.programme import ProgrammeItem, ProgrammeProgress
from app.rules.periods import Month, month_of
from app.rules.regular_days import progress_report_due
from app.rules.regulation import Regulations
from app.services.forms.common import alive
from app.services.lists.progress_round import item_of, round_of
from app.services.programme_rows import chosen as chosen_rows
from app.services.regulation_versions import read_regulations


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
    """What was reported last of a row of the round; an empty report where nothing was."""
    rows = _rows(session, key)
    if not rows:
        return ProgressReport()
    return ProgressReport(**{name: getattr(rows[-1], name) for name in _STORED})


def report(session: Session, keys: Sequence[str], told: ProgressReport, *, today: date) -> int:
    """Write the report of rows of the round; returns how many.

    One of another day than those that are there stands beside them, unless it `corrects` the last one.

    Raises:
        AppError: an item is gone, or the report has no day, one to come or one of an earlier round.
    """
    day = told.reported_on
    if day is None or day > today:
        raise AppError("Ngày báo cáo chưa ghi hoặc ở tương lai.", "Ghi ngày cơ quan đã báo cáo.")
    regulations = read_regulations(session)
    for key in keys:
        item, month = alive(session, ProgrammeItem, item_of(key)), round_of(key)
        _require_in_round(month, day, regulations)
        rows = _rows(session, key)
        same = [row for row in rows if row.reported_on == day] or (rows if told.corrects else [])
        row = same[-1] if same else None
        if row is None:
            row = ProgrammeProgress(item_id=item.id, round_year=month.year, round_month=month.month)
            session.add(row)
        for name in _STORED:
            setattr(row, name, getattr(told, name))
    session.flush()
    return len(keys)


_STORED = tuple(field.name for field in fields(ProgressReport) if field.name != "corrects")


def _require_in_round(month: Month, day: date, regulations: Regulations) -> None:
    """A report of a day on which that of the month before was due still belongs to that month."""
    before = month_of(month.start - timedelta(days=1))
    due = progress_report_due(before.year, before.month, regulations)
    if day <= due:
        raise AppError(
            f"Báo cáo ngày {short_date(day)} không phải của kỳ tháng {month.month}/{month.year}: "
            f"hạn của kỳ tháng {before.month}/{before.year} là {short_date(due)}.",
            "Chọn đúng tháng báo cáo, hoặc ghi lại ngày báo cáo.",
        )


def _rows(session: Session, key: str) -> Sequence[ProgrammeProgress]:
    """The reports of a row of the round, the last one last."""
    item, month = alive(session, ProgrammeItem, item_of(key)), round_of(key)
    query = select(ProgrammeProgress).where(
        ProgrammeProgress.item_id == item.id,
        ProgrammeProgress.round_year == month.year,
        ProgrammeProgress.round_month == month.month,
        ProgrammeProgress.deleted_at.is_(None),
    )
    return session.scalars(query.order_by(ProgrammeProgress.reported_on, ProgrammeProgress.id)).all()
