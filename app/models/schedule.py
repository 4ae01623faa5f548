"""The weekly schedule: what leaders do on a day, and who takes part (duties 81-84, 136, 137)."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.briefings.schedule import Half
from app.core.schedule_terms import AppointmentKind
from app.models.base import Record, code, derived
from app.models.derivations import folded


class Appointment(Record):
    """One line of the schedule; of a meeting of ours it may be the line (`meeting_id`).

    `attends` is who takes part in words, beside the people who are named; `room_id` is the room of the office that
    follows it, `office_leader_id` the leader of the office who goes along.
    """

    __tablename__ = "appointment"

    day: Mapped[date] = mapped_column(index=True)
    half: Mapped[Half] = mapped_column(code(Half), default=Half.MORNING)
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    kind: Mapped[AppointmentKind] = mapped_column(code(AppointmentKind), default=AppointmentKind.MEETING)
    content: Mapped[str]
    chair_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"))
    chair_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    attends: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    prepares_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    office_leader_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    note: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("content", "place", "attends"))


class AppointmentPerson(Record):
    """A leader who takes part beside the chair: a post, or a person."""

    __tablename__ = "appointment_person"

    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"), index=True)
    post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    position: Mapped[int] = mapped_column(default=0)
