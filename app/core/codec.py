"""Values as JSON and back without loss, told by their type hints: frozen dataclasses with all that they hold.

Days and moments are ISO texts, decimals their digits, terms their codes, keys hex digits; tuples and sets are lists;
a mapping whose keys are no texts is a list of pairs. Where a hint allows several types, beside the value stands
which one it is.
"""

import dataclasses
import enum
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

Json = Any

IS, VALUE = "is", "value"
_PLAIN = (bool, int, str, float, type(None))
_WORDS: Mapping[type, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    datetime: (datetime.isoformat, datetime.fromisoformat),
    date: (date.isoformat, date.fromisoformat),
    time: (time.isoformat, time.fromisoformat),
    Decimal: (str, Decimal),
    UUID: (lambda key: key.hex, UUID),
}
_LISTS = (tuple, list, frozenset, set)
_MAPPINGS = (dict, Mapping)


class UntoldError(TypeError):
    """A hint that this codec does not know, or a value that does not fit its hint: a bug of ours or a damaged text."""


def encode(value: object, hint: Any) -> Json:
    """Return a value of the hinted type as JSON; UntoldError where it cannot be told again without loss."""
    return _shape(hint).encode(value)


def decode(said: Json, hint: Any) -> Any:
    """Return the value that `encode` told; fields that are gone are passed over, missing ones take their default.

    Raises UntoldError for JSON that is no such value.
    """
    try:
        return _shape(hint).decode(said)
    except UntoldError:
        raise
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError) as error:
        raise UntoldError(f"no {hint}: {said!r:.80}") from error


@dataclasses.dataclass(frozen=True, slots=True)
class _Shape:
    """How values of one hint are told and understood; `holds` tells whether a value is one."""

    encode: Callable[[Any], Json]
    decode: Callable[[Json], Any]
    holds: Callable[[Any], bool]


@cache
def _shape(hint: Any) -> _Shape:
    origin = get_origin(hint) or hint
    if hint is None or hint in _PLAIN:
        return _plain(type(None) if hint is None else hint)
    if origin in (Union, types.UnionType):
        return _union(get_args(hint))
    if origin is Literal:
        return _exactly(get_args(hint))
    if origin in _LISTS:
        return _list(origin, get_args(hint))
    if origin in _MAPPINGS and get_args(hint):
        return _mapping(*get_args(hint))
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return _Shape(lambda value: value.value, hint, lambda value: isinstance(value, hint))
    if hint in _WORDS:
        return _Shape(*_WORDS[hint], lambda value: type(value) is hint)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _record(hint)
    raise UntoldError(f"no way to keep {hint}")


def _plain(kind: type) -> _Shape:
    def bare(value: Any) -> Any:
        if type(value) is kind:
            return value
        if kind in (str, int) and isinstance(value, kind) and not isinstance(value, bool):
            return kind(value)  # a term where any text may stand equals its code
        raise UntoldError(f"{value!r:.80} is no {kind.__name__}")

    return _Shape(bare, bare, lambda value: type(value) is kind)


def _exactly(allowed: tuple[Any, ...]) -> _Shape:
    def same(value: Any) -> Any:
        if value not in allowed:
            raise UntoldError(f"{value!r:.80} is none of {allowed}")
        return value

    return _Shape(same, same, lambda value: value in allowed)


def _union(hints: tuple[Any, ...]) -> _Shape:
    """One type or nothing needs no mark; of several the value says its place among them."""
    some = tuple(hint for hint in hints if hint is not type(None))
    if len(some) == 1:
        return _optional(_shape(some[0]))
    shapes = {_called(hint): _shape(hint) for hint in hints}

    def tell(value: Any) -> Json:
        for name, shape in shapes.items():
            if shape.holds(value):
                return {IS: name, VALUE: shape.encode(value)}
        raise UntoldError(f"{value!r:.80} is none of {', '.join(shapes)}")

    return _Shape(
        tell,
        lambda said: shapes[said[IS]].decode(said[VALUE]),
        lambda value: any(shape.holds(value) for shape in shapes.values()),
    )


def _optional(shape: _Shape) -> _Shape:
    return _Shape(
        lambda value: None if value is None else shape.encode(value),
        lambda said: None if said is None else shape.decode(said),
        lambda value: value is None or shape.holds(value),
    )


def _called(hint: Any) -> str:
    return hint.__name__ if isinstance(hint, type) and not get_args(hint) else str(hint)


def _list(kind: Any, hints: tuple[Any, ...]) -> _Shape:
    """`tuple[X, ...]`, `list[X]` and their like; `tuple[X, Y]` has a type for each place."""
    if not hints:
        raise UntoldError(f"{kind.__name__} of what?")
    if kind is tuple and hints[-1] is not Ellipsis:
        return _places(tuple(map(_shape, hints)))
    each = _shape(hints[0])
    return _Shape(
        lambda value: [each.encode(one) for one in value],
        lambda said: kind(each.decode(one) for one in said),
        lambda value: isinstance(value, kind) and all(map(each.holds, value)),
    )


def _places(shapes: tuple[_Shape, ...]) -> _Shape:
    return _Shape(
        lambda value: [shape.encode(one) for shape, one in zip(shapes, value, strict=True)],
        lambda said: tuple(shape.decode(one) for shape, one in zip(shapes, said, strict=True)),
        lambda value: (
            isinstance(value, tuple)
            and len(value) == len(shapes)
            and all(shape.holds(one) for shape, one in zip(shapes, value, strict=True))
        ),
    )


def _mapping(key: Any, value: Any) -> _Shape:
    keys, values = _shape(key), _shape(value)
    pairs = key is not str
    return _Shape(
        (
            (lambda found: [[keys.encode(k), values.encode(v)] for k, v in found.items()])
            if pairs
            else (lambda found: {k: values.encode(v) for k, v in found.items()})
        ),
        (
            (lambda said: {keys.decode(k): values.decode(v) for k, v in said})
            if pairs
            else (lambda said: {k: values.decode(v) for k, v in said.items()})
        ),
        lambda found: isinstance(found, Mapping) and all(map(keys.holds, found)),
    )


def _record(kind: type) -> _Shape:
    """A dataclass by its fields. They are looked up when first used, so that a record may hold its own kind."""

    @cache
    def shapes() -> dict[str, _Shape]:
        hints = get_type_hints(kind)
        return {field.name: _shape(hints[field.name]) for field in dataclasses.fields(kind) if field.init}

    def tell(value: Any) -> Json:
        if type(value) is not kind:
            raise UntoldError(f"{value!r:.80} is no {kind.__name__}")
        return {name: shape.encode(getattr(value, name)) for name, shape in shapes().items()}

    def understand(said: Json) -> Any:
        found = {name: shape.decode(said[name]) for name, shape in shapes().items() if name in said}
        return kind(**found)

    return _Shape(tell, understand, lambda value: type(value) is kind)
