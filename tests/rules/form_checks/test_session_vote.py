"""What the form of a vote is told."""

from dataclasses import replace

import pytest

from app.briefings.forms import Ref
from app.briefings.session_vote_form import BallotRow, SessionVoteForm
from app.core.opinion_terms import Ballot, VoteMethod
from app.rules.form_checks.session_vote import check
from app.rules.regulation import Calendar

ROWS = tuple(BallotRow(who=Ref("person", str(n) * 32, f"Người {n}")) for n in range(3))
FORM = SessionVoteForm(item=Ref("agenda_item", "a" * 32, "Việc"), members=5, present=3, ballots=ROWS)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"item": None}, [("item", "", False)]),
        ({"members": None}, [("members", "", False)]),
        ({"present": None}, [("present", "", False)]),
        ({"ballots": ()}, [("ballots", "", False)]),
        ({"ballots": ROWS[:2]}, [("ballots", "", True)]),
        ({"ballots": (*ROWS[:2], ROWS[0])}, [("ballots", "who", False)]),
        ({"ballots": (*ROWS[:2], BallotRow())}, [("ballots", "who", False)]),
        ({"present": 2}, [("ballots", "", False)]),
        ({"present": 2, "ballots": (*ROWS[:2], replace(ROWS[2], value=Ballot.ABSENT))}, []),
        ({"sentence": "{nội dung}: {kết quả}"}, []),
        ({"sentence": "{nội dung}: {xong}"}, [("sentence", "", False)]),
        ({"members": 2}, [("present", "", False)]),
        ({"method": VoteMethod.HANDS, "in_favour": 2}, [("not_voting", "", False)]),
        ({"method": VoteMethod.HANDS, "in_favour": 2, "against": 2}, [("against", "", False)]),
        ({"method": VoteMethod.HANDS, "in_favour": 3}, []),
        (
            {"method": VoteMethod.HANDS, "against": 3, "chair_vote": Ballot.IN_FAVOUR},
            [("chair_vote", "", False)],
        ),
        ({"method": VoteMethod.SECRET, "issued": 4}, [("issued", "", False)]),
        ({"method": VoteMethod.SECRET, "issued": 3, "in_favour": 1, "blank": 1}, [("issued", "", True)]),
        (
            {"method": VoteMethod.SECRET, "issued": 3, "in_favour": 3, "not_voting": 2},
            [("not_voting", "", False)],
        ),
        ({"method": VoteMethod.SECRET, "issued": 2, "in_favour": 2, "not_voting": 1}, []),
        (
            {"method": VoteMethod.HANDS, "in_favour": 4, "against": -1},
            [("against", "", False)],
        ),
    ],
)
def test_complaints(changes, expected):
    found = check(replace(FORM, **changes), Calendar(frozenset(), frozenset()))
    assert [(one.field, one.column, one.warning) for one in found] == expected
