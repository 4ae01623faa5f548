"""The meetings that the regulation asks for in a year, each on its day, moved off days off (duties 53, 67, 71-75)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from app.core.meeting_terms import OccasionState
from app.core.month_days import day_of_month
from app.core.regulation_terms import DayOffRule
from app.core.terms import MeetingKind
from app.core.words import short_date, weekday
from app.rules.meeting_titles import FIRST_HALF, is_reviewed_later, proposed_title
from app.rules.periods import Month
from app.rules.regular_days import moved_off, waits_for_chair
from app.rules.regulation import Calendar, InForce, Regulation
from app.rules.working_days import working_days_after, working_days_before

ON_SCHEDULE = (
    MeetingKind.REGULAR_SESSION,
    MeetingKind.OFFICE_BRIEFING,
    MeetingKind.LEADERSHIP,
    MeetingKind.MID_YEAR_REVIEW,
    MeetingKind.YEAR_REVIEW,
    MeetingKind.WITH_UNIONS,
)
"""The kinds that the regulation asks for by themselves."""

MEETING_NUMBERS = frozenset(
    {
        *(
            "session_day",
            "session_day_off",
            "session_hour",
            "briefing_day",
            "briefing_day_off",
            "briefing_hour",
        ),
        *("leadership_meetings", "mid_year_month", "year_end_month", "unions_months", "unnamed_meeting_day"),
    }
)
"""The numbers of the regulation that they depend on."""

MONTHS = range(1, 13)
BY_DEFAULT = DayOffRule.BEFORE  # where the regulation names a month alone


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting that the regulation asks for.

    `code` says which one for good ("office_briefing/2026-03"); `regular_on` is the day as the regulation counts it,
    `held_on` the one that is proposed, `waits` where it is the chair's to decide. Any meeting of the kind between
    `first` and `last` is the one that is asked for.
    """

    code: str
    kind: MeetingKind
    title: str
    regular_on: date
    held_on: date
    starts_at: time | None
    waits: bool
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Made:
    """A meeting that is there: its key, kind, day, the occasion that it was made for (empty: none), if it is off."""

    key: str
    kind: MeetingKind
    held_on: date
    occasion: str
    is_cancelled: bool = False


def occasions(year: int, regulations: InForce, calendar: Calendar) -> tuple[Occasion, ...]:
    """Every meeting that the regulation asks for in a year, by day; a change of it moves none that was before."""
    asked = [(one.regulation, _asked(year, one.regulation, calendar)) for one in regulations.versions]
    by_regulation = {id(regulation): found for regulation, found in asked}

    def settled(code: str) -> Occasion | None:
        return regulations.settled(
            lambda regulation: by_regulation[id(regulation)].get(code),
            lambda one: one.held_on if one else None,
        )

    found = map(settled, dict.fromkeys(code for _, codes in asked for code in codes))
    # Versions number the meetings of a quarter each in its own way: two of a kind on one day are the same one.
    apart = {(one.kind, one.held_on): one for one in found if one is not None}
    return tuple(sorted(apart.values(), key=lambda one: (one.held_on, one.code)))


def _asked(year: int, regulation: Regulation, calendar: Calendar) -> Mapping[str, Occasion]:
    """What one version of the regulation asks for in a year, by code."""
    unnamed = (*_half_yearly(year, regulation, calendar), *_quarterly(year, regulation, calendar))
    found = (*_monthly(year, regulation, calendar), *_apart(unnamed, calendar))
    return {one.code: one for one in found}


def why_moved(occasion: Occasion, calendar: Calendar) -> str:
    """Why a meeting is not on its regular day: "Chủ nhật, 25/10/2026 là ngày nghỉ"; empty where it is."""
    if occasion.held_on == occasion.regular_on and not occasion.waits:
        return ""
    name = calendar.names.get(occasion.regular_on, "ngày nghỉ")
    day = weekday(occasion.regular_on)
    said = f"{day[0].upper()}{day[1:]}, {short_date(occasion.regular_on)} là {name}"
    return f"{said}; chờ người chủ trì quyết định" if occasion.waits else said


def made_for(asked: Sequence[Occasion], meetings: Iterable[Made]) -> tuple[Made | None, ...]:
    """The meetings that stand for the occasions of a year, in their order, none twice (decision 71).

    Made for it, or of its kind inside its days and made for none, or for one of that year that a change of the
    regulation asks for no longer. One that was cancelled stands for it only while there is no other.
    """
    codes = {one.code for one in asked}
    left = list(meetings)
    found = []
    for one in asked:
        made = min(_standing(one, left, codes), key=lambda each: each.is_cancelled, default=None)
        if made is not None:
            left.remove(made)
        found.append(made)
    return tuple(found)


def _standing(one: Occasion, meetings: Iterable[Made], codes: Collection[str]) -> list[Made]:
    """What may stand for an occasion, what was made for it first."""
    own, near = [], []
    for made in meetings:
        if made.occasion == one.code:
            own.append(made)
        elif made.kind is one.kind and one.first <= made.held_on <= one.last and _is_free(made, one, codes):
            near.append(made)
    return [*own, *near]


