"""Who changed what in the regulation and among the days off: read from the log, whatever way it was changed."""

from datetime import date

import pytest

from app.core.terms import DayKind
from app.services import special_days
from app.services.number_changes import changes_of, number_changes, say_change
from app.services.settings import change_setting, drop_change, load_preset
from app.services.special_days import Day
from app.services.undo import undo

DAYS, BRIEFING = "regulation.session_document_days", "regulation.briefing_day"
DECEMBER = date(2026, 12, 1)
HOLIDAY = date(2026, 12, 24)


@pytest.fixture
def office(database):
    with database.write("Cài đặt") as session:
        load_preset(session)
    return database


def change(database, actor, **given):
    with database.write(actor) as session:
        change_setting(session, given.pop("key", DAYS), **given)


def told(database, key=DAYS):
    """What was changed, the oldest first."""
    with database.read() as session:
        found = changes_of(session, key)
    return [(one.actor, one.old.words, one.new.words, one.from_on) for one in reversed(found)]


def test_what_an_office_begins_with_is_no_change(office):
    with office.read() as session:
        assert number_changes(session) == ()


def test_a_level_that_comes_is_corrected_and_goes_is_told_by_what_holds_on_its_day(office):
    change(office, "Lan", value=5, from_on=DECEMBER)
    change(office, "Minh", value=7, from_on=DECEMBER)
    with office.write("Lan") as session:
        drop_change(session, DAYS, DECEMBER)
    three, five, seven = (f"{many} ngày làm việc" for many in (3, 5, 7))
    assert told(office) == [
        ("Lan", three, five, DECEMBER),
        ("Minh", five, seven, DECEMBER),
        ("Lan", seven, three, DECEMBER),
    ]


def test_a_number_put_right_for_all_days_takes_its_levels_away(office):
    change(office, "Lan", value=5, from_on=DECEMBER)
    change(office, "Minh", value=4, from_on=None)
    assert told(office)[1:] == [
        ("Minh", "3 ngày làm việc", "4 ngày làm việc", None),
        ("Minh", "5 ngày làm việc", "4 ngày làm việc", DECEMBER),
    ]


def test_a_new_source_alone_is_told(office):
    change(office, "Lan", value=3, source="Quyết định 12, Điều 3", from_on=None)
    with office.read() as session:
        [one] = changes_of(session, DAYS)
    assert one.new.source == "Quyết định 12, Điều 3"
    assert say_change(one).endswith("Lan: 3 ngày làm việc, sửa căn cứ (mọi ngày)")


def test_what_is_taken_back_is_told_too(office):
    change(office, "Lan", key=BRIEFING, value=24, from_on=DECEMBER)
    with office.write("Minh") as session:
        undo(session)
    assert told(office, BRIEFING) == [
        ("Lan", "ngày 25", "ngày 24", DECEMBER),
        ("Minh", "ngày 24", "ngày 25", DECEMBER),
    ]


def test_days_off_are_told_with_their_confirmation(office):
    for confirmed in (False, True):
        with office.write("Lan") as session:
            special_days.change_days(session, [Day(HOLIDAY, DayKind.OFF, "Nghỉ bù", confirmed)])
    with office.write("Lan") as session:
        special_days.change_days(session, gone=[HOLIDAY])
    off = f"{DayKind.OFF.label}, Nghỉ bù"
    assert [one[1:3] for one in told(office, HOLIDAY.isoformat())] == [
        ("(không có)", f"Chưa xác nhận, {off}"),
        (f"Chưa xác nhận, {off}", f"Đã xác nhận, {off}"),
        (f"Đã xác nhận, {off}", "(không có)"),
    ]
