"""What a vote in a session counts and comes to, and which numbers cannot be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.opinion_terms import Ballot, Verdict, VoteMethod
from app.core.regulation_terms import Whole
from app.rules.session_votes import VoteCounts, counted, counted_of, mistakes, verdict_of
from tests.regulations import GENERAL

HANDS, SECRET, NAMES = VoteMethod.HANDS, VoteMethod.SECRET, VoteMethod.BY_NAME


def test_ballots_are_counted_by_their_value():
    votes = [Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINED, Ballot.IN_FAVOUR]
    assert counted(NAMES, votes, members=9, present=5) == VoteCounts(NAMES, 9, 5, 2, 1, 1)


def test_all_seven_values_are_counted_and_who_is_absent_is_not_in_the_room():
    counts = counted(NAMES, list(Ballot), members=9, present=6)
    told = (
        counts.in_favour,
        counts.against,
        counts.abstained,
        counts.not_voting,
        counts.blank,
        counts.invalid,
    )
    assert told == (1, 1, 1, 1, 1, 1)
    assert (counts.told_of, counts.absent) == (6, 3)
    assert not mistakes(counts)


@pytest.mark.parametrize(
    ("counts", "chair", "verdict"),
    [
        (VoteCounts(HANDS, 9, 7, 5, 2), None, Verdict.CARRIED),
        (VoteCounts(HANDS, 9, 5, 4, 1), None, Verdict.LOST),  # most of those present, less than half of all
        (VoteCounts(HANDS, 8, 8, 4, 4), Ballot.IN_FAVOUR, Verdict.CARRIED),
        (VoteCounts(HANDS, 8, 8, 4, 4), Ballot.AGAINST, Verdict.LOST),
        (VoteCounts(SECRET, 8, 8, 4, 4, 0, 8), None, Verdict.OPEN),
        (VoteCounts(HANDS, 0, 0), None, Verdict.OPEN),
    ],
)
def test_more_than_half_of_all_members_decide(counts, chair, verdict):
    assert verdict_of(counts, chair, GENERAL) is verdict


def test_a_regulation_may_count_those_present():
    of_present = replace(GENERAL, majority_of=Whole.PRESENT)
    assert verdict_of(VoteCounts(HANDS, 9, 5, 4, 1), None, of_present) is Verdict.CARRIED
    assert verdict_of(VoteCounts(HANDS, 9, 6, 3, 1, 2), None, of_present) is Verdict.OPEN  # a tie
    assert [counted_of(VoteCounts(HANDS, 9, 5, 4, 1), one) for one in (GENERAL, of_present)] == [9, 5]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (VoteCounts(HANDS, 9, 7, 5, 1, 1), ()),
        (
            VoteCounts(HANDS, 9, 7, 5, 1),
            ("Tán thành 5, không tán thành 1, không biểu quyết 0: cộng 6, trong khi có mặt 7.",),
        ),
        (VoteCounts(HANDS, 9, 7, 5, 1, not_voting=1), ()),
        (
            VoteCounts(HANDS, 9, 7, 5, 1, not_voting=2),
            (
                (
                    "Tán thành 5, không tán thành 1, không biểu quyết 0, không tham gia biểu quyết 2: "
                    "cộng 8, trong khi có mặt 7."
                ),
            ),
        ),
        (
            VoteCounts(SECRET, 9, 7, 3, 1, 0, 6, 1, blank=1),
            (),
        ),
        (
            VoteCounts(SECRET, 9, 7, 5, 1, 0, 6, 0, blank=1),
            (
                (
                    "Tán thành 5, không tán thành 1, không biểu quyết 0, phiếu trắng 1, không hợp lệ 0: "
                    "thu về 7 phiếu, trong khi phát ra 6."
                ),
            ),
        ),
        (VoteCounts(NAMES, 9, 2, 2, 1), ("Đã ghi 3 thành viên biểu quyết, trong khi có mặt 2.",)),
        (VoteCounts(NAMES, 9, 5, 2, 1), ()),
        (VoteCounts(SECRET, 9, 7, 5, 1, 0, 7, 1), ()),
        (VoteCounts(SECRET, 9, 7, 0, 0, 0, 8), ("Phát ra 8 phiếu, trong khi có mặt 7.",)),
        (
            VoteCounts(SECRET, 9, 7, 5, 1, 0, 6, 1),
            (
                (
                    "Tán thành 5, không tán thành 1, không biểu quyết 0, không hợp lệ 1: "
                    "thu về 7 phiếu, trong khi phát ra 6."
                ),
            ),
        ),
        (VoteCounts(SECRET, 20, 20, 10, 8, issued=18, not_voting=2), ()),
        (
            VoteCounts(SECRET, 22, 20, 12, 8, issued=20, not_voting=2),
            ("Thu về 20 phiếu, không tham gia biểu quyết 2: cộng 22, trong khi có mặt 20.",),
        ),
        (VoteCounts(NAMES, 6, 7), ("Có mặt 7, nhiều hơn tổng số 6 thành viên.",)),
    ],
)
def test_numbers_that_cannot_be_are_said(counts, said):
    assert mistakes(counts) == said


NUMBERS = st.integers(0, 20)


@given(st.sampled_from((HANDS, SECRET)), *(NUMBERS for _ in range(6)))
def test_numbers_without_a_mistake_come_out(method, present, in_favour, against, abstained, invalid, out):
    counts = VoteCounts(method, 20, present, in_favour, against, abstained, present, invalid, out)
    if not mistakes(counts):
        assert method is HANDS or counts.told_of <= counts.present
        assert counts.valid <= counts.present <= counts.members
        assert method is SECRET or counts.raised == present
        assert method is HANDS or counts.collected <= counts.issued


@given(st.lists(st.sampled_from(Ballot), max_size=30), st.integers(0, 10))
def test_every_ballot_is_counted_once_and_one_side_at_most_wins(ballots, absent):
    members = len(ballots) + absent
    here = len(ballots) - ballots.count(Ballot.ABSENT)
    counts = counted(NAMES, ballots, members=members, present=here)
    assert counts.told_of == here
    assert not mistakes(counts)
    turned = replace(counts, in_favour=counts.against, against=counts.in_favour)
    both = {verdict_of(one, None, GENERAL) for one in (counts, turned)}
    assert both != {Verdict.CARRIED}
