"""What is owed by the regulation: whose it is, by which hour, what it says, and how it was asked for again."""

from itertools import pairwise

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_WORDS = ("document_number", "results", "difficulties", "proposals", "source")


def upgrade() -> None:
    """Add to the reports what the regulation says of them, and make the table of reminders."""
    person = sa.ForeignKey("person.id", name="fk_report_obligation_person_id")
    with op.batch_alter_table("report_obligation", recreate="always") as report:
        report.add_column(sa.Column("person_id", sa.Uuid(), person, nullable=True), insert_after="agency_id")
        report.add_column(_words("code"), insert_after="person_id")
        report.add_column(sa.Column("due_hour", sa.Integer(), nullable=True), insert_after="due_on")
        for before, name in pairwise(("received_on", *_WORDS)):
            report.add_column(_words(name), insert_after=before)
    op.create_index("ix_report_obligation_person_id", "report_obligation", ["person_id"])
    op.create_table(
        "report_reminder",
        sa.Column("report_id", sa.Uuid(), sa.ForeignKey("report_obligation.id"), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(32), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("letter_id", sa.Uuid(), sa.ForeignKey("official_document.id"), nullable=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
    )
    for name in ("letter_id", "report_id"):
        op.create_index(f"ix_report_reminder_{name}", "report_reminder", [name])
    op.create_table(
        "report_use",
        sa.Column("report_id", sa.Uuid(), sa.ForeignKey("report_obligation.id"), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind_code", "subject", "slot", "said")),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
    )
    op.create_index("ix_report_use_report_id", "report_use", ["report_id"])
    _incoming()
    _register()


def _incoming() -> None:
    op.create_table(
        "incoming_document",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("author", "symbol")),
        sa.Column("issued_on", sa.Date(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("type_name", "summary")),
        sa.Column("secrecy", sa.String(32), nullable=False),
        sa.Column("room_id", sa.Uuid(), sa.ForeignKey("agency.id"), nullable=True),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("handed_on", "deadline")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("progress", "answer_symbol")),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("source_document_id", sa.Uuid(), sa.ForeignKey("source_document.id"), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("archive", "note", "folded")),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
    )
    for name in ("arrived_on", "person_id", "room_id", "source_document_id"):
        op.create_index(f"ix_incoming_document_{name}", "incoming_document", [name])
    op.create_index(
        "uq_incoming_document_number",
        "incoming_document",
        ["year", "number"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
    )


def _register() -> None:
    op.create_table(
        "register_entry",
        sa.Column("kind", sa.String(32), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("content", "document_number")),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("agency_id", sa.Uuid(), sa.ForeignKey("agency.id"), nullable=True),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("approved_by", sa.String(), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("due_on", "done_on")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("result", "folded")),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
    )
    for name in ("agency_id", "dated", "person_id"):
        op.create_index(f"ix_register_entry_{name}", "register_entry", [name])


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default="")
