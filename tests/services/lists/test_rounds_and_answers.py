"""The lists of rounds and of answers: standing as the rule says it, counts, results, and who is to be chased."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.briefings.lists import Wanted
from app.core.opinion_terms import RoundKind, RoundStanding, Verdict
from app.core.terms import Opinion, Secrecy
from app.models.opinion import OpinionAnswer, OpinionExtension, OpinionRound
from app.rules.opinion_rounds import standing_of
from app.services import opinions
from app.services.lists import answers, rounds
from app.services.lists.parts import soon_until
from tests.services.lists.making import TODAY, groups, keep, rows, totals
from tests.services.opinion_rounds import agency, committee, keys, sent

DAY = timedelta(days=1)
DAYS = st.none() | st.integers(-8, 8).map(lambda offset: TODAY + offset * DAY)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(DAYS, DAYS, DAYS, st.lists(DAYS, max_size=3), st.none() | st.tuples(DAYS, st.integers(-8, 8)))
def test_the_list_says_what_the_rule_says(session, asked, until, closed, came, later):
    with session.begin_nested() as undone:
        row = keep(session, OpinionRound(content="Việc", asked_on=asked, answer_by=until, closed_on=closed))
        session.add_all(OpinionAnswer(round_id=row.id, answered_on=day) for day in came)
        if later is not None:
            decided, offset = later
            to = TODAY + offset * DAY
            session.add(OpinionExtension(round_id=row.id, decided_on=decided, extended_to=to))
            session.flush()
            until = to if decided is None or decided <= TODAY else until
        lacking = sum(day is None or day > TODAY for day in came)
        said = standing_of(
            asked_on=asked,
            answer_by=until,
            closed_on=closed,
            lacking=lacking,
            soon_until=soon_until(session, TODAY, number="opinion_reminder_days"),
            today=TODAY,
        )
        (listed,) = rounds.read(session, [row.id.hex], today=TODAY)
        wanted = Wanted(filters={"state": (said.value,)})
        assert (listed.standing, rounds.count(session, wanted, today=TODAY)) == (said, 1)
        assert listed.answer_by == until
        undone.rollback()


@pytest.fixture
def filled(session) -> OpinionRound:
    committee(session)
    row = sent(session, asked_on=TODAY - 10 * DAY, lead=agency(session, "Sở Tài chính").id)
    chair, second, third, fourth, _ = keys(session, row)
    opinions.answer(session, [chair, second], opinion=Opinion.AGREED, answered_on=TODAY)
    opinions.answer(
        session, [third], opinion=Opinion.AGREED_WITH_CHANGES, answered_on=TODAY, said="Sửa Điều 2"
    )
    opinions.answer(session, [fourth], opinion=Opinion.DISAGREED, answered_on=TODAY)
    return row


def test_a_round_tells_its_counts_and_what_nothing_can_change(session, filled):
    (row,) = rows(session, rounds, words="gia dat")
    assert (row.asked, row.answered, row.agreed, row.changes, row.disagreed) == (5, 4, 2, 1, 1)
    assert (row.standing, row.verdict) == (RoundStanding.OVERDUE, Verdict.CARRIED)
    assert rows(session, rounds, state="chase") == [row]
    assert rows(session, rounds, words="tran thi hai") == [row]
    assert totals(session, rounds) == {
        "nơi được hỏi": 5,
        "đã trả lời": 4,
        "chỉ ghi nội dung": 0,
        "đợt quá hạn": 1,
    }
    assert groups(session, rounds, "lead") == [("Sở Tài chính", 1)]


def test_rounds_of_agencies_have_no_result(session):
    row = sent(session, kind=RoundKind.AGENCIES, asked=[agency(session, "Sở Y tế").id])
    (listed,) = rounds.read(session, [row.id.hex], today=TODAY)
    assert listed.verdict is None


def test_answers_are_found_by_what_is_still_to_do(session, filled):
    late = rows(session, answers, state="late")
    assert [row.who for row in late] == ["Đỗ Văn Năm"]
    assert [row.who for row in rows(session, answers, state="to_take_up")] == ["Phạm Văn Ba", "Hồ Thị Tư"]
    opinions.remind(session, [late[0].key], reminded_on=TODAY)
    (row,) = rows(session, answers, state="chase")
    assert (row.reminders, row.reminded_on, row.late) == (1, TODAY, True)
    assert rows(session, answers, state="to_tell") == []
    opinions.close(session, [filled.id.hex], closed_on=TODAY, today=TODAY)
    assert len(rows(session, answers, state="to_tell")) == 4
    assert rows(session, answers, state="lacking") == []
    assert groups(session, answers, "opinion")[-1] == ("Chưa cho ý kiến", 1)


def test_the_content_of_a_secret_round_is_shown_nowhere(session):
    committee(session)
    row = sent(session, content="Việc không được nói", number="1/TTr")
    row.secrecy = Secrecy.SECRET
    session.flush()
    shown = [*rows(session, rounds), *rows(session, answers)]
    assert {one.content for one in shown} == {"Nội dung mật"}
