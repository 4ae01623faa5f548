"""How tasks come to be: oral instructions, marks, the chain that follows them, steps, templates, recurring tasks."""

from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TYPES: dict[type, sa.types.TypeEngine[Any]] = {
    date: sa.Date(),
    datetime: sa.DateTime(),
    time: sa.Time(),
    int: sa.Integer(),
    str: sa.String(),
}


def upgrade() -> None:
    """Make the new tables, then add to those that are there."""
    _making()
    _templates()
    _recurring()
    _custom()
    _added("source_document", _of_document(), before="folded_number")
    _added("task_agency", _of_agency(), before="id")
    _added("task", _of_task(), before="folded")
    op.drop_index("ix_task_source_document_id", "task")
    op.create_index("ix_task_document", "task", ["source_document_id", "deleted_at"])
    op.create_index("ix_task_deadline", "task", ["deadline", "deleted_at"])
    _indexes_of_figures()
    op.create_index("ix_task_room", "task", ["room_id", "id"], sqlite_where=sa.text("room_id IS NOT NULL"))
    op.create_index("ix_task_parent", "task", ["parent_id"], sqlite_where=sa.text("parent_id IS NOT NULL"))
    op.create_index("ix_task_deputy", "task", ["deputy_id"], sqlite_where=sa.text("deputy_id IS NOT NULL"))
    op.create_index(
        "uq_task_occurrence",
        "task",
        ["recurring_id", "occurrence"],
        unique=True,
        sqlite_where=sa.text("recurring_id IS NOT NULL"),
    )


def _indexes_of_figures() -> None:
    later = ["deadline", "withdrawn", "withdrawn_on", "quality_accepted", "quality_judged_on", "deleted_at"]
    facts = ["assigned_on", "completed_on", *later]
    codes = [
        "officer_id",
        "room_id",
        "assigner_post_id",
        "assigner_person_id",
        "field_id",
        "origin",
        "obligation",
    ]
    plain, apart = sa.text("apart = 0"), sa.text("apart > 0")
    op.create_index("ix_task_by_leads", "task", ["leads", *facts], sqlite_where=plain)
    op.create_index("ix_task_by_codes", "task", [*codes, *facts], sqlite_where=plain)
    op.create_index("ix_task_done", "task", ["completed_on", "assigned_on", *later], sqlite_where=plain)
    op.create_index("ix_task_apart", "task", [*facts, "apart", "id", "leads", *codes], sqlite_where=apart)


def _columns(
    names: str, kind: type, *, empty: bool = False, default: str | None = None
) -> list[sa.Column[Any]]:
    return [sa.Column(name, TYPES[kind], nullable=empty, server_default=default) for name in names.split()]


def _link(
    name: str, table: str, *, empty: bool = True, index: bool = False, called: str | None = None
) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{table}.id", name=called), nullable=empty, index=index)


def _code(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(32), nullable=False)


def _record(name: str, *columns: sa.Column[Any]) -> None:
    key = sa.Column("id", sa.Uuid(), primary_key=True)
    op.create_table(name, *columns, key, *_columns("deleted_at", datetime, empty=True))


def _added(table: str, columns: list[sa.Column[Any]], *, before: str) -> None:
    with op.batch_alter_table(table, recreate="always") as batch:
        for column in columns:
            batch.add_column(column, insert_before=before)


def _of_document() -> list[sa.Column[Any]]:
    return [
        sa.Column("oral", sa.Boolean(), nullable=False, server_default="0"),
        _link("said_by_post_id", "post", called="fk_source_document_said_by_post_id"),
        _link("said_by_person_id", "person", called="fk_source_document_said_by_person_id"),
        *_columns("said_at", time, empty=True),
        *_columns("place", str, default=""),
        _link("transmitted_by_id", "person", called="fk_source_document_transmitted_by_id"),
        *_columns("transmitted_to confirmed_number", str, default=""),
        *_columns("confirmed_on", date, empty=True),
        *_columns("marks", str, default=""),
        *_columns("returned_on", date, empty=True),
        *_columns("return_letter", str, default=""),
    ]


