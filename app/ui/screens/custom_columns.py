"""An office's own fields as columns of a list (feature 16)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.core.custom_terms import CustomKind, CustomSubject
from app.core.tables import Cell, Column, Kind
from app.ui.lists.screen import Filter

if TYPE_CHECKING:
    from app.briefings.custom_fields import CustomColumn
    from app.briefings.lists import Choice
    from app.models.asking import Reads

_KINDS = {CustomKind.NUMBER: Kind.NUMBER, CustomKind.DAY: Kind.DATE}
_WIDTHS = {CustomKind.NUMBER: 10, CustomKind.DAY: 10}
_WIDE = 16


def columns_of(subject: CustomSubject) -> Callable[[Reads], Sequence[Column[Any]]]:
    """What answers the columns of a list of tasks or of meetings."""

    def ask(reads: Reads) -> Sequence[Column[Any]]:
        from app.services.lists.custom_columns import columns

        return [_column(one) for one in columns(reads, subject)]

    return ask


def filters_of(subject: CustomSubject) -> Callable[[Reads], Sequence[Filter]]:
    """What answers the filters of such a list: days by periods, all else by what the field says."""

    def ask(reads: Reads) -> Sequence[Filter]:
        from app.services.lists.custom_columns import OWN, columns

        return [
            Filter(f"{OWN}{one.key}", one.name, period=True)
            if one.kind is CustomKind.DAY
            else Filter(f"{OWN}{one.key}", one.name, _Choices(subject, one.key))
            for one in columns(reads, subject)
        ]

    return ask


@dataclass(frozen=True, slots=True)
class _Choices:
    """What a field can be filtered by; the same field asks the same."""

    subject: CustomSubject
    key: str

    def __call__(self, reads: Reads) -> Sequence[Choice]:
        from app.services.lists.custom_columns import choices_of

        return choices_of(reads, self.subject, self.key)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a field says of a listed record; the same field is the same column whenever it is asked."""

    field: CustomColumn

    def __call__(self, row: Any) -> Cell:
        from app.rules.custom_values import typed_value

        return typed_value(self.field.kind, dict(row.custom).get(self.field.key, ""))


def _column(field: CustomColumn) -> Column[Any]:
    return Column(field.name, _Said(field), _WIDTHS.get(field.kind, _WIDE), _KINDS.get(field.kind, Kind.TEXT))
