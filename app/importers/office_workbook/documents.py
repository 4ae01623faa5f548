"""Source documents that tasks of a file share, known by number and day."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.terms import Secrecy
from app.importers.office_workbook.known import table_of
from app.importers.office_workbook.proposal import Work
from app.models.task import SourceDocument
from app.rules.document_numbers import number_key

COLUMNS = {"document_date": "issued_on", "issuer": "issuer", "summary": "summary", "secrecy": "secrecy"}
_NOTHING: dict[str, Any] = {"issued_on": None, "issuer": "", "summary": "", "secrecy": Secrecy.NONE}


class Documents:
    """The source documents of the database and those that the file adds."""

    def __init__(self, session: Session, work: Work) -> None:
        self._work = work
        self._table = table_of(SourceDocument)
        self._values: dict[UUID, dict[str, Any]] = {}
        self._by_number: dict[str, list[UUID]] = {}
        columns = [self._table.c[name] for name in ("id", "number", *COLUMNS.values())]
        for row in session.execute(
            select(*columns).where(self._table.c.deleted_at.is_(None)).order_by(self._table.c.id)
        ).mappings():
            self._remember(row["id"], row["number"], {name: row[name] for name in COLUMNS.values()})

    def value(self, key: UUID | None, field: str) -> Any:
        """What a document says in the column of `field`."""
        return (self._values.get(key, _NOTHING) if key else _NOTHING)[COLUMNS[field]]

    def find_or_make(self, number: str, wanted: Mapping[str, Any]) -> UUID | None:
        """The document of a task by number and, where the file has one, its day; None without any of it."""
        said = {COLUMNS[name]: value for name, value in wanted.items() if name in COLUMNS}
        if not number:
            worth = (
                said.get("summary")
                or said.get("issuer")
                or said.get("secrecy", Secrecy.NONE) is not Secrecy.NONE
            )
            return self._make("", said) if worth else None
        return self.find(number, said.get("issued_on")) or self._make(number, said)

    def find(self, number: str, day: date | None) -> UUID | None:
        """The document of a number and, where there is one, a day; none is known by no number."""
        for key in self._by_number.get(number_key(number), ()) if number else ():
            if day is None or self._values[key]["issued_on"] == day:
                return key
        return None

    def change(self, key: UUID, values: Mapping[str, Any]) -> None:
        """Correct a document in its place."""
        said = {COLUMNS[name]: value for name, value in values.items()}
        self._values[key].update(said)
        self._work.update(self._table, key, said)

    def _make(self, number: str, said: Mapping[str, Any]) -> UUID:
        key = self._work.key()
        values = {**_NOTHING, **said}
        self._work.insert(self._table, {"id": key, "number": number, **values})
        self._remember(key, number, values)
        return key

    def _remember(self, key: UUID, number: str, values: dict[str, Any]) -> None:
        self._values[key] = dict(values)
        if number:
            self._by_number.setdefault(number_key(number), []).append(key)
