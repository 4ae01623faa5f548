"""Under which agency the rows of a merged one stand, as of a day (practice §5.2: units merge, papers keep names)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Succession:
    """The last day of an agency (None: it never was one of its own) and the key of the agency that it merged into."""

    last_day: date | None
    successor: str


def heirs(successions: Mapping[str, Succession], as_of: date) -> dict[str, str]:
    """Return, for each agency that is no more on a day, the last one of its line of successors.

    A line ends before an agency that still works on that day; in a line that runs in a circle all stay as they are.
    """
    over = {
        key: one.successor for key, one in successions.items() if one.last_day is None or one.last_day < as_of
    }
    found = {key: _last(key, over) for key in over}
    return {key: heir for key, heir in found.items() if heir != key}


def _last(key: str, over: Mapping[str, str]) -> str:
    seen, at = {key}, key
    while at in over:
        at = over[at]
        if at in seen:
            return key
        seen.add(at)
    return at
