"""What figures need of a task from other tables, kept in its row by triggers: one scan of an index counts most tasks.

A cache of facts, not of a status. `task.leads` are the keys of the agencies with a link to lead it, in their order
with commas between. `task.apart` says that rows of other tables must be asked (0: none, and what stands in the task is
all that happened): the sum of EXTENDED, RETURNED, EXCUSED (a report whose reason was accepted), FOLLOWED (by others on
other days), LED (by others on other days) and HOURS (its result came on its first deadline's day, after the hour).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

EXTENDED, RETURNED, EXCUSED, FOLLOWED, LED, HOURS = 1, 2, 4, 8, 16, 32
_ROWS = {
    "extension": (EXTENDED, "1"),
    "task_return": (RETURNED, "1"),
    "delay_report": (EXCUSED, "{row}accepted = 1"),
    "task_follower": (FOLLOWED, "1"),
    "task_agency": (LED, "{row}role = 'lead' AND ({row}from_on IS NOT NULL OR {row}to_on IS NOT NULL)"),
}
"""What rows of a table say by being there, and which of them."""

TABLES = frozenset({"task", *_ROWS})
_MADE_FROM: Mapping[str, tuple[str, ...]] = {
    "extension": (),
    "task_return": (),
    "delay_report": ("accepted",),
    "task_follower": (),
    "task_agency": ("role", "from_on", "to_on"),
}

_THERE = "EXISTS (SELECT 1 FROM {table} WHERE task_id = task.id AND deleted_at IS NULL AND {which})"
_SAID = {
    table: f"{said} * {_THERE.format(table=table, which=which.format(row=''))}"
    for table, (said, which) in _ROWS.items()
}
_HOURS = "coalesce({row}completed_on = {row}deadline AND {row}completed_at > {row}deadline_time, 0)"
"""What a task says of its own hours."""
_OF_HOURS = ("completed_on", "completed_at", "deadline", "deadline_time")
_APART = " + ".join([*_SAID.values(), f"{HOURS} * {_HOURS.format(row='')}"])
# The inner question puts the keys in order: programs with an SQLite of before 3.44 must be able to read the file.
_LEADS = """coalesce((
    SELECT group_concat(agency_id) FROM (
        SELECT agency_id FROM task_agency
        WHERE task_id = task.id AND role = 'lead' AND deleted_at IS NULL ORDER BY agency_id
    )
), '')"""

STALE = f"task WHERE apart IS NOT {_APART} OR leads IS NOT {_LEADS}"
"""The tasks whose rows say other than the tables; none, unless another program wrote to the file."""

REBUILD = f"UPDATE task SET apart = {_APART}, leads = {_LEADS} WHERE id IN (SELECT id FROM {STALE})"
"""Makes all of them again, as after changes that no trigger saw."""


def rebuild(connection: Connection) -> None:
    """Make all of them again (after a migration, a replay)."""
    connection.exec_driver_sql(REBUILD)


def triggers() -> Iterator[str]:
    """The triggers that keep them, from the tables that they are made from.

    Nothing is written where it is so already: to set `apart` writes four indexes anew.
    """
    for table, (said, which) in _ROWS.items():
        watched = ("task_id", "deleted_at", *_MADE_FROM[table])
        apart = f"(apart & ~{said}) + {_SAID[table]}"
        yield (
            f"CREATE TRIGGER apart_insert_{table} AFTER INSERT ON {table} "
            f"WHEN NEW.deleted_at IS NULL AND {which.format(row='NEW.')} BEGIN "
            f"UPDATE task SET apart = apart | {said} WHERE id = NEW.task_id AND NOT apart & {said}; END"
        )
        yield (
            f"CREATE TRIGGER apart_update_{table} AFTER UPDATE OF {', '.join(watched)} ON {table} "
            f"WHEN {_differ(watched)} BEGIN "
            f"UPDATE task SET apart = {apart} WHERE id IN (OLD.task_id, NEW.task_id) AND apart <> {apart}; END"
        )
    new = _HOURS.format(row="NEW.")
    yield (
        f"CREATE TRIGGER hours_insert AFTER INSERT ON task WHEN {new} BEGIN "
        f"UPDATE task SET apart = apart | {HOURS} WHERE id = NEW.id; END"
    )
    yield (
        f"CREATE TRIGGER hours_update AFTER UPDATE OF {', '.join(_OF_HOURS)} ON task "
        f"WHEN {new} <> (OLD.apart & {HOURS} > 0) BEGIN "
        f"UPDATE task SET apart = (apart & ~{HOURS}) + {HOURS} * {new} WHERE id = NEW.id; END"
    )
    yield (
        "CREATE TRIGGER leads_insert AFTER INSERT ON task_agency WHEN NEW.role = 'lead' BEGIN "
        f"UPDATE task SET leads = {_LEADS} WHERE id = NEW.task_id; END"
    )
    watched = ("task_id", "deleted_at", "agency_id", "role")
    yield (
        f"CREATE TRIGGER leads_update AFTER UPDATE OF {', '.join(watched)} ON task_agency "
        f"WHEN {_differ(watched)} BEGIN "
        f"UPDATE task SET leads = {_LEADS} WHERE id IN (OLD.task_id, NEW.task_id) AND leads <> {_LEADS}; END"
    )


def _differ(names: Iterable[str]) -> str:
    return " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in names)
