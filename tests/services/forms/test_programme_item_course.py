"""In the form of an item: days after its end, a mark that a decision stands behind, decisions that are typed over."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Loaded
from app.briefings.programme_item_form import AdjustmentRow, ProgrammeItemForm
from app.core.errors import AppError
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.models.programme import ProgrammeItem
from app.services.cells import write_past_day
from app.services.forms.programme_item import load, save
from app.services.forms.programme_item_course import advise_course
from app.services.programme_outcomes import submit
from tests.services.lists.making import DAY, TODAY, keep

WITHDRAWN = AdjustmentRow(
    kind=AdjustmentKind.WITHDRAW, decision=RequestDecision.APPROVED, decided_on=TODAY - DAY
)
MOVED = AdjustmentRow(to=(2026, 12), decision=RequestDecision.APPROVED, decided_on=TODAY - DAY)


def item(session: Session, **values: Any) -> str:
    return keep(
        session, ProgrammeItem(**{"content": "Đề án", "due_year": 2026, "due_month": 10} | values)
    ).id.hex


def carried(session: Session) -> str:
    key = item(session)
    item(session, due_month=12, carried_from_id=UUID(key), carried_on=date(2026, 11, 6))
    return key


def withdrawn(session: Session) -> str:
    key = item(session)
    save(session, typed(session, key, adjustments=(WITHDRAWN,)))
    return key


def typed(session: Session, key: str, **said: Any) -> Loaded[ProgrammeItemForm]:
    loaded = load(session, key, today=TODAY)
    return replace(loaded, values=replace(loaded.values, **said))


def refused(session: Session, form: Loaded[ProgrammeItemForm], field: str, words: str) -> None:
    """It is said beside the field, keeps the form from being saved, and the service refuses it too."""
    assert any(
        words in one.sentence and one.field == field and not one.warning
        for one in advise_course(session, form)
    )
    with pytest.raises(AppError, match=words):
        save(session, form)


@pytest.mark.parametrize("made", [carried, withdrawn])
@pytest.mark.parametrize("day", ["10/11/2026", "5/11/2026"])
def test_cell_form_and_verb_refuse_alike_what_left_the_programme(
    session: Session, made: Any, day: str
) -> None:
    key = made(session)
    with pytest.raises(AppError, match="không ghi ngày trình được"):
        write_past_day(session, "programme_item", key, column="submitted_on", typed=day, today=TODAY)
    with pytest.raises(AppError, match="đã rút hoặc đã chuyển kỳ sau"):
        submit(session, [key], on=date(2026, 11, 10), today=TODAY)
    form = typed(session, key, submitted_on=date(2026, 11, 10))
    refused(session, form, "submitted_on", "không ghi ngày trình được")


@pytest.mark.parametrize(
    ("values", "column", "day", "said"),
    [
        ({}, "issued_on", "5/11", "chưa có ngày trình"),
        ({"submitted_on": date(2026, 11, 9)}, "issued_on", "5/11", "sau ngày ban hành 05/11/2026"),
        (
            {"submitted_on": date(2026, 11, 2), "issued_on": date(2026, 11, 5)},
            "submitted_on",
            "20/11",
            "sau ngày ban hành 05/11/2026",
        ),
        (
            {"submitted_on": date(2026, 11, 2), "issued_on": date(2026, 11, 5)},
            "submitted_on",
            "",
            "không bỏ ngày trình được",
        ),
    ],
)
def test_a_cell_keeps_the_order_of_the_course(
    session: Session, values: dict[str, date], column: str, day: str, said: str
) -> None:
    key = item(session, **values)
    with pytest.raises(AppError, match=said):
        write_past_day(session, "programme_item", key, column=column, typed=day, today=TODAY)
    row = session.get_one(ProgrammeItem, UUID(key))
    assert {name: getattr(row, name) for name in values} == values


def test_what_goes_its_course_is_written_in_the_cell(session: Session) -> None:
    key = item(session)
    for column, day in (
        ("submitted_on", "5/11"),
        ("issued_on", "9/11"),
        ("issued_on", ""),
        ("submitted_on", ""),
    ):
        write_past_day(session, "programme_item", key, column=column, typed=day, today=TODAY)
    row = session.get_one(ProgrammeItem, UUID(key))
    assert (row.submitted_on, row.issued_on) == (None, None)


def test_what_was_submitted_is_not_withdrawn_before_that_by_hand(session: Session) -> None:
    key = item(session, submitted_on=date(2026, 11, 20))
    form = typed(session, key, withdrawn=True, withdrawn_on=date(2026, 11, 10))
    refused(session, form, "withdrawn", "đã trình ngày 20/11/2026, không rút khỏi chương trình được")


def test_a_mark_behind_which_a_decision_stands_is_not_taken_away_in_silence(session: Session) -> None:
    key = withdrawn(session)
    back = {"withdrawn": False, "withdrawn_on": None}
    refused(session, typed(session, key, **back), "withdrawn", "rút theo quyết định ngày 22/11/2026")
    refused_row = replace(
        load(session, key, today=TODAY).values.adjustments[0],
        decision=RequestDecision.REFUSED,
        decision_note="Ghi nhầm",
    )
    save(session, typed(session, key, **back, adjustments=(refused_row,)))
    assert not session.get_one(ProgrammeItem, UUID(key)).withdrawn


def test_a_decision_that_is_dropped_or_typed_over_is_warned_of(session: Session) -> None:
    key = item(session)
    save(session, typed(session, key, adjustments=(MOVED,)))
    [row] = load(session, key, today=TODAY).values.adjustments
    assert advise_course(session, typed(session, key, note="Ghi thêm")) == ()
    [dropped] = advise_course(session, typed(session, key, adjustments=()))
    [changed] = advise_course(session, typed(session, key, adjustments=(replace(row, to=(2027, 1)),)))
    assert (dropped.field, dropped.row, dropped.warning) == ("adjustments", None, True)
    assert dropped.sentence.startswith("Quyết định ngày 22/11/2026 bị xóa")
    assert changed == Complaint("adjustments", changed.sentence, 0, "decided_on", warning=True)
    assert changed.sentence.startswith("Quyết định ngày 22/11/2026 bị sửa")
