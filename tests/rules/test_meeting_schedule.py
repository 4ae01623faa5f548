"""The meetings of a year by the regulation: so many, each on a working day, for good by its code (duties 53, 67-75)."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.meeting_terms import OccasionState
from app.core.regulation_terms import DayOffRule
from app.core.terms import MeetingKind
from app.rules.meeting_schedule import ON_SCHEDULE, Made, made_for, occasions, state_of, why_moved
from app.rules.regulation import Calendar, InForce, Regulations, Version
from app.rules.working_days import is_working_day
from tests.regulations import GENERAL

PLAIN = Calendar(frozenset(), frozenset())
YEARS = st.integers(2020, 2040)
RULES = st.sampled_from(DayOffRule)
OFF = st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=25)


def named(code: str, year: int = 2026, calendar: Calendar = PLAIN, **numbers: object):
    [one] = [each for each in occasions(year, replace(GENERAL, **numbers), calendar) if each.code == code]
    return one


def test_a_year_has_as_many_meetings_as_the_regulation_says():
    counted = Counter(one.kind for one in occasions(2026, GENERAL, PLAIN))
    assert counted == {
        MeetingKind.REGULAR_SESSION: 12,
        MeetingKind.OFFICE_BRIEFING: 12,
        MeetingKind.LEADERSHIP: 4,
        MeetingKind.MID_YEAR_REVIEW: 1,
        MeetingKind.YEAR_REVIEW: 1,
        MeetingKind.WITH_UNIONS: 2,
    }
    assert set(counted) == set(ON_SCHEDULE)


def test_a_briefing_on_a_sunday_waits_for_its_chair_and_is_proposed_the_working_day_before():
    one = named("office_briefing/2026-10")  # the 25th is a Sunday
    assert (one.regular_on, one.held_on, one.waits) == (date(2026, 10, 25), date(2026, 10, 23), True)
    assert why_moved(one, PLAIN) == "Chủ nhật, 25/10/2026 là ngày nghỉ; chờ người chủ trì quyết định"
    assert why_moved(named("office_briefing/2026-11"), PLAIN) == ""


@pytest.mark.parametrize(
    ("rule", "held_on"),
    [
        (DayOffRule.BEFORE, date(2026, 10, 23)),
        (DayOffRule.AFTER, date(2026, 10, 26)),
        (DayOffRule.STAYS, date(2026, 10, 25)),
    ],
)
def test_a_day_off_moves_as_the_regulation_says(rule, held_on):
    one = named("office_briefing/2026-10", briefing_day_off=rule)
    assert (one.held_on, one.waits) == (held_on, False)


def test_a_day_off_that_has_a_name_is_told_by_it():
    calendar = Calendar(frozenset({date(2026, 11, 25)}), frozenset(), {date(2026, 11, 25): "Ngày hội"})
    one = named("office_briefing/2026-11", calendar=calendar, briefing_day_off=DayOffRule.AFTER)
    assert one.held_on == date(2026, 11, 26)
    assert why_moved(one, calendar) == "Thứ Tư, 25/11/2026 là Ngày hội"


def test_the_year_before_is_reviewed_in_january_and_the_half_year_in_july():
    assert named("year_review/2026").title == "Hội nghị tổng kết công tác năm 2025"
    assert named("year_review/2026").held_on.month == GENERAL.year_end_month
    assert named("mid_year_review/2026").title == "Hội nghị sơ kết công tác 6 tháng đầu năm 2026"
    assert named("mid_year_review/2026").held_on.month == GENERAL.mid_year_month


def reviews(regulation: InForce, *years: int) -> list[tuple[str, str, date]]:
    return [
        (one.code, one.title.removeprefix("Hội nghị tổng kết công tác "), one.held_on)
        for year in years
        for one in occasions(year, regulation, PLAIN)
        if one.kind is MeetingKind.YEAR_REVIEW
    ]


def test_a_year_can_be_reviewed_in_its_own_december():
    assert reviews(replace(GENERAL, year_end_month=12), 2026) == [
        ("year_review/2026-end", "năm 2026", date(2026, 12, 15))
    ]
    assert GENERAL.year_end_month == 1, "as the regulation says that names a month: Điều 19 khoản 1 điểm a"
    assert [one[:2] for one in reviews(replace(GENERAL, year_end_month=6), 2026)] == [
        ("year_review/2026", "năm 2025")
    ]


def test_no_year_goes_without_its_review_when_the_month_changes():
    december = replace(GENERAL, year_end_month=12)
    from_november = Regulations((Version(date.min, GENERAL), Version(date(2026, 11, 1), december)))
    assert reviews(from_november, 2026, 2027) == [
        ("year_review/2026", "năm 2025", date(2026, 1, 15)),
        ("year_review/2026-end", "năm 2026", date(2026, 12, 15)),
        ("year_review/2027-end", "năm 2027", date(2027, 12, 15)),
    ]
    back = Regulations((Version(date.min, december), Version(date(2027, 6, 1), GENERAL)))
    assert [one[1] for one in reviews(back, 2026, 2027, 2028)] == ["năm 2026", "năm 2027"]


def test_a_review_stands_for_its_own_half_of_the_year_alone():
    [asked] = [
        one
        for one in occasions(2026, replace(GENERAL, year_end_month=12), PLAIN)
        if one.kind is MeetingKind.YEAR_REVIEW
    ]
    january = Made("before", MeetingKind.YEAR_REVIEW, date(2026, 1, 20), "")
    december = Made("now", MeetingKind.YEAR_REVIEW, date(2026, 12, 22), "")
    assert made_for([asked], [january]) == (None,)
    assert made_for([asked], [january, december]) == (december,)


def test_what_would_fall_on_one_day_goes_on_working_days_after_each_other():
    june = [
        one
        for one in occasions(2026, GENERAL, PLAIN)
        if one.code in ("leadership/2026-Q2", "with_unions/2026-06")
    ]
    assert [one.held_on for one in june] == [date(2026, 6, 15), date(2026, 6, 16)]
    assert [why_moved(one, PLAIN) for one in june] == ["", ""]


def test_several_meetings_of_a_quarter_go_over_its_months():
    months = [
        one.regular_on.month
        for one in occasions(2026, replace(GENERAL, leadership_meetings=3), PLAIN)
        if one.kind is MeetingKind.LEADERSHIP
    ]
    assert months == list(range(1, 13))


@given(
    YEARS, RULES, RULES, st.integers(1, 31), st.integers(1, 31), st.integers(1, 5), st.integers(1, 12), OFF
)
def test_whatever_the_numbers_each_meeting_has_a_code_of_its_own_and_a_working_day(
    year, session_rule, briefing_rule, session_day, briefing_day, leadership, unions, off
):
    calendar = Calendar(frozenset(off), frozenset())
    numbers = replace(
        GENERAL,
        session_day_off=session_rule,
        briefing_day_off=briefing_rule,
        session_day=session_day,
        briefing_day=briefing_day,
        leadership_meetings=leadership,
        unions_months=unions,
    )
    found = occasions(year, numbers, calendar)
    assert len({one.code for one in found}) == len(found) == 26 + 4 * leadership + 12 // unions
    assert [one.held_on for one in found] == sorted(one.held_on for one in found)
    stays = DayOffRule.STAYS in (session_rule, briefing_rule)
    for one in found:
        assert one.regular_on.year == year
        assert one.first <= one.regular_on <= one.last
        assert stays or is_working_day(one.held_on, calendar)
        assert (why_moved(one, calendar) == "") is (one.held_on == one.regular_on and not one.waits)


@given(YEARS, OFF)
def test_days_off_of_other_days_move_nothing(year, off):
    plain = {one.code: one for one in occasions(year, GENERAL, PLAIN)}
    regular = {one.regular_on for one in plain.values()}
    near = {day + timedelta(days=by) for day in regular for by in range(-9, 10)}
    calendar = Calendar(frozenset(off - near), frozenset())
    assert {one.code: one for one in occasions(year, GENERAL, calendar)} == plain


def test_a_meeting_made_by_hand_stands_for_its_month_and_one_of_another_occasion_does_not():
    before, one = named("office_briefing/2026-09"), named("office_briefing/2026-10")
    by_hand = Made("a", MeetingKind.OFFICE_BRIEFING, date(2026, 10, 27), "")
    other = Made("b", MeetingKind.OFFICE_BRIEFING, date(2026, 10, 2), "office_briefing/2026-09")
    own = Made("c", MeetingKind.OFFICE_BRIEFING, date(2026, 11, 2), one.code)
    assert made_for((before, one), (other,)) == (other, None)
    assert made_for((before, one), (other, by_hand)) == (other, by_hand)
    assert made_for((before, one), (other, by_hand, own)) == (other, own)
    assert made_for((one,), (replace(by_hand, kind=MeetingKind.OTHER),)) == (None,)
    assert state_of(one, None) is OccasionState.TO_MAKE
    assert state_of(one, own) is OccasionState.MOVED
    assert state_of(one, replace(own, held_on=one.held_on)) is OccasionState.MADE


LATER = date(2026, 12, 1)


def leadership(before: int, after: int):
    """The leadership's meetings of a year in which their number changes with December."""
    versions = (
        Version(date.min, replace(GENERAL, leadership_meetings=before)),
        Version(LATER, replace(GENERAL, leadership_meetings=after)),
    )
    found = occasions(2026, Regulations(versions), PLAIN)
    return tuple(one for one in found if one.kind is MeetingKind.LEADERSHIP)


