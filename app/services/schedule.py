"""The verbs of the weekly schedule: moving a line, copying a week, meetings, days of reception (duties 81-84)."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.briefings.schedule import Half
from app.core.errors import AppError
from app.core.schedule_terms import AppointmentKind
from app.core.words import short_date
from app.models.meeting import Meeting
from app.models.person import Post
from app.models.schedule import Appointment, AppointmentPerson
from app.rules.clashes import half_of
from app.rules.periods import Month
from app.rules.working_days import is_working_day
from app.services.ended_agencies import heir_on
from app.services.forms.common import alive, part_rows, put
from app.services.locked_meetings import require_standing
from app.services.receptions import RECEPTION, of_chairman, reception_day
from app.services.settings import read_calendar
from app.services.taking_part import taking_part

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WEEK = timedelta(days=7)
RECEPTION_PLACE = "Trụ sở Tiếp công dân tỉnh"
_COPIED = (
    *("half", "starts_at", "ends_at", "kind", "content", "chair_post_id", "chair_person_id", "attends"),
    *("place", "prepares_id", "office_leader_id", "room_id", "note"),
)
_TOLD = ("half", "starts_at", "content", "chair_post_id", "chair_person_id", "attends")


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def move(session: Session, key: str, *, day: date, half: Half) -> time | None:
    """Put a line on another day or into another half of it; an hour of the other half is taken off, and returned.

    A line of a meeting moves by its meeting alone: AppError.
    """
    row = alive(session, Appointment, key)
    if row.meeting_id is not None and day != row.day:
        raise AppError(
            "Mục này là của một cuộc họp nên không chuyển ngày ở đây được.",
            "Đổi ngày họp ở trang Cuộc họp; lịch đi theo.",
        )
    row.day, row.half = day, half
    lost = row.starts_at if half_of(row.starts_at, half) is not half else None
    if lost is not None:
        row.starts_at = row.ends_at = None
    session.flush()
    return lost


def copy_week(session: Session, monday: date, *, into: date) -> int:
    """Copy the lines of a week into another, weekday by weekday; returns how many.

    Those of meetings stay where they are, as does the chairman's reception of citizens, which has a day of its own in
    each month (`put_reception`); what stands there already at that time with the same words and people is not doubled,
    and nothing is put on a day off. A room or agency that is no more by then gives way to its successor.
    """
    calendar = read_calendar(session)
    standing = {_said(session, row, row.day) for row in _week(session, into)}
    monthly = {one.key for one in of_chairman(session, monday, monday + WEEK - timedelta(days=1))}
    copied = 0
    for row in _week(session, monday):
        day = row.day + (into - monday)
        on_duty = row.kind is AppointmentKind.ON_DUTY
        if (
            row.meeting_id
            or row.id.hex in monthly
            or not (on_duty or is_working_day(day, calendar))
            or _said(session, row, day) in standing
        ):
            continue
        values = {name: getattr(row, name) for name in _COPIED}
        heirs = {name: heir_on(session, values[name], day) for name in ("prepares_id", "room_id")}
        made = put(session, Appointment, None, {"day": day, **values, **heirs})
        for part in part_rows(session, AppointmentPerson, {"appointment_id": row.id}):
            session.add(
                AppointmentPerson(
                    appointment_id=made.id,
                    post_id=part.post_id,
                    person_id=part.person_id,
                    position=part.position,
                )
            )
        copied += 1
    session.flush()
    return copied


def lines_in(session: Session, monday: date) -> int:
    """How many lines a week has."""
    return len(_week(session, monday))


def _week(session: Session, monday: date) -> list[Appointment]:
    rows = session.scalars(
        select(Appointment)
        .where(Appointment.day >= monday, Appointment.day < monday + WEEK, Appointment.deleted_at.is_(None))
        .order_by(Appointment.day, Appointment.starts_at, Appointment.id)
    )
    return list(rows)


def _said(session: Session, row: Appointment, day: date) -> tuple[object, ...]:
    """What a line says on a day: two that say the same are one."""
    people = part_rows(session, AppointmentPerson, {"appointment_id": row.id})
    who = frozenset((part.post_id, part.person_id) for part in people)
    return day, who, tuple(getattr(row, name) for name in _TOLD)


def put_meeting(session: Session, key: str) -> str:
    """Put a meeting on the schedule, or bring its line up to it; returns the line's key.

    Day, hours, name, place and chair are those of the meeting. Who was written into the line stays; where nobody was it
    gets those who are invited. AppError for a meeting that is gone or cancelled.
    """
    meeting = alive(session, Meeting, key)
    require_standing(meeting)
    row = _line_of(session, meeting)
    half = half_of(meeting.starts_at, row.half if row is not None else Half.MORNING)
    values = {
        "day": meeting.held_on,
        "half": half,
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "content": meeting.title,
        "place": meeting.place,
        "chair_post_id": meeting.chair_post_id,
        "chair_person_id": meeting.chair_person_id,
        "meeting_id": meeting.id,
    }
    made = put(session, Appointment, row, values)
    if not made.attends and not part_rows(session, AppointmentPerson, {"appointment_id": made.id}):
        _invite(session, meeting, made)
    return made.id.hex


def follow_meeting(session: Session, meeting: Meeting) -> None:
    """Bring the line of a meeting up to it; one that is on no schedule is not put there."""
    if _line_of(session, meeting) is not None:
        put_meeting(session, meeting.id.hex)


def _line_of(session: Session, meeting: Meeting) -> Appointment | None:
    of_meeting = select(Appointment).where(
        Appointment.meeting_id == meeting.id, Appointment.deleted_at.is_(None)
    )
    return session.scalars(of_meeting).first()


def _invite(session: Session, meeting: Meeting, row: Appointment) -> None:
    """Write who is invited into a new line."""
    coming = taking_part(session, meeting)
    row.attends = coming.words
    session.add_all(
        AppointmentPerson(appointment_id=row.id, post_id=post, position=position)
        for position, post in enumerate(coming.posts)
    )
    session.flush()


def put_meetings(session: Session, monday: date) -> int:
    """Put all meetings of a week on the schedule; returns how many lines were made or changed."""
    keys = session.scalars(
        select(Meeting.id)
        .where(Meeting.held_on >= monday, Meeting.held_on < monday + WEEK)
        .where(Meeting.deleted_at.is_(None), Meeting.cancelled_on.is_(None))
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    ).all()
    for key in keys:
        put_meeting(session, key.hex)
    return len(keys)


def chairman(session: Session) -> str:
    """The key of the post that is first in the office's own order; AppError where there is none."""
    key = session.scalar(
        select(Post.id).where(Post.deleted_at.is_(None)).order_by(Post.position, Post.id).limit(1)
    )
    if key is None:
        raise AppError(
            "Chưa có chức danh nào.", "Thêm chức danh Chủ tịch UBND tỉnh ở trang Cơ quan – Cá nhân."
        )
    return key.hex


def put_reception(session: Session, month: Month, *, chair: str) -> str:
    """Put the month's day of reception on the schedule, led by the post of a key; returns the line's key.

    It is put there once, wherever it was moved to since; what other leaders receive does not stand for it.
    """
    known = of_chairman(session, month.start, month.end)
    if known:
        return known[0].key
    values = {
        "day": reception_day(session, month),
        "half": Half.MORNING,
        "kind": AppointmentKind.RECEPTION,
        "content": RECEPTION,
        "place": RECEPTION_PLACE,
        "chair_post_id": alive(session, Post, chair).id,
    }
    return put(session, Appointment, None, values).id.hex


def said_week(monday: date) -> str:
    """A week in words: "tuần từ 02/11/2026 đến 08/11/2026"."""
    return f"tuần từ {short_date(monday)} đến {short_date(monday + WEEK - timedelta(days=1))}"
