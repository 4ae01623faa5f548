"""One full-text index over every table with folded text, kept by triggers and found newest first."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Index, Table, bindparam, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.core.progress import Progress
from app.models import task_apart
from app.models.asking import matching
from app.models.base import Base, derive, logged_tables

_ALSO_OF_TASK = (
    "coalesce((SELECT ' ' || folded_number FROM source_document WHERE id = {row}.source_document_id), '')"
)

INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5(folded, content='search_entry', content_rowid='n', "
    "prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')"
)
_FIND = text(
    "SELECT entry.row_id FROM search_index JOIN search_entry AS entry ON entry.n = search_index.rowid "
    "WHERE search_index MATCH :words AND entry.kind = :kind ORDER BY search_index.rowid DESC LIMIT :limit"
)
_INDEXED = "(SELECT max(id) FROM search_index_docsize)"
_BEHIND = text(f"SELECT coalesce((SELECT max(n) FROM search_entry) > coalesce({_INDEXED}, 0), 0)")
_CATCH_UP = (
    "INSERT INTO search_index(rowid, folded) "
    f"SELECT n, folded FROM search_entry WHERE n > coalesce({_INDEXED}, 0)"
)
_BATCH, _LOOKED_AT = 5000, 500


class SearchEntry(Base):
    """The folded text of one row that is not marked as deleted; `kind` is the name of its table."""

    __tablename__ = "search_entry"
    __table_args__ = (Index("uq_search_entry_row_id", "row_id", unique=True),)

    n: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    row_id: Mapped[UUID]
    folded: Mapped[str]


def find(session: Session, kind: str, query: str, *, limit: int = 200) -> list[UUID]:
    """The rows of table `kind` that hold a word beginning with each word of `query`, newest first."""
    match = matching(query)
    if not match:
        return []
    if session.scalar(_BEHIND):  # rows that this very transaction made
        catch_up(session.connection())
    found = session.execute(_FIND, {"words": match, "kind": kind, "limit": limit})
    return [UUID(row_id) for row_id in found.scalars()]


def catch_up(connection: Connection) -> None:
    """Take the new entries into the index; the last thing that a transaction does.

    All at once: in a trigger FTS5 writes a segment a row, which costs ten times as much.
    """
    connection.exec_driver_sql(_CATCH_UP)


def forget_deleted(connection: Connection) -> None:
    """Write the index anew without what was deleted from it: until then it keeps the words beside the deletion."""
    connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('optimize')")


def rebuild(
    connection: Connection,
    told: Progress = lambda _, __: None,
    derived: Callable[[], object] = lambda: None,
) -> None:
    """Make again all that is made from other columns, and the index (after a migration, a restore, a replay).

    `told` hears how many rows were looked at, `derived` that these are through.
    """
    installed = _triggers_of(connection)
    for name, _ in installed:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    made = [table for table in logged_tables() if _derived(table)]
    total, done = sum(_size(connection, table) for table in made), 0
    for table in made:
        for looked_at in _derive_again(connection, table):
            done += looked_at
            told(done, total)
    derived()
    task_apart.rebuild(connection)
    _refill(connection)
    for _, sql in installed:
        connection.exec_driver_sql(sql)


def triggers() -> Iterator[str]:
    """Every trigger that keeps the index, from the tables as they are now."""
    yield from _index_triggers()
    for table in searched_tables():
        yield _insert_trigger(table.name)
        yield _update_trigger(table.name)
    yield (
        "CREATE TRIGGER search_number AFTER UPDATE OF folded_number ON source_document "
        "WHEN OLD.folded_number IS NOT NEW.folded_number BEGIN "
        f"UPDATE search_entry SET folded = (SELECT {_words_of('task', 'task')} FROM task WHERE id = row_id) "
        "WHERE row_id IN (SELECT id FROM task WHERE source_document_id = NEW.id); END"
    )


def searched_tables() -> list[Table]:
    """The tables whose rows can be found."""
    return [table for table in logged_tables() if "folded" in table.columns]


def _index_triggers() -> Iterator[str]:
    """What changes in entries that are in the index already; `catch_up` brings the new ones in."""
    forget = "INSERT INTO search_index(search_index, rowid, folded) VALUES ('delete', OLD.n, OLD.folded); "
    remember = "INSERT INTO search_index(rowid, folded) VALUES (NEW.n, NEW.folded); "
    for moment, actions in (("DELETE", forget), ("UPDATE", forget + remember)):
        yield (
            f"CREATE TRIGGER search_entry_{moment.lower()} AFTER {moment} ON search_entry "
            f"WHEN OLD.n <= {_INDEXED} BEGIN {actions}END"
        )


def _words_of(table: str, row: str) -> str:
    also = " || " + _ALSO_OF_TASK.format(row=row) if table == "task" else ""
    return f"{row}.folded{also}"


def _insert_trigger(table: str) -> str:
    return (
        f"CREATE TRIGGER search_insert_{table} AFTER INSERT ON {table} WHEN NEW.deleted_at IS NULL BEGIN "
        f"INSERT INTO search_entry(kind, row_id, folded) VALUES ('{table}', NEW.id, {_words_of(table, 'NEW')}); "
        "END"
    )


def _update_trigger(table: str) -> str:
    watched = ["deleted_at", "folded", *(["source_document_id"] if table == "task" else [])]
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in watched)
    text_now = _words_of(table, "NEW")
    return (
        f"CREATE TRIGGER search_update_{table} AFTER UPDATE OF {', '.join(watched)} ON {table} "
        f"WHEN {changed} BEGIN "
        "DELETE FROM search_entry WHERE row_id = NEW.id AND NEW.deleted_at IS NOT NULL; "
        f"UPDATE search_entry SET folded = {text_now} WHERE row_id = NEW.id; "
        f"INSERT INTO search_entry(kind, row_id, folded) SELECT '{table}', NEW.id, {text_now} "
        "WHERE OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL; END"
    )


def _triggers_of(connection: Connection) -> list[tuple[str, str]]:
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search\\_%' ESCAPE '\\'"
    )
    return [(name, sql) for name, sql in found]


def _derived(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if "derived" in column.info]


def _size(connection: Connection, table: Table) -> int:
    size: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return size


def _derive_again(connection: Connection, table: Table) -> Iterator[int]:
    """Make the derived columns of a table again; tells how many rows more were looked at."""
    change = (
        table.update()
        .where(table.c.id == bindparam("key"))
        .values({column.name: bindparam(f"now_{column.name}") for column in _derived(table)})
    )
    stale: list[dict[str, Any]] = []
    for some in connection.execute(select(table)).mappings().partitions(_LOOKED_AT):
        stale += filter(
            None, (_stale(table, {str(name): value for name, value in row.items()}) for row in some)
        )
        yield len(some)
    for start in range(0, len(stale), _BATCH):
        connection.execute(change, stale[start : start + _BATCH])


def _stale(table: Table, row: dict[str, Any]) -> dict[str, Any] | None:
    """What of a row is to be changed to, if its derived columns say other than they are made from."""
    now = derive(table, row)
    if all(row[name] == value for name, value in now.items()):
        return None
    return {"key": row["id"], **{f"now_{name}": value for name, value in now.items()}}


def _refill(connection: Connection) -> None:
    rows = " UNION ALL ".join(
        f"SELECT '{table.name}', id, {_words_of(table.name, table.name)} FROM {table.name} "
        "WHERE deleted_at IS NULL"
        for table in searched_tables()
    )
    connection.exec_driver_sql("DELETE FROM search_entry")
    # Keys are UUIDs of version 7: their order is the order in which the rows were made.
    connection.exec_driver_sql(f"INSERT INTO search_entry(kind, row_id, folded) {rows} ORDER BY 2")
    connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('rebuild')")
