"""What a form points to: rows of other tables told as `Ref`s, and `Ref`s made rows again."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.core.errors import AppError
from app.core.fields import NOUNS
from app.core.text import clean
from app.models.agency import Agency
from app.models.base import Record
from app.models.person import Field, Person, Post
from app.models.task import SourceDocument
from app.rules.agency_kinds import guessed_kind
from app.services.forms.common import key_of
from app.services.forms.positions import next_position
from app.services.records import NAMES, tables

Holder = tuple[UUID | None, UUID | None]
"""The keys of a post and of a person: one of them, or none."""


def ref_of(session: Session, table_name: str, key: UUID | None) -> Ref | None:
    """A row as a form points to it; none without a key."""
    return None if key is None else refs_of(session, table_name, [key])[0]


def refs_of(session: Session, table_name: str, keys: Sequence[UUID]) -> tuple[Ref, ...]:
    """Rows as a form points to them, each once, in the order of their keys; deleted ones too."""
    table = tables()[table_name]
    query = select(table.c.id, table.c[NAMES[table_name]]).where(table.c.id.in_(keys))
    called = {row.id: row[1] for row in session.execute(query)}
    return tuple(Ref(table_name, key.hex, called[key]) for key in dict.fromkeys(keys) if key in called)


def holder_of(session: Session, post: UUID | None, person: UUID | None) -> Ref | None:
    """The post that assigns, leads or chairs, or else the person."""
    return ref_of(session, "post", post) or ref_of(session, "person", person)


class Refs:
    """The rows that one form points to; a new name that stands in it twice is made once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[Ref, UUID] = {}

    def key(self, ref: Ref | None) -> UUID | None:
        """The key of a row, made now when it is a new one; none for none.

        Raises:
            AppError: the row is not there any more.
        """
        return None if ref is None else self._of(ref)

    def keys(self, refs: Iterable[Ref]) -> list[UUID]:
        """The keys of rows, each once; AppError as `key`."""
        return list(dict.fromkeys(self._of(ref) for ref in refs))

    def holder(self, ref: Ref | None) -> Holder:
        """The keys of the post and the person that one field names; AppError as `key`."""
        key = self.key(ref)
        return (key, None) if ref is not None and ref.table == "post" else (None, key)

    def _of(self, ref: Ref) -> UUID:
        same = Ref(ref.table, ref.key, clean(ref.name) if ref.is_new else "")
        if same not in self._known:
            self._known[same] = _made(self._session, same) if ref.is_new else _alive(self._session, ref)
        return self._known[same]


def _alive(session: Session, ref: Ref) -> UUID:
    table, key = tables()[ref.table], key_of(ref.key)
    if session.scalar(select(table.c.id).where(table.c.id == key, table.c.deleted_at.is_(None))) is None:
        noun = NOUNS[ref.table]
        raise AppError(f"Không còn {noun} “{ref.name}” nữa.", f"Chọn {noun} khác rồi lưu lại.")
    return key


def _made(session: Session, ref: Ref) -> UUID:
    """A new row by its name; what is called exactly so already is taken, but two people may share a name."""
    if not ref.name:
        raise AppError(f"Chưa có tên {NOUNS[ref.table]}.", "Nhập tên rồi lưu lại.")
    table = tables()[ref.table]
    if ref.table != "person":
        called = select(table.c.id).where(table.c[NAMES[ref.table]] == ref.name, table.c.deleted_at.is_(None))
        found: UUID | None = session.scalar(called.order_by(table.c.id).limit(1))
        if found is not None:
            return found
    row = _row(session, ref)
    session.add(row)
    session.flush()
    return row.id


def _row(session: Session, ref: Ref) -> Record:
    match ref.table:
        case "agency":
            return Agency(name=ref.name, kind=guessed_kind(ref.name), position=next_position(session, Agency))
        case "person":
            return Person(full_name=ref.name)
        case "post":
            return Post(name=ref.name, position=next_position(session, Post))
        case "field":
            return Field(name=ref.name)
        case "source_document":
            return SourceDocument(number=ref.name)
        case _:
            raise ValueError(f"a new {ref.table} cannot be made by its name alone")
