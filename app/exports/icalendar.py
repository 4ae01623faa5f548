"""Lines of a schedule, or meetings, as an iCalendar file (RFC 5545), for the calendar of a phone (duty 84)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from app import NAME
from app.briefings.schedule import Half, ScheduleEntry, WeekSchedule
from app.core.text import fold

if TYPE_CHECKING:
    from icalendar import Event

VIETNAM = timezone(timedelta(hours=7))
ENDING = "ics"


def calendar_file(schedule: WeekSchedule, *, made_at: datetime) -> bytes:
    """The file; `made_at` (aware) is told as the moment at which it was made.

    A line without an hour is one of the whole day, and says which half it is of. A line keeps its name in every file,
    so that a calendar that takes a later file changes it and does not double it.
    """
    return events_file(((entry, schedule.version) for entry in schedule.entries), made_at=made_at)


def events_file(
    entries: Iterable[tuple[ScheduleEntry, int]], *, off: Collection[str] = (), made_at: datetime
) -> bytes:
    """The file of these lines, each with its version; those whose keys are `off` are called off in the calendar."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//{NAME}//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry, version in entries:
        event = _event(entry, version, made_at)
        if entry.key in off:
            event.add("status", "CANCELLED")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def file_name(schedule: WeekSchedule) -> str:
    """The name of the file, without its ending."""
    return f"Lich {fold(schedule.of)} {schedule.start:%d-%m-%Y}".replace("/", "-").replace(",", "")


def _event(entry: ScheduleEntry, version: int, made_at: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.key}@giao-ban")
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("sequence", version)
    half = "" if entry.starts_at or entry.half is Half.WHOLE else f"{entry.half.label}: "
    event.add("summary", half + entry.content)
    if entry.starts_at is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
    else:
        start = datetime.combine(entry.day, entry.starts_at, VIETNAM).astimezone(UTC)
        event.add("dtstart", start)
        if entry.ends_at is not None and entry.ends_at > entry.starts_at:
            event.add("dtend", datetime.combine(entry.day, entry.ends_at, VIETNAM).astimezone(UTC))
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
