"""How much the log, the index and the check of a backup cost: `python -m tests.bench.bench_database`."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from app.core.ids import uuid7
from app.core.paths import DATABASE_NAME
from app.models import backup, base, replay, search
from app.models.agency import Agency
from app.models.database import Database, open_database
from app.models.raw import connect
from app.models.task import Task, TaskAgency

ROWS = 100_000


def seconds(work: Callable[[], object]) -> float:
    """How long one call of `work` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def values(table: Any, row: dict[str, Any]) -> dict[str, Any]:
    """A whole row as an importer gives it to Core: defaults and derived columns filled."""
    for column in table.columns:
        if column.name not in row:
            default = column.default
            row[column.name] = default.arg if default is not None and default.is_scalar else None
    return {**row, "id": uuid7(), **base.derive(table, row)}


def stored(table: Any, rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """The same rows as the bare driver wants them."""

    def plain(value: Any) -> Any:
        match value:
            case UUID():
                return value.hex
            case date():
                return value.isoformat()
            case str():
                return str(value)
            case _:
                return value

    return [tuple(plain(row[column.name]) for column in table.columns) for row in rows]


def bare_insert(folder: Path, table: Any, rows: list[dict[str, Any]]) -> float:
    """executemany by the driver into the same table with the same indexes, without triggers."""
    path = folder / "bare.db"
    open_database(folder / table.name).close()
    shutil.copy(folder / table.name / DATABASE_NAME, path)
    raw = connect(path)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    ready = stored(table, rows)
    sql = f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"

    def run() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(sql, ready)
        raw.execute("COMMIT")

    took = seconds(run)
    raw.close()
    return took


def our_insert(database: Database, table: Any, rows: list[dict[str, Any]]) -> float:
    """Core's insert in one transaction with log and search index."""

    def run() -> None:
        with database.write("Đo") as session:
            session.execute(insert(table), rows)

    return seconds(run)


def measure(folder: Path, count: int) -> None:
    """Print every figure."""
    database = open_database(folder / "ours")
    agencies = [values(Agency.__table__, {"name": f"Sở số {n}", "kind": "department"}) for n in range(50)]
    our_insert(database, Agency.__table__, agencies)
    day = date(2026, 10, 1)
    tasks = [
        values(Task.__table__, {"content": f"Xây dựng đề án số {n} trình Ủy ban", "assigned_on": day})
        for n in range(count)
    ]
    links = [
        values(
            TaskAgency.__table__, {"task_id": t["id"], "agency_id": agencies[n % 50]["id"], "role": "lead"}
        )
        for n, t in enumerate(tasks)
    ]
    for table, rows in ((TaskAgency.__table__, links), (Task.__table__, tasks))[::-1]:
        bare, ours = bare_insert(folder, table, rows), our_insert(database, table, rows)
        more = f"{ours / bare:.2f}, +{(ours - bare) / count * 1e6:.1f} µs a row"
        print(f"insert {count} {table.name}: bare {bare:.2f} s, ours {ours:.2f} s = {more}")
    live = folder / "ours" / DATABASE_NAME
    copied = seconds(lambda: shutil.copyfile(live, folder / "copy.db"))
    made = seconds(lambda: backup.make(folder / "ours", "manual"))
    size = live.stat().st_size / 2**20
    print(f"backup {size:.0f} MiB verified: copy {copied:.2f} s, ours {made:.2f} s = {made / copied:.1f}")
    with database.read() as session:
        found = seconds(lambda: search.find(session, "task", "xây dựng đề"))
        some = seconds(lambda: search.find(session, "task", "đề án 9999"))
    print(f"search: all {found * 1000:.1f} ms, few {some * 1000:.1f} ms")
    database.close()
    measure_replay(folder, live)


def measure_replay(folder: Path, live: Path) -> None:
    """Print how long making the tables again from the log takes."""
    database = open_database(folder / "again")
    with database.write("Đo") as session:
        connection = session.connection()
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql(f"ATTACH '{live}' AS live")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql("INSERT INTO main.change_log SELECT * FROM live.change_log")
        print(f"replay: {seconds(lambda: replay.replay(connection)):.1f} s")
    database.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        measure(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
