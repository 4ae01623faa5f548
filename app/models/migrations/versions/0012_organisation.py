"""Delegations, territories, rooms of fields, spells of membership, and numbers of the regulation from a day on."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the tables of delegations, territories, spells of members and changed numbers; fields get their room."""
    _record(
        "delegation",
        _link("post_id", "post", empty=False),
        _link("giver_id", "person"),
        _link("person_id", "person", empty=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("document", "scope", "folded")),
    )
    _record(
        "agency_leader",
        _link("agency_id", "agency", empty=False),
        _link("post_id", "post"),
        _link("person_id", "person"),
        sa.Column("from_on", sa.Date()),
        sa.Column("to_on", sa.Date()),
    )
    with op.batch_alter_table("field", recreate="always") as batch:
        batch.add_column(sa.Column("room_id", sa.Uuid()), insert_after="name")
        batch.create_foreign_key("fk_field_room_id", "agency", ["room_id"], ["id"])
    op.create_index("ix_field_room_id", "field", ["room_id"])
    _record(
        "member_spell",
        _link("person_id", "person", empty=False),
        sa.Column("from_on", sa.Date()),
        sa.Column("to_on", sa.Date()),
    )
    _record(
        "regulation_change",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("value", "source")),
    )
    alive = sa.text("deleted_at IS NULL")
    op.create_index(
        "uq_regulation_change", "regulation_change", ["key", "from_on"], unique=True, sqlite_where=alive
    )


def _link(name: str, table: str, *, empty: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{table}.id"), nullable=empty, index=True)


def _record(name: str, *columns: sa.Column[Any]) -> None:
    key = sa.Column("id", sa.Uuid(), primary_key=True)
    op.create_table(name, *columns, key, sa.Column("deleted_at", sa.DateTime()))
