"""Self-check: SQLite can do what we ask of it, a fresh database is made, the preset and the sample come in."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from app.cli.files import today
from app.cli.opening import writing
from app.core.errors import AppError

ACTOR = "Tự kiểm tra"
LEAST_SQLITE = (3, 45)
FULL = 2  # how SQLite says synchronous = FULL


def look_at_sqlite(folder: Path) -> str:
    """Raises AppError where SQLite is too old, searches no text or may lose what it has saved."""
    from sqlcipher3 import dbapi2

    from app.models.engine import Pen, writer
    from app.models.raw import connect

    _require_text_search(connect(folder / "fts.db"))
    engine = writer(folder / "wal.db", Pen())
    try:
        with engine.connect() as connection:
            mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
            saving = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
    finally:
        engine.dispose()
    if (mode, saving) != ("wal", FULL):
        raise AppError(f"SQLite không ghi an toàn (journal_mode {mode}, synchronous {saving}).")
    version = str(dbapi2.sqlite_version)
    if tuple(map(int, version.split("."))) < LEAST_SQLITE:
        raise AppError(f"SQLite {version} quá cũ.", "Hãy cài lại chương trình.")
    return f"{version}, FTS5, WAL, synchronous FULL"


def _require_text_search(raw: Any) -> None:
    try:
        raw.execute("CREATE VIRTUAL TABLE page USING fts5(words)")
        raw.execute("INSERT INTO page VALUES ('bao cao giao ban')")
        found = raw.execute("SELECT count(*) FROM page WHERE page MATCH 'gia*'").fetchone()[0]
    finally:
        raw.close()
    if found != 1:
        raise AppError("SQLite không tìm được trong văn bản (FTS5).", "Hãy cài lại chương trình.")


def look_at_database(folder: Path) -> str:
    """Make a database from nothing, as the first start does.

    Raises AppError where the revisions cannot be run or the file is not sound.
    """
    from app.models.migrations import HEAD

    with writing(folder / "data") as database, database.read() as session:
        connection = session.connection()
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE type = 'table'")
        count = tables.scalar_one()
    if found != HEAD:
        raise AppError(f"Cơ sở dữ liệu mới có phiên bản {found} thay vì {HEAD}.")
    return f"tạo mới được, phiên bản {found}, {count} bảng"


def look_at_regulation(folder: Path) -> str:
    """Raises AppError where the shipped preset does not come in."""
    from app.services.regulation_versions import regulation_on

    with writing(folder / "data") as database, database.read() as session:
        regulation = regulation_on(session, date.max)
    return (
        f"{len(fields(regulation))} con số, tài liệu họp gửi trước "
        f"{regulation.session_document_days} ngày làm việc"
    )


def look_at_import(folder: Path) -> str:
    """Import the shipped sample. Raises AppError where it is missing or no row comes in."""
    from app.importers.office_workbook import apply, propose, read_workbook
    from app.services.first_start import sample_workbook
    from app.services.regulation_versions import regulation_on

    with writing(folder / "data") as database, database.write(ACTOR) as session:
        read = read_workbook(sample_workbook())
        proposal = propose(session, read, regulation_on(session, date.max), today=today())
        apply(session, proposal)
        tasks = session.connection().exec_driver_sql("SELECT count(*) FROM task").scalar_one()
    if not tasks:
        raise AppError(f"Không có nhiệm vụ nào được nhập từ tệp mẫu {sample_workbook().name}.")
    return f"{sum(count.new for count in proposal.counts.values())} dòng của tệp mẫu"
