"""A field that a template may name, as a value: its name, its Vietnamese label, an example, and how it is filled."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

Value = str | int
Told = tuple[Any, Any]
"""The briefing and the edition that a document of the kind is told."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value. One that `may_be_empty` says nothing where there is nothing, as a cell of a table does."""

    name: str
    label: str
    example: Value
    of: Callable[[Any], Value]
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class ListField:
    """Rows to go through with {%p for … %} or {%tr for … %}; `row` are the fields of each."""

    name: str
    label: str
    of: Callable[[Any], Iterable[Any]]
    row: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """The field of a row by its name."""
        return next((field for field in self.row if field.name == name), None)


AnyField = Field | ListField


class Blank(str):
    """A value that is not there today: false in a condition, and told where it would be written."""

    __slots__ = ("label",)
    label: str

    def __new__(cls, label: str) -> Self:
        blank = super().__new__(cls)
        blank.label = label
        return blank


def values(fields: Sequence[AnyField], told: Told) -> dict[str, Any]:
    """What a template is told: text, numbers and lists of rows by the names of the fields; nothing else."""
    found: dict[str, Any] = {}
    for field in fields:
        match field:
            case Field():
                found[field.name] = _value(field, told)
            case ListField():
                rows = enumerate(field.of(told), 1)
                found[field.name] = [{one.name: _value(one, row) for one in field.row} for row in rows]
    return found


def examples(fields: Sequence[AnyField]) -> dict[str, Any]:
    """The same filled with the examples, two rows a list."""
    return {
        field.name: field.example
        if isinstance(field, Field)
        else [{one.name: one.example for one in field.row}] * 2
        for field in fields
    }


def _value(field: Field, source: Any) -> Value:
    value = field.of(source)
    if value == "":
        return "" if field.may_be_empty else Blank(field.label)
    return value
