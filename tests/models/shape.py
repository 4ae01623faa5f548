"""What a database looks like, whatever order its columns were made in."""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine
from sqlcipher3 import dbapi2

from app.models import triggers
from app.models.base import Base
from app.models.raw import connect


def shape(path: Path) -> dict[str, Any]:
    """Tables by columns and links; indexes, triggers and the search index by their words."""
    raw = connect(path)
    found = raw.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    known = {
        f"{kind} {name}": _table(raw, name, sql) if kind == "table" else " ".join((sql or "").split())
        for kind, name, sql in found
        if name != "alembic_version" and "alembic_version" not in name
    }
    raw.close()
    return known


def plain_words(path: Path) -> dict[str, str]:
    """Everything in sqlite_master as it was said, but for white space, quotes, and the order of a table's links.

    A table made again puts links with a name before those without.
    """
    raw = connect(path)
    found = raw.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%alembic_version%'")
    words = {
        f"{kind} {name}": _in_order(" ".join((sql or "").replace('"', "").split()))
        for kind, name, sql in found.fetchall()
    }
    raw.close()
    return words


_LINK = re.compile(r", (?:CONSTRAINT \w+ )?FOREIGN KEY\(\w+\) REFERENCES \w+ \(\w+\)")


def _in_order(words: str) -> str:
    return _LINK.sub("", words) + "".join(sorted(_LINK.findall(words)))


def make_fresh(path: Path) -> Path:
    """A database made from the tables of the program, without any migration."""
    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: connect(path))
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        triggers.install(connection)
    engine.dispose()
    return path


def _table(raw: Any, name: str, sql: str) -> tuple[Any, ...]:
    columns = sorted(row[1:] for row in raw.execute(f"PRAGMA table_xinfo('{name}')"))
    links = sorted(row[2:] for row in raw.execute(f"PRAGMA foreign_key_list('{name}')"))
    return columns, links, "AUTOINCREMENT" in sql, sql if "VIRTUAL" in sql else ""
