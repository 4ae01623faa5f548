"""Page of a source, exceptions of what recurs, and what else one desk asked for after the first year of all tables."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Say what silence means in a round, where a task stands, how often one recurs, when a report came."""
    with op.batch_alter_table("opinion_round", recreate="always") as batch:
        batch.add_column(sa.Column("unanswered", sa.String(32)), insert_after="closed_on")
    with op.batch_alter_table("opinion_reminder", recreate="always") as batch:
        batch.add_column(sa.Column("letter_id", sa.Uuid()), insert_after="way")
        batch.create_foreign_key("fk_opinion_reminder_letter_id", "official_document", ["letter_id"], ["id"])
    op.create_index("ix_opinion_reminder_letter_id", "opinion_reminder", ["letter_id"])
    op.add_column("report_obligation", sa.Column("received_at", sa.Time()))
    op.add_column("task", sa.Column("passage", sa.String(), nullable=False, server_default=""))
    usual = sa.text("deleted_at IS NULL AND apart >= 0")
    op.create_index("ix_task_usual", "task", ["assigned_on", "id"], sqlite_where=usual)
    op.add_column("recurring_task", sa.Column("every", sa.Integer(), nullable=False, server_default="1"))
    op.create_table(
        "recurring_exception",
        sa.Column("recurring_id", sa.Uuid(), sa.ForeignKey("recurring_task.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("moved_to", sa.Date()),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("deleted_at", sa.DateTime()),
    )
