"""The office's own Word templates."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of templates."""
    op.create_table(
        "word_template",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
    )
    op.create_index(
        "uq_word_template_name",
        "word_template",
        ["kind", "name"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
