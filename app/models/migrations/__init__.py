"""Every change ever made to the shape of the database, and the way it is carried out."""

from __future__ import annotations

from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import AppError
from app.core.progress import CancelledError, Stages, silent
from app.models import backup
from app.models.raw import is_empty

if TYPE_CHECKING:
    from sqlalchemy import Connection

HEAD = "0017"
"""The newest revision: compared at every start, so that Alembic and all tables are imported only to migrate."""

ACTOR = "Nâng cấp dữ liệu"
SCRIPTS = Path(__file__).parent
COPYING, CHECKING = "Sao lưu dữ liệu trước khi nâng cấp", "Kiểm tra bản sao lưu"
CHANGING, DERIVING = "Chuyển dữ liệu sang dạng mới", "Tính lại các cột để tìm và sắp xếp"
INDEXING, LINKING = "Lập lại mục lục tìm kiếm", "Kiểm tra các liên kết"
STAGES = COPYING, CHECKING, CHANGING, DERIVING, INDEXING, LINKING
"""What is told while data of an older version are brought up to date, in this order."""


def migrate(path: Path, *, scripts: Path = SCRIPTS, tell: Stages = silent) -> None:
    """Bring the file at `path`, which may be missing, to the newest shape; a failure leaves it as it was.

    A revision may have `fill(connection)`: changes of rows, logged, made when the new shape is complete. `tell` hears
    of `STAGES` where there are data; with what it raises nothing was done, and the backup that was made for it goes.
    """
    if is_empty(path):
        _bring_up(path, scripts, silent)
        return
    made = _saved(path.parent, tell)
    try:
        _bring_up(path, scripts, tell)
    except CancelledError:
        made.unlink()  # else each try would leave one as large as the data
        raise


def _saved(folder: Path, tell: Stages) -> Path:
    def copied(done: int, total: int) -> None:
        tell(COPYING if done < total else CHECKING, done % total, total if done < total else 0)

    tell(COPYING, 0, 0)
    return backup.make(folder, "migration", copied)


def _bring_up(path: Path, scripts: Path, tell: Stages) -> None:
    from app.models.engine import Pen, Stamp, writer

    # `batch_alter_table` needs foreign keys off, and that is possible only outside a transaction.
    engine = writer(path, Pen(Stamp(ACTOR)), foreign_keys=False)
    try:
        with engine.begin() as connection:
            _change(connection, scripts, tell)
    finally:
        engine.dispose()


def _change(connection: Connection, scripts: Path, tell: Stages) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from app.models import search, triggers

    applied = count(1)

    def told(**_: object) -> None:
        tell(CHANGING, next(applied), len(steps))

    config = Config(attributes={"connection": connection, "applied": told})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    before = MigrationContext.configure(connection).get_current_revision()
    steps = [*ScriptDirectory.from_config(config).iterate_revisions("head", before or "base")]
    tell(CHANGING, 0, len(steps))
    triggers.remove(connection)  # an old trigger would not log a new column
    command.upgrade(config, "head")
    triggers.install(connection)
    for step in reversed(steps):
        getattr(step.module, "fill", _nothing)(connection)
    search.rebuild(connection, partial(tell, DERIVING), lambda: tell(INDEXING, 0, 0))
    tell(LINKING, 0, 0)
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
