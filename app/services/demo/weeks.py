"""Fifty-two weeks of schedule, invitations of others and who goes (duties 77-84, 136, 137)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from app.briefings.appointment_form import AppointmentForm
from app.briefings.forms import Loaded
from app.briefings.invitation_form import InvitationForm
from app.briefings.schedule import Half
from app.core.meeting_held_terms import InvitationKind, InvitedAs
from app.core.schedule_terms import AppointmentKind
from app.rules.working_days import is_working_day
from app.services import schedule
from app.services.demo.fates import working
from app.services.demo.order import Order, words
from app.services.forms import appointment, invitation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WEEKS, WORKING_DAYS = 52, 5
SHOWN = (
    *(AppointmentKind.DESK, AppointmentKind.TRIP, AppointmentKind.CEREMONY),
    *(AppointmentKind.GUESTS, AppointmentKind.MEETING, AppointmentKind.VOTERS),
)


def steps(_: Order) -> Iterator[tuple[str, Callable[[Session, Order], None]]]:
    """The schedule and the invitations."""
    yield "Lịch công tác", fill_weeks
    yield "Giấy mời đến", fill_invitations


def fill_weeks(session: Session, order: Order) -> None:
    """Every week of the year: its meetings, what leaders do beside them, the day of citizens each month."""
    said, chair = words("meetings"), order.register.leaders[0]
    monday = schedule.monday_of(date(order.year, 1, 5))
    for week in range(WEEKS):
        start = monday + timedelta(days=7 * week)
        schedule.put_meetings(session, start)
        for number in range(order.size.weekly):
            day = start + timedelta(days=number % WORKING_DAYS)
            if is_working_day(day, order.calendar):
                content = order.chance.choice(said["weekly"])
                appointment.save(session, Loaded("", _line(order, day, number, content)))
        appointment.save(session, Loaded("", _on_duty(order, start + timedelta(days=WORKING_DAYS), week)))
    for month in range(1, 13):
        schedule.put_reception(session, order.month_of(month), chair=chair.key)


def _on_duty(order: Order, day: date, week: int) -> AppointmentForm:
    """A leader who stands by at the weekend, in the week of Tết too."""
    leaders = order.register.leaders
    return AppointmentForm(
        day=day,
        half=Half.WHOLE,
        kind=AppointmentKind.ON_DUTY,
        content="Trực lãnh đạo UBND tỉnh",
        chair=leaders[week % len(leaders)],
    )


def _line(order: Order, day: date, number: int, content: str) -> AppointmentForm:
    """One line of a leader; leaders take turns, so that nobody is at two places too often."""
    here, afternoon = order.register, number % 2 == 1
    return AppointmentForm(
        day=day,
        half=Half.AFTERNOON if afternoon else Half.MORNING,
        starts_at=time(14 if afternoon else 8, order.chance.choice((0, 30))),
        kind=order.chance.choice(SHOWN),
        content=content,
        chair=here.leaders[number % len(here.leaders)],
        people=(order.chance.choice(here.deputies),) if number % 3 == 0 else (),
        attends="Lãnh đạo các cơ quan liên quan",
        place=order.chance.choice(here.communes).name if order.happens(30) else "Trụ sở UBND tỉnh",
        prepares=order.chance.choice(here.departments),
        office_leader=order.chance.choice(here.deputies),
        room=order.chance.choice(here.rooms),
    )


def fill_invitations(session: Session, order: Order) -> None:
    """Others invite: who goes is decided for most, asked before and reported after by many."""
    said, here = words("meetings"), order.register
    hosts = [*here.departments, *here.others["party"], *here.others["central"]]
    first = max(order.start, date(order.year, 1, 5))
    for number in range(order.size.invitations):
        day = working(
            order, first + (order.as_of + timedelta(days=10) - first) * number / order.size.invitations
        )
        received = min(day - timedelta(days=7), order.as_of)
        decided = received + timedelta(days=2)
        reported = day + timedelta(days=order.chance.randrange(1, 4))
        known = decided <= order.as_of and order.happens(92)
        goes = known and not order.happens(5)
        form = InvitationForm(
            kind=order.chance.choice(list(InvitationKind)),
            agency=order.chance.choice(hosts),
            number=f"{number + 101}/GM",
            dated=received,
            received_on=received,
            content=order.chance.choice(said["invitations"]),
            held_on=day,
            starts_at=time(8, 0),
            place="Trụ sở cơ quan mời",
            manner=InvitedAs.LEADERS,
            room=order.chance.choice(here.rooms),
            attendees=(order.chance.choice(here.deputies),) if goes else (),
            decided_by=here.office_posts[0] if known else None,
            decided_on=decided if known else None,
            declined=known and not goes,
            asked_on=decided if goes and order.happens(60) else None,
            reported_on=reported if goes and reported <= order.as_of and order.happens(85) else None,
            report="Đã dự, báo cáo kết quả với lãnh đạo Văn phòng"
            if goes and reported <= order.as_of
            else "",
        )
        invitation.save(session, Loaded("", form))
