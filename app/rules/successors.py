"""Under which agency the rows of a merged one stand, as of a day (practice §5.2: units merge, papers keep names)."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Succession(Generic[Key]):
    """The last day of an agency (None: it never was one of its own) and the key of the agency that it merged into."""

    last_day: date | None
    successor: Key


def heirs(successions: Mapping[Key, Succession[Key]], as_of: date) -> dict[Key, Key]:
    """Return, for each agency that is no more on a day, the one that stands for it then."""
    found = {key: stands_for(key, successions, as_of) for key in successions}
    return {key: heir for key, heir in found.items() if heir != key}


def stands_for(key: Key, successions: Mapping[Key, Succession[Key]], as_of: date) -> Key:
    """Return who stands for an agency on a day: itself, or once it is no more the last one of its line of successors.

    A line ends before an agency that still works on that day; in a line that runs in a circle all stay as they are.
    """
    seen, at = {key}, key
    while (next_one := _successor(at, successions, as_of)) is not None:
        if next_one in seen:
            return key
        seen.add(next_one)
        at = next_one
    return at


def _successor(key: Key, successions: Mapping[Key, Succession[Key]], as_of: date) -> Key | None:
    one = successions.get(key)
    return one.successor if one and (one.last_day is None or one.last_day < as_of) else None
