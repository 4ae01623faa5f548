"""Meetings as they are held, and invitations of others."""

from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

TYPES: dict[type, sa.types.TypeEngine[Any]] = {
    bool: sa.Boolean(),
    date: sa.Date(),
    datetime: sa.DateTime(),
    int: sa.Integer(),
    str: sa.String(),
    time: sa.Time(),
}


def upgrade() -> None:
    """Tell more of those who attend; make the new tables."""
    _attendance()
    _held()
    _afterwards()
    _invitation()


def _columns(names: str, kind: type, *, empty: bool = False, index: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, TYPES[kind], nullable=empty, index=index) for name in names.split()]


def _code(name: str, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(32), nullable=empty)


def _link(name: str, table: str, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{table}.id"), nullable=empty, index=True)


def _record(name: str, *columns: sa.Column[Any]) -> None:
    key = sa.Column("id", sa.Uuid(), primary_key=True)
    op.create_table(name, *columns, key, *_columns("deleted_at", datetime, empty=True))


def _attendance() -> None:
    """The table made again: a batch would put its links in an order of its own.

    The defaults stay, for the log of earlier versions, replayed, knows nothing of these columns.
    """
    for name in ("meeting_id", "person_id", "agency_id"):
        op.drop_index(f"ix_meeting_attendance_{name}", "meeting_attendance")
    op.rename_table("meeting_attendance", "earlier_attendance")
    _record(
        "meeting_attendance",
        _link("meeting_id", "meeting"),
        _link("person_id", "person", empty=True),
        _link("agency_id", "agency", empty=True),
        _code("state"),
        *_columns("substitute", str),
        *_words("substitute_post substitute_phone reason"),
        *_columns("sent_on", date, empty=True),
        *_words("sent_by"),
        _code("answer", empty=True),
        *_columns("answered_on", date, empty=True),
        *_columns("arrived_at left_at", time, empty=True),
    )
    known = "meeting_id, person_id, agency_id, state, substitute, id, deleted_at"
    op.execute(f"INSERT INTO meeting_attendance ({known}) SELECT {known} FROM earlier_attendance")
    op.drop_table("earlier_attendance")


def _words(names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=False, server_default="") for name in names.split()]


def _held() -> None:
    _record(
        "attendance_item",
        _link("attendance_id", "meeting_attendance"),
        _link("agenda_item_id", "agenda_item"),
    )
    _record(
        "meeting_record",
        _link("meeting_id", "meeting"),
        *_columns("opened_at ended_at", time, empty=True),
        *_columns("secretary notes", str),
        *_columns("approved_on", date, empty=True),
        _link("approved_in_id", "meeting", empty=True),
    )
    _record(
        "item_record",
        _link("agenda_item_id", "agenda_item"),
        *_columns("notes result", str),
        *_columns("seconds", int),
    )
    _record(
        "speech",
        _link("meeting_id", "meeting"),
        _link("agenda_item_id", "agenda_item", empty=True),
        *_columns("position", int),
        *_columns("speaker content", str),
        *_columns("seconds", int),
        *_columns("folded", str),
    )


def _afterwards() -> None:
    _record(
        "meeting_lock",
        _link("meeting_id", "meeting"),
        *_columns("locked", bool),
        *_columns("at", datetime),
        *_columns("by reason", str),
    )
    _record(
        "press_event",
        _link("meeting_id", "meeting"),
        _code("kind"),
        *_columns("on_day", date),
        *_columns("content document_number folded", str),
    )


def _invitation() -> None:
    _record(
        "invitation",
        _code("kind"),
        _code("manner"),
        _link("agency_id", "agency", empty=True),
        *_columns("number", str),
        *_columns("dated received_on", date, empty=True),
        *_columns("content", str),
        *_columns("held_on", date, index=True),
        *_columns("ends_on", date, empty=True),
        *_columns("starts_at", time, empty=True),
        *_columns("place", str),
        _link("invited_id", "person", empty=True),
        _link("room_id", "agency", empty=True),
        _link("documents_room_id", "agency", empty=True),
        _link("decided_by_post_id", "post", empty=True),
        _link("decided_by_person_id", "person", empty=True),
        *_columns("decided_on", date, empty=True),
        *_columns("declined", bool),
        *_columns("substitute_reason", str),
        *_columns("asked_on reported_on", date, empty=True),
        *_columns("report report_document note folded", str),
    )
    _record(
        "invitation_attendee",
        _link("invitation_id", "invitation"),
        _link("person_id", "person"),
        *_columns("position", int),
    )
