"""How tasks come to be and who in the office follows them: chain, consultations, templates, recurring tasks."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.regulation_terms import DayOffRule
from app.core.task_making_terms import FollowRole, Rhythm
from app.core.task_terms import Obligation
from app.core.terms import AgencyRole, MeetingKind, TaskOrigin
from app.models.base import Record, code, derived
from app.models.derivations import folded


class TaskFollower(Record):
    """Who followed a task inside the office, from day to day (both included; none: open) (duty 19)."""

    __tablename__ = "task_follower"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), index=True)
    role: Mapped[FollowRole] = mapped_column(code(FollowRole))
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]


class TaskConsultation(Record):
    """That the lead agency asked another before it reported, and whether they agreed (duty 2)."""

    __tablename__ = "task_consultation"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), index=True)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    asked_on: Mapped[date]
    document_number: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None]
    agreed: Mapped[bool | None]
    content: Mapped[str] = mapped_column(default="")


class TaskTemplate(Record):
    """A task that is given again and again with the same steps; `days` are working days from its start.

    With a `meeting_kind` it is what meetings of that kind bring: its start is the day of the meeting.
    """

    __tablename__ = "task_template"

    name: Mapped[str]
    content: Mapped[str]
    product: Mapped[str] = mapped_column(default="")
    origin: Mapped[TaskOrigin] = mapped_column(code(TaskOrigin), default=TaskOrigin.PROVINCE)
    obligation: Mapped[Obligation] = mapped_column(code(Obligation), default=Obligation.CARRY_OUT)
    field_id: Mapped[UUID | None] = mapped_column(ForeignKey("field.id"))
    days: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    meeting_kind: Mapped[MeetingKind | None] = mapped_column(code(MeetingKind))
    folded: Mapped[str] = derived(folded("name", "content"))


class TaskTemplateStep(Record):
    """One step of a template, done within so many working days of the start; led by its own agency, if it has one.

    `part_id` is the template that the step itself is: its steps come with it.
    """

    __tablename__ = "task_template_step"

    template_id: Mapped[UUID] = mapped_column(ForeignKey("task_template.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    content: Mapped[str]
    days: Mapped[int]
    product: Mapped[str] = mapped_column(default="")
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    part_id: Mapped[UUID | None] = mapped_column(ForeignKey("task_template.id"))


class RecurringTask(Record):
    """A task that comes again: when it is due, and what it says each time.

    `weekday` (Monday 0) is that of a weekly one, `day` and `month` those of a monthly or yearly one; a month that has
    no such day takes its last. It is made `ahead_days` calendar days before it is due, from `starts_on` to `ends_on`,
    every `every` weeks, months, quarters or years.
    """

    __tablename__ = "recurring_task"

    content: Mapped[str]
    product: Mapped[str] = mapped_column(default="")
    origin: Mapped[TaskOrigin] = mapped_column(code(TaskOrigin), default=TaskOrigin.OFFICE)
    obligation: Mapped[Obligation] = mapped_column(code(Obligation), default=Obligation.CARRY_OUT)
    assigner_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"))
    assigner_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    field_id: Mapped[UUID | None] = mapped_column(ForeignKey("field.id"))
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    rhythm: Mapped[Rhythm] = mapped_column(code(Rhythm))
    weekday: Mapped[int | None]
    day: Mapped[int | None]
    month: Mapped[int | None]
    move: Mapped[DayOffRule] = mapped_column(code(DayOffRule), default=DayOffRule.BEFORE)
    ahead_days: Mapped[int] = mapped_column(default=7)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    every: Mapped[int] = mapped_column(default=1, server_default="1", sort_order=1)
    folded: Mapped[str] = derived(folded("content", "product"))


class RecurringAgency(Record):
    """An agency that leads or takes part in a recurring task."""

    __tablename__ = "recurring_agency"

    recurring_id: Mapped[UUID] = mapped_column(ForeignKey("recurring_task.id"), index=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    role: Mapped[AgencyRole] = mapped_column(code(AgencyRole))
    position: Mapped[int] = mapped_column(default=0)


class RecurringException(Record):
    """One time that a recurring task does not come as it would: it is due `moved_to` another day, or left out (None).

    `day` is that of the rhythm, or the one on which it would be due (feature 10).
    """

    __tablename__ = "recurring_exception"

    recurring_id: Mapped[UUID] = mapped_column(ForeignKey("recurring_task.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    day: Mapped[date]
    moved_to: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
