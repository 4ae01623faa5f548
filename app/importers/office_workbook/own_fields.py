"""What columns "Trường riêng: …" of a workbook say of tasks: each is a field of the office's own (feature 16)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.custom_terms import CustomKind, CustomSubject
from app.core.errors import AppError
from app.core.text import fold
from app.importers.office_workbook.family import Existing, Tell
from app.importers.office_workbook.known import table_of
from app.importers.office_workbook.proposal import Work
from app.importers.office_workbook.values import Level
from app.models.custom import TaskValue
from app.models.turns import giving_way
from app.rules.custom_values import read_value, say_value
from app.services.custom_values import fields_of

NAME = "custom"
"""The field of a row that holds what all these columns say: a line each, "Mã dự án: 15"."""
Values = Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class _Field:
    key: UUID
    name: str
    kind: CustomKind
    choices: tuple[str, ...]


class OwnFields:
    """The fields of tasks that the office defined, and how the import reads, says and writes them."""

    def __init__(self, session: Session, work: Work, today: date) -> None:
        self._session, self._work, self._today = session, work, today
        self._fields = {
            row.id: _Field(row.id, row.name, row.kind, tuple(row.choices.splitlines()))
            for row in fields_of(session, CustomSubject.TASK)
        }
        self._by_name = {fold(one.name): one for one in self._fields.values()}

    def learn(self, found: Mapping[UUID, Existing]) -> None:
        """Know what they say of the tasks of the database."""
        value = table_of(TaskValue)
        columns = (value.c.id, value.c.task_id, value.c.field_id, value.c.value)
        rows = self._session.execute(
            select(*columns).where(value.c.deleted_at.is_(None), value.c.value != "")
        )
        for row in giving_way(self._session, rows):
            if row.task_id in found and row.field_id in self._fields:
                known = found[row.task_id]
                known.values[NAME] = {**known.values[NAME], row.field_id: row.value}
                known.parts[NAME].append((row.field_id, row.id))

    def said(self, values: Mapping[str, Any], tell: Tell) -> dict[str, Any]:
        """What a row says of them; nothing where the file has no such column."""
        return {NAME: self.read(values[NAME], tell)} if NAME in values else {}

    def read(self, text: str, tell: Tell) -> dict[UUID, str]:
        """What the columns of a row say, by field; a name that is none or a value that none takes is an error."""
        found: dict[UUID, str] = {}
        for line in filter(None, map(str.strip, text.splitlines())):
            name, _, said = line.partition(":")
            field = self._by_name.get(fold(name))
            if field is None:
                tell(
                    NAME,
                    Level.ERROR,
                    f"Chưa có trường riêng “{name}”: thêm ở trang Trường riêng rồi nhập lại.",
                )
                continue
            try:
                found[field.key] = read_value(field.name, field.kind, field.choices, said, today=self._today)
            except AppError as wrong:
                tell(NAME, Level.ERROR, wrong.whole)
        return found

    def say(self, values: Values) -> str:
        """What they say, as people write it."""
        return "; ".join(self._said(values))

    def _said(self, values: Values) -> Iterator[str]:
        for key, field in self._fields.items():
            if values.get(key):
                yield f"{field.name}: {say_value(field.kind, values[key])}"

    def write(self, task: UUID, values: Values, kept: Sequence[tuple[UUID, UUID]] = ()) -> None:
        """Write what a row says of a task; `kept` are the fields that say something of it, with their rows."""
        table, rows = table_of(TaskValue), dict(kept)
        for key, value in values.items():
            if key in rows:
                gone = None if value else datetime.now(UTC)  # both in one change, as from a form
                self._work.update(table, rows[key], {"value": value, "deleted_at": gone})
            elif value:
                row = {"task_id": task, "field_id": key, "value": value, "folded": fold(value)}
                self._work.insert(table, row)
