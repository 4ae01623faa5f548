"""The log of every change of a business row, written by triggers in the same transaction."""

from collections.abc import Iterator

from sqlalchemy import Table
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, is_stated, logged_tables

STAMP_FUNCTIONS = ("log_txn", "log_at", "log_actor", "log_device")
"""SQL functions that only our writer has: no other program can change a logged table."""

LOG_IS_KEPT = "keep_log_update"
"""The trigger that refuses to change what was logged."""


class Change(Base):
    """One change of one row.

    `txn` is common to all changes of one save, bulk change or import; `at` is UTC in ISO form. The values are
    JSON objects of stored values: all logged columns of a new row, only the changed ones of an update.
    """

    __tablename__ = "change_log"
    __table_args__ = {"sqlite_autoincrement": True}

    seq: Mapped[int] = mapped_column(primary_key=True)
    txn: Mapped[str]
    at: Mapped[str]
    actor: Mapped[str]
    device: Mapped[str]
    table_name: Mapped[str]
    row_id: Mapped[str] = mapped_column(index=True)
    operation: Mapped[str]
    old_values: Mapped[str | None]
    new_values: Mapped[str]


def logged_columns(table: Table) -> list[str]:
    """The columns of `table` that the log keeps: all but the key and those made from others."""
    return [c.name for c in table.columns if not c.primary_key and is_stated(c)]


def triggers() -> Iterator[str]:
    """Every trigger that keeps the log, from the tables as they are now."""
    for table in logged_tables():
        columns = logged_columns(table)
        yield _insert_trigger(table.name, columns)
        yield _update_trigger(table.name, columns)
        yield _refusal(f"keep_{table.name}", f"DELETE ON {table.name}", "rows are marked, never deleted")
        yield _refusal(f"key_{table.name}", f"UPDATE OF id ON {table.name}", "keys never change")
    for verb in ("UPDATE", "DELETE"):
        yield keep_log(verb)


def keep_log(verb: str) -> str:
    """The trigger that refuses to UPDATE or DELETE what was logged."""
    return _refusal(f"keep_log_{verb.lower()}", f"{verb} ON change_log", "the log is only added to")


def _insert_trigger(table: str, columns: list[str]) -> str:
    pairs = ", ".join(f"'{name}', NEW.{name}" for name in columns)
    return (
        f"CREATE TRIGGER log_insert_{table} AFTER INSERT ON {table} BEGIN "
        f"{_entry('new_values')} VALUES ({_stamp(table, 'insert')}, json_object({pairs})); END"
    )


def _update_trigger(table: str, columns: list[str]) -> str:
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in columns)
    return (
        f"CREATE TRIGGER log_update_{table} AFTER UPDATE OF {', '.join(columns)} ON {table} "
        f"WHEN {changed} BEGIN {_entry('old_values, new_values')} VALUES ({_stamp(table, 'update')}, "
        f"{_changed('OLD', columns)}, {_changed('NEW', columns)}); END"
    )


def _entry(values: str) -> str:
    return f"INSERT INTO change_log (txn, at, actor, device, table_name, row_id, operation, {values})"


def _stamp(table: str, operation: str) -> str:
    calls = ", ".join(f"{name}()" for name in STAMP_FUNCTIONS)
    return f"{calls}, '{table}', NEW.id, '{operation}'"


def _changed(side: str, columns: list[str]) -> str:
    arms = " UNION ALL ".join(
        f"SELECT '{name}' AS name, {side}.{name} AS value WHERE OLD.{name} IS NOT NEW.{name}"
        for name in columns
    )
    return f"(SELECT json_group_object(name, value) FROM ({arms}))"


def _refusal(name: str, moment: str, reason: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {moment} BEGIN SELECT RAISE(ABORT, '{reason}'); END"
