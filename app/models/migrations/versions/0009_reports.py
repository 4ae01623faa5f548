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
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
    )
    op.create_index("ix_report_reminder_report_id", "report_reminder", ["report_id"])


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default="")
