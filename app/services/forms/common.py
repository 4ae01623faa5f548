"""What every form does with the database: find its row, refuse a stale save, write a row and its parts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded
from app.core.errors import AppError
from app.core.fields import NOUNS
from app.core.words import capital
from app.models.base import Record
from app.models.change_log import Change
from app.services.attached_files import attached_files
from app.services.records import attachments, name_of, parts

Row = TypeVar("Row", bound=Record)
Part = tuple[str, Mapping[str, Any]]
"""A row of a part table as a form has it: its key (empty: new) and its columns."""


def key_of(text: str) -> UUID:
    """The key that 32 hex digits stand for; AppError for anything else."""
    try:
        return UUID(hex=text)
    except ValueError as error:
        raise AppError("Không tìm thấy dòng cần mở.", "Hãy tải lại danh sách.") from error


def alive(session: Session, model: type[Row], key: str) -> Row:
    """The row of a key; AppError when there is none or it is in the bin."""
    row = session.get(model, key_of(key))
    if row is None:
        raise AppError(f"Không còn {NOUNS[model.__tablename__]} này nữa.", "Hãy tải lại danh sách.")
    if row.deleted_at is not None:
        name = name_of(session, model.__tablename__, row.id)
        raise AppError(f"{capital(name)} đã bị xóa.", "Khôi phục từ thùng rác rồi mở lại.")
    return row


def newest_change(session: Session, table_name: str, key: UUID, *, also: Iterable[UUID | None] = ()) -> int:
    """The newest change of a record, of its parts and of the rows in `also`; 0 if nothing was logged."""
    rows = {key, *filter(None, also)}
    for found in parts(session, table_name, [key]).values():
        rows |= found
    rows -= attachments(session, table_name, [key])  # they are added and removed while the form is open
    query = select(func.max(Change.seq)).where(Change.row_id.in_(sorted(row.hex for row in rows)))
    return session.scalar(query) or 0


def require_fresh(
    session: Session, table_name: str, key: UUID, *, seen: int, also: Iterable[UUID | None] = ()
) -> None:
    """Refuse to save a record that was changed after its form was loaded, with an AppError."""
    if newest_change(session, table_name, key, also=also) > seen:
        name = name_of(session, table_name, key)
        raise AppError(
            f"{capital(name)} đã được sửa ở chỗ khác sau khi mở.", "Mở lại để xem bản mới rồi sửa tiếp."
        )


def to_save(
    session: Session, model: type[Row], loaded: Loaded[Any], *, also: Iterable[UUID | None] = ()
) -> Row | None:
    """The row that a form changes, and with it the rows in `also`; none for a new one.

    Raises:
        AppError: it is gone, or it was changed after the form was loaded.
    """
    if not loaded.key:
        return None
    row = alive(session, model, loaded.key)
    require_fresh(session, model.__tablename__, row.id, seen=loaded.seen, also=also)
    return row


def put(session: Session, model: type[Row], row: Row | None, values: Mapping[str, Any]) -> Row:
    """Write the columns of a row, or a new one (None); it stands in the database afterwards."""
    if row is None:
        row = model(**values)
        session.add(row)
    else:
        for name, value in values.items():
            setattr(row, name, value)
    session.flush()  # models have no relationships: what points to the row may only follow now
    return row


def part_rows(session: Session, model: type[Row], owner: Mapping[str, Any]) -> list[Row]:
    """The rows of a part table that have the columns of `owner` and are not deleted, in their order."""
    places = [getattr(model, name) for name in ("position", "id") if hasattr(model, name)]
    query = select(model).where(model.deleted_at.is_(None)).filter_by(**owner)
    return list(session.scalars(query.order_by(*places)))


def write_parts(
    session: Session, model: type[Row], owner: Mapping[str, Any], rows: Sequence[Part]
) -> list[Row]:
    """Make the parts of an owner what the form says: rows with a key are changed, others added, missing ones deleted.

    `owner` holds the columns that all of them share ({"task_id": …}). A `position` follows the order of the form;
    nothing is written where nothing differs. Returns the rows in the order of the form.

    Raises:
        AppError: a row of the form is not there any more.
    """
    return _write(session, model, owner, rows, existing=part_rows(session, model, owner))


def write_links(
    session: Session,
    model: type[Row],
    owner: Mapping[str, Any],
    keys: Sequence[UUID],
    *,
    column: str = "agency_id",
    today: date | None = None,
) -> list[Row]:
    """Make an owner's links point to `keys`, in their order; links that stay keep all their other columns.

    With `today` the links that ended before it are history and stay as they are.
    """
    existing = open_links(session, model, owner, today=today)
    by_end: dict[UUID, list[Part]] = {}
    for row in existing:
        by_end.setdefault(getattr(row, column), []).append((row.id.hex, {}))
    rows = [part for key in dict.fromkeys(keys) for part in by_end.get(key) or [("", {column: key})]]
    return _write(session, model, owner, rows, existing=existing)


def open_links(
    session: Session, model: type[Row], owner: Mapping[str, Any], *, today: date | None = None
) -> list[Row]:
    """The links of an owner; with `today` only those that did not end before it."""
    rows = part_rows(session, model, owner)
    return rows if today is None else [row for row in rows if not _ended(row, today)]


def _ended(row: Record, today: date) -> bool:
    to_on: date | None = getattr(row, "to_on", None)
    return to_on is not None and to_on < today


def forget(session: Session, model: type[Row], owner: Mapping[str, Any], columns: Sequence[str]) -> None:
    """Empty texts of all parts of an owner, those in the bin too: it became secret (duty 12)."""
    for row in session.scalars(select(model).filter_by(**owner)):
        for name in columns:
            if getattr(row, name):
                setattr(row, name, "")


def attached(session: Session, table_name: str, key: UUID) -> tuple[str, ...]:
    """The names of the files that are attached to a record, in the order in which they came."""
    return tuple(file.name for file in attached_files(session, table_name, key.hex))


def _write(
    session: Session, model: type[Row], owner: Mapping[str, Any], rows: Sequence[Part], *, existing: list[Row]
) -> list[Row]:
    known = {row.id.hex: row for row in existing}
    _delete(row for key, row in known.items() if key not in {key for key, _ in rows})
    kept = [key for key, _ in rows if key]
    moved = [key for key in known if key in set(kept)] != kept or _is_new_before_kept(rows)
    written, last = [], -1
    for key, values in rows:
        if key and key not in known:
            raise AppError(
                f"{capital(NOUNS[model.__tablename__])} trong biểu mẫu không còn nữa.",
                "Mở lại để xem bản mới rồi sửa tiếp.",
            )
        row = known.get(key)
        said = dict(values) if row is not None else {**owner, **values}
        if hasattr(model, "position"):
            last = last + 1 if row is None or moved else getattr(row, "position")  # noqa: B009 (not of all parts)
            said["position"] = last
        written.append(put(session, model, row, said))
    return written


def _is_new_before_kept(rows: Sequence[Part]) -> bool:
    """Whether a new row stands between old ones, so that these must make room."""
    new = [not key for key, _ in rows]
    return True in new and False in new[new.index(True) :]


def _delete(rows: Iterable[Record]) -> None:
    now = datetime.now(UTC)
    for row in rows:
        row.deleted_at = now
