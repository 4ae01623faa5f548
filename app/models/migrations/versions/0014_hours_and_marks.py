"""Hours of results, marks that a desk puts on a row, and what else was asked for after 0013."""

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Nothing changes in the tables yet."""
