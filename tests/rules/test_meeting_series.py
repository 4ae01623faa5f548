"""A meeting that is held again: its days by the rhythm of the first, moved, left out; and what it is called."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.meeting_terms import MeetingRhythm
from app.core.regulation_terms import DayOffRule
from app.core.terms import MeetingKind
from app.rules.meeting_series import read_days, retitled, times, title_again
from app.rules.regulation import Calendar
from app.rules.working_days import is_working_day

FREE = Calendar(days_off=frozenset({date(2027, 4, 30), date(2027, 5, 3)}), make_up_days=frozenset())
YEAR_END = date(2027, 12, 31)


def held(rhythm: MeetingRhythm, first: date, until: date, *but: date, move=DayOffRule.BEFORE) -> list[str]:
    found = times(rhythm, first, until, move=move, but=but, calendar=FREE)
    return [f"{one.held_on.day}/{one.held_on.month}" for one in found]


@pytest.mark.parametrize(
    ("rhythm", "first", "until", "days"),
    [
        (MeetingRhythm.ONCE, date(2027, 2, 7), date(2027, 2, 7), ["7/2"]),  # a Sunday that somebody asks for
        (MeetingRhythm.WEEKLY, date(2027, 4, 16), date(2027, 5, 7), ["16/4", "23/4", "29/4", "7/5"]),
        (MeetingRhythm.MONTH_DAY, date(2027, 1, 31), date(2027, 4, 30), ["29/1", "26/2", "31/3", "29/4"]),
        (MeetingRhythm.MONTH_WEEKDAY, date(2027, 3, 1), date(2027, 6, 30), ["1/3", "5/4", "29/4", "7/6"]),
        (MeetingRhythm.MONTH_WEEKDAY, date(2027, 3, 31), date(2027, 7, 31), ["31/3", "30/6"]),  # the fifth
        (MeetingRhythm.LAST_WORKING_DAY, date(2027, 4, 1), date(2027, 6, 30), ["29/4", "31/5", "30/6"]),
        (MeetingRhythm.MONTH_DAY, date(2027, 12, 15), date(2028, 1, 31), ["15/12", "14/1"]),
    ],
)
def test_the_first_day_tells_the_others(rhythm, first, until, days):
    assert held(rhythm, first, until) == days


def test_days_are_left_out_as_they_are_meant_or_held_and_may_move_forward():
    first, until = date(2027, 3, 1), date(2027, 6, 30)
    assert held(MeetingRhythm.MONTH_WEEKDAY, first, until, date(2027, 4, 5), date(2027, 4, 29)) == [
        "1/3",
        "7/6",
    ]
    assert held(MeetingRhythm.MONTH_WEEKDAY, first, until, date(2027, 5, 3), move=DayOffRule.AFTER) == [
        "1/3",
        "5/4",
        "7/6",
    ]


@given(st.sampled_from([*MeetingRhythm][1:]), st.dates(date(2027, 1, 1), YEAR_END), st.integers(0, 400))
def test_a_series_never_falls_on_a_day_off_and_stays_in_its_span(rhythm, first, length):
    until = first + timedelta(days=length)
    for one in times(rhythm, first, until, move=DayOffRule.BEFORE, calendar=FREE):
        assert is_working_day(one.held_on, FREE)
        assert first <= one.day <= until


def test_exceptions_are_read_inside_the_span():
    first, until = date(2026, 11, 2), date(2027, 3, 31)
    assert read_days("7/12; 4/1, 1/3/2027;", first, until) == (
        date(2026, 12, 7),
        date(2027, 1, 4),
        date(2027, 3, 1),
    )
    for wrong in ("xyz", "30/2", "1/5", "1/3/2028"):
        with pytest.raises(ValueError, match=wrong):
            read_days(wrong, first, until)


@pytest.mark.parametrize(
    ("words", "old", "new", "said"),
    [
        ("Giao ban tháng 12/2026", date(2026, 12, 25), date(2027, 1, 25), "Giao ban tháng 1/2027"),
        (
            "Kết quả tháng 12, nhiệm vụ tháng 1",
            date(2026, 12, 25),
            date(2027, 2, 25),
            "Kết quả tháng 2, nhiệm vụ tháng 3",
        ),
        ("Sơ kết 6 tháng đầu năm", date(2026, 6, 25), date(2026, 7, 25), "Sơ kết 6 tháng đầu năm"),
        ("Tháng 3/2020 và tháng 8", date(2026, 3, 2), date(2026, 4, 2), "Tháng 3/2020 và tháng 8"),
    ],
)
def test_months_in_words_move_with_the_day(words, old, new, said):
    assert retitled(words, old, new) == said


def test_a_name_that_the_kind_proposed_is_proposed_again():
    kind, old, new = MeetingKind.LEADERSHIP, date(2026, 12, 16), date(2027, 3, 15)
    assert title_again("Họp Tập thể lãnh đạo Văn phòng quý 4/2026", kind, old, new).endswith("quý 1/2027")
    assert title_again("Họp về quy hoạch", kind, old, new) == "Họp về quy hoạch"
