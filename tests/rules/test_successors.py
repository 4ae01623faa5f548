"""Merged agencies stand under the last of their line, as of the day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.rules.successors import Succession, heirs

DAY = date(2026, 7, 1)
DAYS = st.none() | st.dates(date(2026, 6, 29), date(2026, 7, 3))
LINES = st.dictionaries(st.sampled_from("abcde"), st.builds(Succession, DAYS, st.sampled_from("abcde")))


def test_an_agency_works_on_its_last_day() -> None:
    line = {"a": Succession(DAY, "b")}
    assert heirs(line, DAY) == {}
    assert heirs(line, date(2026, 7, 2)) == {"a": "b"}


def test_without_a_day_it_never_stood_for_itself() -> None:
    assert heirs({"a": Succession(None, "b")}, date.min) == {"a": "b"}


def test_a_line_ends_at_the_first_that_still_works() -> None:
    line = {"a": Succession(date(2025, 1, 1), "b"), "b": Succession(date(2026, 9, 1), "c")}
    assert heirs(line, DAY) == {"a": "b"}
    assert heirs(line, date(2026, 9, 2)) == {"a": "c", "b": "c"}


def test_who_runs_in_a_circle_stays() -> None:
    circle = {"a": Succession(None, "b"), "b": Succession(None, "a"), "c": Succession(None, "c")}
    assert heirs(circle, DAY) == {}


@given(LINES, st.dates(date(2026, 6, 29), date(2026, 7, 4)))
def test_an_heir_has_no_heir(line: dict[str, Succession], day: date) -> None:
    found = heirs(line, day)
    assert not set(found.values()) & set(found)
    assert set(found) <= set(line)
