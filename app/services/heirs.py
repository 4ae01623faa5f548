"""The agencies as they stand on a day: in the office's own order, merged ones under their successors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.models.asking import Question, ask
from app.rules.successors import Succession, heirs

if TYPE_CHECKING:
    from app.models.asking import Reads

_AGENCIES = Question(
    """
    SELECT id, name, valid_to, successor_id, successor_id IN (
        SELECT id FROM agency WHERE deleted_at IS NULL
    ) AS is_followed
    FROM agency WHERE deleted_at IS NULL ORDER BY position, sort_key, id""",
    {"valid_to": date.fromisoformat},
)

HEIR = "heir AS MATERIALIZED (SELECT key AS agency_id, value AS stands_under FROM json_each(:heirs))"
"""The heirs as a piece of a WITH; `Agencies.bound` is what it binds."""


@dataclass(frozen=True, slots=True)
class Agencies:
    """The names of all agencies by their keys, in the office's own order; `heirs`: under whom merged ones stand."""

    names: Mapping[str, str]
    heirs: Mapping[str, str]

    def stands_under(self, key: str) -> str:
        """Return the agency under which the rows of an agency stand: itself, or its last successor."""
        return self.heirs.get(key, key)

    def keys_of(self, key: str) -> tuple[str, ...]:
        """Return an agency and those that merged into it."""
        return (key, *(merged for merged, heir in self.heirs.items() if heir == key))

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of all with the names under which they stand; those that stand for themselves first."""
        own = [(key, name) for key, name in self.names.items() if key not in self.heirs]
        return (*own, *((key, self.names[heir]) for key, heir in self.heirs.items()))

    @property
    def bound(self) -> str:
        """Return the heirs as the SQL of the figures binds them."""
        return json.dumps(dict(self.heirs))


def read_agencies(reads: Reads, as_of: date) -> Agencies:
    """Return the agencies as they stand on a day; one whose successor was deleted stands for itself."""
    rows = ask(reads, _AGENCIES)
    followed = {row.id: Succession(row.valid_to, row.successor_id) for row in rows if row.is_followed}
    return Agencies({row.id: row.name for row in rows}, heirs(followed, as_of))