def _of_agency() -> list[sa.Column[Any]]:
    return [
        *_columns("contact phone part", str, default=""),
        *_columns("deadline answered_on", date, empty=True),
        *_columns("answer", str, default=""),
    ]


def _of_task() -> list[sa.Column[Any]]:
    return [
        *_columns("deadline_time", time, empty=True),
        _link("room_id", "agency", called="fk_task_room_id"),
        _link("deputy_id", "person", called="fk_task_deputy_id"),
        *_columns("marks", str, default=""),
        _link("parent_id", "task", called="fk_task_parent_id"),
        _link("recurring_id", "recurring_task", called="fk_task_recurring_id"),
        *_columns("occurrence", date, empty=True),
        sa.Column("obligation", sa.String(32), nullable=False, server_default="carry_out"),
        *_columns("result_on", date, empty=True),
        sa.Column("approved", sa.Boolean(), nullable=True),
        *_columns("approved_on", date, empty=True),
        _link("approver_post_id", "post", called="fk_task_approver_post_id"),
        _link("approver_person_id", "person", called="fk_task_approver_person_id"),
        *_columns("leads", str, default=""),
        *_columns("apart", int, default="0"),
    ]


def _making() -> None:
    _record(
        "task_follower",
        _link("task_id", "task", empty=False, index=True),
        _code("role"),
        _link("agency_id", "agency", index=True),
        _link("person_id", "person", index=True),
        *_columns("from_on to_on", date, empty=True),
    )
    _record(
        "task_consultation",
        _link("task_id", "task", empty=False, index=True),
        _link("agency_id", "agency"),
        *_columns("asked_on", date),
        *_columns("document_number", str),
        *_columns("answered_on", date, empty=True),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        *_columns("content", str),
    )


def _templates() -> None:
    _record(
        "task_template",
        *_columns("name content product", str),
        _code("origin"),
        _code("obligation"),
        _link("field_id", "field"),
        *_columns("days", int, empty=True),
        *_columns("note", str),
        sa.Column("meeting_kind", sa.String(32), nullable=True),
        *_columns("folded", str),
    )
    _record(
        "task_template_step",
        _link("template_id", "task_template", empty=False, index=True),
        *_columns("position", int),
        *_columns("content", str),
        *_columns("days", int),
        *_columns("product", str),
        _link("agency_id", "agency"),
        _link("officer_id", "person"),
        _link("part_id", "task_template"),
    )


def _custom() -> None:
    _record("custom_field", *_columns("name", str), _code("subject"), _code("kind"), *_columns(_SCOPE, str))
    for owner in ("task", "meeting"):
        _record(
            f"{owner}_value",
            _link(f"{owner}_id", owner, empty=False, index=True),
            _link("field_id", "custom_field", empty=False, index=True),
            *_columns("value folded", str),
        )


_SCOPE = "choices obligations meeting_kinds folded"


def _recurring() -> None:
    _record(
        "recurring_task",
        *_columns("content product", str),
        _code("origin"),
        _code("obligation"),
        _link("assigner_post_id", "post"),
        _link("assigner_person_id", "person"),
        _link("field_id", "field"),
        _link("room_id", "agency"),
        _link("officer_id", "person"),
        _code("rhythm"),
        *_columns("weekday day month", int, empty=True),
        _code("move"),
        *_columns("ahead_days", int),
        *_columns("starts_on", date),
        *_columns("ends_on", date, empty=True),
        *_columns("note folded", str),
    )
    _record(
        "recurring_agency",
        _link("recurring_id", "recurring_task", empty=False, index=True),
        _link("agency_id", "agency", empty=False),
        _code("role"),
        *_columns("position", int),
    )
