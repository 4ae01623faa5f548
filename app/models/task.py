"""Source documents, the tasks they assign, and all that happens to a task."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.task_making_terms import DocumentMark, TaskMark
from app.core.task_terms import Obligation
from app.core.terms import AgencyRole, Secrecy, TaskKind, TaskOrigin
from app.models.base import KEPT, Codes, Record, code, derived
from app.models.derivations import folded, sorted_by
from app.models.task_days import COMPLETED, DAYS, NOT_OVER, PLAIN

_FOLLOWERS = "officer_id", "room_id"
_SOURCES = "obligation", "origin", "field_id", "assigner_person_id", "assigner_post_id"
_FACTS = (
    "assigned_on",
    "completed_on",
    "deadline",
    "withdrawn",
    "withdrawn_on",
    "quality_accepted",
    "quality_judged_on",
    "deleted_at",
)
_SORTED_WORDS = 8  # a content is a paragraph; its beginning tells one from the next


class SourceDocument(Record):
    """What assigns tasks, a document or an `oral` instruction; of a secret one only number and date are kept (duty 12).

    Of an instruction `issued_on` and `said_at` are when it was said, `summary` is what was said, by the post or the
    person; `transmitted_by` answers for its words (duty 26). `marks` say why an incoming document gets no task
    (duties 6, 7), and then `returned_on` and `return_letter` how it went back.
    """

    __tablename__ = "source_document"

    number: Mapped[str]
    issued_on: Mapped[date | None]
    issuer: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    secrecy: Mapped[Secrecy] = mapped_column(code(Secrecy), default=Secrecy.NONE)
    oral: Mapped[bool] = mapped_column(default=False, server_default="0")
    said_by_post_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("post.id", name="fk_source_document_said_by_post_id")
    )
    said_by_person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_source_document_said_by_person_id")
    )
    said_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(default="", server_default="")
    transmitted_by_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_source_document_transmitted_by_id")
    )
    transmitted_to: Mapped[str] = mapped_column(default="", server_default="")
    confirmed_number: Mapped[str] = mapped_column(default="", server_default="")
    confirmed_on: Mapped[date | None]
    marks: Mapped[tuple[DocumentMark, ...]] = mapped_column(
        Codes(DocumentMark), default=(), server_default=""
    )
    returned_on: Mapped[date | None]
    return_letter: Mapped[str] = mapped_column(default="", server_default="")
    folded_number: Mapped[str] = derived(folded("number"))
    folded: Mapped[str] = derived(folded("number", "issuer", "summary"))


class Task(Record):
    """An assigned task. Its state is computed as of a day from these dates and never stored.

    `withdrawn` without `withdrawn_on`, or a judgement without its day, is true from the start. Who follows it now
    stands here, who did before in `TaskFollower`. `occurrence` is the day of the rhythm for which `recurring_id`
    made it, before it was moved off a day off. `obligation` says what closes it: its result, of the day `result_on`,
    and of what is submitted, the decision of the approver on `approved_on` (`rules/closing`).
    `completed_at` is the hour of its result, none: nobody wrote it down, it counts as in time that day.
    `passage` is the place in the source document that says it, "tr. 5" or "điểm b khoản 2 Điều 3" (feature 4).
    `leads` and `apart` are kept by `task_apart`.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_figures", "id", *_FACTS),
        # Most tasks are counted while an index brings them in the order of what they are counted by, or those alone
        # that were done on the days in question; the others are read whole and judged.
        Index("ix_task_by_leads", "leads", *map(text, DAYS), sqlite_where=text(PLAIN)),
        Index("ix_task_by_followers", *_FOLLOWERS, *map(text, DAYS), sqlite_where=text(PLAIN)),
        Index("ix_task_by_sources", *_SOURCES, *map(text, DAYS), sqlite_where=text(PLAIN)),
        Index("ix_task_done", *map(text, sorted(DAYS, key=COMPLETED.__ne__)), sqlite_where=text(PLAIN)),
        Index(
            "ix_task_apart",
            text(NOT_OVER),
            *(*_FACTS, "apart", "id", "leads", *_FOLLOWERS, *reversed(_SOURCES)),
            sqlite_where=text("apart > 0"),
        ),
        Index("ix_task_usual", "assigned_on", "id", sqlite_where=text("deleted_at IS NULL AND apart >= 0")),
        # The search asks for all tasks of an officer at once, and reads nothing else of them.
        Index("ix_task_officer", "officer_id", "id", "deleted_at"),
        # Most tasks are assigned by a post, and few offices fill in fields: these stay small.
        Index(
            "ix_task_assigner_person",
            "assigner_person_id",
            sqlite_where=text("assigner_person_id IS NOT NULL"),
        ),
        Index("ix_task_document", "source_document_id", "deleted_at"),
        Index("ix_task_deadline", "deadline", "deleted_at"),
        Index("ix_task_field", "field_id", sqlite_where=text("field_id IS NOT NULL")),
        Index("ix_task_room", "room_id", "id", sqlite_where=text("room_id IS NOT NULL")),
        Index("ix_task_parent", "parent_id", sqlite_where=text("parent_id IS NOT NULL")),
        Index("ix_task_deputy", "deputy_id", sqlite_where=text("deputy_id IS NOT NULL")),
        # Also of deleted ones: what was made once for a day is not made for it again.
        Index(
            "uq_task_occurrence",
            "recurring_id",
            "occurrence",
            unique=True,
            sqlite_where=text("recurring_id IS NOT NULL"),
        ),
    )

    source_document_id: Mapped[UUID | None] = mapped_column(ForeignKey("source_document.id"))
    content: Mapped[str]
    origin: Mapped[TaskOrigin] = mapped_column(code(TaskOrigin), default=TaskOrigin.PROVINCE)
    assigner_post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    assigner_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    product: Mapped[str] = mapped_column(default="")
    field_id: Mapped[UUID | None] = mapped_column(ForeignKey("field.id"))
    kind: Mapped[TaskKind] = mapped_column(code(TaskKind), default=TaskKind.NORMAL)
    assigned_on: Mapped[date]
    deadline: Mapped[date | None]
    deadline_words: Mapped[str] = mapped_column(default="")
    completed_on: Mapped[date | None]
    result_document: Mapped[str] = mapped_column(default="")
    quality_accepted: Mapped[bool | None]
    quality_judged_on: Mapped[date | None]
    withdrawn: Mapped[bool] = mapped_column(default=False)
    withdrawn_on: Mapped[date | None]
    officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str] = mapped_column(default="")
    deadline_time: Mapped[time | None]
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id", name="fk_task_room_id"))
    deputy_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id", name="fk_task_deputy_id"))
    marks: Mapped[tuple[TaskMark, ...]] = mapped_column(Codes(TaskMark), default=(), server_default="")
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id", name="fk_task_parent_id"))
    recurring_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("recurring_task.id", name="fk_task_recurring_id")
    )
    occurrence: Mapped[date | None]
    obligation: Mapped[Obligation] = mapped_column(
        code(Obligation), default=Obligation.CARRY_OUT, server_default=Obligation.CARRY_OUT.value
    )
    result_on: Mapped[date | None]
    approved: Mapped[bool | None]
    approved_on: Mapped[date | None]
    approver_post_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("post.id", name="fk_task_approver_post_id")
    )
    approver_person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_task_approver_person_id")
    )
    passage: Mapped[str] = mapped_column(default="", server_default="", sort_order=1)
    completed_at: Mapped[time | None] = mapped_column(sort_order=1)
    leads: Mapped[str] = mapped_column(default="", server_default="", info=KEPT)
    apart: Mapped[int] = mapped_column(default=0, server_default="0", info=KEPT)
    folded: Mapped[str] = derived(folded("content", "product"))
    sort_key: Mapped[str] = derived(sorted_by("content", words=_SORTED_WORDS))


