"""Minutes change as values: clocks add up, conclusions stand behind those of their content, people come and go."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.briefings.held_meeting import Attendee, HeldItem, HeldMeeting
from app.core.terms import Attendance, MeetingKind
from app.rules import taking_minutes as take

START = HeldMeeting(
    "m",
    "Phiên họp",
    MeetingKind.REGULAR_SESSION,
    date(2026, 11, 25),
    items=(HeldItem("a", "Quy hoạch", minutes=1), HeldItem("b", "Ngân sách")),
    attendees=(Attendee("an", "Lê Thị An", is_member=True),),
)
TICKS = st.lists(
    st.tuples(st.sampled_from(("a", "b", "")), st.sampled_from(("s", "t", "")), st.integers(0, 600))
)


@given(TICKS)
def test_seconds_used_are_the_sum_of_what_the_clock_told(ticks: list[tuple[str, str, int]]) -> None:
    now = take.with_speech(take.with_speech(START, "s", "a"), "t", "b")
    for item, speech, seconds in ticks:
        now = take.ticked(now, item, speech, seconds)
    for line in now.items:
        assert line.seconds == sum(seconds for item, _, seconds in ticks if item == line.key)
    for said in now.speeches:
        assert said.seconds == sum(seconds for _, speech, seconds in ticks if speech == said.key)


@given(st.integers(0, 100_000), st.integers(0, 600))
def test_time_is_over_only_past_the_minutes_that_were_given(seconds: int, minutes: int) -> None:
    assert take.is_over(seconds, minutes) is (0 < minutes < seconds / 60)
    whole, _, rest = take.clock(seconds).partition(":")
    assert int(whole) * 60 + int(rest) == seconds
    assert len(rest) == 2


@given(st.lists(st.sampled_from(("a", "b", "")), max_size=8))
def test_conclusions_stand_in_the_order_of_their_contents(asked: list[str]) -> None:
    now = START
    for number, item in enumerate(asked):
        now = take.with_conclusion(now, str(number), item)
    found = [(one.item or "z", int(one.key)) for one in now.conclusions]
    assert found == sorted(found)


def test_a_roll_call_after_the_opening_makes_nobody_late_and_who_comes_back_keeps_his_hour() -> None:
    opened = HeldMeeting(**{**_fields(take.judged(START, "an", Attendance.ABSENT)), "opened_at": time(8)})
    there = take.came(opened, "an").attendees[0]
    assert (there.state, there.arrived_at) == (Attendance.PRESENT, None)
    late = take.came_late(opened, "an", time(8, 40))
    gone = take.left(late, "an", time(9, 15))
    back = take.came(gone, "an").attendees[0]
    assert gone.attendees[0].left_at == time(9, 15)
    assert (back.arrived_at, back.left_at) == (time(8, 40), None)
    assert take.came(late, "an").attendees[0].arrived_at is None, "ticked anew: from the beginning"


@pytest.mark.parametrize(
    ("today", "ended", "clock", "hour"),
    [
        (START.held_on, None, time(9, 15), time(9, 15)),
        (START.held_on, time(11, 20), time(9, 15), time(9, 15)),
        (START.held_on, time(11, 20), time(23, 57), None),
        (START.held_on + timedelta(days=2), time(11, 20), time(10), None),
        (START.held_on + timedelta(days=2), None, time(10), None),
        (START.held_on - timedelta(days=1), None, time(10), None),
    ],
)
def test_the_clock_tells_hours_only_of_a_meeting_that_is_held(
    today: date, ended: time | None, clock: time, hour: time | None
) -> None:
    assert take.hour_now(replace(START, ended_at=ended), today, clock) == hour


@pytest.mark.parametrize(
    ("opened", "ended", "name", "at", "why"),
    [
        (None, None, "opened_at", time(8), ""),
        (time(8), None, "ended_at", time(11), ""),
        (time(8), time(11), "ended_at", None, ""),
        (None, None, "ended_at", time(11), take.NOT_OPENED),
        (time(8), None, "ended_at", time(8), ""),
        (
            *(time(8), time(11), "opened_at", time(12)),
            "Giờ kết thúc (11:00) không thể trước giờ khai mạc (12:00).",
        ),
        (
            *(time(8), time(11), "opened_at", None),
            "Đã ghi giờ kết thúc: bỏ giờ kết thúc trước, rồi mới bỏ giờ khai mạc.",
        ),
    ],
)
def test_a_meeting_ends_after_it_began(
    opened: time | None, ended: time | None, name: str, at: time | None, why: str
) -> None:
    assert take.wrong_hour(replace(START, opened_at=opened, ended_at=ended), name, at) == why


@pytest.mark.parametrize(
    ("came", "left", "name", "at", "why"),
    [
        (None, None, "arrived_at", time(9), ""),
        (time(9), None, "left_at", time(10), ""),
        (time(9), None, "left_at", time(8), "giờ về (08:00) không thể trước giờ đến (09:00)."),
        (None, time(9), "arrived_at", time(9, 30), "giờ về (09:00) không thể trước giờ đến (09:30)."),
        (None, None, "arrived_at", time(11), "giờ đến (11:00) phải trước giờ kết thúc (11:00)."),
        (time(9), time(10), "arrived_at", None, ""),
    ],
)
def test_somebody_leaves_after_he_came(
    came: time | None, left: time | None, name: str, at: time | None, why: str
) -> None:
    now = replace(START, opened_at=time(8), ended_at=time(11))
    now = replace(now, attendees=take.changed(now.attendees, "an", arrived_at=came, left_at=left))
    assert take.wrong_hour_of(now, "an", name, at).partition(": ")[2] == why


def test_who_comes_late_has_an_hour_also_before_the_opening_was_noted() -> None:
    late = take.came_late(START, "an", time(8, 40))
    assert late.attendees[0].arrived_at == time(8, 40)
    assert take.came_late(late, "an", None) == late, "he whose hour is not known now keeps what he had"


def test_what_is_taken_out_is_gone() -> None:
    now = take.with_conclusion(take.with_speech(START, "s", "a", "Lê Thị An"), "c", "a")
    assert now.speeches[0].speaker == "Lê Thị An"
    assert take.without(take.without(now, "s"), "c") == START


def test_lines_that_are_about_to_be_filled_stay_when_others_change_the_meeting() -> None:
    now = take.with_conclusion(take.with_speech(START, "s", "a"), "c", "b")
    stored = take.with_speech(START, "t", "a", "Vũ Bình")
    both = take.with_empty_lines(stored, now)
    assert [one.key for one in (*both.speeches, *both.conclusions)] == ["t", "s", "c"]
    assert take.with_empty_lines(both, now) == both


def _fields(now: HeldMeeting) -> dict[str, object]:
    return {name: getattr(now, name) for name in HeldMeeting.__slots__}
