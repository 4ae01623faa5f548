"""Page of a source, exceptions of what recurs, and what else one desk asked for after the first year of all tables."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Say what silence means in a round, where in its document a task stands, how often one comes again."""
    with op.batch_alter_table("opinion_round", recreate="always") as batch:
        batch.add_column(sa.Column("unanswered", sa.String(32)), insert_after="closed_on")
    op.add_column("task", sa.Column("passage", sa.String(), nullable=False, server_default=""))
