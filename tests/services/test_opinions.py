"""Written opinions: sent, answered, chased, closed, and told at the nearest session."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import func, select

from app.core.errors import AppError
from app.core.opinion_terms import RoundKind, TakenUp, Verdict
from app.core.regulation_terms import Unanswered
from app.core.terms import AgencyKind, MeetingKind, Opinion, Secrecy
from app.models.agenda import AgendaProposal
from app.models.meeting import AgendaItem, Meeting
from app.models.meeting_held import MeetingRecord
from app.models.opinion import OpinionReminder, OpinionRound
from app.services import opinions, undo
from app.services.agenda import accept, postpone
from app.services.announcing import announce, announced
from app.services.bin import delete, restore
from app.services.cancelled_meetings import cancel
from app.services.committee import chair_on, members
from app.services.forms.opinion_round import load, save
from app.services.lists import rounds
from app.services.opinion_results import is_tied, result_of
from tests.services.opinion_rounds import MONDAY, agency, answers, committee, keys, sent

DAY = timedelta(days=1)
FRIDAY = MONDAY + 4 * DAY


def session_on(session, day: date, kind: MeetingKind = MeetingKind.REGULAR_SESSION) -> Meeting:
    row = Meeting(kind=kind, title="Phiên họp", held_on=day)
    session.add(row)
    session.flush()
    return row


def test_all_members_are_asked_in_their_order_until_the_day_of_the_regulation(session):
    people = committee(session)
    row = sent(session)
    assert [one.person_id for one in answers(session, row)] == [person.id for person in people]
    assert (row.answer_by, row.chair_id) == (date(2026, 12, 1), people[0].id)
    assert members(session, MONDAY) == [person.id for person in people]


def test_the_chair_is_who_held_the_post_on_the_day(session):
    people = committee(session)
    assert chair_on(session, MONDAY) == people[0].id
    people[0].committee_member = False
    session.flush()
    assert chair_on(session, MONDAY) is None


def test_agencies_are_asked_for_comments(session):
    asked = agency(session, "Sở Tài chính")
    row = sent(session, kind=RoundKind.AGENCIES, asked=[asked.id])
    assert [one.agency_id for one in answers(session, row)] == [asked.id]
    assert row.chair_id is None


def test_rooms_of_the_office_have_a_day_of_their_own(session):
    room = agency(session, "Phòng Tổng hợp")
    room.kind = AgencyKind.OFFICE_ROOM
    session.flush()
    row = sent(session, kind=RoundKind.AGENCIES, asked=[room.id])
    assert row.answer_by == date(2026, 11, 26)


def test_answers_are_noted_and_taken_back(session):
    committee(session)
    row = sent(session)
    first, second, *_ = keys(session, row)
    assert opinions.answer(session, [first, second], opinion=Opinion.AGREED, answered_on=MONDAY) == 2
    opinions.answer(session, [second], opinion=None, answered_on=MONDAY)
    assert [one.opinion for one in answers(session, row)] == [Opinion.AGREED, *[None] * 4]
    assert [one.answered_on for one in answers(session, row)] == [MONDAY, *[None] * 4]


def test_only_answers_are_taken_up_and_only_who_is_silent_is_reminded(session):
    committee(session)
    row = sent(session)
    first, second, *_ = keys(session, row)
    opinions.answer(
        session, [first], opinion=Opinion.AGREED_WITH_CHANGES, answered_on=MONDAY, said="Sửa Điều 2"
    )
    assert opinions.take_up(session, [first], how=TakenUp.ABSORBED, words="Đã sửa") == 1
    with pytest.raises(AppError, match="chưa trả lời"):
        opinions.take_up(session, [second], how=TakenUp.ABSORBED)
    assert opinions.remind(session, keys(session, row), reminded_on=MONDAY, way="Điện thoại") == 4
    assert session.scalar(select(func.count()).select_from(OpinionReminder)) == 4
    assert opinions.tell_result(session, [first], told_on=FRIDAY) == 1
    assert opinions.tell_result(session, [first], told_on=FRIDAY) == 0


def test_more_time_counts_from_the_day_it_was_decided(session):
    committee(session)
    row = sent(session)
    opinions.extend(session, [row.id.hex], extended_to=date(2026, 12, 4), decided_on=FRIDAY)
    assert opinions.last_day(session, row, MONDAY) == date(2026, 12, 1)
    assert opinions.last_day(session, row, FRIDAY) == date(2026, 12, 4)
    with pytest.raises(AppError, match="04/12/2026"):
        opinions.extend(session, [row.id.hex], extended_to=date(2026, 12, 2), decided_on=FRIDAY)


def test_what_is_closed_takes_no_more_answers(session):
    committee(session)
    row = sent(session)
    opinions.close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY)
    for verb in (
        lambda: opinions.answer(session, keys(session, row), opinion=Opinion.AGREED, answered_on=FRIDAY),
        lambda: opinions.close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY),
    ):
        with pytest.raises(AppError, match="đã chốt"):
            verb()


def test_an_answer_before_the_round_was_sent_is_refused(session):
    committee(session)
    row = sent(session)
    with pytest.raises(AppError, match="chưa gửi"):
        opinions.answer(session, keys(session, row), opinion=Opinion.AGREED, answered_on=MONDAY - DAY)


def test_the_result_is_by_all_members_and_the_chair_decides_a_tie(session):
    people = committee(session)
    people[4].committee_member = False
    session.flush()
    row = sent(session)
    chair, second, third, fourth = keys(session, row)
    opinions.answer(session, [chair], opinion=Opinion.AGREED, answered_on=MONDAY)
    opinions.answer(session, [third, fourth], opinion=Opinion.DISAGREED, answered_on=MONDAY)
    assert result_of(session, row, MONDAY) is Verdict.OPEN
    opinions.answer(session, [second], opinion=Opinion.AGREED, answered_on=FRIDAY)
    assert result_of(session, row, FRIDAY) is Verdict.CARRIED
    assert result_of(session, row, MONDAY) is Verdict.OPEN  # as it was seen then


@pytest.mark.parametrize(
    ("unanswered", "verdict"),
    [(Unanswered.AGREED, Verdict.CARRIED), (Unanswered.LEFT_OUT, Verdict.LOST), (None, Verdict.LOST)],
)
def test_a_chair_who_is_silent_counts_at_a_tie_as_the_round_counts_silence(session, unanswered, verdict):
    committee(session)[4].committee_member = False
    row = sent(session)
    row.unanswered = unanswered
    by_rank = keys(session, row)
    opinions.answer(session, by_rank[1:2], opinion=Opinion.AGREED, answered_on=MONDAY)
    opinions.answer(session, by_rank[2:], opinion=Opinion.DISAGREED, answered_on=MONDAY)
    row.closed_on = FRIDAY
    session.flush()
    assert result_of(session, row, FRIDAY) is verdict
    assert is_tied(session, row, FRIDAY) is (verdict is Verdict.CARRIED)
    [listed] = rounds.read(session, [row.id.hex], today=FRIDAY)
    assert listed.verdict is verdict


def test_the_result_goes_behind_the_contents_of_the_nearest_session_once(session):
    committee(session)
    session_on(session, FRIDAY - DAY)
    session_on(session, FRIDAY + DAY, MeetingKind.OFFICE_BRIEFING)
    far, near = session_on(session, FRIDAY + 20 * DAY), session_on(session, FRIDAY + 6 * DAY)
    session.add(AgendaItem(meeting_id=near.id, position=3, content="Nội dung có sẵn"))
    row = sent(session)
    opinions.close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY)
    item = announced(session, row)
    assert isinstance(item, AgendaItem)
    assert (item.meeting_id, item.position) == (near.id, 4)
    assert item.content.endswith(": Dự thảo Quyết định về giá đất")
    assert announce(session, row, today=FRIDAY) is item
    assert session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == far.id)).all() == []


def test_without_a_session_it_becomes_a_proposal_once(session):
    committee(session)
    row = sent(session)
    opinions.close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY)
    [proposal] = session.scalars(select(AgendaProposal))
    assert (proposal.kind, proposal.proposed_on) == (MeetingKind.REGULAR_SESSION, FRIDAY)
    session_on(session, FRIDAY + DAY)
    assert announce(session, row, today=FRIDAY) is proposal
    assert announced(session, row) is proposal


def test_the_session_is_not_one_that_is_over_when_the_end_is_noted(session):
    committee(session)
    session_on(session, FRIDAY + DAY)
    later = session_on(session, FRIDAY + 9 * DAY)
    row = sent(session)
    opinions.close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY + 2 * DAY)
    assert announced(session, row).meeting_id == later.id


@pytest.mark.parametrize(
    ("begins", "hour", "is_near"),
    [
        (time(8), time(14), False),
        (time(14), time(14), False),
        (time(14), time(13, 59), True),
        (None, time(14), True),
        (time(8), None, True),
    ],
)
def test_a_session_that_began_today_is_not_the_nearest(session, begins, hour, is_near):
    committee(session)
    same_day, later = session_on(session, FRIDAY), session_on(session, FRIDAY + 9 * DAY)
    same_day.starts_at = begins
    row = sent(session)
    opinions.close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY, hour=hour)
    assert announced(session, row).meeting_id == (same_day if is_near else later).id


def test_the_result_is_followed_where_its_content_was_put_off(session):
    committee(session)
    near, far = session_on(session, FRIDAY + 6 * DAY), session_on(session, FRIDAY + 20 * DAY)
    row = sent(session)
    opinions.close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY)
    postpone(session, [announced(session, row).id.hex], to=far.id.hex, on=FRIDAY)
    assert announced(session, row).meeting_id == far.id
    cancel(session, far.id.hex, on=FRIDAY, reason="Bão")
    waiting = announced(session, row)
    assert isinstance(waiting, AgendaProposal)
    assert announce(session, row, today=FRIDAY) is waiting
    accept(session, [waiting.id.hex], meeting=near.id.hex, decided_on=FRIDAY)
    assert announced(session, row).meeting_id == near.id


@pytest.mark.parametrize("planned", [True, False])
def test_a_round_that_is_open_again_is_told_at_no_session(session, planned):
    committee(session)
    if planned:
        session_on(session, FRIDAY + 6 * DAY)
    row = sent(session)
    opinions.close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY)
    loaded = load(session, row.id.hex, today=FRIDAY)
    reopened = replace(loaded, values=replace(loaded.values, closed_on=None))
    save(session, reopened, today=FRIDAY)
    assert (announced(session, row), _told(session)) == (None, [])
    opinions.close(session, [row.id.hex], closed_on=FRIDAY + DAY, today=FRIDAY + DAY)
    assert len(_told(session)) == 1


def test_what_a_session_heard_stays_when_the_round_is_open_again(session):
    committee(session)
    meeting = session_on(session, FRIDAY + DAY)
    session.add(MeetingRecord(meeting_id=meeting.id, opened_at=time(8)))
    row = sent(session)
    opinions.close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY)
    loaded = load(session, row.id.hex, today=FRIDAY + 2 * DAY)
    reopened = replace(loaded, values=replace(loaded.values, closed_on=None))
    save(session, reopened, today=FRIDAY + 2 * DAY)
    assert (announced(session, row), len(_told(session))) == (None, 1)


@pytest.mark.parametrize("planned", [True, False])
def test_the_result_goes_to_the_bin_with_its_round_and_comes_back(database, planned):
    with database.write("a") as session:
        committee(session)
        if planned:
            session_on(session, FRIDAY + DAY)
        key = sent(session).id
        opinions.close(session, [key.hex], closed_on=FRIDAY, today=FRIDAY)
    with database.write("a") as session:
        delete(session, "opinion_round", key)
        assert _told(session) == []
    with database.write("a") as session:
        restore(session, "opinion_round", key)
        assert [announced(session, session.get_one(OpinionRound, key))] == _told(session)


def _told(session) -> list[AgendaItem | AgendaProposal]:
    return [
        one
        for table in (AgendaItem, AgendaProposal)
        for one in session.scalars(select(table).where(table.deleted_at.is_(None)))
    ]


def test_another_answer_does_not_keep_the_words_of_the_one_before(session):
    committee(session)
    row = sent(session)
    [key, *_] = keys(session, row)

    def given(opinion, said=None) -> tuple:
        opinions.answer(session, [key], opinion=Opinion.DISAGREED, answered_on=MONDAY, said="Bỏ Điều 3")
        opinions.take_up(session, [key], how=TakenUp.EXPLAINED, words="Trái luật")
        opinions.answer(session, [key], opinion=opinion, answered_on=FRIDAY, said=said)
        one = answers(session, row)[0]
        return one.opinion, one.said, one.taken_up, one.taken_up_words

    assert given(Opinion.AGREED) == (Opinion.AGREED, "", None, "")
    assert given(None) == (None, "", None, "")
    assert given(None, "Bỏ Điều 4") == (Opinion.DISAGREED, "Bỏ Điều 4", None, "")
    kept = (Opinion.DISAGREED, "Bỏ Điều 3", TakenUp.EXPLAINED, "Trái luật")
    assert given(Opinion.DISAGREED) == given(Opinion.DISAGREED, "Bỏ Điều 3") == kept


def test_no_round_goes_on_to_a_day_before_that_was_decided(session):
    committee(session)
    row = sent(session)
    with pytest.raises(AppError, match="trước ngày quyết định"):
        opinions.extend(session, [row.id.hex], extended_to=date(2026, 12, 4), decided_on=date(2026, 12, 7))


def test_rounds_of_agencies_and_open_ones_are_not_announced(session):
    asked = agency(session, "Sở Tài chính")
    row = sent(session, kind=RoundKind.AGENCIES, asked=[asked.id])
    assert announce(session, row, today=FRIDAY) is None
    opinions.close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY)
    assert announced(session, row) is None


def test_taking_back_the_end_takes_the_content_back_too(database):
    with database.write("a") as session:
        committee(session)
        meeting = session_on(session, FRIDAY + DAY).id
        key = sent(session).id
    with database.write("a") as session:
        opinions.close(session, [key.hex], closed_on=FRIDAY, today=FRIDAY)
    with database.write("a") as session:
        undo.undo(session)
    with database.read() as session:
        row = session.get_one(OpinionRound, key)
        assert (row.closed_on, announced(session, row)) == (None, None)
        left = select(AgendaItem).where(AgendaItem.meeting_id == meeting, AgendaItem.deleted_at.is_(None))
        assert session.scalars(left).all() == []


def test_nothing_of_a_secret_content_is_kept_or_told(session):
    committee(session)
    row = sent(session, content="", number="01/TTr-STC")
    row.secrecy = Secrecy.SECRET
    session.flush()
    first, *_ = keys(session, row)
    opinions.answer(session, [first], opinion=Opinion.DISAGREED, answered_on=MONDAY)
    with pytest.raises(AppError, match="mật"):
        opinions.answer(session, [first], opinion=Opinion.DISAGREED, answered_on=MONDAY, said="Vì …")
    with pytest.raises(AppError, match="mật"):
        opinions.take_up(session, [first], how=TakenUp.EXPLAINED, words="Vì …")
    with pytest.raises(AppError, match="mật"):
        opinions.write_words(session, first, column="said", words="Vì …")
    session_on(session, FRIDAY)
    opinions.close(session, [row.id.hex], closed_on=FRIDAY, today=FRIDAY)
    item = announced(session, row)
    assert item is not None
    assert item.content.endswith("văn bản số 01/TTr-STC (nội dung mật)")
