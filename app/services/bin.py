"""The bin: rows are marked as deleted with all that belongs to them, listed, and brought back."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, func, select, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.briefings.history import Deleted
from app.core.errors import AppError
from app.core.fields import NOUNS
from app.core.issuing import Standing
from app.models.change_log import Change
from app.models.document import DocumentNumber, OfficialDocument
from app.models.office import Attachment
from app.models.opinion import OpinionRound
from app.services.bulk import mark_deleted
from app.services.locked_meetings import require_rows_open
from app.services.records import NAMES, OWNERS, PARTS, name_of, names, parts, pointers, slices, tables
from app.services.secret_rows import refuse_restored_files
from app.services.told_results import put_down, told_ahead

_MARK = func.json_type(Change.new_values, "$.deleted_at") == "text"

Rows = dict[str, set[UUID]]


def delete(session: Session, table_name: str, row_id: UUID) -> None:
    """Mark a row and all that belongs to it.

    Raises:
        AppError: there is no such row any more, or others depend on it.
    """
    delete_all(session, table_name, [row_id])


def delete_all(session: Session, table_name: str, row_ids: Sequence[UUID]) -> None:
    """Mark rows and all that belongs to them; AppError as `delete`, and then none of them is marked."""
    _require_may_go(session, table_name, row_ids)
    there = _among(session, table_name, set(row_ids), deleted=False)
    for row_id in row_ids:
        if row_id not in there:
            raise _missing(session, table_name, row_id, deleted=False)
    gone: Rows = {**parts(session, table_name, row_ids), table_name: there}
    for table, keys in _announcing(session, table_name, there).items():
        gone.setdefault(table, set()).update(keys)
    if users := _users(session, gone):
        held = ", ".join(f"{count} {NOUNS[table]}" for table, count in users.items())
        noun, several = NOUNS[table_name], len(there) > 1
        what = f"{len(there)} {noun}" if several else name_of(session, table_name, row_ids[0])
        raise AppError(
            f"Chưa xóa được {what}: còn {held} gắn với {'các ' if several else ''}{noun} này.",
            "Sửa hoặc xóa những dòng đó trước.",
        )
    for table, keys in gone.items():
        alive = _among(session, table, keys, deleted=False)
        mark_deleted(session, tables()[table], sorted(alive))
    session.expire_all()


def users(session: Session, table_name: str, keys: set[UUID]) -> dict[str, int]:
    """How many other records, by table, keep rows from being deleted: they point to these or to their parts."""
    return _users(session, {**parts(session, table_name, keys), table_name: keys})


def _announcing(session: Session, table_name: str, keys: set[UUID]) -> Rows:
    """What tells the result of rounds that go: it goes with them from agendas that are still to come."""
    found: Rows = {}
    if table_name == OpinionRound.__tablename__:
        for key in sorted(keys):
            for table, told in told_ahead(session, session.get_one(OpinionRound, key)).items():
                found.setdefault(table, set()).update(told)
                for part, own in parts(session, table, told).items():
                    found.setdefault(part, set()).update(own)
    return found


def _require_may_go(session: Session, table_name: str, row_ids: Sequence[UUID]) -> None:
    """What has a place in the register of documents stays in it; a locked meeting stays as it is."""
    require_rows_open(session, table_name, row_ids)
    held = table_name == DocumentNumber.__tablename__
    if table_name == OfficialDocument.__tablename__:
        issued = OfficialDocument.id.in_(row_ids), OfficialDocument.standing != Standing.DRAFT
        held = session.scalar(select(OfficialDocument.id).where(*issued).limit(1)) is not None
    if held:
        raise AppError(
            f"Không xóa {NOUNS[table_name]} đã vào sổ.", "Hãy hủy và ghi lý do; số đã cấp vẫn còn trong sổ."
        )


def deleted(
    session: Session, table_name: str, *, before: Deleted | None = None, limit: int = 100
) -> tuple[Deleted, ...]:
    """The rows of a table that are in the bin, the newest first; the next page comes after `before`."""
    table = tables()[table_name]
    query = select(table.c.id, table.c.deleted_at).where(table.c.deleted_at.is_not(None))
    if before:
        query = query.where(tuple_(table.c.deleted_at, table.c.id) < tuple_(before.at, before.row_id))
    found = session.execute(query.order_by(table.c.deleted_at.desc(), table.c.id.desc()).limit(limit)).all()
    called = names(session, table_name, [key for key, _ in found])
    return tuple(
        Deleted(table_name, key, called[key], at, mark.actor if (mark := _last_mark(session, key)) else "")
        for key, at in found
    )


def restore(session: Session, table_name: str, row_id: UUID) -> None:
    """Bring a row back, with those of its parts that were deleted in the same save.

    Raises:
        AppError: the row is not in the bin, a row that it needs is still deleted, another took its place, or a file
            would come back to what is secret (duty 12).
    """
    _require(session, table_name, row_id, deleted=True)
    require_rows_open(session, table_name, [row_id])
    back: Rows = {table_name: {row_id}, **_gone_with(session, table_name, row_id)}
    back |= _without_lost_ends(session, back, table_name)
    refuse_restored_files(session, back.get(Attachment.__tablename__, ()))
    for table, keys in back.items():
        _require_ends(session, table, keys, back=back)
    try:
        for table, keys in back.items():
            _unmark(session, table, keys)
    except IntegrityError as error:
        raise AppError(
            f"Chưa khôi phục được {name_of(session, table_name, row_id)}: đã có dòng khác thay thế.",
            "Xóa dòng thay thế trước rồi khôi phục lại.",
        ) from error
    session.expire_all()


def going_with(session: Session, table_name: str, row_id: UUID) -> dict[str, int]:
    """How many rows of each table would come back with a row of the bin."""
    gone = _gone_with(session, table_name, row_id)
    return {table: len(gone[table]) for table in NOUNS if gone.get(table)}


def _gone_with(session: Session, table_name: str, row_id: UUID) -> Rows:
    """The parts of a row in the bin that were deleted in the same save."""
    mark = _last_mark(session, row_id)
    found = parts(session, table_name, [row_id]) if mark else {}
    if mark and table_name == OpinionRound.__tablename__:
        for one in put_down(session, session.get_one(OpinionRound, row_id)):
            found.setdefault(one.__tablename__, set()).add(one.id)
            for part, own in parts(session, one.__tablename__, [one.id]).items():
                found.setdefault(part, set()).update(own)
    return {
        table: _marked_in(session, mark.txn, _among(session, table, keys, deleted=True))
        for table, keys in found.items()
        if mark
    }


def _without_lost_ends(session: Session, back: Rows, own: str) -> Rows:
    """The parts that come back, without those that tie the row to something else that is still in the bin.

    A conclusion may be struck out of its meeting while its task lies in the bin: the task comes back without it.
    """
    found: Rows = {}
    for owner, part, column in ((owner, *pair) for owner, pairs in PARTS.items() for pair in pairs):
        if part != own and (keys := found.get(part, back.get(part))):
            table = tables()[part]
            query = select(table.c.id, table.c[column]).where(table.c.id.in_(keys))
            ends: dict[UUID, UUID] = dict(iter(session.execute(query)))
            lost = _among(session, owner, set(ends.values()), deleted=True) - back.get(owner, set())
            found[part] = {key for key, end in ends.items() if end not in lost}
    return found


def _unmark(session: Session, table_name: str, keys: set[UUID]) -> None:
    table = tables()[table_name]
    if keys:
        change = update(table).where(table.c.id == bindparam("back")).values(deleted_at=None)
        session.execute(change, [{"back": key} for key in sorted(keys)])


def _require(session: Session, table_name: str, row_id: UUID, *, deleted: bool) -> None:
    if not _among(session, table_name, {row_id}, deleted=deleted):
        raise _missing(session, table_name, row_id, deleted=deleted)


def _missing(session: Session, table_name: str, row_id: UUID, *, deleted: bool) -> AppError:
    name = name_of(session, table_name, row_id)
    sentence = f"Không thấy {name} trong thùng rác." if deleted else f"Không còn {name} nữa."
    return AppError(sentence, "Hãy tải lại danh sách.")


def _among(session: Session, table_name: str, keys: set[UUID], *, deleted: bool) -> set[UUID]:
    session.flush()
    table = tables()[table_name]
    state = table.c.deleted_at.is_not(None) if deleted else table.c.deleted_at.is_(None)
    found: set[UUID] = set()
    for some in slices(list(keys)):
        found.update(session.scalars(select(table.c.id).where(table.c.id.in_(some), state)))
    return found


def _users(session: Session, gone: Rows) -> dict[str, int]:
    """How many live records outside of `gone` point into it, by table; a nameless part counts as its owner."""
    found: dict[str, set[UUID]] = {}
    for name, keys in gone.items():
        for column in pointers(name):
            table = column.table
            itself = (table.name, "id")
            owner, by = itself if table.name in NAMES else OWNERS.get(table.name, itself)
            for some in slices(list(keys)):
                query = select(table.c.id, table.c[by]).where(column.in_(some), table.c.deleted_at.is_(None))
                outside = {own for key, own in session.execute(query) if key not in gone.get(table.name, ())}
                found.setdefault(owner, set()).update(outside)
    alive = {table: _among(session, table, keys, deleted=False) for table, keys in found.items()}
    return {table: len(keys) for table, keys in alive.items() if keys}


def _last_mark(session: Session, row_id: UUID) -> Change | None:
    """The change that put a row into the bin."""
    query = select(Change).where(Change.row_id == row_id.hex, _MARK)
    return session.scalar(query.order_by(Change.seq.desc()).limit(1))


def _marked_in(session: Session, txn: str, keys: set[UUID]) -> set[UUID]:
    query = select(Change.row_id).where(
        Change.row_id.in_([key.hex for key in keys]), Change.txn == txn, _MARK
    )
    return {UUID(key) for key in session.scalars(query)}


def _require_ends(session: Session, table_name: str, keys: set[UUID], *, back: Rows) -> None:
    """That every row which `keys` point to is alive or comes back too."""
    table = tables()[table_name]
    for column in table.columns:
        for key in column.foreign_keys:
            other = key.column.table.name
            ends = set(session.scalars(select(column).where(table.c.id.in_(keys), column.is_not(None))))
            for end in sorted(_among(session, other, ends, deleted=True) - back.get(other, set())):
                raise AppError(
                    f"Chưa khôi phục được vì {name_of(session, other, end)} đã bị xóa.",
                    f"Khôi phục {NOUNS[other]} đó trước.",
                )
