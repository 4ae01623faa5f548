"""Meetings as an iCalendar file: what is told of each, its version, and that it was called off (feature 29)."""

from datetime import time, timedelta

from icalendar import Calendar

from app.models.meeting import MeetingAttendance
from app.services.cancelled_meetings import cancel
from app.services.meeting_events import events_of
from app.ui.screens.meeting_calendar import write
from tests.services.agendas import HELD, agency, session_on
from tests.services.lists.making import keep


def events(session, tmp_path, *keys: str) -> list:
    path = write(session, lambda _done, _all: None, keys=keys, path=tmp_path / "lịch.ics")
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_a_meeting_is_told_with_hours_place_and_who_comes(session, tmp_path):
    meeting = session_on(session, starts_at=time(8), ends_at=time(11, 30), place="Phòng họp số 1")
    keep(session, MeetingAttendance(meeting_id=meeting.id, agency_id=agency(session).id))
    [event] = events(session, tmp_path, meeting.id.hex)
    assert str(event["summary"]) == "Phiên họp"
    assert event.decoded("dtstart").isoformat() == "2026-11-27T01:00:00+00:00"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=3, minutes=30)
    assert str(event["location"]) == "Phòng họp số 1"
    assert "Sở Y tế" in str(event["description"])
    assert "status" not in event


def test_a_later_file_changes_the_line_and_calls_it_off(session, tmp_path):
    meeting, other = session_on(session), session_on(session, HELD + timedelta(days=7))
    [before] = events_of(session, [meeting.id.hex])
    cancel(session, meeting.id.hex, on=HELD, reason="Hoãn")
    off, stands = events(session, tmp_path, meeting.id.hex, other.id.hex)
    assert str(off["status"]) == "CANCELLED"
    assert str(off["uid"]) == f"{meeting.id.hex}@giao-ban"
    assert off["sequence"] > before.version
    assert "status" not in stands
