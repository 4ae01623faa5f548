"""What a save took away because something became secret (duty 12)."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows of a table lost words of the secret, by table; drafts that did; changes of the log that did."""

    rows: Mapping[str, int]
    drafts: int
    changes: int
