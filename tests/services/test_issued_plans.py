"""A programme that goes out has its row among the plans; one that went out under another number is told of."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded
from app.briefings.plan_form import PlanForm
from app.core.errors import AppError
from app.core.programme_terms import PlanScope, PlanStanding
from app.models.programme import ProgrammePlan
from app.services.forms import plan
from app.services.issued import cancel_issued, issue
from app.services.lists import plans
from app.services.programme_confirmation import confirmation_of
from app.services.programme_lacks import read_lacks
from tests.services.lists.making import TODAY, rows

PAPER = PlanForm(scope=PlanScope.COMMITTEE, span="2026-12", issued_on=TODAY, number="45/CTr-UBND")


def go_out(session: Session, subject: str = "2026-12", **how: object):
    return issue(session, "month_programme", subject, issued_on=TODAY, today=TODAY, **how)


def test_issuing_a_programme_gives_it_a_row_among_the_plans_once(session: Session) -> None:
    go_out(session, "2026-12/office")
    [row] = rows(session, plans)
    assert (row.scope, row.span, row.standing) == (PlanScope.OFFICE, "2026-12", PlanStanding.ISSUED)
    assert (row.issued_on, row.number, row.title) == (
        TODAY,
        "01/CTr-VP",
        "Chương trình công tác của Văn phòng tháng 12 năm 2026",
    )
    cancel_issued(session, "month_programme", "2026-12/office", reason="Nhầm", today=TODAY)
    assert [row.standing for row in rows(session, plans)] == [PlanStanding.DRAFT]
    plan.save(session, Loaded("", replace(PAPER, issued_on=None, number="")))
    go_out(session)
    assert len(rows(session, plans)) == 2


def test_a_programme_that_went_out_on_paper_is_not_issued_again_unseen(session: Session) -> None:
    plan.save(session, Loaded("", PAPER))
    before = read_lacks(session, "month_programme", "2026-12", today=TODAY).before
    assert before is not None
    assert (before.number, before.day) == ("45/CTr-UBND", TODAY)
    assert read_lacks(session, "month_programme", "2026-12/office", today=TODAY).before is None
    with pytest.raises(AppError, match=r"đã ban hành ngày .*, số 45/CTr-UBND"):
        go_out(session)
    document = go_out(session, confirmed=True)
    assert confirmation_of(document)[1].endswith("số 45/CTr-UBND.")
    assert [row.number for row in rows(session, plans)] == ["01/CTr-UBND"]


def test_the_number_that_is_written_already_is_no_second_one(session: Session) -> None:
    plan.save(session, Loaded("", replace(PAPER, number="001/CTr-UBND")))
    document = go_out(session, wanted="1")
    assert (document.number, confirmation_of(document)) == ("01", ())


def test_a_plan_says_no_other_number_than_its_document_unseen(session: Session) -> None:
    go_out(session)
    key = session.scalars(select(ProgrammePlan.id)).one().hex
    loaded = plan.load(session, key, today=TODAY)
    typed = replace(loaded, values=replace(loaded.values, issued_on=date(2026, 11, 2), number="9/CTr-UBND"))
    assert [one.field for one in plan.advise(session, typed)] == ["number"]
    with pytest.raises(AppError, match="số 01/CTr-UBND"):
        plan.save(session, typed)
    same = replace(plan.load(session, key, today=TODAY), values=replace(typed.values, number="1/CTr-UBND"))
    assert plan.advise(session, same) == ()
    plan.save(session, same)


def test_two_rows_of_the_same_days_do_not_both_go_out_unseen(session: Session) -> None:
    plan.save(session, Loaded("", PAPER))
    again = Loaded("", replace(PAPER, number="45/CTr-UBND"))
    assert [said.field for said in plan.advise(session, again)] == ["number"]
    with pytest.raises(AppError, match=r"đã ban hành ngày .*, số 45/CTr-UBND"):
        plan.save(session, again)
    for other in ({"scope": PlanScope.OFFICE}, {"span": "2026-11"}, {"issued_on": None}):
        plan.save(session, Loaded("", replace(PAPER, **other)))
    plan.save(session, Loaded("", replace(PAPER, confirmed=True)))
    assert [row.confirmed_lacks for row in session.scalars(select(ProgrammePlan)) if row.confirmed_lacks] == [
        f"Chương trình, kế hoạch này đã ban hành ngày {TODAY:%d/%m/%Y}, số 45/CTr-UBND."
    ]
