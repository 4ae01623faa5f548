"""Who acts for a post on a day: its holder, or while he is away the person who was delegated (duties 68, 146)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Date, and_, exists, literal_column, select
from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Ref
from app.core.errors import AppError
from app.core.words import short_date
from app.models.person import Delegation, Person, Post, PostHolding
from app.services.delegated_sql import ends_on
from app.services.in_force import in_force
from app.services.regulation_versions import regulation_on

_ENDS_ON = literal_column(ends_on(), Date())


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts for a post on a day; of a delegation also until when and by what document."""

    person_id: UUID
    name: str
    delegated: bool = False
    until: date | None = None
    document: str = ""


def acting_for(session: Session, post: UUID, day: date) -> Acting | None:
    """Return who acts for a post on a day: the delegated person before the holder; none if nobody does."""
    given = delegation_on(session, post, day)
    if given is not None:
        name, until = _name(session, given.person_id), last_day(session, given)
        return Acting(given.person_id, name, delegated=True, until=until, document=given.document)
    holders = holders_on(session, post, day)
    return Acting(holders[0], _name(session, holders[0])) if holders else None


def advise_chair(session: Session, chair: Ref | None, day: date | None) -> tuple[Complaint, ...]:
    """Say of a meeting that its chair's post is acted for by somebody else on that day (duty 68)."""
    if chair is None or chair.table != "post" or not chair.key or day is None:
        return ()
    acting = acting_for(session, UUID(chair.key), day)
    if acting is None or acting.until is None:
        return ()
    by = f", theo {acting.document}" if acting.document else ""
    sentence = f"{acting.name} được ủy quyền thay {chair.name} đến hết {short_date(acting.until)}{by}."
    return (Complaint("chair", sentence, warning=True),)


def delegated_on(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Whichever delegations are in force on a day: it ends with the tenure of its giver in the post."""
    return and_(Delegation.from_on <= day, day <= _ENDS_ON)


def delegation_on(session: Session, post: UUID, day: date) -> Delegation | None:
    """Return the delegation of a post that is in force on a day."""
    query = select(Delegation).where(
        Delegation.post_id == post, Delegation.deleted_at.is_(None), delegated_on(day)
    )
    return session.scalars(query.order_by(Delegation.from_on.desc(), Delegation.id).limit(1)).one_or_none()


def last_day(session: Session, given: Delegation) -> date:
    """Return until when a delegation is in force: the day that was written, or the end of its giver's tenure."""
    return session.scalar(select(_ENDS_ON).where(Delegation.id == given.id)) or given.to_on


def posts_on(session: Session, person: UUID, day: date) -> tuple[UUID, ...]:
    """Return the posts that a person holds on a day."""
    query = select(PostHolding.post_id).where(
        PostHolding.person_id == person, PostHolding.deleted_at.is_(None), in_force(PostHolding, day)
    )
    return tuple(session.scalars(query))


def holders_on(session: Session, post: UUID, day: date) -> tuple[UUID, ...]:
    """Return the people who hold a post on a day, the last to come first."""
    query = select(PostHolding.person_id).where(
        PostHolding.post_id == post, PostHolding.deleted_at.is_(None), in_force(PostHolding, day)
    )
    return tuple(session.scalars(query.order_by(PostHolding.from_on.desc(), PostHolding.id.desc())))


def vacant_on(day: date) -> ColumnElement[bool]:
    """Whichever posts nobody holds or acts for on a day; one of which no holder was ever written is not known to be."""
    held = exists().where(PostHolding.post_id == Post.id, PostHolding.deleted_at.is_(None))
    acted = exists().where(Delegation.post_id == Post.id, Delegation.deleted_at.is_(None), delegated_on(day))
    return and_(held, ~held.where(in_force(PostHolding, day)), ~acted)


def delegate(
    session: Session,
    *,
    post: UUID,
    person: UUID,
    from_on: date,
    to_on: date,
    giver: UUID | None = None,
    document: str = "",
    scope: str = "",
) -> Delegation:
    """Let a person act for the holder of a post from a day to a day, both included (duty 146).

    `giver` is the holder unless another is given. Raises AppError for what `require_allowed` refuses.
    """
    given_by = giver or next(iter(holders_on(session, post, from_on)), None)
    require_allowed(
        session, post=post, person=person, giver=given_by, from_on=from_on, to_on=to_on, replaced=None
    )
    row = Delegation(
        post_id=post,
        giver_id=given_by,
        person_id=person,
        from_on=from_on,
        to_on=to_on,
        document=document,
        scope=scope,
    )
    session.add(row)
    session.flush()
    return row


def require_allowed(
    session: Session,
    *,
    post: UUID,
    person: UUID,
    giver: UUID | None,
    from_on: date,
    to_on: date,
    replaced: UUID | None,
) -> None:
    """Refuse, with an AppError, a delegation that cannot be; `replaced` is the one that is being changed.

    Not to the holder himself, not beside another one of the same post, and by nobody who does not hold the post:
    who was delegated must not delegate again, unless the regulation allows it.
    """
    holders = holders_on(session, post, from_on)
    if person in holders:
        raise AppError(
            f"{_name(session, person)} đang giữ chính chức danh này.", "Chọn người khác được ủy quyền."
        )
    _require_giver(session, post=post, giver=giver, holders=holders, from_on=from_on)
    if other := _beside(session, post, from_on, to_on, replaced):
        days = f"Từ {short_date(other.from_on)} đến {short_date(last_day(session, other))}"
        raise AppError(
            f"{days} chức danh này đã được ủy quyền cho {_name(session, other.person_id)}.",
            "Kết thúc lần ủy quyền ấy trước, hoặc chọn ngày khác.",
        )


def _require_giver(
    session: Session, *, post: UUID, giver: UUID | None, holders: tuple[UUID, ...], from_on: date
) -> None:
    if giver is None or not holders or giver in holders:
        return
    title = session.scalar(select(Post.name).where(Post.id == post)) or ""
    acting = acting_for(session, post, from_on)
    is_acting = acting is not None and acting.person_id == giver
    if not is_acting:
        raise AppError(
            f"{_name(session, giver)} không giữ chức danh “{title}” vào ngày {short_date(from_on)}.",
            "Người ủy quyền phải là người giữ chức danh.",
        )
    if not regulation_on(session, from_on).may_redelegate:
        raise AppError(
            f"{_name(session, giver)} là người được ủy quyền, không được ủy quyền lại cho người khác.",
            "Người giữ chức danh ủy quyền trực tiếp, hoặc sửa quy định này trong trang Quy chế.",
        )


def _beside(
    session: Session, post: UUID, from_on: date, to_on: date, replaced: UUID | None
) -> Delegation | None:
    query = select(Delegation).where(
        Delegation.post_id == post,
        Delegation.deleted_at.is_(None),
        Delegation.from_on <= to_on,
        from_on <= _ENDS_ON,
    )
    return next((row for row in session.scalars(query) if row.id != replaced), None)


def _name(session: Session, person: UUID) -> str:
    return session.scalar(select(Person.full_name).where(Person.id == person)) or ""
