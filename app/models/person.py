"""People, posts and who held them when, and the fields that leaders follow."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, and_, exists, not_, or_
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Record, derived
from app.models.derivations import folded, sorted_by, sorted_by_given_name


class Person(Record):
    """A leader, specialist or member; `rank` is the order of officials, lowest first (0: none).

    A `committee_member` is or was one: in the spells of `MemberSpell`, without any always.
    """

    __tablename__ = "person"

    full_name: Mapped[str]
    sort_name: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    committee_member: Mapped[bool] = mapped_column(default=False)
    rank: Mapped[int] = mapped_column(default=0)
    phone: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("full_name", "title"), index=True)
    sort_key: Mapped[str] = derived(sorted_by_given_name, index=True)


class MemberSpell(Record):
    """A time in which somebody is or was a member of the committee, from a day to a day (both included; none: open)."""

    __tablename__ = "member_spell"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]


def member_on(day: date) -> ColumnElement[bool]:
    """Whoever was a member of the committee on a day: who is marked and whose spells, if there are any, hold it."""
    spells = exists().where(MemberSpell.person_id == Person.id, MemberSpell.deleted_at.is_(None))
    holding = spells.where(
        or_(MemberSpell.from_on.is_(None), MemberSpell.from_on <= day),
        or_(MemberSpell.to_on.is_(None), MemberSpell.to_on >= day),
    )
    return and_(Person.committee_member, or_(not_(spells), holding))


class PastWorkplace(Record):
    """Where a person worked until a day (included); `Person.agency_id` is where he works since the last of these.

    Somebody without any always worked there, so nothing is written of who never moved, and two can share no day.
    """

    __tablename__ = "past_workplace"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    to_on: Mapped[date]


class Post(Record):
    """A post that assigns tasks or leads a field, whoever holds it: "Chủ tịch", "Phó Chủ tịch (kinh tế)"."""

    __tablename__ = "post"

    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    folded: Mapped[str] = derived(folded("name"), index=True)
    sort_key: Mapped[str] = derived(sorted_by("name"))


class PostHolding(Record):
    """Who held a post, from which day to which (both included; none: open)."""

    __tablename__ = "post_holding"

    post_id: Mapped[UUID] = mapped_column(ForeignKey("post.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]


class Delegation(Record):
    """A person who acts for the holder of a post, from which day to which (duties 68, 146); `giver` is who said so."""

    __tablename__ = "delegation"

    post_id: Mapped[UUID] = mapped_column(ForeignKey("post.id"), index=True)
    giver_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    from_on: Mapped[date]
    to_on: Mapped[date]
    document: Mapped[str] = mapped_column(default="")
    scope: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("document", "scope"))


class Field(Record):
    """A field of work (lĩnh vực; duty 148) and the room of the office that follows it."""

    __tablename__ = "field"

    name: Mapped[str]
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id", name="fk_field_room_id"), index=True)
    folded: Mapped[str] = derived(folded("name"), index=True)
    sort_key: Mapped[str] = derived(sorted_by("name"))


class FieldLeader(Record):
    """Which leader follows which field (duties 20, 23)."""

    __tablename__ = "field_leader"

    field_id: Mapped[UUID] = mapped_column(ForeignKey("field.id"), index=True)
    post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]


class AgencyLeader(Record):
    """Which leader follows which agency or commune, his territory (duty 23)."""

    __tablename__ = "agency_leader"

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
