"""A content that was withdrawn comes back into the programme by a request with its ground, from the day agreed to."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.figures import Period
from app.briefings.lists import Wanted
from app.briefings.registration_form import Asked, Decided
from app.core.errors import AppError
from app.core.programme_terms import ItemChange
from app.core.terms import AdjustmentGround, AgencyKind, AgencyRole, ItemStanding
from app.models.agency import Agency
from app.models.programme import ProgrammeAgency, ProgrammeItem, ProgrammeProposal
from app.services.adjustments import ask, decide
from app.services.lists import adjustments, programme
from app.services.programme_changes import compare
from app.services.programme_figures import programme_figures
from app.services.programme_returns import reinstate, to_reinstate
from tests.services.lists.making import DAY, TODAY, keep

TEXTS = {"reason": "Có chỉ đạo", "necessity": "Cần", "effect": "Không lớn"}
OUT = Asked(withdraws=True, ground=AdjustmentGround.PRACTICAL, requested_on=TODAY - 20 * DAY, **TEXTS)
BACK = replace(OUT, withdraws=False, to=(2026, 12), requested_on=TODAY - 5 * DAY)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31), TODAY)


@pytest.fixture
def item(session: Session) -> str:
    """One that was withdrawn ten days ago."""
    lead = keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    row = keep(session, ProgrammeItem(content="Đề án", form="Quyết định", due_year=2026, due_month=11))
    keep(session, ProgrammeAgency(item_id=row.id, agency_id=lead.id, role=AgencyRole.LEAD))
    key = row.id.hex
    ask(session, [key], OUT)
    [request] = adjustments.find(session, Wanted(), today=TODAY).keys
    decide(session, [request], Decided(decided_on=TODAY - 10 * DAY), today=TODAY)
    return key


def waiting(session: Session) -> list[str]:
    wanted = Wanted(filters={"decision": ("pending",)})
    return list(adjustments.find(session, wanted, today=TODAY).keys)


def test_it_waits_as_an_addition_and_is_back_from_the_day_of_the_decision(
    session: Session, item: str
) -> None:
    assert to_reinstate(session, [item], today=TODAY).keys == (item,)
    assert reinstate(session, [item], BACK, today=TODAY) == 1
    assert to_reinstate(session, [item], today=TODAY).keys == (), "it is asked back already"
    with pytest.raises(AppError, match="chờ xét"):
        reinstate(session, [item], BACK, today=TODAY)
    decide(session, waiting(session), Decided(decided_on=TODAY - 3 * DAY), today=TODAY)
    back = session.scalars(select(ProgrammeItem).where(ProgrammeItem.id != UUID(item))).one()
    days = (TODAY - 11 * DAY, TODAY - 10 * DAY, TODAY - 4 * DAY, TODAY - 3 * DAY)
    counted = [programme_figures(session, replace(YEAR, as_of=day))[0].figures for day in days]
    assert [(one.due, one.dropped) for one in counted] == [(1, 0), (0, 1), (0, 1), (1, 0)]
    old, new = programme.read(session, [item, back.id.hex], today=TODAY)
    assert (old.standing, new.due.month, new.carried_times) == (ItemStanding.WITHDRAWN, 12, 0)
    within = Wanted(filters={"period": ("2026-01-01..2026-12-31",), "figure": ("dropped",)})
    assert programme.count(session, within, today=TODAY) == 0
    assert to_reinstate(session, [item], today=TODAY).keys == (), "it came back"
    changed = compare(session, session, first=TODAY - 11 * DAY, second=TODAY)
    assert {one.change for one in changed} == {ItemChange.DROPPED, ItemChange.ADDED}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (replace(BACK, ground=None), "căn cứ"),
        (replace(BACK, effect=""), "đánh giá tác động"),
        (replace(BACK, to=None), "Chưa ghi tháng"),
        (replace(BACK, requested_on=TODAY + DAY), "sau ngày hôm nay"),
        (replace(BACK, requested_on=TODAY - 11 * DAY), "sau ngày đề nghị đưa trở lại"),
    ],
)
def test_it_says_its_month_its_day_its_ground_and_its_texts(
    session: Session, item: str, asked: Asked, words: str
) -> None:
    with pytest.raises(AppError, match=words):
        reinstate(session, [item], asked, today=TODAY)
    assert session.scalars(select(ProgrammeProposal)).all() == []


def test_what_is_in_the_programme_is_not_asked_back(session: Session) -> None:
    there = keep(session, ProgrammeItem(content="Đề án", due_year=2026, due_month=11)).id.hex
    later = {"withdrawn": True, "withdrawn_on": TODAY + DAY}
    leaving = keep(session, ProgrammeItem(content="Sẽ rút", due_year=2026, due_month=11, **later)).id.hex
    for key in (there, leaving):
        with pytest.raises(AppError, match="chưa rút khỏi chương trình"):
            reinstate(session, [key], BACK, today=TODAY)
