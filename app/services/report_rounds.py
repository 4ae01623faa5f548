"""Many agencies asked for a report at once, for one period or for every one (duties 114-118)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from app.core.errors import AppError
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.report import ReportObligation
from app.rules.facts import stands
from app.rules.report_rounds import rounds
from app.services.forms.refs import Refs

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.report_round_form import ReportRoundForm

GROUPS = {
    "departments": AgencyKind.DEPARTMENT,
    "communes": AgencyKind.COMMUNE,
    "rooms": AgencyKind.OFFICE_ROOM,
}
"""The kinds of agencies behind the ticks of the form."""


def ask_many(session: Session, form: ReportRoundForm) -> list[str]:
    """Make a report of each agency and round; returns the keys of those that were not there yet.

    AppError without a day or an agency, and where nothing is new.
    """
    debtors = list(dict.fromkeys(_debtors(session, form)))
    if form.due_on is None or not debtors:
        raise AppError("Báo cáo cần có cơ quan báo cáo và hạn gửi.", "Nhập đủ rồi lưu lại.")
    made = []
    for each in rounds(
        form.name,
        form.every,
        start=form.period_from,
        end=form.period_to,
        due_on=form.due_on,
        until=form.until,
    ):
        there = _there(session, each.name, each.due_on)
        for agency in (key for key in debtors if key not in there):
            row = ReportObligation(
                name=each.name,
                agency_id=agency,
                period_from=each.start,
                period_to=each.end,
                due_on=each.due_on,
                due_hour=form.due_hour,
                source=form.source,
            )
            session.add(row)
            made.append(row)
    session.flush()
    if not made:
        raise AppError("Các báo cáo này đã lập cả rồi.", "Đổi tên, hạn gửi hoặc cơ quan.")
    return [row.id.hex for row in made]


def _debtors(session: Session, form: ReportRoundForm) -> Iterator[UUID]:
    """Those that are named, then the agencies of the ticked kinds that stand on the day of the first report."""
    refs = Refs(session)
    yield from filter(None, (refs.key(ref) for ref in form.agencies))
    for name, kind in GROUPS.items():
        if getattr(form, name):
            of_kind = Agency.kind == kind, Agency.deleted_at.is_(None)
            order = Agency.position, Agency.sort_key, Agency.id
            rows = session.scalars(select(Agency).where(*of_kind).order_by(*order))
            yield from (
                row.id for row in rows if stands(row.valid_from, row.valid_to, form.due_on or date.max)
            )


def _there(session: Session, name: str, due_on: object) -> set[UUID]:
    rows = select(ReportObligation.agency_id).where(
        ReportObligation.name == name,
        ReportObligation.due_on == due_on,
        ReportObligation.deleted_at.is_(None),
    )
    return set(session.scalars(rows))
