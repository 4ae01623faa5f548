"""The agencies as they stand on a day: in the office's own order, merged ones under their successors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from app.models.asking import Question, ask
from app.rules.successors import Succession, heirs
from app.services.leads import Lead

if TYPE_CHECKING:
    from app.models.asking import Reads

_AGENCIES = Question(
    """
    SELECT id, name, position, sort_key, valid_to, successor_id, successor_id IN (
        SELECT id FROM agency WHERE deleted_at IS NULL
    ) AS is_followed
    FROM agency WHERE deleted_at IS NULL ORDER BY position, sort_key, id""",
    {"valid_to": date.fromisoformat},
)

HEIR = "heir AS MATERIALIZED (SELECT key AS agency_id, value AS stands_under FROM json_each(:heirs))"
"""The heirs as a piece of a WITH; `Agencies.bound` is what it binds."""


@dataclass(frozen=True, slots=True)
class Agencies:
    """All agencies by their keys, in the office's own order; `heirs`: under whom merged ones stand on the day.

    `successions` tell it of any day.
    """

    leads: Mapping[str, Lead]
    heirs: Mapping[str, str]
    successions: Mapping[str, Succession[str]] = field(default_factory=dict)

    @property
    def names(self) -> Mapping[str, str]:
        """Return the names of all by their keys."""
        return {key: name for key, (name, *_) in self.leads.items()}

    def lead(self, key: str) -> Lead:
        """Return the agency under which the rows of an agency stand, as lists name and place it."""
        return self.leads[self.stands_under(key)]

    def standing_name(self, key: UUID | None) -> str:
        """Return the name under which an agency stands; empty for none, and for one that was deleted."""
        return self.lead(key.hex)[0] if key is not None and key.hex in self.leads else ""

    def stands_under(self, key: str) -> str:
        """Return the agency under which the rows of an agency stand: itself, or its last successor."""
        return self.heirs.get(key, key)

    def keys_of(self, key: str) -> tuple[str, ...]:
        """Return an agency and those that merged into it."""
        return (key, *(merged for merged, heir in self.heirs.items() if heir == key))

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of all with the names under which they stand; those that stand for themselves first."""
        keys = sorted(self.leads, key=lambda key: key in self.heirs)
        return tuple((key, self.lead(key)[0]) for key in keys)

    def standing_names(self) -> Mapping[str, str]:
        """Return the names under which agencies stand by the names of all; one that stands for itself goes first."""
        return {self.names[key]: said for key, said in reversed(self.rows())}

    @property
    def bound(self) -> str:
        """Return the heirs as the SQL of the figures binds them."""
        return json.dumps(dict(self.heirs))

    def bound_on(self, day: date) -> str:
        """Return those of another day, as `done_sql.of_present_lead` binds them."""
        return json.dumps(heirs(self.successions, day))


def read_agencies(reads: Reads, as_of: date) -> Agencies:
    """Return the agencies as they stand on a day; one whose successor was deleted stands for itself."""
    rows = ask(reads, _AGENCIES)
    followed = {row.id: Succession(row.valid_to, row.successor_id) for row in rows if row.is_followed}
    leads = {row.id: (row.name, row.position, row.sort_key) for row in rows}
    return Agencies(leads, heirs(followed, as_of), followed)


def read_successions(reads: Reads) -> dict[UUID, Succession[UUID]]:
    """Return who merged into whom, as the facts of a task name agencies."""
    found = read_agencies(reads, date.max).successions
    return {UUID(key): Succession(one.last_day, UUID(one.successor)) for key, one in found.items()}
