"""What happens to a task on its way, requests to agencies, and work that changes hands."""

from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

TYPES: dict[type, sa.types.TypeEngine[Any]] = {
    bool: sa.Boolean(),
    date: sa.Date(),
    datetime: sa.DateTime(),
    str: sa.String(),
    time: sa.Time(),
}


def upgrade() -> None:
    """Make the new tables; say who decided, who reported and what hinders."""
    _deciders()
    _return()
    _extension_request()
    _contact()
    _event()
    _request()
    _waiver()
    _handover()


def _columns(names: str, kind: type, *, empty: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, TYPES[kind], nullable=empty) for name in names.split()]


def _words(name: str) -> sa.Column[Any]:
    """A text that old rows, and old logs replayed, know nothing of."""
    return sa.Column(name, sa.String(), nullable=False, server_default="")


def _code(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(32), nullable=False)


def _link(name: str, table: str, *, empty: bool = True, index: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{table}.id"), nullable=empty, index=index)


def _decider() -> list[sa.Column[Any]]:
    return [_link("decider_post_id", "post"), _link("decider_person_id", "person")]


def _named_link(of: str, name: str, table: str) -> sa.Column[Any]:
    """A link of a table that is made again: links without a name cannot be added to it."""
    return sa.Column(f"{name}_id", sa.Uuid(), sa.ForeignKey(f"{table}.id", name=f"fk_{of}_{name}"))


def _record(name: str, *columns: sa.Column[Any]) -> None:
    key = sa.Column("id", sa.Uuid(), primary_key=True)
    op.create_table(name, *columns, key, *_columns("deleted_at", datetime, empty=True))


def _add(table: str, after: str, *columns: sa.Column[Any]) -> None:
    with op.batch_alter_table(table, recreate="always") as changed:
        for column in columns:
            changed.add_column(column, insert_after=after)
            after = column.name


def _named_decider(of: str) -> list[sa.Column[Any]]:
    return [_named_link(of, "decider_post", "post"), _named_link(of, "decider_person", "person")]


def _deciders() -> None:
    _add("extension", "reason", *_named_decider("extension"))
    _add(
        "delay_report",
        "decided_on",
        _named_link("delay_report", "agency", "agency"),
        *_named_decider("delay_report"),
        _words("decision_note"),
    )
    _add("progress_entry", "content", _words("difficulty"), _words("proposal"))


def _return() -> None:
    _record(
        "task_return",
        _link("task_id", "task", empty=False),
        *_columns("completed_on returned_on", date),
        *_columns("result_document", str),
        *_columns("result_on approved_on", date, empty=True),
        *_columns("quality_accepted", bool, empty=True),
        *_columns("quality_judged_on", date, empty=True),
        *_columns("reason", str),
        *_decider(),
    )
    figures = "task_id completed_on returned_on quality_accepted quality_judged_on deleted_at"
    op.create_index("ix_task_return_figures", "task_return", figures.split())


def _extension_request() -> None:
    _record(
        "extension_request",
        _link("task_id", "task", empty=False, index=True),
        _link("agency_id", "agency"),
        *_columns("requested_on requested_to", date),
        *_columns("document_number reason", str),
        *_columns("granted", bool, empty=True),
        *_columns("decided_on", date, empty=True),
        *_decider(),
        *_columns("decision_note", str),
        _link("extension_id", "extension"),
    )


def _contact() -> None:
    _record(
        "task_contact",
        _link("task_id", "task", empty=False, index=True),
        _code("way"),
        *_columns("contacted_on", date),
        *_columns("contacted_at", time, empty=True),
        _link("agency_id", "agency"),
        *_columns("person_name phone content", str),
        _link("caller_id", "person"),
    )


def _event() -> None:
    _record(
        "task_event",
        _link("task_id", "task", empty=False, index=True),
        _code("kind"),
        *_columns("happened_on", date),
        *_columns("content document_number", str),
        _link("agency_id", "agency"),
        _link("former_agency_id", "agency"),
        *_decider(),
        *_columns("settled_on", date, empty=True),
        *_columns("settlement", str),
    )


def _request() -> None:
    _record(
        "agency_request",
        *_columns("content", str),
        _link("agency_id", "agency", empty=False, index=True),
        _code("way"),
        *_columns("document_number", str),
        *_columns("requested_on", date),
        sa.Column("due_on", sa.Date(), nullable=True, index=True),
        *_columns("received_on", date, empty=True),
        *_columns("received_document", str),
        _link("officer_id", "person"),
        _link("task_id", "task", index=True),
        *_columns("note folded", str),
    )


def _waiver() -> None:
    _record(
        "document_waiver",
        _link("source_document_id", "source_document", empty=False, index=True),
        *_columns("waived_on", date),
        *_columns("reason", str),
    )


def _handover() -> None:
    _record(
        "handover",
        _link("giver_id", "person", empty=False, index=True),
        _link("taker_id", "person", empty=False, index=True),
        _link("field_id", "field"),
        *_columns("held_on", date),
        *_columns("place ground witnesses note", str),
    )
    _record(
        "handover_item",
        _link("handover_id", "handover", empty=False, index=True),
        _link("task_id", "task", index=True),
        _link("programme_item_id", "programme_item"),
        _link("meeting_id", "meeting"),
    )
