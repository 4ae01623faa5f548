"""Where people worked before, until which day."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the table of former workplaces; those of before always worked where they do, as far as is known."""
    op.create_table(
        "past_workplace",
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=False, index=True),
        sa.Column("agency_id", sa.Uuid(), sa.ForeignKey("agency.id"), nullable=False, index=True),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("deleted_at", sa.DateTime()),
    )
