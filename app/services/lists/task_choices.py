"""What the filters of the list of tasks can be set to; of agencies, leaders, officers and fields those with tasks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.order import order_key
from app.core.task_making_terms import TaskMark
from app.core.task_terms import Obligation, TaskFlag
from app.core.terms import TaskKind, TaskOrigin, TaskState
from app.models.asking import ask
from app.services.lists.parts import term_choices
from app.services.same_names import told_apart

if TYPE_CHECKING:
    from app.models.asking import Reads


def _chosen(session: Reads, question: str) -> list[Choice]:
    return [Choice(*row) for row in ask(session, question)]


def _agencies(session: Reads, *, role: str) -> list[Choice]:
    return _chosen(
        session,
        f"""
        SELECT id, name, short_name FROM agency
        WHERE deleted_at IS NULL AND EXISTS (
            SELECT 1 FROM task_agency AS link
            WHERE link.agency_id = agency.id AND link.role = '{role}' AND link.deleted_at IS NULL
        )
        ORDER BY position, sort_key, id""",
    )


def _leaders(session: Reads) -> list[Choice]:
    posts = """
        SELECT 'post:' || id, name, '' FROM post
        WHERE deleted_at IS NULL AND EXISTS (
            SELECT 1 FROM task WHERE task.assigner_post_id = post.id AND task.deleted_at IS NULL
        )
        ORDER BY position, sort_key, id"""
    return _chosen(session, posts) + _people(
        session, "assigner_person_id", mark="person:", order="rank = 0, rank,"
    )


def _people_chosen(session: Reads, question: str) -> list[Choice]:
    """Choices of people: those of one name told apart as statistics tell them."""
    found = _chosen(session, question)
    names = told_apart(session, {one.code: one.label for one in found})
    return [replace(one, label=names[one.code]) for one in found]


def _people(session: Reads, column: str, *, mark: str = "", order: str = "") -> list[Choice]:
    return _people_chosen(
        session,
        f"""
        SELECT '{mark}' || id, full_name, title FROM person
        WHERE deleted_at IS NULL AND EXISTS (
            SELECT 1 FROM task WHERE task.{column} = person.id AND task.deleted_at IS NULL
        )
        ORDER BY {order} sort_key, id""",
    )


def _rooms(session: Reads) -> list[Choice]:
    return _chosen(
        session,
        """
        SELECT id, name, short_name FROM agency
        WHERE deleted_at IS NULL AND kind = 'office_room' ORDER BY position, sort_key, id""",
    )


def _followers(session: Reads) -> list[Choice]:
    """Officers and deputies of rooms, each once, by given name."""
    return _people_chosen(
        session,
        """
        SELECT id, full_name, title FROM person
        WHERE deleted_at IS NULL AND EXISTS (
            SELECT 1 FROM task WHERE person.id IN (task.officer_id, task.deputy_id) AND task.deleted_at IS NULL
        )
        ORDER BY sort_key, id""",
    )


def _fields(session: Reads) -> list[Choice]:
    return _chosen(
        session,
        """
        SELECT id, name, '' FROM field
        WHERE deleted_at IS NULL AND EXISTS (
            SELECT 1 FROM task WHERE task.field_id = field.id AND task.deleted_at IS NULL
        )
        ORDER BY sort_key, id""",
    )


def _issuers(session: Reads) -> list[Choice]:
    """Who issued the documents that assign tasks; of a secret one nobody is kept."""
    rows = ask(
        session, "SELECT DISTINCT issuer FROM source_document WHERE deleted_at IS NULL AND issuer <> ''"
    )
    return [Choice(issuer, issuer) for issuer in sorted((row.issuer for row in rows), key=order_key)]


CHOICES: Mapping[str, Callable[[Reads], list[Choice]]] = {
    "state": lambda _: term_choices(TaskState),
    "flag": lambda _: term_choices(TaskFlag),
    "agency": partial(_agencies, role="lead"),
    "coordinating": partial(_agencies, role="coordinating"),
    "leader": _leaders,
    "officer": partial(_people, column="officer_id"),
    "room": _rooms,
    "follower": _followers,
    "mark": lambda _: term_choices(TaskMark),
    "source": lambda _: term_choices(TaskOrigin),
    "issuer": _issuers,
    "field": _fields,
    "kind": lambda _: term_choices(TaskKind),
    "obligation": lambda _: term_choices(Obligation),
}
