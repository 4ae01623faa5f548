"""What happens to a task from its source to its judgement."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nothing yet."""
