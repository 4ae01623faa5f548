"""An agenda: states of contents, papers that are complete, opinions that were asked for, hours (duties 54-57)."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.meeting_terms import Asked, ItemState
from app.rules.agenda import (
    AskedFact,
    ItemFacts,
    PaperFact,
    asked_state,
    clock,
    complete_on,
    deciding_due,
    item_state,
    later,
    length,
    over,
)

DUE, HELD = date(2026, 10, 9), date(2026, 10, 14)
DAYS = st.dates(date(2026, 10, 1), date(2026, 10, 20))
MAYBE = st.none() | DAYS
BEFORE, AFTER = DUE - timedelta(days=1), DUE + timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (ItemFacts(), ItemState.TO_WITHDRAW),
        (ItemFacts(received_on=AFTER), ItemState.ON_AGENDA),
        (ItemFacts(received_on=AFTER + timedelta(days=1)), ItemState.TO_WITHDRAW),
        (ItemFacts(late_reason_accepted=True), ItemState.ON_AGENDA),
        (
            ItemFacts(late_reason_accepted=True, late_reason_decided_on=date(2026, 12, 1)),
            ItemState.TO_WITHDRAW,
        ),
        (ItemFacts(late_reason_accepted=False), ItemState.TO_WITHDRAW),
        (ItemFacts(withdrawal_proposed_on=AFTER), ItemState.PROPOSED),
        (ItemFacts(withdrawal_proposed_on=AFTER, withdrawal_agreed=True), ItemState.WITHDRAWN),
        (ItemFacts(withdrawal_proposed_on=AFTER, withdrawal_agreed=False), ItemState.ON_AGENDA),
        (
            ItemFacts(
                withdrawal_proposed_on=BEFORE, withdrawal_agreed=True, withdrawal_decided_on=date(2026, 12, 1)
            ),
            ItemState.PROPOSED,
        ),
        (ItemFacts(postponed_on=AFTER), ItemState.POSTPONED),
    ],
)
def test_a_content_past_its_day_is_to_be_withdrawn_unless_something_was_decided(facts, state):
    assert item_state(facts, withdraw_from=AFTER, held_on=HELD, as_of=AFTER) is state


def test_until_its_day_is_over_nothing_is_to_be_withdrawn():
    assert item_state(ItemFacts(), withdraw_from=AFTER, held_on=HELD, as_of=DUE) is ItemState.ON_AGENDA


def test_what_was_held_cannot_be_withdrawn_any_more():
    assert item_state(ItemFacts(), withdraw_from=AFTER, held_on=DUE, as_of=AFTER) is ItemState.ON_AGENDA


@given(st.builds(ItemFacts, MAYBE, MAYBE, st.sampled_from((None, True, False)), MAYBE, MAYBE), DAYS)
def test_facts_of_later_days_change_nothing(facts, as_of):
    def hidden(day: date | None) -> date | None:
        return day if day is not None and day <= as_of else None

    seen = ItemFacts(
        hidden(facts.received_on),
        hidden(facts.postponed_on),
        facts.late_reason_accepted,
        facts.late_reason_decided_on,
        hidden(facts.withdrawal_proposed_on),
    )
    state = item_state(facts, withdraw_from=DUE, held_on=HELD, as_of=as_of)
    assert item_state(seen, withdraw_from=DUE, held_on=HELD, as_of=as_of) is state


def test_papers_are_complete_with_the_first_version_of_the_last_one():
    first = PaperFact("Tờ trình", BEFORE)
    assert complete_on([]) is None
    assert complete_on([first]) == BEFORE
    assert complete_on([first, PaperFact("Dự thảo", None)]) is None
    assert complete_on([first, PaperFact("Dự thảo", DUE), PaperFact("Tờ trình", AFTER)]) == DUE


@given(st.lists(st.builds(PaperFact, st.sampled_from("abc"), MAYBE)))
def test_another_version_never_makes_papers_later(papers):
    complete = complete_on(papers)
    for paper in papers:
        again = complete_on([*papers, PaperFact(paper.name, date(2026, 12, 1))])
        assert complete is None or again == complete


@pytest.mark.parametrize(
    ("asked", "as_of", "state"),
    [
        ((), DUE, Asked.NOT_ASKED),
        ((), AFTER, Asked.OVERDUE),
        (((DUE, None),), DUE, Asked.WAITING),
        (((DUE, None), (None, None)), AFTER, Asked.OVERDUE),
        (((DUE, DUE), (BEFORE, AFTER)), AFTER, Asked.ANSWERED),
        (((DUE, DUE), (BEFORE, AFTER)), DUE, Asked.WAITING),
        (((AFTER, None),), AFTER, Asked.WAITING_LATE),
        (((AFTER, AFTER),), AFTER, Asked.ANSWERED_LATE),
    ],
)
def test_the_chairmen_are_asked_by_the_day(asked, as_of, state):
    facts = [AskedFact(*one) for one in asked]
    assert asked_state(facts, due_on=DUE, as_of=as_of) is state


def test_without_a_day_nobody_needs_to_be_asked_but_may_be():
    assert asked_state([], due_on=None, as_of=DUE) is Asked.NOT_NEEDED
    assert asked_state([AskedFact(AFTER, AFTER)], due_on=None, as_of=AFTER) is Asked.ANSWERED


def test_hours_run_as_long_as_minutes_are_known():
    slots = clock(time(8), [20, 15, None, 10])
    assert [(one.begins, one.ends) for one in slots] == [
        (time(8), time(8, 20)),
        (time(8, 20), time(8, 35)),
        (time(8, 35), None),
        (None, None),
    ]
    assert later(time(23, 50), 20) == time(0, 10)


@given(st.lists(st.none() | st.integers(1, 90), max_size=8), st.integers(0, 23), st.integers(1, 600))
def test_what_is_over_is_the_sum_less_the_meeting(minutes, hour, there):
    starts = time(hour)
    ends = later(starts, there)
    total = sum(filter(None, minutes))
    if ends > starts:
        assert length(starts, ends) == there
        assert over(starts, ends, minutes) == max(0, total - there)
    assert over(starts, None, minutes) == over(None, ends, minutes) == 0


@given(st.lists(st.builds(PaperFact, st.sampled_from("ABC"), MAYBE, MAYBE), max_size=5))
def test_one_last_day_judges_all_papers_as_each_by_its_own_does(papers):
    each: dict[str, tuple[date | None, date]] = {}
    for name in {paper.name for paper in papers}:
        own = [paper for paper in papers if paper.name == name]
        came = min((paper.received_on for paper in own if paper.received_on), default=None)
        each[name] = came, min((paper.due_on for paper in own if paper.due_on), default=DUE)
    found, complete = deciding_due(papers, DUE) or DUE, complete_on(papers)
    missing = [due for came, due in each.values() if came is None]
    if missing:
        assert (complete, found) == (None, min(missing))
    elif each:
        assert (complete <= found) is all(came <= due for came, due in each.values())
    else:
        assert deciding_due(papers, DUE) is None


def test_a_paper_without_a_day_of_its_own_has_the_usual_one():
    papers = [PaperFact("A", DUE, AFTER), PaperFact("B", None)]
    assert deciding_due(papers, DUE) is None
    assert deciding_due([*papers, PaperFact("B", None, BEFORE)], DUE) == BEFORE
