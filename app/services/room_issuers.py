"""The room that issues a document under the office: of its reports and plans (duties 35, 106, 112)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from app.briefings.issuing import RoomIssuer
from app.core.document_kinds import OF_ROOMS
from app.core.text import fold
from app.models.agency import Agency
from app.models.person import Person
from app.models.programme import ProgrammePlan
from app.rules.spans import read_span
from app.services.briefs.days import parts
from app.services.plan_rooms import plan_room
from app.services.settings import read_issuing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

HEADS = ("trưởng phòng", "giám đốc", "trưởng ban", "chánh thanh tra")
"""How the titles of those begin who are at the head of a room, a centre or a board."""

USUAL_POSTS = {"trung tâm": "giám đốc", "ban ": "trưởng ban"}
"""What the head is called where nobody is known to be: by how the name of the room begins."""


def room_issuer(session: Session, code: str, subject: str, *, today: date) -> RoomIssuer | None:
    """Return the room that issues a document; none for kinds of the office itself, or where the room is gone.

    The plan of a room that merged is its successor's.
    """
    key = _room(session, code, subject, today) if code in OF_ROOMS else None
    room = session.get(Agency, key) if key is not None else None
    if room is None:
        return None
    head, post = head_of(session, room.id)
    letters = _letters(read_issuing(session).rooms, room.name)
    return RoomIssuer(room.name, letters, post or _usual_post(room.name), head)


def head_of(session: Session, room: UUID) -> tuple[str, str]:
    """Return who is at the head of a room and his post, by the titles of its people; empty where nobody is."""
    query = select(Person.full_name, Person.title).where(
        Person.agency_id == room, Person.deleted_at.is_(None)
    )
    for name, title in session.execute(query.order_by(Person.rank == 0, Person.rank, Person.sort_key)):
        post = next((head for head in HEADS if title.casefold().startswith(head)), "")
        if post:
            return name, post
    return "", ""


def _usual_post(name: str) -> str:
    return next((post for begins, post in USUAL_POSTS.items() if name.casefold().startswith(begins)), "")


def _room(session: Session, code: str, subject: str, today: date) -> UUID | None:
    named, aside = parts(subject)
    try:
        key = UUID(hex=aside if code == "room_report" else named)
    except ValueError:
        return None
    if code == "room_report":
        return key
    plan = session.get(ProgrammePlan, key)
    if plan is None or plan.room_id is None:
        return None
    return plan_room(session, plan.room_id, read_span(plan.span), today=today)


def _letters(rooms: Iterable[str], name: str) -> str:
    """The letters of a room by the settings, "TH: Phòng Tổng hợp"; empty for one that has none there."""
    known = (line.partition(":") for line in rooms)
    return next((letters.strip() for letters, _, room in known if fold(room) == fold(name)), "")
