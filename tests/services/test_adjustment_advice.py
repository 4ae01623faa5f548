"""Requests to adjust are held against the regulation's grounds and its count of postponements (duties 40, 52)."""

from datetime import date

from sqlalchemy.orm import Session

from app.briefings.programme_item_form import AdjustmentRow, ProgrammeItemForm
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.core.terms import AdjustmentGround
from app.services.adjustment_advice import advise_adjustments
from app.services.settings import change_setting

GRANTED = AdjustmentRow(ground=AdjustmentGround.PRACTICAL, decision=RequestDecision.APPROVED)


def said(session: Session, *rows: AdjustmentRow) -> list[tuple[int | None, str]]:
    return [(one.row, one.column) for one in advise_adjustments(session, ProgrammeItemForm(adjustments=rows))]


def test_a_ground_that_the_regulation_does_not_name_is_warned_of(session: Session) -> None:
    assert said(session, GRANTED) == []
    change_setting(session, "regulation.adjustment_grounds", [AdjustmentGround.OBJECTIVE])
    assert said(session, AdjustmentRow(ground=AdjustmentGround.OBJECTIVE), GRANTED) == [(1, "ground")]
    assert said(session, AdjustmentRow()) == []


def test_only_moves_that_were_granted_count_as_put_off(session: Session) -> None:
    asked = AdjustmentRow(decision=RequestDecision.PENDING)
    withdrawn = AdjustmentRow(kind=AdjustmentKind.WITHDRAW, decision=RequestDecision.APPROVED)
    assert said(session, GRANTED, asked, withdrawn) == []
    assert said(session, GRANTED, asked, GRANTED) == [(2, "to")]
    change_setting(session, "regulation.postponements_warned", 0)
    assert said(session, GRANTED, GRANTED) == []


def test_a_request_comes_working_days_before_its_month_ends(session: Session) -> None:
    def asked(day: int) -> list[tuple[int | None, str]]:
        row = AdjustmentRow(requested_on=date(2026, 11, day))
        form = ProgrammeItemForm(due=(2026, 11), adjustments=(row,))
        return [(one.row, one.column) for one in advise_adjustments(session, form)]

    assert asked(20) == []  # Friday: five working days before Monday 30/11, for 24/11 is a day off
    assert asked(23) == [(0, "requested_on")]
    change_setting(session, "regulation.adjustment_request_days", 4)
    assert asked(23) == []
