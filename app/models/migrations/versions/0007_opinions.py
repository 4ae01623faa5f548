"""Opinions, votes and dossiers submitted."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

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
    """Make the tables; those that others point to come first."""
    _dossier()
    _dossier_parts()
    _opinion_round()
    _opinion_parts()
    _votes()


def _columns(names: str, kind: type, *, empty: bool = False, index: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, TYPES[kind], nullable=empty, index=index) for name in names.split()]


def _code(name: str, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(32), nullable=empty)


def _link(name: str, table: str, *, empty: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{table}.id"), nullable=empty, index=True)


def _record(name: str, *columns: sa.Column[Any]) -> None:
    key = sa.Column("id", sa.Uuid(), primary_key=True)
    op.create_table(name, *columns, key, *_columns("deleted_at", datetime, empty=True))


def _dossier() -> None:
    _record(
        "dossier",
        _code("kind"),
        *_columns("content number", str),
        _code("secrecy"),
        _link("agency_id", "agency"),
        _link("room_id", "agency"),
        _link("officer_id", "person"),
        _link("programme_item_id", "programme_item"),
        _link("agenda_item_id", "agenda_item"),
        _link("task_id", "task"),
        *_columns("papers authority differing", str),
        _link("meeting_id", "meeting"),
        _code("proposal", empty=True),
        *_columns("proposal_reason", str),
        *_columns("submitted_on", date, empty=True),
        _link("leader_post_id", "post"),
        _link("leader_person_id", "person"),
        _code("decision", empty=True),
        *_columns("decided_on", date, empty=True),
        *_columns("decision_words", str),
        *_columns("escalated_on", date, empty=True),
        *_columns("escalated_to escalation_reason", str),
        _link("reserved_by_id", "person"),
        *_columns("reserved_on", date, empty=True),
        *_columns("reserved_opinion note folded", str),
    )


def _dossier_parts() -> None:
    _record(
        "dossier_version",
        _link("dossier_id", "dossier", empty=False),
        *_columns("position", int),
        *_columns("received_on", date),
        *_columns("number changes", str),
        *_columns("examined_on", date, empty=True),
        _link("examined_by_id", "person"),
        *_columns("returned_on", date, empty=True),
        _code("return_ground", empty=True),
        *_columns("return_reason", str),
    )
    _record(
        "dossier_check",
        _link("dossier_id", "dossier", empty=False),
        *_columns("position", int),
        _code("point"),
        *_columns("in_order", bool, empty=True),
        *_columns("remark", str),
    )


def _opinion_round() -> None:
    _record(
        "opinion_round",
        _code("kind"),
        *_columns("number content", str),
        _code("secrecy"),
        _code("channel"),
        *_columns("points papers", str),
        _link("lead_id", "agency"),
        _link("chair_id", "person"),
        _link("dossier_id", "dossier"),
        _link("programme_item_id", "programme_item"),
        _link("agenda_item_id", "agenda_item"),
        *_columns("asked_on", date, empty=True, index=True),
        *_columns("answer_by", date, empty=True),
        *_columns("answer_at", time, empty=True),
        *_columns("closed_on", date, empty=True),
        *_columns("asker reply_number", str),
        *_columns("replied_on", date, empty=True),
        _link("announced_item_id", "agenda_item"),
        _link("announced_proposal_id", "agenda_proposal"),
        *_columns("note folded", str),
    )


def _opinion_parts() -> None:
    _record(
        "opinion_extension",
        _link("round_id", "opinion_round", empty=False),
        *_columns("extended_to", date),
        *_columns("decided_on", date, empty=True),
        *_columns("reason", str),
    )
    _record(
        "opinion_answer",
        _link("round_id", "opinion_round", empty=False),
        *_columns("position", int),
        _link("person_id", "person"),
        _link("agency_id", "agency"),
        _code("opinion", empty=True),
        *_columns("answered_on", date, empty=True),
        *_columns("said", str),
        _code("taken_up", empty=True),
        *_columns("taken_up_words", str),
        *_columns("told_on", date, empty=True),
    )
    _record(
        "opinion_reminder",
        _link("answer_id", "opinion_answer", empty=False),
        *_columns("reminded_on", date),
        *_columns("way", str),
    )


def _votes() -> None:
    _record(
        "session_vote",
        _link("agenda_item_id", "agenda_item", empty=False),
        *_columns("position", int),
        *_columns("about", str),
        _code("method"),
        *_columns("members present", int),
        *_columns("in_favour against abstained issued invalid not_voting blank", int, empty=True),
        _code("chair_vote", empty=True),
        *_columns("sentence note", str),
    )
    _record(
        "session_ballot",
        _link("vote_id", "session_vote", empty=False),
        *_columns("position", int),
        _link("person_id", "person", empty=False),
        _code("value"),
    )