class TaskAgency(Record):
    """An agency that leads a task or takes part in it, from day to day (both included; none: open).

    `contact` answers for it or does it there (duties 1, 4); a coordinating agency has its own `part`, `deadline` and
    answer (duty 15).
    """

    __tablename__ = "task_agency"
    __table_args__ = (
        Index("ix_task_agency_agency", "agency_id", "role", "task_id", "from_on", "to_on", "deleted_at"),
        Index("ix_task_agency_figures", "task_id", "role", "agency_id", "from_on", "to_on", "deleted_at"),
    )

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"))
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    role: Mapped[AgencyRole] = mapped_column(code(AgencyRole))
    position: Mapped[int] = mapped_column(default=0)
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    contact: Mapped[str] = mapped_column(default="", server_default="")
    phone: Mapped[str] = mapped_column(default="", server_default="")
    part: Mapped[str] = mapped_column(default="", server_default="")
    deadline: Mapped[date | None]
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(default="", server_default="")


class Extension(Record):
    """A new deadline for a task; it counts from the day it was decided (none: from the start)."""

    __tablename__ = "extension"
    __table_args__ = (Index("ix_extension_figures", "task_id", "decided_on", "extended_to", "deleted_at"),)

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"))
    extended_to: Mapped[date]
    decided_on: Mapped[date | None]
    document_number: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    decider_post_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("post.id", name="fk_extension_decider_post")
    )
    decider_person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_extension_decider_person")
    )


class DelayReport(Record):
    """A written report that a task will be late, and the leader's decision on its reason (duties 9, 10)."""

    __tablename__ = "delay_report"
    __table_args__ = (
        Index("ix_delay_report_figures", "task_id", "reported_on", "accepted", "decided_on", "deleted_at"),
    )

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"))
    reported_on: Mapped[date]
    document_number: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    accepted: Mapped[bool | None]
    decided_on: Mapped[date | None]
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id", name="fk_delay_report_agency"))
    decider_post_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("post.id", name="fk_delay_report_decider_post")
    )
    decider_person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_delay_report_decider_person")
    )
    decision_note: Mapped[str] = mapped_column(default="", server_default="")


class ProgressEntry(Record):
    """What an agency said of a task on a day, and what hinders it (duty 16); never overwritten."""

    __tablename__ = "progress_entry"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), index=True)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    reported_on: Mapped[date]
    percent: Mapped[int | None]
    content: Mapped[str] = mapped_column(default="")
    difficulty: Mapped[str] = mapped_column(default="", server_default="")
    proposal: Mapped[str] = mapped_column(default="", server_default="")
