"""Who wrote last at a computer: what a desk is asked for when it has forgotten who sits at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import NAME
from app.models.asking import ask
from app.models.migrations import ACTOR as MIGRATION

if TYPE_CHECKING:
    from app.models.asking import Reads

_LAST = """
    SELECT actor FROM change_log WHERE device = :device AND actor NOT IN :programs ORDER BY seq DESC LIMIT 1
"""


def last_actor(reads: Reads, device: str) -> str:
    """The person who saved last at a device; empty if nobody did."""
    found = ask(reads, _LAST, {"device": device, "programs": (NAME, MIGRATION)})
    return str(found[0].actor) if found else ""
