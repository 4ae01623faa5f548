"""The lists behind the figures of a period: each figure counts what its list shows."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from sqlalchemy import Engine

from app.briefings.figures import Period
from app.briefings.lists import Wanted
from app.core.meeting_terms import NEEDS_NONE
from app.core.terms import Receipt
from app.services.figures import count_figures
from app.services.heirs import read_agencies
from app.services.lists import papers, programme, reports
from app.services.lists.common import NONE
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar
from tests.services.conftest import scratch
from tests.services.offices import NAMES, OFFICES, PERIODS, RandomOffice, store

LISTS = {"programme": programme, "session_documents": papers, "reports": reports}


def behind(period: Period, figure: str, **filters: tuple[str, ...]) -> Wanted:
    """What a page asks for when a figure of the period is clicked; what moved out of it is no longer of its days."""
    days = (f"{period.start}..{period.end}",)
    asked = {"moved": days} if figure == "moved" else {"period": days, "figure": (figure,)}
    return Wanted(filters={"as_of": (period.as_of.isoformat(),), **asked, **filters})


def listed(session, name: str, wanted: Wanted, day) -> int:
    number = LISTS[name].count(session, wanted, today=day)
    keys = LISTS[name].find(session, wanted, today=day).keys
    assert len(set(keys)) == number
    assert len(LISTS[name].read(session, keys, today=day)) == number
    return number


@settings(max_examples=60)
@given(OFFICES, PERIODS)
def test_each_figure_counts_what_its_list_shows(memory: Engine, office: RandomOffice, period: Period) -> None:
    with scratch(memory) as session:
        store(session, office)
        figures = count_figures(session, period, read_regulations(session), read_calendar(session))
        for name in LISTS:
            counted = getattr(figures, name)
            shown = {
                f.name: listed(session, name, behind(period, f.name), period.as_of) for f in fields(counted)
            }
            assert counted == type(counted)(**shown)


@settings(max_examples=40)
@given(OFFICES, PERIODS)
def test_each_agency_s_figure_counts_what_its_list_shows(
    memory: Engine, office: RandomOffice, period: Period
) -> None:
    with scratch(memory) as session:
        store(session, office)
        figures = count_figures(session, period, read_regulations(session), read_calendar(session))
        agencies = read_agencies(session, period.as_of)
        keys = {name: agencies.keys_of(key) for key, name in agencies.names.items()}
        merged = {agencies.names[key] for key in agencies.heirs}
        for name in ("programme", "session_documents"):
            by_agency = getattr(figures, f"{name}_by_agency")
            for agency in (one for one in NAMES if one in keys and one not in merged):
                nothing = type(getattr(figures, name))()
                for f in fields(nothing):
                    wanted = behind(period, f.name, agency=keys[agency])
                    expected = getattr(by_agency.get(agency, nothing), f.name)
                    assert listed(session, name, wanted, period.as_of) == expected
            nobody = getattr(figures, f"{name}_of_nobody")
            for f in fields(nobody):
                wanted = behind(period, f.name, agency=(NONE,))
                assert listed(session, name, wanted, period.as_of) == getattr(nobody, f.name)


@settings(max_examples=60)
@given(OFFICES, PERIODS)
def test_what_a_row_says_is_what_its_filter_and_its_group_find(
    memory: Engine, office: RandomOffice, period: Period
) -> None:
    day = period.as_of
    with scratch(memory) as session:
        store(session, office)
        keys = programme.find(session, Wanted(), today=day).keys
        for item in programme.read(session, keys, today=day):
            found = programme.find(session, Wanted(filters={"state": (item.standing.value,)}), today=day)
            assert item.key in found.keys
        grouped = papers.find(session, Wanted(group="state"), today=day)
        rows = papers.read(session, grouped.keys, today=day)
        assert [row.receipt.label if row.receipt else NEEDS_NONE for row in rows] == [
            group.label for group in grouped.groups for _ in range(group.count)
        ]
        for state in Receipt:
            wanted = Wanted(filters={"state": (state.value,)})
            assert papers.count(session, wanted, today=day) == sum(row.receipt is state for row in rows)


@pytest.mark.parametrize("module", LISTS.values())
def test_an_unknown_filter_or_figure_is_a_mistake_of_ours(session, module) -> None:
    for filters in ({"colour": ("red",)}, {"figure": ("nothing",)}):
        with pytest.raises(KeyError):
            module.count(session, Wanted(filters=filters), today=date(2026, 10, 31))
