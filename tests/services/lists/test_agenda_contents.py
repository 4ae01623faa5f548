"""Where contents stand and who was asked: the SQL of the list says the same as the rules say of one (duties 54-57)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.briefings.lists import Wanted
from app.core.meeting_terms import Asked, ItemState, ProposalState
from app.core.terms import MeetingKind
from app.models.agenda import AgendaProposal, Consultation
from app.models.meeting import AgendaItem
from app.models.office import SpecialDay
from app.models.search import catch_up
from app.rules.agenda_rules import approval_of, needs_papers, result_of
from app.services import agenda
from app.services.agenda_papers import papers_count
from app.services.lists import meetings, papers, proposals
from tests.services.agendas import agency, contents, session_on
from tests.services.conftest import scratch
from tests.services.lists.making import TODAY, groups, keep, rows, totals

NEAR = st.dates(TODAY - timedelta(days=4), TODAY + timedelta(days=4))
MAYBE = st.none() | NEAR
DECIDED = st.sampled_from((None, True, False))
FACTS = st.fixed_dictionaries(
    {
        "documents_due_on": MAYBE,
        "documents_received_on": MAYBE,
        "postponed_on": st.none() | st.none() | NEAR,
        "late_reason_accepted": DECIDED,
        "late_reason_decided_on": MAYBE,
        "withdrawal_proposed_on": MAYBE,
        "withdrawal_agreed": DECIDED,
        "withdrawal_decided_on": MAYBE,
        "needs_papers": DECIDED,
    }
)
ASKED = st.lists(st.tuples(MAYBE, MAYBE), max_size=3)
CONTENTS = st.sampled_from(("Nội dung", result_of("Giá đất")))
KINDS = st.sampled_from((MeetingKind.REGULAR_SESSION, MeetingKind.OTHER))


@given(st.lists(st.tuples(NEAR, KINDS, CONTENTS, FACTS, ASKED), max_size=4), st.integers(1, 28))
def test_each_content_is_found_by_the_very_state_that_it_shows(memory, drawn, ask_by):
    with scratch(memory) as session:
        keep(session, SpecialDay(day=date(2026, 1, 1), kind="off", name=""))
        from app.services.settings import change_setting, load_preset

        load_preset(session)
        change_setting(session, "regulation.consultation_day", ask_by)
        for held_on, kind, words, facts, asked in drawn:
            meeting = session_on(session, held_on, kind=kind)
            [item] = contents(session, meeting, words, **facts)
            item.needs_papers = facts["needs_papers"]  # none: as data from before there were marks
            for asked_on, answered_on in asked:
                keep(
                    session,
                    Consultation(agenda_item_id=item.id, asked_on=asked_on, answered_on=answered_on),
                )
        shown = papers.read(session, papers.find(session, Wanted(), today=TODAY).keys, today=TODAY)
        assert len(shown) == len(drawn)
        for name, terms, value in (
            ("standing", ItemState, lambda row: row.state),
            ("asked", Asked, lambda row: row.asked),
        ):
            for term in terms:
                wanted = Wanted(filters={name: (term.value,)})
                found = papers.find(session, wanted, today=TODAY).keys
                assert set(found) == {row.key for row in shown if value(row) is term}
        said = papers.find(session, Wanted(filters={"state": ("not_needed",)}), today=TODAY).keys
        assert set(said) == {row.key for row in shown if row.receipt is None}


def test_what_was_withdrawn_or_put_off_is_not_missed_any_more(session):
    meeting = session_on(session, TODAY, title="Phiên họp")
    one, two, three = contents(session, meeting, "A", "B", "C")
    agenda.propose_withdrawal(session, [one.id.hex], proposed_on=TODAY)
    agenda.decide_withdrawal(session, [one.id.hex], agreed=True, decided_on=TODAY)
    agenda.postpone(session, [two.id.hex], to=None, on=TODAY)
    [row] = rows(session, meetings)
    assert (row.contents, row.papers_missing) == (1, 1)
    assert [row.key for row in rows(session, papers, state="missing_coming")] == [three.id.hex]
    assert {row.key for row in rows(session, papers, state="missing")} == {one.id.hex, three.id.hex}


def test_a_mark_goes_before_the_words_in_rule_sql_and_figures(session):
    meeting = session_on(session, TODAY, title="Phiên họp")
    usual, talk, minutes = contents(session, meeting, "A", "Trao đổi chung", approval_of("Phiên họp", TODAY))
    assert [row.needs_papers for row in (usual, talk, minutes)] == [True, True, False], "the words propose it"
    assert agenda.mark_papers(session, [usual.id.hex, talk.id.hex], needed=False) == 2
    assert agenda.mark_papers(session, [minutes.id.hex], needed=True) == 1
    usual.needs_papers = None  # a row from before there were marks
    session.flush()
    counted = {usual.id, minutes.id}
    for row in (usual, talk, minutes):
        assert needs_papers(row.content, row.needs_papers) is (row.id in counted)
    assert set(session.scalars(select(AgendaItem.id).where(papers_count(TODAY)))) == counted
    for filters in ({"state": "missing"}, {"figure": "items"}):
        assert {one.key for one in rows(session, papers, **filters)} == {key.hex for key in counted}
    assert [one.key for one in rows(session, papers, state="not_needed")] == [talk.id.hex]
    assert rows(session, meetings)[0].papers_missing == 2


def test_papers_of_a_result_of_written_opinions_are_missed_nowhere(session):
    meeting = session_on(session, TODAY, title="Phiên họp")
    sent, result, minutes = contents(session, meeting, "A", result_of("B"), approval_of("Phiên họp", TODAY))
    [row] = rows(session, meetings)
    assert (row.contents, row.papers_missing) == (3, 1)
    for filters in ({"state": "missing"}, {"state": "missing_coming"}, {"figure": "items"}):
        assert [one.key for one in rows(session, papers, **filters)] == [sent.id.hex], filters
    shown = {one.key: one for one in rows(session, papers)}
    for item in (result, minutes):
        one = shown[item.id.hex]
        assert (one.receipt, one.due_on, one.is_past) == (None, None, False)
        assert one.state is ItemState.ON_AGENDA, "the day of the session is long behind the last day"
    assert shown[sent.id.hex].state is ItemState.TO_WITHDRAW
    assert [name for name, *_ in groups(session, papers, "state")] == ["Chưa gửi", "Không cần gửi"]
    sent.documents_received_on = TODAY
    session.flush()
    assert rows(session, meetings, state="papers_missing") == []


@pytest.fixture
def proposed(session):
    def add(content: str, **values):
        kind = values.pop("kind", MeetingKind.REGULAR_SESSION)
        return keep(session, AgendaProposal(content=content, kind=kind, **values))

    return add


def test_proposals_that_wait_come_first_by_the_month_that_they_wish(session, proposed):
    proposed("Xong", accepted=True)
    proposed("Tháng sau", wished_year=2026, wished_month=12)
    proposed("Không ghi tháng")
    proposed("Tháng này", wished_year=2026, wished_month=11)
    assert [row.content for row in rows(session, proposals)] == [
        "Tháng này",
        "Tháng sau",
        "Không ghi tháng",
        "Xong",
    ]
    assert rows(session, proposals)[0].wished == "11/2026"


def test_proposals_are_found_by_what_became_of_them(session, proposed):
    health = agency(session)
    meeting = session_on(session, TODAY)
    one = proposed("Đề án khám bệnh", agency_id=health.id)
    two = proposed("Báo cáo", accepted=False, decided_on=TODAY)
    proposed("Mai quyết định", accepted=True, decided_on=TODAY + timedelta(days=1))
    agenda.accept(session, [one.id.hex], meeting=meeting.id.hex, decided_on=TODAY)
    [accepted] = rows(session, proposals, state=ProposalState.ACCEPTED.value)
    assert (accepted.content, accepted.meeting, accepted.agency) == (
        "Đề án khám bệnh",
        "Phiên họp",
        "Sở Y tế",
    )
    assert [row.key for row in rows(session, proposals, state="refused")] == [two.id.hex]
    assert [row.content for row in rows(session, proposals, state="waiting")] == ["Mai quyết định"]
    assert totals(session, proposals) == {
        "chờ quyết định": 1,
        "đã đưa vào chương trình": 1,
        "không đưa vào": 1,
    }
    catch_up(session.connection())
    for words in ("kham benh", "so y te"):
        assert [row.key for row in rows(session, proposals, words=words)] == [one.id.hex]
