"""The tables made again from the change log alone."""

import json
from typing import Any

from sqlalchemy import Connection, Table, select

from app.models import search, triggers
from app.models.base import logged_tables
from app.models.change_log import Change, logged_columns

_LOG = select(Change.seq, Change.table_name, Change.row_id, Change.operation, Change.new_values).order_by(
    Change.seq
)


def replay(connection: Connection) -> None:
    """Fill the empty business tables from the log of the same database, then derive what is not logged.

    Columns that no longer exist are passed over; columns younger than a change keep their default.

    Raises:
        RuntimeError: the log changes a row that it never made.
    """
    tables = {table.name: table for table in logged_tables()}
    triggers.remove(connection)  # or every change would be logged again
    connection.exec_driver_sql(
        "PRAGMA defer_foreign_keys = ON"
    )  # rows of one statement may point to each other
    for seq, table, row_id, operation, values in connection.execute(_LOG).all():
        if table in tables:
            done = _apply(connection, tables[table], row_id, operation=operation, values=json.loads(values))
            if not done:
                raise RuntimeError(f"change {seq} is of a row of {table} that is not there")
    triggers.install(connection)
    search.rebuild(connection)


def _apply(
    connection: Connection, table: Table, row_id: str, *, operation: str, values: dict[str, Any]
) -> bool:
    known = {name: values[name] for name in logged_columns(table) if name in values}
    if operation == "insert":
        known.update({column.name: "" for column in table.columns if "derived" in column.info}, id=row_id)
        marks = ", ".join("?" * len(known))
        sql = f"INSERT INTO {table.name} ({', '.join(known)}) VALUES ({marks})"
        return connection.exec_driver_sql(sql, tuple(known.values())).rowcount == 1
    if not known:  # only of columns that are gone
        return True
    changes = ", ".join(f"{name} = ?" for name in known)
    sql = f"UPDATE {table.name} SET {changes} WHERE id = ?"
    return connection.exec_driver_sql(sql, (*known.values(), row_id)).rowcount == 1
