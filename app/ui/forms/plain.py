"""Values of a form as plain ones for JSON, and back; used for drafts alone."""

from dataclasses import fields
from datetime import date, time
from typing import Any

from app.briefings.forms import Ref
from app.core.terms import Term


def to_plain(value: Any) -> Any:
    """Return the same for JSON. ValueError for a kind of value that no form holds."""
    match value:
        case Term():
            return {"term": [type(value).__name__, value.value]}
        case None | bool() | int() | str():
            return value
        case date():
            return {"day": value.isoformat()}
        case time():
            return {"time": value.isoformat()}
        case Ref():
            return {"ref": [value.table, value.key, value.name]}
        case tuple() | list():
            return [to_plain(one) for one in value]
    raise ValueError(f"a form holds no {type(value).__name__}")


def from_plain(plain: Any) -> Any:
    """Return what `to_plain` was given; lists come back as tuples. KeyError for terms of a name that none has."""
    match plain:
        case {"term": [kind, code]}:
            return {each.__name__: each for each in Term.__subclasses__()}[kind](code)
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case {"time": str(moment)}:
            return time.fromisoformat(moment)
        case {"ref": [table, key, name]}:
            return Ref(table, key, name)
        case list():
            return tuple(from_plain(one) for one in plain)
    return plain


def base_of(values: Any, shown: set[str]) -> dict[str, Any]:
    """What a value holds besides the fields that are shown; parts that no JSON holds are left to their defaults."""
    kept = {}
    for field in fields(values):
        if field.name not in shown:
            try:
                kept[field.name] = to_plain(getattr(values, field.name))
            except ValueError:
                continue
    return kept
