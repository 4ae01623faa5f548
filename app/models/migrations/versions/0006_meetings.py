"""Meetings from their plan to their conclusions: occasions, steps, papers, consultations, proposals."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

TYPES: dict[type, sa.types.TypeEngine[Any]] = {
    bool: sa.Boolean(),
    date: sa.Date(),
    datetime: sa.DateTime(),
    time: sa.Time(),
    int: sa.Integer(),
    str: sa.String(),
    UUID: sa.Uuid(),
}


def upgrade() -> None:
    """Add what is known of a meeting and of its contents before it begins; make the tables of their parts."""
    _widen("meeting", "chair_person_id", _of_meeting())
    _widen("agenda_item", "documents_received_on", _of_content())
    _record(
        "meeting_step",
        _link("meeting_id", "meeting", empty=False),
        sa.Column("step", sa.String(32), nullable=False),
        _may_be("done_on", date),
        _must_be("document", str),
        _must_be("skipped", bool),
    )
    _record(
        "meeting_paper",
        _link("agenda_item_id", "agenda_item", empty=False),
        _must_be("position", int),
        _must_be("name", str),
        _must_be("version", int),
        _must_be("document", str),
        _may_be("due_on", date),
        _may_be("received_on", date),
    )
    _record(
        "consultation",
        _link("agenda_item_id", "agenda_item", empty=False),
        _must_be("position", int),
        _link("post_id", "post"),
        _link("person_id", "person"),
        _may_be("asked_on", date),
        _may_be("answered_on", date),
        _must_be("opinion", str),
    )
    _proposals()


def _of_meeting() -> list[sa.Column[Any]]:
    return [
        _may_be("ends_at", time),
        sa.Column("occasion", sa.String(), nullable=False, server_default=""),
        sa.Column("touches_members", sa.Boolean(), nullable=False, server_default="0"),
        sa.Column("differing", sa.String(), nullable=False, server_default=""),
        _later("meeting", "differing_task_id", "task"),
        _later("meeting", "differing_item_id", "programme_item"),
        _may_be("differing_reported_on", date),
        _may_be("cancelled_on", date),
        sa.Column("cancelled_reason", sa.String(), nullable=False, server_default=""),
        sa.Column("cancelled_document", sa.String(), nullable=False, server_default=""),
    ]


def _of_content() -> list[sa.Column[Any]]:
    return [
        _may_be("documents_due_on", date),
        sa.Column("section", sa.String(), nullable=False, server_default=""),
        _may_be("minutes", int),
        _later("agenda_item", "presenter_post_id", "post"),
        _later("agenda_item", "presenter_person_id", "person"),
        _later("agenda_item", "programme_item_id", "programme_item"),
        _later("agenda_item", "postponed_from_id", "agenda_item"),
        _may_be("postponed_on", date),
        sa.Column("postponed_reason", sa.String(), nullable=False, server_default=""),
        sa.Column("late_reason", sa.String(), nullable=False, server_default=""),
        _may_be("late_reason_accepted", bool),
        _may_be("late_reason_decided_on", date),
        _may_be("withdrawal_proposed_on", date),
        sa.Column("withdrawal_document", sa.String(), nullable=False, server_default=""),
        _may_be("withdrawal_agreed", bool),
        _may_be("withdrawal_decided_on", date),
    ]


def _proposals() -> None:
    _record(
        "agenda_proposal",
        _must_be("content", str),
        _link("agency_id", "agency"),
        sa.Column("kind", sa.String(32), nullable=False),
        _may_be("wished_year", int),
        _may_be("wished_month", int),
        _may_be("proposed_on", date),
        _must_be("document", str),
        _may_be("minutes", int),
        _link("programme_item_id", "programme_item"),
        _link("postponed_item_id", "agenda_item"),
        _may_be("decided_on", date),
        _may_be("accepted", bool),
        _must_be("decision_note", str),
        _link("agenda_item_id", "agenda_item"),
        _must_be("folded", str),
    )


def _widen(table: str, after: str, columns: list[sa.Column[Any]]) -> None:
    """Put columns behind another, links with a name, as a batch asks for; indexes follow."""
    with op.batch_alter_table(table, recreate="always") as changed:
        for column in columns:
            changed.add_column(column, insert_after=after)
            after = column.name
    for column in columns:
        if column.foreign_keys or column.name == "occasion":
            op.create_index(f"ix_{table}_{column.name}", table, [column.name])


def _must_be(name: str, kind: type) -> sa.Column[Any]:
    return sa.Column(name, TYPES[kind], nullable=False)


def _may_be(name: str, kind: type) -> sa.Column[Any]:
    return sa.Column(name, TYPES[kind], nullable=True)


def _link(name: str, table: str, *, empty: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{table}.id"), nullable=empty, index=True)


def _later(table: str, name: str, target: str) -> sa.Column[Any]:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}")
    return sa.Column(name, sa.Uuid(), key, nullable=True)


def _record(name: str, *columns: sa.Column[Any]) -> None:
    key = sa.Column("id", sa.Uuid(), primary_key=True)
    op.create_table(name, *columns, key, _may_be("deleted_at", datetime))
