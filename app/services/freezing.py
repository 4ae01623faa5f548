"""Briefings and editions as the text in which an issued document keeps them, and back."""

import dataclasses
import importlib
import json
from typing import Any, TypeVar

from app.core.codec import UntoldError, decode, encode
from app.core.errors import AppError

Kept = TypeVar("Kept")

_ROOM = "app.briefings."
_TYPE, _VALUE = "type", "value"


def frozen(value: object) -> str:
    """Return a briefing or an edition as text; a bug of ours if it holds what cannot be told again."""
    kind = type(value)
    named = f"{kind.__module__}:{kind.__qualname__}"
    return json.dumps({_TYPE: named, _VALUE: encode(value, kind)}, ensure_ascii=False, separators=(",", ":"))


def thawed(text: str, kind: type[Kept]) -> Kept:
    """Return the value that a text keeps; AppError where it cannot be read any more."""
    value = thawed_briefing(text)
    if not isinstance(value, kind):
        raise _unreadable()
    return value


def thawed_briefing(text: str) -> Any:
    """Return the value of whatever kind of briefing a text keeps; AppError as `thawed`."""
    try:
        said = json.loads(text)
        return decode(said[_VALUE], _kind(said[_TYPE]))
    except (UntoldError, LookupError, TypeError, ValueError, ImportError, AttributeError) as error:
        raise _unreadable() from error


def _kind(named: str) -> type:
    """A dataclass of the briefings, and of no other room: the text comes from a file."""
    module, _, name = named.partition(":")
    if not module.startswith(_ROOM):
        raise LookupError(named)
    kind = getattr(importlib.import_module(module), name)
    if not (isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__module__ == module):
        raise LookupError(named)
    return kind


def _unreadable() -> AppError:
    return AppError(
        "Không đọc lại được nội dung đã phát hành của văn bản này.",
        "Dùng tệp đã ký đính kèm, hoặc lấy lại dữ liệu từ một bản sao lưu.",
    )
