"""What the form of a line of the weekly schedule is filled with."""

from dataclasses import dataclass
from datetime import date, time

from app.briefings.forms import Ref
from app.briefings.schedule import Half
from app.core.schedule_terms import AppointmentKind


@dataclass(frozen=True, slots=True)
class AppointmentForm:
    """One line; the half of the day follows from the hour, where there is one."""

    day: date | None = None
    half: Half = Half.MORNING
    starts_at: time | None = None
    ends_at: time | None = None
    kind: AppointmentKind = AppointmentKind.MEETING
    content: str = ""
    chair: Ref | None = None
    people: tuple[Ref, ...] = ()
    attends: str = ""
    place: str = ""
    prepares: Ref | None = None
    office_leader: Ref | None = None
    room: Ref | None = None
    note: str = ""
