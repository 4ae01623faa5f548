"""Many agencies are asked for a report at once; nobody twice for the same one."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.report_round_form import ReportRoundForm
from app.core.errors import AppError
from app.core.report_terms import ReportEvery
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.report import ReportObligation
from app.rules.form_checks.report_round import check
from app.services.report_rounds import ask_many
from app.services.settings import load_preset

DUE = date(2026, 11, 20)


@pytest.fixture
def form(session: Session) -> ReportRoundForm:
    """Two departments of which one is gone, a commune, and a bank that is named."""
    load_preset(session)
    kinds = {
        "Sở Y tế": (AgencyKind.DEPARTMENT, None),
        "Sở cũ": (AgencyKind.DEPARTMENT, date(2025, 6, 30)),
        "UBND xã Ea Kar": (AgencyKind.COMMUNE, None),
        "Ngân hàng": (AgencyKind.CENTRAL, None),
    }
    made = {name: Agency(name=name, kind=kind, valid_to=to) for name, (kind, to) in kinds.items()}
    session.add_all(made.values())
    session.flush()
    bank = Ref("agency", made["Ngân hàng"].id.hex, "Ngân hàng")
    return ReportRoundForm(
        "Báo cáo giải ngân", (bank,), departments=True, due_on=DUE, due_hour=16, source="Công văn 12/UBND-TH"
    )


def rows(session: Session) -> list[tuple[str, str, date]]:
    query = select(ReportObligation, Agency.name).join(Agency, Agency.id == ReportObligation.agency_id)
    found = session.execute(query.order_by(ReportObligation.due_on, Agency.name))
    return [(name, row.name, row.due_on) for row, name in found]


def test_named_ones_and_groups_are_asked_once(session: Session, form: ReportRoundForm) -> None:
    assert len(ask_many(session, form)) == 2
    assert rows(session) == [
        ("Ngân hàng", "Báo cáo giải ngân", DUE),
        ("Sở Y tế", "Báo cáo giải ngân", DUE),
    ]
    row = session.scalars(select(ReportObligation)).first()
    assert row is not None
    assert (row.due_hour, row.source, row.code) == (16, "Công văn 12/UBND-TH", "")
    with pytest.raises(AppError, match="đã lập cả rồi"):
        ask_many(session, form)
    assert len(ask_many(session, replace(form, communes=True))) == 1


def test_every_round_is_made_for_each(session: Session, form: ReportRoundForm) -> None:
    monthly = replace(form, every=ReportEvery.MONTH, until=date(2027, 1, 31), agencies=())
    assert len(ask_many(session, monthly)) == 3
    assert [name for _, name, _ in rows(session)] == [
        "Báo cáo giải ngân tháng 11 năm 2026",
        "Báo cáo giải ngân tháng 12 năm 2026",
        "Báo cáo giải ngân tháng 01 năm 2027",
    ]


def test_what_is_missing_is_said(session: Session, form: ReportRoundForm) -> None:
    assert check(form) == ()
    empty = ReportRoundForm(due_hour=24, every=ReportEvery.WEEK)
    assert [one.field for one in check(empty)] == ["name", "agencies", "due_on", "due_hour", "until"]
    backwards = replace(form, period_from=DUE, period_to=date(2026, 1, 1), until=date(2026, 1, 1))
    assert [one.field for one in check(backwards)] == ["period_to", "until"]
    with pytest.raises(AppError, match="cơ quan báo cáo và hạn gửi"):
        ask_many(session, replace(form, departments=False, agencies=()))
