"""The list of changes of the regulation: searched, filtered, grouped; its count is the list's."""

from datetime import date

import pytest

from app.briefings.lists import Wanted
from app.core.terms import DayKind
from app.services.lists import number_changes
from app.services.lists.number_changes import DAYS_PART
from app.services.settings import change_setting, load_preset
from app.services.special_days import Day, change_days

TODAY = date(2026, 11, 2)
DAYS, BRIEFING = "regulation.session_document_days", "regulation.briefing_day"


@pytest.fixture
def office(database):
    with database.write("Cài đặt") as session:
        load_preset(session)
    with database.write("Lan") as session:
        change_setting(session, DAYS, 5, source="Quyết định 12, Điều 3", from_on=date(2026, 12, 1))
    with database.write("Minh") as session:
        change_setting(session, BRIEFING, 24, from_on=date(2026, 12, 1))
        change_days(session, [Day(date(2026, 12, 24), DayKind.OFF, "Nghỉ bù", confirmed=False)])
    with database.read() as session:
        yield session


def rows(session, **given):
    wanted = Wanted(**given)
    keys = number_changes.find(session, wanted, today=TODAY).keys
    assert number_changes.count(session, wanted, today=TODAY) == len(keys)
    return number_changes.read(session, keys, today=TODAY)


def test_the_newest_comes_first_in_words(office):
    day, briefing, papers = rows(office)
    assert (day.label, day.part, day.from_on) == ("24/12/2026", DAYS_PART, "")
    assert (briefing.old, briefing.new, briefing.from_on) == ("ngày 25", "ngày 24", "từ 01/12/2026")
    assert papers.source.endswith("→ Quyết định 12, Điều 3")
    assert [row.label for row in rows(office, order="at")] == [papers.label, briefing.label, day.label]


def test_it_is_filtered_by_number_person_part_and_day(office):
    assert [row.number for row in rows(office, filters={"number": (DAYS,)})] == [DAYS]
    assert {row.actor for row in rows(office, filters={"actor": ("Minh",)})} == {"Minh"}
    assert [row.label for row in rows(office, filters={"part": (DAYS_PART,)})] == ["24/12/2026"]
    made = rows(office)[0].at.date().isoformat()
    assert len(rows(office, filters={"period": (f"{made}..{made}",)})) == 3
    assert rows(office, filters={"period": ("2020-01-01..2020-12-31",)}) == []


def test_it_is_searched_without_marks_and_grouped(office):
    assert [row.number for row in rows(office, words="giao ban")] == [BRIEFING]
    listing = number_changes.find(office, Wanted(group="actor"), today=TODAY)
    assert [(group.label, group.count) for group in listing.groups] == [("Lan", 1), ("Minh", 2)]
    assert [choice.label for choice in number_changes.choices(office, "actor")] == ["Lan", "Minh"]


def test_totals_count_numbers_and_days_apart(office):
    found = number_changes.totals(office, Wanted(), today=TODAY)
    assert [total.value for total in found] == [2, 1]
