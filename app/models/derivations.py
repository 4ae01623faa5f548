"""How derived columns are made: folded text to search, keys to sort by."""

from collections.abc import Mapping
from typing import Any

from app.core.order import name_key, order_key
from app.core.text import fold
from app.models.base import Derivation


def folded(*names: str) -> Derivation:
    """The named columns as people search for them: no accents, no case."""

    def derivation(values: Mapping[str, Any]) -> str:
        return fold(" ".join(values.get(name) or "" for name in names))

    return derivation


def sorted_by(name: str, *, words: int | None = None) -> Derivation:
    """The key that puts the named column in Vietnamese alphabetical order, by its first `words` (None: all)."""

    def derivation(values: Mapping[str, Any]) -> str:
        text = values.get(name) or ""
        return order_key(text if words is None else " ".join(text.split(maxsplit=words)[:words]))

    return derivation


def sorted_by_given_name(values: Mapping[str, Any]) -> str:
    """The key that puts people in the order of their given names, or of the sort name they chose."""
    return name_key(values["full_name"], values.get("sort_name") or "")