def _is_free(made: Made, one: Occasion, codes: Collection[str]) -> bool:
    """Whether a meeting was made for nothing that is asked for in the year of an occasion."""
    of_its_year = made.occasion.startswith(f"{one.kind}/{one.first.year}")
    return not made.occasion or (of_its_year and made.occasion not in codes)


def state_of(occasion: Occasion, made: Made | None) -> OccasionState:
    """Whether a meeting was made, whether on another day than is proposed, and whether it was cancelled."""
    if made is None:
        return OccasionState.TO_MAKE
    if made.is_cancelled:
        return OccasionState.CANCELLED
    return OccasionState.MADE if made.held_on == occasion.held_on else OccasionState.MOVED


def _apart(found: Iterable[Occasion], calendar: Calendar) -> Iterator[Occasion]:
    """Where the regulation names a month alone, two that would fall on one day go on working days after each other."""
    taken: set[date] = set()
    for one in found:
        held = one.held_on
        while held in taken:
            later = working_days_after(held, 1, calendar)
            held = later if later <= one.last else working_days_before(min(taken), 1, calendar)
        taken.add(held)
        yield one if held == one.held_on else replace(one, regular_on=held, held_on=held)


def _monthly(year: int, regulation: Regulation, calendar: Calendar) -> Iterator[Occasion]:
    session = MeetingKind.REGULAR_SESSION, regulation.session_day, regulation.session_day_off
    briefing = MeetingKind.OFFICE_BRIEFING, regulation.briefing_day, regulation.briefing_day_off
    hours = {session[0]: regulation.session_hour, briefing[0]: regulation.briefing_hour}
    for month in MONTHS:
        for kind, day, rule in (session, briefing):
            regular = day_of_month(year, month, day)
            held = moved_off(regular, rule, calendar)
            yield Occasion(
                code=f"{kind}/{year}-{month:02}",
                kind=kind,
                title=proposed_title(kind, regular),
                regular_on=regular,
                held_on=held,
                starts_at=time(hours[kind]),
                waits=waits_for_chair(regular, rule, calendar),
                first=Month(year, month).start,
                last=Month(year, month).end,
            )


def _quarterly(year: int, regulation: Regulation, calendar: Calendar) -> Iterator[Occasion]:
    """So many meetings of the leadership a quarter, as evenly over its months as may be."""
    kind, number = MeetingKind.LEADERSHIP, regulation.leadership_meetings
    for quarter in range(1, 5):
        for place in range(1, number + 1):
            month = 3 * (quarter - 1) + 1 + (3 * place - 1) // number
            time_of = f" lần {place}" if number > 1 else ""
            code = f"{kind}/{year}-Q{quarter}" + (f"-{place}" if number > 1 else "")
            title = f"{kind.label} quý {quarter}/{year}{time_of}"
            days = Month(year, 3 * quarter - 2), Month(year, 3 * quarter)
            if number > 1:
                days = Month(year, month), Month(year, month)
            yield _in_month(kind, code, title, Month(year, month), days, regulation, calendar)


def _half_yearly(year: int, regulation: Regulation, calendar: Calendar) -> Iterator[Occasion]:
    """The conferences of the half-year and of the year, and the work with the Party committee and unions."""
    kind, title = MeetingKind.MID_YEAR_REVIEW, f"Hội nghị sơ kết công tác 6 tháng đầu năm {year}"
    month, days = Month(year, regulation.mid_year_month), (Month(year, 1), Month(year, 12))
    yield _in_month(kind, f"{kind}/{year}", title, month, days, regulation, calendar)
    yield _of_the_year(year, regulation, calendar)
    kind, every = MeetingKind.WITH_UNIONS, regulation.unions_months
    for number in range(every, MONTHS.stop, every):
        days = Month(year, number - every + 1), Month(year, number)
        title = f"{kind.label} kỳ tháng {number}/{year}"
        yield _in_month(kind, f"{kind}/{year}-{number:02}", title, days[1], days, regulation, calendar)


def _of_the_year(year: int, regulation: Regulation, calendar: Calendar) -> Occasion:
    """The conference of a year, held in this one: in its first half of the year before, else of the year itself.

    The two are told apart by their codes: where a change of the regulation goes from one to the other, one year may
    have both, and no year goes without.
    """
    kind, month = MeetingKind.YEAR_REVIEW, Month(year, regulation.year_end_month)
    if is_reviewed_later(month.month):
        code, told, days = f"{kind}/{year}", year - 1, (Month(year, 1), Month(year, FIRST_HALF))
    else:
        code, told, days = f"{kind}/{year}-end", year, (Month(year, FIRST_HALF + 1), Month(year, 12))
    title = f"Hội nghị tổng kết công tác năm {told}"
    return _in_month(kind, code, title, month, days, regulation, calendar)


def _in_month(
    kind: MeetingKind,
    code: str,
    title: str,
    month: Month,
    days: tuple[Month, Month],
    regulation: Regulation,
    calendar: Calendar,
) -> Occasion:
    """An occasion of which the regulation names the month alone."""
    regular = day_of_month(month.year, month.month, regulation.unnamed_meeting_day)
    return Occasion(
        code=code,
        kind=kind,
        title=title,
        regular_on=regular,
        held_on=moved_off(regular, BY_DEFAULT, calendar),
        starts_at=time(regulation.briefing_hour),
        waits=False,
        first=days[0].start,
        last=days[1].end,
    )
