"""What the regulation makes of opinions and votes: shares, ties, who did not answer."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.opinion_terms import Verdict
from app.core.regulation_terms import TieRule, Unanswered, Whole
from app.core.terms import Opinion
from app.rules.majority import FOR, Ballots, ballots_of, decide, of_opinions, of_votes, opinions_tie
from tests.regulations import GENERAL

YES, CHANGES, NO = Opinion.AGREED, Opinion.AGREED_WITH_CHANGES, Opinion.DISAGREED
ANSWERS = st.lists(st.none() | st.sampled_from(Opinion), max_size=30)
REGULATIONS = st.builds(
    lambda share, more, of, tie, silent: replace(
        GENERAL, majority_share=share, majority_is_more=more, majority_of=of, tie_rule=tie, unanswered=silent
    ),
    st.sampled_from((Fraction(1, 2), Fraction(2, 3), Fraction(1))),
    st.booleans(),
    st.sampled_from(Whole),
    st.sampled_from(TieRule),
    st.sampled_from(Unanswered),
)
COUNTS = st.integers(0, 30)
BALLOTS = st.builds(Ballots, COUNTS, COUNTS, COUNTS, COUNTS, st.none() | st.booleans())


def ballots(answers: Sequence[Opinion | None], chair: Opinion | None = None, *, in_words: int = 0) -> Ballots:
    """None is silent; `in_words` more answered in words alone."""
    came = [one for one in answers if one is not None] + [None] * in_words
    return ballots_of(came, chair, silent=answers.count(None))


def closed(
    *answers: Opinion | None, chair: Opinion | None = None, in_words: int = 0, **changes: object
) -> Verdict:
    regulation = replace(GENERAL, **changes)  # type: ignore[arg-type]
    return of_opinions(ballots(answers, chair, in_words=in_words), regulation, closed=True)


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ((YES, YES, NO), Verdict.CARRIED),
        ((YES, CHANGES, NO), Verdict.CARRIED),
        ((YES, NO, NO), Verdict.LOST),
        ((YES, YES, None, None, None), Verdict.LOST),  # two of five, although nobody is against
        ((), Verdict.OPEN),
    ],
)
def test_more_than_half_of_all_members_carry(answers, verdict):
    assert closed(*answers) is verdict


@pytest.mark.parametrize(
    ("rule", "chair", "verdict"),
    [
        (TieRule.CHAIR, YES, Verdict.CARRIED),
        (TieRule.CHAIR, CHANGES, Verdict.CARRIED),
        (TieRule.CHAIR, NO, Verdict.LOST),
        (TieRule.CHAIR, None, Verdict.OPEN),
        (TieRule.REJECTED, YES, Verdict.LOST),
        (TieRule.AGAIN, YES, Verdict.OPEN),
    ],
)
def test_equal_sides_go_by_the_rule_of_ties(rule, chair, verdict):
    assert closed(YES, NO, chair=chair, tie_rule=rule) is verdict


@pytest.mark.parametrize(
    ("unanswered", "answers", "verdict"),
    [
        (Unanswered.AGREED, (YES, NO, NO, None), Verdict.CARRIED),
        (Unanswered.NOT_AGREED, (YES, YES, NO, None), Verdict.OPEN),
        (Unanswered.LEFT_OUT, (YES, NO, None), Verdict.OPEN),
    ],
)
def test_a_chair_who_is_silent_agrees_at_a_tie_where_silence_is_agreement(unanswered, answers, verdict):
    regulation = replace(GENERAL, unanswered=unanswered)
    counted = replace(ballots(answers), chair_silent=True)
    assert of_opinions(counted, regulation, closed=True) is verdict
    assert opinions_tie(counted, regulation) is (verdict is Verdict.CARRIED)
    assert of_opinions(counted, regulation, closed=False) is Verdict.OPEN, "he may still answer"
    against = replace(counted, chair=False, chair_silent=False)
    assert of_opinions(against, regulation, closed=True) is Verdict.LOST


def test_half_is_no_tie_where_more_is_asked():
    assert closed(YES, NO, chair=YES, majority_share=Fraction(2, 3)) is Verdict.LOST


def test_half_is_enough_where_the_regulation_says_at_least():
    assert closed(YES, NO, chair=NO, majority_is_more=False) is Verdict.CARRIED


@pytest.mark.parametrize(
    ("unanswered", "verdict"),
    [
        (Unanswered.NOT_AGREED, Verdict.LOST),
        (Unanswered.AGREED, Verdict.CARRIED),
        (Unanswered.LEFT_OUT, Verdict.CARRIED),
    ],
)
def test_who_does_not_answer_counts_as_the_regulation_says(unanswered, verdict):
    assert closed(YES, YES, NO, None, None, None, unanswered=unanswered) is verdict


def test_a_round_that_goes_on_says_only_what_nothing_can_change():
    three_of_five = ballots((YES, YES, YES, None, None))
    two_of_five = ballots((YES, YES, NO, None, None))
    lost = ballots((NO, NO, NO, None, None))
    said = [of_opinions(one, GENERAL, closed=False) for one in (three_of_five, two_of_five, lost)]
    assert said == [Verdict.CARRIED, Verdict.OPEN, Verdict.LOST]


@given(ANSWERS, st.data(), REGULATIONS)
def test_what_is_said_before_the_end_stays_true_whatever_comes(answers, data, regulation):
    """The first one is the chair."""

    def counted(all_answers: list[Opinion | None]) -> Ballots:
        chair = all_answers[0] if all_answers else None
        return replace(ballots(all_answers, chair), chair_silent=bool(all_answers) and chair is None)

    early = of_opinions(counted(answers), regulation, closed=False)
    rest = [data.draw(st.none() | st.sampled_from(Opinion)) if one is None else one for one in answers]
    if early is not Verdict.OPEN:
        assert of_opinions(counted(rest), regulation, closed=True) is early


@given(ANSWERS, COUNTS)
def test_every_member_is_counted_once(answers, in_words):
    counted = ballots(answers, in_words=in_words)
    assert counted.members == len(answers) + in_words
    assert counted.in_favour == sum(one in FOR for one in answers)
    assert (counted.others, counted.silent) == (in_words, answers.count(None))


@pytest.mark.parametrize("unanswered", Unanswered)
def test_words_alone_are_an_answer_for_neither_side_however_silence_counts(unanswered):
    assert closed(in_words=22, unanswered=unanswered) is Verdict.LOST
    answers = (*[YES] * 8, *[NO] * 5, None, None)
    assert closed(*answers, in_words=7, unanswered=unanswered) is Verdict.LOST


@given(BALLOTS, REGULATIONS)
def test_one_more_in_favour_never_turns_a_result_down(ballots, regulation):
    order = [Verdict.LOST, Verdict.OPEN, Verdict.CARRIED]
    if ballots.against:
        more = replace(ballots, in_favour=ballots.in_favour + 1, against=ballots.against - 1)
        before, after = (order.index(of_votes(one, regulation)) for one in (ballots, more))
        assert after >= before


@given(st.integers(0, 50), st.integers(0, 50), REGULATIONS)
def test_without_a_tie_the_chair_changes_nothing(in_favour, others, regulation):
    said = {decide(in_favour, in_favour + others, chair, regulation) for chair in (None, True, False)}
    assert len(said) == 1 or in_favour == others


def test_those_who_are_not_there_count_in_a_session_unless_it_goes_by_those_present():
    ballots = Ballots(in_favour=5, against=1, silent=6)
    assert of_votes(ballots, GENERAL) is Verdict.LOST
    assert of_votes(ballots, replace(GENERAL, majority_of=Whole.PRESENT)) is Verdict.CARRIED
