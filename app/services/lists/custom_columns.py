"""An office's own fields as columns of the lists of tasks and meetings, and what they say of the rows shown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from app.briefings.custom_fields import CustomColumn
from app.briefings.lists import Choice
from app.core.custom_terms import CustomKind, CustomSubject
from app.models.asking import Question, ask
from app.rules.custom_values import say_value
from app.services.lists.common import (
    BATCH,
    NONE,
    Condition,
    any_of,
    entries,
    one_of,
    within,
)

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


OWN = "own_"
"""How the filter by a field begins; its key follows."""
NOTHING_SAID = Choice(NONE, "Chưa ghi")
_MOST_CHOICES = 500
_SPAN = re.compile(r"\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d")
_KNOWN = Question("SELECT kind, choices FROM custom_field WHERE id = :field", {"kind": CustomKind})


def filtered_by(subject: CustomSubject, key: str, name: str, codes: Sequence[str]) -> Condition:
    """The records of which a field says one of the values; `NONE` asks for those of which it says nothing.

    Days are asked for by periods. `key` is the column of the record's key, `name` that of the filter.
    """
    field = {f"{name}_field": name.removeprefix(OWN)}
    owner = f"{subject.value}_id"
    said = f"SELECT {owner} FROM {subject.value}_value WHERE field_id = :{name}_field AND deleted_at IS NULL"
    asked = [Condition(f"{key} NOT IN ({said} AND value <> '')", field)] * (NONE in codes)
    spans = [code for code in codes if _SPAN.fullmatch(code)]
    values = [code for code in codes if code != NONE and code not in spans]
    for these in (
        *((within("value", spans, f"{name}_span"),) if spans else ()),
        *((one_of("value", values, name),) if values else ()),
    ):
        asked.append(Condition(f"{key} IN ({said} AND {these.sql})", {**field, **these.values}))
    return any_of(asked)


def choices_of(session: Reads, subject: CustomSubject, key: str) -> list[Choice]:
    """What a field can be filtered by: its choices, then what else it says of records, then that it says nothing."""
    [field] = ask(session, _KNOWN, {"field": key})
    said = f"""SELECT DISTINCT value FROM {subject.value}_value
        WHERE field_id = :field AND value <> '' AND deleted_at IS NULL ORDER BY folded, value LIMIT {_MOST_CHOICES}"""
    values = [row.value for row in ask(session, said, {"field": key})]
    if field.kind is CustomKind.NUMBER:
        values.sort(key=Decimal)
    every = dict.fromkeys((*field.choices.splitlines(), *values))
    return [NOTHING_SAID, *(Choice(value, say_value(field.kind, value)) for value in every)]
