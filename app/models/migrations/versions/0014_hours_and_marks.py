"""Hours of results, marks that a desk puts on a row, and what else was asked for after 0013."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Name saves that are one thing to whoever made them; say which contents need no papers, when results came."""
    op.create_table(
        "save_name",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.String(), nullable=False),
    )
    op.add_column("agenda_item", sa.Column("needs_papers", sa.Boolean()))
    op.add_column("task", sa.Column("completed_at", sa.Time()))
    op.add_column("task_return", sa.Column("completed_at", sa.Time()))