@pytest.mark.parametrize("before", range(1, 5))
@pytest.mark.parametrize("after", range(1, 5))
def test_whatever_was_made_before_the_number_changes_stands_for_what_is_asked_then(before, after):
    made = tuple(
        Made(one.code, one.kind, one.held_on, one.code)
        for one in occasions(2026, replace(GENERAL, leadership_meetings=before), PLAIN)
        if one.kind is MeetingKind.LEADERSHIP
    )
    asked = leadership(before, after)
    days = [one.held_on for one in asked]
    assert len(set(days)) == len(days)
    left = [day for day, found in zip(days, made_for(asked, made), strict=True) if found is None]
    assert not set(left) & {one.held_on for one in made}
    assert all(day >= LATER for day in left)


def test_a_meeting_of_an_occasion_of_another_year_stands_for_none_of_this():
    one = named("office_briefing/2026-01")
    late = Made("a", MeetingKind.OFFICE_BRIEFING, date(2026, 1, 5), "office_briefing/2025-12")
    assert made_for((one,), (late,)) == (None,)


def test_one_meeting_made_by_hand_stands_for_one_of_two_that_are_asked_in_its_month():
    third, fourth = (named(f"leadership/2026-Q4-{place}", leadership_meetings=4) for place in (3, 4))
    by_hand = Made("a", MeetingKind.LEADERSHIP, date(2026, 12, 9), "")
    assert made_for((third, fourth), (by_hand,)) == (by_hand, None)
