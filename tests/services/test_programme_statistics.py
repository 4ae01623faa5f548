"""The programme by one thing: each figure is the count of the list that it opens."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.briefings.figures import Period
from app.briefings.lists import Wanted
from app.briefings.programme_shares import CHANGES, ShareBy
from app.briefings.programme_statistics import ProgrammeLine
from app.services.lists import programme
from app.services.programme_statistics import count_programme
from tests.services.conftest import scratch
from tests.services.offices import DAYS, OFFICES, RandomOffice, store

COUNTERS = ("due", "submitted", "issued", "not_submitted", "submitted_late", "late", "carried", "dropped")


@settings(max_examples=40)
@given(OFFICES, DAYS, st.sampled_from(ShareBy))
def test_each_figure_is_the_count_of_its_list_and_items_with_one_place_add_up(
    memory: Engine, office: RandomOffice, as_of: date, by: ShareBy
) -> None:
    period = Period(date(2026, 9, 1), date(2026, 10, 31), as_of)
    with scratch(memory) as session:
        store(session, office)
        found = count_programme(session, period, by)
        if by is not ShareBy.AGENCY:
            for name in (*COUNTERS, "moved"):
                rows = sum(getattr(line.share.figures, name) for line in found.lines)
                assert rows == getattr(found.whole.share.figures, name)
        for line in (found.whole, *(line for line in found.lines if line.narrowed is not None)):
            for name in COUNTERS:
                counted = programme.count(session, behind(line, name), today=as_of)
                told = getattr(line.share.figures, name)
                assert counted == told, (line.name, name)
        for line in (found.whole, *(line for line in found.lines if line.changed is not None)):
            counted = programme.count(session, moved_out(line, period), today=as_of)
            assert counted == line.share.figures.moved, line.name
            for name in CHANGES:
                counted = programme.count(session, changed(line, name, period), today=as_of)
                told = getattr(line.share, name)
                assert counted == told or (name == "postponed" and 0 < counted < told), (line.name, name)


def moved_out(line: ProgrammeLine, period: Period) -> Wanted:
    """What a page asks for when the number of those moved to another period is clicked."""
    filters = {"as_of": (period.as_of.isoformat(),), "moved": (f"{period.start}..{period.end}",)}
    return Wanted(filters=filters | dict(line.changed or {}))


def changed(line: ProgrammeLine, change: str, period: Period) -> Wanted:
    """What a page asks for when the number of changes is clicked: an item that was put off twice is one row."""
    days = f"{period.start}..{min(period.end, period.as_of)}"
    filters = {"as_of": (period.as_of.isoformat(),), "changed": (f"{change}:{days}",)}
    return Wanted(filters=filters | dict(line.changed or {}))


def behind(line: ProgrammeLine, figure: str) -> Wanted:
    """What a page asks for when a figure of the line is clicked."""
    period = line.period
    filters = {
        "period": (f"{period.start}..{period.end}",),
        "as_of": (period.as_of.isoformat(),),
        "figure": (figure,),
    }
    return Wanted(filters=filters | dict(line.narrowed or {}))
