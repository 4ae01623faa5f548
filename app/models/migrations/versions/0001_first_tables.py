"""The first tables."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TYPES: dict[type, sa.types.TypeEngine[Any]] = {
    bool: sa.Boolean(),
    date: sa.Date(),
    datetime: sa.DateTime(),
    int: sa.Integer(),
    str: sa.String(),
    time: sa.Time(),
    UUID: sa.Uuid(),
}


def upgrade() -> None:
    """Make every table; those that others point to come first."""
    _agencies()
    _fields_and_posts()
    _person()
    _holders()
    _source_document()
    _task()
    _task_events()
    _task_agency()
    _programme_item()
    _programme_links()
    _meeting()
    _meeting_parts()
    _conclusions()
    _report_obligation()
    _attachment()
    _settings()
    _bookkeeping()


def _columns(names: str, kind: type, *, empty: bool = False, index: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, TYPES[kind], nullable=empty, index=index) for name in names.split()]


def _code(name: str, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(32), nullable=empty)


def _link(name: str, table: str, *, empty: bool = False, index: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{table}.id"), nullable=empty, index=index)


def _record(name: str, *columns: sa.Column[Any]) -> None:
    key = sa.Column("id", sa.Uuid(), primary_key=True)
    op.create_table(name, *columns, key, *_columns("deleted_at", datetime, empty=True))


def _index(name: str, table: str, columns: str) -> None:
    op.create_index(name, table, columns.split())


def _unique(name: str, table: str, columns: str) -> None:
    among = sa.text("deleted_at IS NULL")
    op.create_index(name, table, columns.split(), unique=True, sqlite_where=among)


def _agencies() -> None:
    _record(
        "agency",
        *_columns("name short_name", str),
        _code("kind"),
        *_columns("position", int),
        *_columns("valid_from valid_to", date, empty=True),
        _link("successor_id", "agency", empty=True, index=False),
        *_columns("folded sort_key", str, index=True),
    )
    _record(
        "agency_alias",
        _link("agency_id", "agency"),
        *_columns("alias", str),
        *_columns("folded", str, index=True),
    )


def _fields_and_posts() -> None:
    _record("field", *_columns("name", str), *_columns("folded", str, index=True), *_columns("sort_key", str))
    _record(
        "post",
        *_columns("name", str),
        *_columns("position", int),
        *_columns("folded", str, index=True),
        *_columns("sort_key", str),
    )


def _person() -> None:
    _record(
        "person",
        *_columns("full_name sort_name title", str),
        _link("agency_id", "agency", empty=True),
        *_columns("committee_member", bool),
        *_columns("rank", int),
        *_columns("phone", str),
        *_columns("folded sort_key", str, index=True),
    )


def _holders() -> None:
    _record(
        "field_leader",
        _link("field_id", "field"),
        _link("post_id", "post", empty=True),
        _link("person_id", "person", empty=True),
        *_columns("from_on to_on", date, empty=True),
    )
    _record(
        "post_holding",
        _link("post_id", "post"),
        _link("person_id", "person"),
        *_columns("from_on to_on", date, empty=True),
    )


def _source_document() -> None:
    _record(
        "source_document",
        *_columns("number", str),
        *_columns("issued_on", date, empty=True),
        *_columns("issuer summary", str),
        _code("secrecy"),
        *_columns("folded_number folded", str),
    )


def _task() -> None:
    _record(
        "task",
        _link("source_document_id", "source_document", empty=True),
        *_columns("content", str),
        _code("origin"),
        _link("assigner_post_id", "post", empty=True),
        _link("assigner_person_id", "person", empty=True, index=False),
        *_columns("product", str),
        _link("field_id", "field", empty=True, index=False),
        _code("kind"),
        *_columns("assigned_on", date),
        *_columns("deadline", date, empty=True),
        *_columns("deadline_words", str),
        *_columns("completed_on", date, empty=True),
        *_columns("result_document", str),
        *_columns("quality_accepted", bool, empty=True),
        *_columns("quality_judged_on", date, empty=True),
        *_columns("withdrawn", bool),
        *_columns("withdrawn_on", date, empty=True),
        _link("officer_id", "person", empty=True, index=False),
        *_columns("note folded sort_key", str),
    )
    _index(
        "ix_task_figures",
        "task",
        "id assigned_on completed_on deadline withdrawn withdrawn_on quality_accepted quality_judged_on deleted_at",
    )
    _index("ix_task_officer", "task", "officer_id id deleted_at")
    for name, column in (("ix_task_assigner_person", "assigner_person_id"), ("ix_task_field", "field_id")):
        op.create_index(name, "task", [column], sqlite_where=sa.text(f"{column} IS NOT NULL"))


def _task_events() -> None:
    _record(
        "delay_report",
        _link("task_id", "task", index=False),
        *_columns("reported_on", date),
        *_columns("document_number reason", str),
        *_columns("accepted", bool, empty=True),
        *_columns("decided_on", date, empty=True),
    )
    _index("ix_delay_report_figures", "delay_report", "task_id reported_on accepted decided_on deleted_at")
    _record(
        "extension",
        _link("task_id", "task", index=False),
        *_columns("extended_to", date),
        *_columns("decided_on", date, empty=True),
        *_columns("document_number reason", str),
    )
    _index("ix_extension_figures", "extension", "task_id decided_on extended_to deleted_at")
    _record(
        "progress_entry",
        _link("task_id", "task"),
        _link("agency_id", "agency", empty=True, index=False),
        *_columns("reported_on", date),
        *_columns("percent", int, empty=True),
        *_columns("content", str),
    )


def _task_agency() -> None:
    _record(
        "task_agency",
        _link("task_id", "task", index=False),
        _link("agency_id", "agency", index=False),
        _code("role"),
        *_columns("position", int),
        *_columns("from_on to_on", date, empty=True),
    )
    _index("ix_task_agency_agency", "task_agency", "agency_id role task_id from_on to_on deleted_at")
    _index("ix_task_agency_figures", "task_agency", "task_id role agency_id from_on to_on deleted_at")


def _programme_item() -> None:
    _record(
        "programme_item",
        _code("book"),
        *_columns("content form", str),
        _code("level"),
        _link("leader_post_id", "post", empty=True),
        _link("leader_person_id", "person", empty=True),
        *_columns("due_year due_month", int),
        *_columns("submitted_on issued_on", date, empty=True),
        *_columns("withdrawn", bool),
        *_columns("withdrawn_on", date, empty=True),
        *_columns("delay_cause note folded", str),
    )
    _index("ix_programme_item_due", "programme_item", "due_year due_month")


def _programme_links() -> None:
    _record(
        "adjustment",
        _link("item_id", "programme_item"),
        *_columns("to_year to_month", int),
        _code("ground", empty=True),
        *_columns("reason necessity effect document_number", str),
        *_columns("requested_on decided_on", date, empty=True),
    )
    _record(
        "programme_agency",
        _link("item_id", "programme_item"),
        _link("agency_id", "agency", index=False),
        _code("role"),
        *_columns("position", int),
    )
    _index("ix_programme_agency_agency", "programme_agency", "agency_id role item_id")


def _meeting() -> None:
    _record(
        "meeting",
        _code("kind"),
        *_columns("title", str),
        *_columns("held_on", date, index=True),
        *_columns("starts_at", time, empty=True),
        *_columns("place", str),
        _link("chair_post_id", "post", empty=True),
        _link("chair_person_id", "person", empty=True),
        *_columns("folded", str),
    )


def _meeting_parts() -> None:
    _record(
        "agenda_item",
        _link("meeting_id", "meeting"),
        *_columns("position", int),
        *_columns("content", str),
        _link("agency_id", "agency", empty=True),
        *_columns("documents_received_on", date, empty=True),
        *_columns("folded", str),
    )
    _record(
        "meeting_attendance",
        _link("meeting_id", "meeting"),
        _link("person_id", "person", empty=True),
        _link("agency_id", "agency", empty=True),
        _code("state"),
        *_columns("substitute", str),
    )


def _conclusions() -> None:
    _record(
        "conclusion",
        _link("meeting_id", "meeting"),
        _link("agenda_item_id", "agenda_item", empty=True),
        *_columns("position", int),
        *_columns("content folded", str),
    )
    _record("conclusion_task", _link("conclusion_id", "conclusion"), _link("task_id", "task"))


def _report_obligation() -> None:
    _record(
        "report_obligation",
        *_columns("name", str),
        _link("agency_id", "agency"),
        *_columns("period_from period_to", date, empty=True),
        *_columns("due_on", date, index=True),
        *_columns("received_on", date, empty=True),
        *_columns("folded", str),
    )


def _attachment() -> None:
    _record(
        "attachment",
        *_columns("sha256", str, index=True),
        *_columns("name media_type", str),
        *_columns("size", int),
        *_columns("owner_table", str),
        *_columns("owner_id", UUID),
    )
    _index("ix_attachment_owner", "attachment", "owner_table owner_id")


def _settings() -> None:
    _record("setting", *_columns("key value source", str))
    _unique("uq_setting_key", "setting", "key")
    _record(
        "special_day",
        *_columns("day", date),
        _code("kind"),
        *_columns("name", str),
        *_columns("confirmed", bool),
    )
    _unique("uq_special_day_day", "special_day", "day")
    _record("written_part", *_columns("document_kind period slot content", str))
    _unique("uq_written_part_slot", "written_part", "document_kind period slot")


def _bookkeeping() -> None:
    op.create_table(
        "change_log",
        sa.Column("seq", sa.Integer(), primary_key=True),
        *_columns("txn at actor device table_name", str),
        *_columns("row_id", str, index=True),
        *_columns("operation", str),
        *_columns("old_values", str, empty=True),
        *_columns("new_values", str),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid(), primary_key=True),
        *_columns("form", str, index=True),
        *_columns("payload", str),
        *_columns("updated_at", datetime),
    )
    op.create_table(
        "search_entry",
        sa.Column("n", sa.Integer(), primary_key=True),
        *_columns("kind", str),
        *_columns("row_id", UUID),
        *_columns("folded", str),
    )
    op.create_index("uq_search_entry_row_id", "search_entry", ["row_id"], unique=True)
    op.create_table("undo_step", sa.Column("seq", sa.Integer(), primary_key=True), *_columns("undoes", int))
