"""Agencies that are invited, each once: merged ones under who stands for them on the day of the meeting (67)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from uuid import UUID

    from app.services.heirs import Agencies

Row = TypeVar("Row")


def each_once(
    rows: Iterable[Row], agencies: Agencies, *, named: Callable[[Row], UUID], says: Callable[[Row], bool]
) -> dict[str, list[Row]]:
    """The rows of each agency by the key of who stands for it; the first of them is what it is told by.

    That is one that `says` how the agency took part, of several the successor's own before those of merged ones.
    """
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(agencies.stands_under(named(row).hex), []).append(row)
    for key, same in found.items():
        same.sort(key=lambda row: (not says(row), named(row).hex != key))
    return found
