"""What the database knows by name, and what the file adds to it: agencies, posts, people, fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy import Table, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.core.text import clean, fold
from app.importers.office_workbook.agencies import AgencyNames, exact_key
from app.importers.office_workbook.people import is_post, polite, post_key
from app.importers.office_workbook.proposal import Work
from app.importers.office_workbook.values import Level
from app.models.agency import Agency, AgencyAlias
from app.models.base import Base
from app.models.person import Field, Person, Post
from app.rules.agency_kinds import guessed_kind

Say = Callable[[Level, str], None]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who assigns or leads: a post, a person, or nobody."""

    post: UUID | None = None
    person: UUID | None = None


NOBODY = Holder()


def table_of(model: type[Base]) -> Table:
    """The table of a model, as Core wants it."""
    return cast(Table, model.__table__)


class Known:
    """Names of the database and of the file, with the rows that would be added."""

    def __init__(self, session: Session, work: Work) -> None:
        self.names = AgencyNames()
        self.work = work
        self.new_agencies: list[str] = []
        self.new_posts: list[str] = []
        self.new_people: list[str] = []
        self.new_fields: list[str] = []
        self._answers: dict[str, tuple[UUID, ...]] = {}
        self._holders: dict[str, Holder] = {}
        self._read(session)

    def _read(self, session: Session) -> None:
        aliases: dict[UUID, list[str]] = {}
        for agency, alias in session.execute(
            select(AgencyAlias.agency_id, AgencyAlias.alias).where(AgencyAlias.deleted_at.is_(None))
        ):
            aliases.setdefault(agency, []).append(alias)
        for key, name, short in session.execute(
            select(Agency.id, Agency.name, Agency.short_name)
            .where(Agency.deleted_at.is_(None))
            .order_by(Agency.id)
        ):
            self.names.add(key, name, (short, *aliases.get(key, ())))
        posts, people, fields = (_named(session, c) for c in (Post.name, Person.full_name, Field.name))
        self._names = dict((*posts, *people, *fields))
        self._posts = _by(post_key, posts)
        self._people = _by(exact_key, people)
        self._plain_people = _by(fold, people)
        self._fields = _by(fold, fields)
        self._position = session.execute(select(func.coalesce(func.max(Agency.position), 0))).scalar_one()

    def agencies(self, text: str, say: Say) -> tuple[UUID, ...]:
        """The agencies of a cell; unknown ones are proposed, with a warning where they first stand."""
        if not text:
            return ()
        known = self._answers.get(text)
        if known is not None:
            return known
        keys: list[UUID] = []
        clear = True
        for piece in self.names.split(text):
            if len(piece.ids) > 1:
                clear = False
                meant = " hoặc ".join(f"“{self.names.full[key]}”" for key in piece.ids)
                say(Level.ERROR, f"“{piece.text}” chưa rõ là {meant}: ghi tên đầy đủ.")
            key = piece.ids[0] if piece.ids else self._propose(piece.text, say)
            if key not in keys:
                keys.append(key)
        if clear:
            self._answers[text] = tuple(keys)
        return tuple(keys)

    def _propose(self, text: str, say: Say) -> UUID:
        near = self.names.closest(text)
        hint = f" Có phải “{near}”?" if near else ""
        say(Level.WARNING, f"Chưa biết cơ quan “{text}”, đề nghị thêm mới.{hint}")
        self.new_agencies.append(text)
        return self.add_agency(text, kind=guessed_kind(text))

    def add_agency(self, name: str, **values: object) -> UUID:
        """Add an agency to those that are known and to the rows to write."""
        self._position += 1
        key = self.work.key()
        row = {
            "id": key,
            "name": name,
            "short_name": "",
            "position": self._position,
            "valid_from": None,
            "valid_to": None,
            "successor_id": None,
            **values,
        }
        self.work.insert(table_of(Agency), row)
        self.names.add(key, name, (str(row["short_name"]),))
        return key

    def add_alias(self, agency: UUID, alias: str) -> None:
        """Add another name of an agency."""
        self.work.insert(table_of(AgencyAlias), {"id": self.work.key(), "agency_id": agency, "alias": alias})
        self.names.add(agency, self.names.full[agency], (alias,))

    def holder(self, text: str) -> Holder:
        """The post or person that a cell names; unknown ones are proposed."""
        if not text:
            return NOBODY
        found = self._holders.get(text)
        if found is None:
            found = self._holders[text] = self._holder(text)
        return found

    def _holder(self, text: str) -> Holder:
        post = self._posts.get(post_key(text))
        if post:
            return Holder(post=post)
        if is_post(text):
            key = self._add(table_of(Post), {"name": clean(text), "position": 0}, self.new_posts, clean(text))
            self._posts[post_key(text)] = key
            return Holder(post=key)
        return Holder(person=self.person(text))

    def person(self, text: str) -> UUID | None:
        """The person of a cell, by the exact name; without accents only where the cell has none."""
        name = polite(text)
        if not name:
            return None
        found = self._people.get(exact_key(name))
        if found is None and name.isascii():
            found = self._plain_people.get(fold(name))
        if found is None:
            row = {
                "full_name": name,
                "sort_name": "",
                "title": "",
                "agency_id": None,
                "committee_member": False,
                "rank": 0,
                "phone": "",
            }
            found = self._add(table_of(Person), row, self.new_people, name)
            self._people[exact_key(name)] = found
            self._plain_people.setdefault(fold(name), found)
        return found

    def field(self, text: str) -> UUID | None:
        """The field of work of a cell."""
        if not text:
            return None
        found = self._fields.get(fold(text))
        if found is None:
            found = self._fields[fold(text)] = self._add(
                table_of(Field), {"name": text}, self.new_fields, text
            )
        return found

    def name_of(self, key: UUID | None) -> str:
        """How an agency, post, person or field is called."""
        if key is None:
            return ""
        return self.names.full.get(key) or self._names.get(key, "")

    def _add(self, table: Table, row: Mapping[str, object], told: list[str], name: str) -> UUID:
        key = self.work.key()
        self.work.insert(table, {"id": key, **row})
        told.append(name)
        self._names[key] = name
        return key


def _named(session: Session, column: InstrumentedAttribute[str]) -> list[tuple[UUID, str]]:
    model = column.class_
    found = session.execute(select(model.id, column).where(model.deleted_at.is_(None)).order_by(model.id))
    return [(key, name) for key, name in found]


def _by(key_of: Callable[[str], str], rows: list[tuple[UUID, str]]) -> dict[str, UUID]:
    found: dict[str, UUID] = {}
    for key, name in rows:
        found.setdefault(key_of(name), key)
    return found
