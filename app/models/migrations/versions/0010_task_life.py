"""What is decided about a task on its way."""

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Nothing yet."""
