"""Lines of a schedule, or meetings, as an iCalendar file (RFC 5545), for the calendar of a phone (duty 84)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from app import NAME
from app.briefings.schedule import Half, ScheduleEntry, WeekSchedule
from app.core.text import fold

if TYPE_CHECKING:
    from icalendar import Event

VIETNAM = timezone(timedelta(hours=7))
ENDING = "ics"


def calendar_file(schedule: WeekSchedule, *, minutes: int, made_at: datetime) -> bytes:
    """The file; `made_at` (aware) is told as the moment at which it was made.

    A line without an hour is one of the whole day, and says which half it is of; one without an end takes the rest of
    a whole day, else as many `minutes` as when clashes are looked for (regulation.appointment_minutes). A line keeps
    its name in every file, so that a calendar that takes a later file changes it and does not double it.
    """
    lines = ((entry, schedule.version) for entry in schedule.entries)
    return events_file(lines, minutes=minutes, made_at=made_at)


def events_file(
    entries: Iterable[tuple[ScheduleEntry, int]],
    *,
    off: Collection[str] = (),
    minutes: int,
    made_at: datetime,
) -> bytes:
    """The file of these lines, each with its version; those whose keys are `off` are called off in the calendar."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//{NAME}//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry, version in entries:
        event = _event(entry, version, made_at)
        for name, moment in _times(entry, minutes):
            event.add(name, moment)
        if entry.key in off:
            event.add("status", "CANCELLED")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def file_name(schedule: WeekSchedule) -> str:
    """The name of the file, without its ending."""
    return f"Lich {fold(schedule.of)} {schedule.start:%d-%m-%Y}".replace("/", "-").replace(",", "")


def _times(entry: ScheduleEntry, minutes: int) -> tuple[tuple[str, date], ...]:
    """When a line begins and ends; whole days without an hour."""
    if entry.starts_at is None:
        return ("dtstart", entry.day), ("dtend", entry.day + timedelta(days=1))
    start = datetime.combine(entry.day, entry.starts_at, VIETNAM)
    end = start + timedelta(minutes=minutes)
    if entry.half is Half.WHOLE:
        end = datetime.combine(entry.day + timedelta(days=1), time.min, VIETNAM)
    if entry.ends_at is not None and entry.ends_at > entry.starts_at:
        end = datetime.combine(entry.day, entry.ends_at, VIETNAM)
    return ("dtstart", start.astimezone(UTC)), ("dtend", end.astimezone(UTC))


def _event(entry: ScheduleEntry, version: int, made_at: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.key}@giao-ban")
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("sequence", version)
    half = "" if entry.starts_at or entry.half is Half.WHOLE else f"{entry.half.label}: "
    event.add("summary", half + entry.content)
    if entry.place:
        event.add("location", entry.place)
    told = {
        "Chủ trì": entry.chair,
        "Thành phần": entry.attends,
        "Chuẩn bị": entry.prepares,
        "Lãnh đạo Văn phòng": entry.office_leader,
        "Phòng theo dõi": entry.room,
    }
    if facts := "\n".join(f"{label}: {value}" for label, value in told.items() if value):
        event.add("description", facts)
    return event
