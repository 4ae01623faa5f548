"""What is owed to whom and when, and the registers of documents."""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Nothing yet."""
