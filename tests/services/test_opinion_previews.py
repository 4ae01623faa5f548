"""Before a round is closed it is told who did not answer, whether its last day is over, and what it would come to."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from app.core.opinion_terms import RoundKind
from app.core.terms import Opinion
from app.services.opinion_previews import of_closing
from app.services.opinion_results import result_of
from app.services.opinions import answer, close
from app.services.settings import load_preset
from tests.services.opinion_rounds import MONDAY, agency, committee, keys, sent

DAY = timedelta(days=1)


@pytest.fixture
def office(session: Session) -> Session:
    load_preset(session)
    committee(session)
    return session


def told(session: Session, key: str, day: date) -> tuple[str, str, str]:
    [line] = of_closing(session, [key], closed_on=day)
    return line.name, line.old, line.new


def test_who_is_missing_and_what_it_comes_to_is_told(office: Session) -> None:
    row = sent(office, answer_by=MONDAY + 7 * DAY)
    answer(office, keys(office, row)[:3], opinion=Opinion.AGREED, answered_on=MONDAY + DAY)
    assert told(office, row.id.hex, MONDAY + 2 * DAY) == (
        "Dự thảo Quyết định về giá đất",
        "đã trả lời 3/5, hạn 30/11/2026 chưa hết",
        "được thông qua; 2 nơi chưa trả lời",
    )
    answer(office, keys(office, row)[3:], opinion=Opinion.DISAGREED, answered_on=MONDAY + 8 * DAY)
    _, old, new = told(office, row.id.hex, MONDAY + 8 * DAY)
    assert (old, new) == ("đã trả lời 5/5, hạn 30/11/2026", "được thông qua; đủ ý kiến")


def test_what_is_told_is_what_closing_gives(office: Session) -> None:
    row = sent(office, answer_by=MONDAY + 7 * DAY)
    answer(office, keys(office, row)[:2], opinion=Opinion.AGREED, answered_on=MONDAY + DAY)
    day = MONDAY + 8 * DAY
    _, _, new = told(office, row.id.hex, day)
    close(office, [row.id.hex], closed_on=day)
    assert new.startswith(result_of(office, row, day).label.lower())


def test_agencies_decide_nothing(office: Session) -> None:
    asked = agency(office, "Sở Tài chính")
    row = sent(office, kind=RoundKind.AGENCIES, asked=[asked.id], answer_by=MONDAY)
    assert told(office, row.id.hex, MONDAY)[2] == "1 nơi chưa trả lời"
