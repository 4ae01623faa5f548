"""The committee as it stood on a day: its members in their order, and who chairs it on a day (duties 85, 86, 143)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from app.models.asking import ask

if TYPE_CHECKING:
    from app.models.asking import Reads

_SPELLS = "SELECT 1 FROM member_spell AS spell WHERE spell.person_id = person.id AND spell.deleted_at IS NULL"
MEMBER = f"""(person.committee_member AND (NOT EXISTS ({_SPELLS}) OR EXISTS (
    {_SPELLS} AND coalesce(spell.from_on <= {{day}}, 1) AND coalesce(spell.to_on >= {{day}}, 1))))"""
"""Whoever was a member on a day, in SQL; `models/person.member_on` says the same."""
_MEMBERS = f"""
    SELECT id FROM person WHERE {MEMBER.format(day=":day")} AND deleted_at IS NULL
    ORDER BY rank = 0, rank, sort_key, id"""
_CHAIR = f"""
    SELECT person.id FROM person
        LEFT JOIN post_holding AS held ON held.person_id = person.id AND held.deleted_at IS NULL
            AND (held.from_on IS NULL OR held.from_on <= :day) AND (held.to_on IS NULL OR held.to_on >= :day)
        LEFT JOIN post ON post.id = held.post_id AND post.deleted_at IS NULL
    WHERE {MEMBER.format(day=":day")} AND person.deleted_at IS NULL
        AND (post.folded = 'chu tich' OR post.folded LIKE 'chu tich ubnd%'
            OR (post.id IS NULL AND person.folded LIKE '%chu tich%' AND person.folded NOT LIKE '%pho chu tich%'))
    ORDER BY post.id IS NULL, person.rank = 0, person.rank, person.id LIMIT 1"""


def members(session: Reads, day: date) -> list[UUID]:
    """Return every member of the committee on a day, the highest first."""
    return [UUID(key) for (key,) in ask(session, _MEMBERS, {"day": day.isoformat()})]


def chair_on(session: Reads, day: date) -> UUID | None:
    """Return the member who held the post of Chủ tịch on a day, or is titled so; None where nobody is."""
    found = ask(session, _CHAIR, {"day": day.isoformat()})
    return UUID(found[0].id) if found else None
