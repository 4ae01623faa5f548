"""An office's own fields as columns of the lists of tasks and meetings, and what they say of the rows shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from app.briefings.custom_fields import CustomColumn
from app.core.custom_terms import CustomKind, CustomSubject
from app.models.asking import Question, ask
from app.services.lists.common import BATCH, entries

if TYPE_CHECKING:
    from app.models.asking import Reads

Said = tuple[tuple[str, str], ...]
"""What the fields say of one row: the key of each field that says something, and the text that is kept."""


class Saying(Protocol):
    """A listed record of which fields may say something."""

    @property
    def key(self) -> str:
        """The key of the record."""

    @property
    def custom(self) -> Said:
        """What the fields say of it."""


Row = TypeVar("Row", bound=Saying)

_FIELDS = Question(
    "SELECT id, name, kind FROM custom_field WHERE subject = :subject AND deleted_at IS NULL ORDER BY id",
    {"kind": CustomKind},
)
_SAID = """FROM {owner}_value AS said JOIN custom_field ON custom_field.id = said.field_id
    WHERE said.value <> '' AND said.deleted_at IS NULL AND custom_field.deleted_at IS NULL"""
_VALUES = (
    f"SELECT said.{{owner}}_id AS owner, said.field_id, said.value {_SAID} AND said.{{owner}}_id IN :keys"
)


def columns(session: Reads, subject: CustomSubject) -> list[CustomColumn]:
    """The fields of the records, in the order in which they were defined."""
    found = ask(session, _FIELDS, {"subject": subject.value})
    return [CustomColumn(row.id, row.name, row.kind) for row in found]


def with_values(session: Reads, subject: CustomSubject, rows: list[Row]) -> list[Row]:
    """The rows with what the fields say of them."""
    said = _values(session, subject, [row.key for row in rows])
    return [_with(row, said[row.key]) if row.key in said else row for row in rows]


def found_in(subject: CustomSubject, name: str) -> str:
    """A question for the keys of the records of which a field says the bound words `name`."""
    said = _SAID.format(owner=subject.value)
    return f"SELECT said.{subject.value}_id {said} AND said.id IN ({entries(f'{subject.value}_value', name)})"


def _values(session: Reads, subject: CustomSubject, keys: Sequence[str]) -> Mapping[str, Said]:
    found: defaultdict[str, Said] = defaultdict(tuple)
    for start in range(0, len(keys), BATCH):
        some = list(keys[start : start + BATCH])
        for row in ask(session, _VALUES.format(owner=subject.value), {"keys": some}):
            found[row.owner] = (*found[row.owner], (row.field_id, row.value))
    return found


def _with(row: Any, said: Said) -> Any:
    return replace(row, custom=said)
