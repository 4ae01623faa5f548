"""Before a number of majorities is saved, the votes and rounds that would come to another result are told."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.core.opinion_terms import Verdict, VoteMethod
from app.core.terms import MeetingKind, Opinion
from app.models.meeting import AgendaItem, Meeting
from app.models.vote import SessionVote
from app.services.changed_verdicts import changed_verdicts
from app.services.lists import rounds, votes
from app.services.moved import tell_moved
from app.services.opinions import answer, close
from app.services.regulation_versions import read_regulations
from app.services.settings import change_setting, load_preset
from tests.services.opinion_rounds import MONDAY, committee, keys, sent

HELD = MONDAY + timedelta(days=2)
TODAY = MONDAY + timedelta(days=9)
WANTED = Wanted()
SHARE = "regulation.majority_share"
TOLD = [
    "Kết quả biểu quyết, lấy ý kiến: 2 kết quả thay đổi",
    "–\u00a0Bảng giá đất (biểu quyết ngày 25/11/2026): được thông qua → không được thông qua",
    (
        "–\u00a0Dự thảo Quyết định về giá đất (lấy ý kiến ngày 23/11/2026): "
        "được thông qua → không được thông qua"
    ),
]


@pytest.fixture
def office(session: Session) -> Session:
    """A vote and a round in which three of five are in favour."""
    load_preset(session)
    committee(session)
    meeting = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=HELD)
    session.add(meeting)
    session.flush()
    item = AgendaItem(meeting_id=meeting.id, content="Bảng giá đất")
    session.add(item)
    session.flush()
    hands = {"method": VoteMethod.HANDS, "members": 5, "present": 5, "in_favour": 3, "against": 2}
    session.add(SessionVote(agenda_item_id=item.id, **hands))
    row = sent(session)
    answer(session, keys(session, row)[:3], opinion=Opinion.AGREED, answered_on=MONDAY)
    close(session, [row.id.hex], closed_on=MONDAY, today=MONDAY)
    return session


def told(session: Session, value: object, from_on: date | None = None) -> list[str]:
    lines = tell_moved(session, {SHARE: value}, TODAY, from_on=from_on)
    return lines[next((n for n, line in enumerate(lines) if line.startswith("Kết quả")), len(lines)) :]


def test_results_that_change_are_told_before_and_are_so_after(office: Session) -> None:
    assert told(office, "2/3") == TOLD
    old = read_regulations(office)
    change_setting(office, SHARE, "2/3")
    found = changed_verdicts(office, old, read_regulations(office), TODAY)
    assert [(one.old, one.new) for one in found] == [(Verdict.CARRIED, Verdict.LOST)] * 2
    every = (votes.read(office, votes.find(office, WANTED, today=TODAY).keys, today=TODAY),)
    every += (rounds.read(office, rounds.find(office, WANTED, today=TODAY).keys, today=TODAY),)
    assert [one.verdict for found in every for one in found] == [Verdict.LOST] * 2


def test_what_was_before_the_day_of_the_change_keeps_its_result(office: Session) -> None:
    assert told(office, "2/3", MONDAY) == TOLD
    assert [line.partition(" (")[0] for line in told(office, "2/3", HELD)[1:]] == ["–\u00a0Bảng giá đất"]
    assert told(office, "2/3", TODAY) == []


def test_no_more_than_asked_for_are_told(office: Session) -> None:
    lines = tell_moved(office, {SHARE: "2/3"}, TODAY, most=1)
    assert lines[-1] == "–\u00a0… và 1 kết quả khác"
    assert told(office, "1/2") == []
    assert told(office, "3/7") == [], "another share, the same results"
