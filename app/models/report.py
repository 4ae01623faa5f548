"""Reports that agencies owe the office, by period (duties 42, 111-118), and how they were asked for."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.task_terms import ContactWay
from app.models.base import Record, code, derived
from app.models.derivations import folded


class ReportObligation(Record):
    """One report of one agency, or of a person in it: when it is due and when it came, and what it says in short.

    `code` is the kind of the regulation that it was made by (`rules/obligations`; empty: by hand), whose changes it
    follows until it is received; `source` is the article. `due_hour` is the hour of the last day, none: the whole day;
    `received_at` the hour at which it came, none: nobody wrote it down, it counts as in time that day.
    """

    __tablename__ = "report_obligation"

    name: Mapped[str]
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_report_obligation_person_id"), index=True
    )
    code: Mapped[str] = mapped_column(default="", server_default="")
    period_from: Mapped[date | None]
    period_to: Mapped[date | None]
    due_on: Mapped[date] = mapped_column(index=True)
    due_hour: Mapped[int | None]
    received_on: Mapped[date | None]
    received_at: Mapped[time | None] = mapped_column(sort_order=1)
    document_number: Mapped[str] = mapped_column(default="", server_default="")
    results: Mapped[str] = mapped_column(default="", server_default="")
    difficulties: Mapped[str] = mapped_column(default="", server_default="")
    proposals: Mapped[str] = mapped_column(default="", server_default="")
    source: Mapped[str] = mapped_column(default="", server_default="")
    folded: Mapped[str] = derived(folded("name"))


class ReportReminder(Record):
    """One time that a report was asked for again, and by what way (none: nobody wrote it down).

    `letter_id` is the letter that went out for it, where it was one of ours.
    """

    __tablename__ = "report_reminder"

    report_id: Mapped[UUID] = mapped_column(ForeignKey("report_obligation.id"), index=True)
    reminded_on: Mapped[date]
    way: Mapped[ContactWay | None] = mapped_column(code(ContactWay))
    note: Mapped[str] = mapped_column(default="")
    letter_id: Mapped[UUID | None] = mapped_column(ForeignKey("official_document.id"), index=True)


class ReportUse(Record):
    """One line of a report that was taken into a report of the office (duty 119).

    `kind_code`, `subject` and `slot` are those of the office's words, `said` is the line as the report says it.
    """

    __tablename__ = "report_use"

    report_id: Mapped[UUID] = mapped_column(ForeignKey("report_obligation.id"), index=True)
    kind_code: Mapped[str]
    subject: Mapped[str]
    slot: Mapped[str]
    said: Mapped[str]
