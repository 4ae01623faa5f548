"""Two things clash when they share a person or a room at the same time."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.briefings.schedule import Half
from app.core.schedule_terms import Overlap
from app.rules.clashes import Slot, Taken, clashes, half_of, overlap

DAY, NEXT = date(2026, 11, 2), date(2026, 11, 3)
MINUTES = 120
MORNING, AFTERNOON, WHOLE = Half.MORNING, Half.AFTERNOON, Half.WHOLE
TIMES = st.none() | st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))
SLOTS = st.builds(
    lambda day, half, start, end: Slot(day, half_of(start, half), start, end if start else None),
    st.sampled_from((DAY, NEXT)),
    st.sampled_from(Half),
    TIMES,
    TIMES,
)


def at(hour: int, minute: int = 0, *, until: time | None = None, half: Half | None = None) -> Slot:
    start = time(hour, minute)
    return Slot(DAY, half or half_of(start, MORNING), start, until)


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        (at(8), at(9, 59), Overlap.CERTAIN),
        (at(8), at(10), None),
        (at(8, until=time(11)), at(10), Overlap.CERTAIN),
        (at(8), Slot(NEXT, MORNING, time(8)), None),
        (at(8), Slot(DAY, MORNING), Overlap.POSSIBLE),
        (at(8), Slot(DAY, AFTERNOON), None),
        (at(14), Slot(DAY, WHOLE), Overlap.CERTAIN),
        (Slot(DAY, MORNING), Slot(DAY, MORNING), Overlap.POSSIBLE),
        (Slot(DAY, MORNING), Slot(DAY, WHOLE), Overlap.POSSIBLE),
        (Slot(DAY, WHOLE), Slot(DAY, WHOLE), Overlap.CERTAIN),
        (at(7, half=WHOLE), at(16), Overlap.CERTAIN),
        (at(11), Slot(DAY, AFTERNOON), Overlap.POSSIBLE),
    ],
)
def test_slots_meet_by_their_hours_or_by_their_half(one: Slot, other: Slot, met: Overlap | None) -> None:
    assert overlap(one, other, minutes=MINUTES) is met


@given(SLOTS, SLOTS)
def test_to_meet_is_mutual_and_a_day_apart_nothing_meets(one: Slot, other: Slot) -> None:
    assert overlap(one, other, minutes=MINUTES) is overlap(other, one, minutes=MINUTES)
    assert one.day == other.day or overlap(one, other, minutes=MINUTES) is None
    assert overlap(one, one, minutes=MINUTES) is not None


def taken(key: str, slot: Slot, *people: str, place: str = "") -> Taken:
    return Taken(key, slot, {name: name.upper() for name in people}, place, f"“{key}”")


def test_people_and_rooms_are_told_and_others_left_alone() -> None:
    one = taken("a", at(8), "ct", "pct", place="phong hop 1")
    others = [
        one,
        taken("b", at(9), "pct", "x"),
        taken("c", at(9), "y", place="phong hop 1"),
        taken("d", at(9), "z", place="phong hop 2"),
        taken("e", at(15), "ct", place="phong hop 1"),
        taken("f", Slot(DAY, MORNING), "ct"),
    ]
    assert [clash.words for clash in clashes(one, others, minutes=MINUTES)] == [
        "PCT đã có lịch “b”.",
        "Địa điểm này đã có “c”.",
        "CT đã có lịch “f” (cùng buổi).",
    ]


def test_what_clashes_is_told_by_its_hours() -> None:
    one, others = taken("a", at(8, 15), "x"), [taken("b", at(8, 30), "x"), taken("c", at(8), "x")]
    assert [clash.other.key for clash in clashes(one, others, minutes=MINUTES)] == ["c", "b"]


def test_no_place_is_no_place_that_is_shared() -> None:
    assert not [*clashes(taken("a", at(8), "x"), [taken("b", at(8), "y")], minutes=MINUTES)]


@pytest.mark.parametrize(
    ("start", "half", "found"),
    [
        (None, AFTERNOON, AFTERNOON),
        (time(11, 59), AFTERNOON, MORNING),
        (time(12), MORNING, AFTERNOON),
        (time(7), WHOLE, WHOLE),
    ],
)
def test_the_half_follows_from_the_hour(start: time | None, half: Half, found: Half) -> None:
    assert half_of(start, half) is found
