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


_SEAT = """
    SELECT person.id, coalesce(agency.id, '') AS room
    FROM person LEFT JOIN agency
        ON agency.id = person.agency_id AND agency.deleted_at IS NULL AND agency.kind = 'office_room'
    WHERE person.deleted_at IS NULL AND person.full_name = :name
"""


def person_and_room(reads: Reads, name: str) -> tuple[str, str]:
    """The keys of the person of a name and of the room of the office; empty where none or several are known."""
    found = ask(reads, _SEAT, {"name": name})
    return (str(found[0].id), str(found[0].room)) if len(found) == 1 else ("", "")
