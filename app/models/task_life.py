"""What happens to a task after it was entered, requests to agencies, and work that changes hands."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core.task_terms import ContactWay, TaskEventKind
from app.models.base import Record, code, derived
from app.models.derivations import folded


class TaskReturn(Record):
    """A result that was given back (duty 8): done from `completed_on`, unfinished again from `returned_on` on.

    What stood in the task for that result stands here since: its hour, its document, and how its quality was judged.
    """

    __tablename__ = "task_return"
    __table_args__ = (
        Index(
            "ix_task_return_figures",
            "task_id",
            "completed_on",
            "returned_on",
            "quality_accepted",
            "quality_judged_on",
            "deleted_at",
        ),
    )

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"))
    completed_on: Mapped[date]
    returned_on: Mapped[date]
    result_document: Mapped[str] = mapped_column(default="")
    result_on: Mapped[date | None]
    approved_on: Mapped[date | None]
    quality_accepted: Mapped[bool | None]
    quality_judged_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    decider_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"))
    decider_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    completed_at: Mapped[time | None] = mapped_column(sort_order=1)


class ExtensionRequest(Record):
    """An agency asks for more time; it gives none until it is decided, and then by an extension of its own."""

    __tablename__ = "extension_request"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), index=True)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    requested_on: Mapped[date]
    requested_to: Mapped[date]
    document_number: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    granted: Mapped[bool | None]
    decided_on: Mapped[date | None]
    decider_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"))
    decider_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    decision_note: Mapped[str] = mapped_column(default="")
    extension_id: Mapped[UUID | None] = mapped_column(ForeignKey("extension.id"))


class TaskContact(Record):
    """Somebody was called or met about a task (duty 25): who, where, what was said, by whom, when."""

    __tablename__ = "task_contact"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), index=True)
    way: Mapped[ContactWay] = mapped_column(code(ContactWay), default=ContactWay.PHONE)
    contacted_on: Mapped[date]
    contacted_at: Mapped[time | None]
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    person_name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    caller_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class TaskEvent(Record):
    """What happened to a task on a day and is no fact of its own: why it was withdrawn, who disagrees, and so on.

    Of a transfer `former_agency_id` led and `agency_id` leads from that day on; of differing opinions `agency_id`
    disagrees; of a task that was taken or refused it is the agency that did so. What waits for an end is open until
    `settled_on`. The decider is who decided, or whom it was reported to.
    """

    __tablename__ = "task_event"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), index=True)
    kind: Mapped[TaskEventKind] = mapped_column(code(TaskEventKind))
    happened_on: Mapped[date]
    content: Mapped[str] = mapped_column(default="")
    document_number: Mapped[str] = mapped_column(default="")
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    former_agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    decider_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"))
    decider_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    settled_on: Mapped[date | None]
    settlement: Mapped[str] = mapped_column(default="")


class AgencyRequest(Record):
    """The office asks an agency for documents or a report (duty 27); late once its day has passed without them."""

    __tablename__ = "agency_request"

    content: Mapped[str]
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    way: Mapped[ContactWay] = mapped_column(code(ContactWay), default=ContactWay.WRITING)
    document_number: Mapped[str] = mapped_column(default="")
    requested_on: Mapped[date]
    due_on: Mapped[date | None] = mapped_column(index=True)
    received_on: Mapped[date | None]
    received_document: Mapped[str] = mapped_column(default="")
    officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id"), index=True)
    note: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("content", "document_number"))


class DocumentWaiver(Record):
    """A source document that needs no task, and why (duty 18): it is no work that was overlooked."""

    __tablename__ = "document_waiver"

    source_document_id: Mapped[UUID] = mapped_column(ForeignKey("source_document.id"), index=True)
    waived_on: Mapped[date]
    reason: Mapped[str]


class Handover(Record):
    """Work that went from one person to another on a day (duty 21); `field_id` empty: all of it."""

    __tablename__ = "handover"

    giver_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    taker_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    field_id: Mapped[UUID | None] = mapped_column(ForeignKey("field.id"))
    held_on: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    ground: Mapped[str] = mapped_column(default="")
    witnesses: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class HandoverItem(Record):
    """One piece of the work that went over: a task, an item of the programme, a meeting or a dossier."""

    __tablename__ = "handover_item"

    handover_id: Mapped[UUID] = mapped_column(ForeignKey("handover.id"), index=True)
    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id"), index=True)
    programme_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("programme_item.id"))
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.id"))
    dossier_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("dossier.id", name="fk_handover_item_dossier_id")
    )
