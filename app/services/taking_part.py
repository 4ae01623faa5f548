"""Who is invited to a meeting, as its line of the schedule says it: leaders by posts, the rest in words (duty 84)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from app.core.meeting_terms import Group
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.meeting import MeetingAttendance
from app.models.person import Person, Post
from app.rules.meeting_kinds import rule_of
from app.rules.taking_part import Circle, in_circles, named
from app.services.delegations import holders_on, posts_on
from app.services.forms.common import part_rows
from app.services.participants import members, of_kind

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.models.meeting import Meeting

KINDS = {
    AgencyKind.DEPARTMENT: "Các sở, ban, ngành",
    AgencyKind.COMMUNE: "UBND các xã, phường, đặc khu",
    AgencyKind.OFFICE_ROOM: "Các phòng thuộc Văn phòng",
}
"""How all agencies of a kind are said together."""


@dataclass(frozen=True, slots=True)
class TakingPart:
    """`posts` are those of leaders who are no part of a circle; `words` tell all others."""

    posts: tuple[UUID, ...]
    words: str


def taking_part(session: Session, meeting: Meeting) -> TakingPart:
    """Return who is invited to a meeting beside its chair."""
    rows = part_rows(session, MeetingAttendance, {"meeting_id": meeting.id})
    chairs = {meeting.chair_person_id, *_holders(session, meeting)}
    said, people = in_circles([row.person_id for row in rows if row.person_id], _groups(session, meeting))
    places, agencies = in_circles(
        [row.agency_id for row in rows if row.agency_id], _kinds(session, meeting.held_on)
    )
    posts, others = _posts(session, meeting, [one for one in people if one not in chairs])
    told = [
        *said,
        *named([_person(session, one) for one in others], "đại biểu"),
        *places,
        *named([_agency(session, one) for one in agencies], "cơ quan"),
    ]
    return TakingPart(tuple(posts), "; ".join(told))


def _holders(session: Session, meeting: Meeting) -> tuple[UUID, ...]:
    post = meeting.chair_post_id
    return holders_on(session, post, meeting.held_on) if post is not None else ()


def _groups(session: Session, meeting: Meeting) -> Iterator[Circle]:
    """The circles of people, those of the kind first."""
    usual = rule_of(meeting.kind).groups
    for group in (*usual, *(group for group in Group if group not in usual)):
        people = [row.id for row in members(session, group, meeting.held_on) if isinstance(row, Person)]
        yield Circle(group.label, frozenset(people), usual=group in usual)


def _kinds(session: Session, day: date) -> Iterator[Circle]:
    for kind, name in KINDS.items():
        yield Circle(name, frozenset(one.id for one in of_kind(session, kind, day)))


def _posts(session: Session, meeting: Meeting, people: list[UUID]) -> tuple[list[UUID], list[UUID]]:
    """The first post of each leader, and those who have none."""
    order = {
        key: place
        for place, key in enumerate(session.scalars(select(Post.id).order_by(Post.position, Post.id)))
    }
    posts, others = [], []
    for person in people:
        held = sorted(posts_on(session, person, meeting.held_on), key=lambda key: order[key])
        (posts.append(held[0]) if held else others.append(person))
    return list(dict.fromkeys(posts)), others


def _person(session: Session, key: UUID) -> str:
    row = session.get(Person, key)
    return row.full_name if row is not None else ""


def _agency(session: Session, key: UUID) -> str:
    row = session.get(Agency, key)
    return row.name if row is not None else ""
