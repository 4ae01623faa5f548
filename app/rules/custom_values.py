"""What is written into an office's own field: read by its kind, kept as one text, said again (feature 16)."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.core.custom_terms import CustomKind
from app.core.errors import AppError
from app.core.tables import Cell, show
from app.core.text import clean, fold
from app.rules.typed_days import read_typed_day

_NUMBER = re.compile(r"(?P<sign>[-–]?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?")


def read_value(name: str, kind: CustomKind, choices: Sequence[str], typed: str, *, today: date) -> str:
    """The text that is kept for what was typed into the field of that name; empty for nothing.

    Raises:
        AppError: it is no number, no day, or none of the choices.
    """
    written = clean(typed)
    if not written:
        return ""
    match kind:
        case CustomKind.TEXT:
            return written
        case CustomKind.NUMBER:
            return _number(name, written)
        case CustomKind.DAY:
            return _day(name, written, today)
        case CustomKind.CHOICE:
            return _choice(name, written, choices)


def say_value(kind: CustomKind, kept: str) -> str:
    """A kept text as people write it: "1.234,5", "15/11/2026"."""
    return show(typed_value(kind, kept))


def typed_value(kind: CustomKind, kept: str) -> Cell:
    """A kept text as a cell has it."""
    if not kept:
        return None
    match kind:
        case CustomKind.NUMBER:
            return Decimal(kept)
        case CustomKind.DAY:
            return date.fromisoformat(kept)
        case CustomKind.TEXT | CustomKind.CHOICE:
            return kept


def _number(name: str, written: str) -> str:
    found = _NUMBER.fullmatch(written)
    if found is None:
        raise AppError(f"“{name}”: “{written}” không phải là số.", "Ghi số như 1.234,5.")
    sign = "-" if found["sign"] else ""
    part = f".{found['part']}" if found["part"] else ""
    return f"{sign}{found['whole'].replace('.', '')}{part}"


def _day(name: str, written: str, today: date) -> str:
    found = read_typed_day(written, today)
    if found.complaint or found.day is None:
        raise AppError(f"“{name}”: “{written}” không phải là một ngày.", "Ghi ngày như 15/11/2026.")
    return found.day.isoformat()


def _choice(name: str, written: str, choices: Sequence[str]) -> str:
    said = next((one for one in choices if fold(one) == fold(written)), None)
    if said is None:
        raise AppError(f"“{name}”: không có lựa chọn “{written}”.", f"Chọn một trong: {'; '.join(choices)}.")
    return said
