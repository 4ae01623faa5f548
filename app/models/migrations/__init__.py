"""Every change ever made to the shape of the database, and the way it is carried out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import AppError
from app.models import backup
from app.models.raw import is_empty

if TYPE_CHECKING:
    from sqlalchemy import Connection

HEAD = "0013"
"""The newest revision: compared at every start, so that Alembic and all tables are imported only to migrate."""

ACTOR = "Nâng cấp dữ liệu"
SCRIPTS = Path(__file__).parent


def migrate(path: Path, *, scripts: Path = SCRIPTS) -> None:
    """Bring the file at `path`, which may be missing, to the newest shape; a failure leaves it as it was.

    A revision may have `fill(connection)`: changes of rows, logged, made when the new shape is complete.
    """
    from app.models.engine import Pen, Stamp, writer

    if not is_empty(path):
        backup.make(path.parent, "migration")
    # `batch_alter_table` needs foreign keys off, and that is possible only outside a transaction.
    engine = writer(path, Pen(Stamp(ACTOR)), foreign_keys=False)
    try:
        with engine.begin() as connection:
            _change(connection, scripts)
    finally:
        engine.dispose()


def _change(connection: Connection, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from app.models import search, triggers

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    before = MigrationContext.configure(connection).get_current_revision()
    triggers.remove(connection)  # an old trigger would not log a new column
    command.upgrade(config, "head")
    triggers.install(connection)
    steps = ScriptDirectory.from_config(config).iterate_revisions("head", before or "base")
    for step in reversed([*steps]):
        getattr(step.module, "fill", _nothing)(connection)
    search.rebuild(connection)
    _require_whole(connection)


def _nothing(_: Connection) -> None:
    """Most revisions change no rows."""


def _require_whole(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise AppError(
            f"Nâng cấp dữ liệu không thành công: {len(broken)} dòng trỏ tới dòng không có.",
            "Dữ liệu vẫn như cũ. Hãy gửi tệp nhật ký cho người phụ trách phần mềm.",
        )
