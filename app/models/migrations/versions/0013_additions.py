"""Page of a source, exceptions of what recurs, and what else one desk asked for after the first year of all tables."""

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Nothing yet."""
