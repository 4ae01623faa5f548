"""People of the same name in one table: told apart by where they work and what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from app.models.asking import Question, ask

if TYPE_CHECKING:
    from app.models.asking import Reads

_PEOPLE = Question(
    """
    SELECT person.id, person.title, coalesce(agency.name, '') AS agency
    FROM person LEFT JOIN agency ON agency.id = person.agency_id WHERE person.id IN :keys"""
)
_WAYS: tuple[Callable[[Any], tuple[str, ...]], ...] = (
    lambda row: (row.agency,),
    lambda row: (row.title,),
    lambda row: (row.title, row.agency),
)
"""What tells people apart, the shortest that does first."""


def told_apart(reads: Reads, names: Mapping[str, str]) -> dict[str, str]:
    """Return the names, by the codes of their rows; those of people who share one with their agency or title.

    A code is a person's key or "person:KEY"; others ("post:KEY") are no people and stay as they are.
    """
    often = Counter(names.values())
    keys = {code: code.removeprefix("person:") for code, name in names.items() if often[name] > 1}
    if not keys:
        return dict(names)
    known = {row.id: row for row in ask(reads, _PEOPLE, {"keys": list(keys.values())})}
    groups: dict[str, dict[str, Any]] = {}
    for code, key in keys.items():
        if key in known:
            groups.setdefault(names[code], {})[code] = known[key]
    told = {code: said for name, people in groups.items() for code, said in _said(name, people).items()}
    return {**names, **told}


def _said(name: str, people: Mapping[str, Any]) -> dict[str, str]:
    for way in _WAYS:
        parts = {code: ", ".join(filter(None, way(row))) for code, row in people.items()}
        if len(set(parts.values())) == len(parts):
            break
    return {code: f"{name} ({said})" if said else name for code, said in parts.items()}
