"""The programme from proposal to review."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TYPES: dict[type, sa.types.TypeEngine[Any]] = {
    date: sa.Date(),
    datetime: sa.DateTime(),
    int: sa.Integer(),
    str: sa.String(),
    UUID: sa.Uuid(),
}


def upgrade() -> None:
    """Widen items, adjustments and documents; make the tables of registrations, steps, monthly reports and plans."""
    _item()
    _adjustment()
    _proposal()
    _milestone()
    _step_move()
    _progress()
    _plan()
    _document()


def _item() -> None:
    new: Sequence[sa.Column[Any]] = (
        sa.Column("field_id", sa.Uuid()),
        sa.Column("room_id", sa.Uuid()),
        sa.Column("added_on", sa.Date()),
        sa.Column("carried_from_id", sa.Uuid()),
        sa.Column("carried_on", sa.Date()),
        sa.Column("needs_party", sa.Boolean(), nullable=False, server_default="0"),
        sa.Column("party_on", sa.Date()),
        sa.Column("needs_council", sa.Boolean(), nullable=False, server_default="0"),
        sa.Column("council_on", sa.Date()),
        sa.Column("council_session", sa.String(), nullable=False, server_default=""),
    )
    links = {"field_id": "field", "room_id": "agency", "carried_from_id": "programme_item"}
    _widen("programme_item", new, after="note", links=links)
    for name in links:
        op.create_index(f"ix_programme_item_{name}", "programme_item", [name])


def _adjustment() -> None:
    codes = (("kind", "move"), ("decision", "approved"))
    texts = ("decided_by", "decision_document", "decision_note")
    new = (
        *(sa.Column(name, sa.String(32), nullable=False, server_default=default) for name, default in codes),
        *(sa.Column(name, sa.String(), nullable=False, server_default="") for name in texts),
    )
    _widen("adjustment", new, after="decided_on", links={})


def _widen(table: str, columns: Sequence[sa.Column[Any]], *, after: str, links: dict[str, str]) -> None:
    """Put new columns behind one of a table; links are named, for the batch asks for names."""
    with op.batch_alter_table(table, recreate="always") as batch:
        for column in columns:
            batch.add_column(column, insert_after=after)
            after = column.name
        for name, target in links.items():
            batch.create_foreign_key(f"fk_{table}_{name}", target, [name], ["id"])


def _columns(names: str, kind: type, *, empty: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, TYPES[kind], nullable=empty) for name in names.split()]


def _code(name: str, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(32), nullable=empty)


def _link(name: str, table: str, *, empty: bool = True, index: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{table}.id"), nullable=empty, index=index)


def _leader() -> Sequence[sa.Column[Any]]:
    return (_link("leader_post_id", "post"), _link("leader_person_id", "person"))


def _record(name: str, *columns: sa.Column[Any]) -> None:
    key = sa.Column("id", sa.Uuid(), primary_key=True)
    op.create_table(name, *columns, key, *_columns("deleted_at", datetime, empty=True))


def _proposal() -> None:
    _record(
        "programme_proposal",
        _code("book"),
        _code("source"),
        _link("agency_id", "agency"),
        *_columns("content form", str),
        _code("level"),
        _link("lead_id", "agency"),
        *_leader(),
        _link("field_id", "field"),
        *_columns("due_year due_month", int),
        *_columns("document_number", str),
        *_columns("proposed_on", date, empty=True),
        _code("ground", empty=True),
        *_columns("reason necessity effect", str),
        _code("outcome", empty=True),
        *_columns("decided_on", date, empty=True),
        *_columns("decided_by decision_document decision_note refusal", str),
        _link("item_id", "programme_item"),
        _link("carried_from_id", "programme_item"),
        *_columns("note folded", str),
    )


def _milestone() -> None:
    _record(
        "programme_milestone",
        _link("item_id", "programme_item", empty=False),
        *_columns("content responsible", str),
        *_columns("due_on done_on", date, empty=True),
        *_columns("position", int),
        _link("carried_from_id", "programme_milestone"),
    )


def _step_move() -> None:
    _record(
        "milestone_move",
        _link("milestone_id", "programme_milestone", empty=False),
        _link("adjustment_id", "adjustment", empty=False),
        *_columns("old_due_on new_due_on", date),
    )


def _progress() -> None:
    _record(
        "programme_progress",
        _link("item_id", "programme_item", empty=False, index=False),
        *_columns("round_year round_month", int),
        *_columns("reported_on", date, empty=True),
        *_columns("document_number progress cause remedy preparation difficulty proposal explanation", str),
    )
    op.create_index(
        "ix_programme_progress_round", "programme_progress", ["item_id", "round_year", "round_month"]
    )


def _plan() -> None:
    _record(
        "programme_plan",
        _code("scope"),
        _link("room_id", "agency"),
        *_columns("span title", str),
        *_columns("drafted_on consulted_on submitted_on", date, empty=True),
        *_leader(),
        *_columns("opinion", str),
        *_columns("issued_on", date, empty=True),
        *_columns("number confirmed_by", str),
        *_columns("confirmed_at", datetime, empty=True),
        *_columns("confirmed_lacks note folded", str),
    )


def _document() -> None:
    """Who confirmed what a programme lacked when it went out."""
    texts = [
        sa.Column(name, sa.String(), nullable=False, server_default="")
        for name in ("confirmed_by", "confirmed_lacks")
    ]
    new = (texts[0], sa.Column("confirmed_at", sa.DateTime()), texts[1])
    _widen("official_document", new, after="corrects_id", links={})
