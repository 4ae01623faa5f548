"""Dossiers that go over when work changes hands."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Let what went over in a handover be a dossier; those of before had none."""
    with op.batch_alter_table("handover_item", recreate="always", copy_from=_before()) as batch:
        batch.add_column(sa.Column("dossier_id", sa.Uuid()), insert_after="meeting_id")
        batch.create_foreign_key("fk_handover_item_dossier_id", "dossier", ["dossier_id"], ["id"])
    for column in ("handover_id", "task_id"):
        op.create_index(f"ix_handover_item_{column}", "handover_item", [column])


def _before() -> sa.Table:
    """The table as it was: looked up it would bring in that of tasks, whose indexes SQLAlchemy cannot be told of."""

    def link(name: str, *, empty: bool = True) -> sa.Column[object]:
        return sa.Column(f"{name}_id", sa.Uuid(), sa.ForeignKey(f"{name}.id"), nullable=empty)

    return sa.Table(
        "handover_item",
        sa.MetaData(),
        link("handover", empty=False),
        *(link(name) for name in ("task", "programme_item", "meeting")),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("deleted_at", sa.DateTime()),
    )
