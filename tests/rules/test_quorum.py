"""The quorum: the least whole number that the share asks for, counted anew as people come and go (duties 85, 86)."""

from dataclasses import replace
from datetime import time
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.briefings.held_meeting import Attendee
from app.core.terms import Attendance
from app.rules.quorum import attended, has_gone, is_in_room, members_present, quorum, say
from tests.regulations import GENERAL

TWO_THIRDS = Fraction(2, 3)
SHARES = st.fractions(min_value=0, max_value=1, max_denominator=20)
ATTENDEES = st.lists(
    st.builds(
        Attendee,
        key=st.uuids().map(lambda key: key.hex),
        name=st.just("Lê Thị An"),
        is_member=st.booleans(),
        state=st.sampled_from(Attendance),
        left_at=st.sampled_from((None, time(9, 30))),
        items=st.sampled_from(((), ("a",), ("b",))),
    ),
    max_size=12,
)


def test_the_words_say_who_is_there_and_how_many_lack() -> None:
    assert say(quorum(18, 27, TWO_THIRDS)) == "Có mặt 18/27, đủ"
    assert say(quorum(16, 27, TWO_THIRDS)) == "Có mặt 16/27, thiếu 2"
    assert GENERAL.quorum_share == TWO_THIRDS


@given(st.integers(0, 60), st.integers(0, 60), SHARES)
def test_what_is_needed_is_the_least_number_that_reaches_the_share(
    present: int, members: int, share: Fraction
) -> None:
    found = quorum(present, members, share)
    assert found.needed >= members * share > found.needed - 1
    assert found.missing == 0 if present >= members * share else present + found.missing == found.needed


@given(ATTENDEES, st.sampled_from(("", "a", "b")), st.booleans())
def test_only_members_in_the_room_count(there: list[Attendee], item: str, substitutes: bool) -> None:
    count = members_present(there, item, substitutes_count=substitutes)
    assert 0 <= count <= sum(one.is_member for one in there)
    gone = [replace(one, left_at=time(10)) for one in there]
    assert members_present(gone, item, substitutes_count=substitutes) == 0
    assert members_present(there, item, substitutes_count=False) <= count


def test_a_member_asked_for_one_content_counts_only_there() -> None:
    one = Attendee("1", "Lê Thị An", is_member=True, state=Attendance.PRESENT, items=("a",))
    assert [is_in_room(one, item) for item in ("", "a", "b")] == [True, True, False]


def test_a_substitute_counts_only_where_the_regulation_lets_him() -> None:
    sent = Attendee("1", "Lê Thị An", is_member=True, state=Attendance.SUBSTITUTED)
    assert members_present([sent], substitutes_count=True) == 1
    assert members_present([sent], substitutes_count=False) == 0


def test_whoever_left_attended_and_left_early_only_before_the_end() -> None:
    one = Attendee("1", "Lê Thị An", is_member=True, state=Attendance.PRESENT, left_at=time(10))
    assert members_present([one], substitutes_count=True) == 0
    assert members_present(attended([one]), substitutes_count=True) == 1
    assert [has_gone(one, ended) for ended in (None, time(11), time(10))] == [True, True, False]
    assert not has_gone(replace(one, state=Attendance.ABSENT), None)
