"""The form of a person: loaded, saved and told."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Details, Loaded
from app.briefings.person_form import PersonForm, SpellRow, WorkplaceRow
from app.core.errors import AppError
from app.core.fields import LABELS
from app.core.order import default_sort_name
from app.core.words import short_date
from app.models.person import MemberSpell, PastWorkplace, Person, Post, PostHolding
from app.rules.facts import stands
from app.rules.form_checks.person import span
from app.rules.form_checks.spans import first_overlap
from app.rules.workplaces import moved
from app.services.forms.common import Part, alive, newest_change, part_rows, put, to_save, write_parts
from app.services.forms.refs import Refs, ref_of
from app.services.forms.telling import facts, say_span, with_aside, without_empty

TABLE = Person.__tablename__


def load(session: Session, key: str | None, *, today: date) -> Loaded[PersonForm]:
    """The person of a key, or an empty form (None); a move that is typed is of today."""
    if key is None:
        return Loaded("", PersonForm())
    row = alive(session, Person, key)
    agency = ref_of(session, "agency", row.agency_id)
    values = PersonForm(
        full_name=row.full_name,
        sort_name=row.sort_name,
        title=row.title,
        agency=agency,
        committee_member=row.committee_member,
        spells=tuple(SpellRow(one.id.hex, one.from_on, one.to_on) for one in _spells(session, row)),
        rank=row.rank or None,
        phone=row.phone,
        was=agency,
        moved_on=today if agency else None,
        workplaces=tuple(
            WorkplaceRow(one.id.hex, ref_of(session, "agency", one.agency_id), one.to_on)
            for one in _left(session, row)
        ),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def save(session: Session, loaded: Loaded[PersonForm]) -> str:
    """Write the person, and where another place is typed the one that was left with its last day; returns the key.

    Raises:
        AppError: the person was changed since, an agency is gone, two spells share a day, or somebody moves before
            the last day in a place that was left.
    """
    values = loaded.values
    if any(first_overlap(values.spells, place, span) is not None for place in range(len(values.spells))):
        raise AppError(
            "Hai lần làm thành viên UBND tỉnh trùng ngày nhau.", "Sửa ngày để mỗi ngày chỉ thuộc một lần."
        )
    row, refs = to_save(session, Person, loaded), Refs(session)
    was = row.agency_id if row is not None else None
    columns = {
        "full_name": values.full_name,
        "sort_name": values.sort_name,
        "title": values.title,
        "agency_id": refs.key(values.agency),
        "committee_member": values.committee_member,
        "rank": values.rank or 0,
        "phone": values.phone,
    }
    row = put(session, Person, row, columns)
    spells = [(one.key, {"from_on": one.from_on, "to_on": one.to_on}) for one in values.spells]
    write_parts(session, MemberSpell, {"person_id": row.id}, spells)
    left: list[Part] = [
        (one.key, {"agency_id": refs.key(one.agency), "to_on": one.to_on}) for one in values.workplaces
    ]
    if was is not None and was != row.agency_id and values.moved_on is not None:
        left = _moved(left, was, row.agency_id, values.moved_on)
    write_parts(session, PastWorkplace, {"person_id": row.id}, left)
    session.flush()
    return row.id.hex


def _moved(left: Sequence[Part], was: UUID, now: UUID | None, since: date) -> list[Part]:
    """The rows of what was left, after a move."""
    known = {(said["agency_id"], said["to_on"]): (key, said) for key, said in left}
    last = max((to_on for _, to_on in known), default=date.min)
    if since <= last:
        raise AppError(
            f"Ngày chuyển phải sau {short_date(last)}, ngày cuối ở nơi công tác trước.",
            "Sửa ngày chuyển hoặc các dòng “Nơi công tác trước đây”.",
        )
    return [
        known.get(one, ("", {"agency_id": one[0], "to_on": one[1]}))
        for one in moved(tuple(known), was, now, since)
    ]


def _left(session: Session, row: Person) -> list[PastWorkplace]:
    """The places in which somebody worked before, the earliest first."""
    return sorted(
        part_rows(session, PastWorkplace, {"person_id": row.id}), key=lambda one: (one.to_on, one.id)
    )


def _spells(session: Session, row: Person) -> list[MemberSpell]:
    """The spells of membership, the earliest first."""
    found = part_rows(session, MemberSpell, {"person_id": row.id})
    return sorted(found, key=lambda one: (one.from_on or date.min, one.id))


def _membership(session: Session, row: Person) -> str | bool:
    """Whether somebody is or was a member of the committee, with the days of each spell."""
    said = "; ".join(say_span(one.from_on, one.to_on) for one in _spells(session, row))
    return with_aside("Có", said) if row.committee_member else False


def describe(session: Session, key: str, *, today: date) -> Details:
    """What a person is on a day, and the posts held before and now; AppError when the person is gone."""
    row = alive(session, Person, key)
    held = session.execute(
        select(Post.name, PostHolding.from_on, PostHolding.to_on)
        .join(Post, Post.id == PostHolding.post_id)
        .where(PostHolding.person_id == row.id, PostHolding.deleted_at.is_(None), Post.deleted_at.is_(None))
        .order_by(Post.position, PostHolding.from_on, PostHolding.id)
    ).all()
    columns = (
        ("title", row.title),
        ("agency_id", ref_of(session, "agency", row.agency_id)),
        ("committee_member", _membership(session, row)),
        ("rank", row.rank or None),
        ("sort_name", row.sort_name or default_sort_name(row.full_name)),
        ("phone", row.phone),
    )
    now = ", ".join(name for name, since, until in held if stands(since, until, today))
    posts = tuple(with_aside(name, say_span(since, until)) for name, since, until in held)
    left = tuple(
        with_aside(agency.name, say_span(None, one.to_on))
        for one in _left(session, row)
        if (agency := ref_of(session, "agency", one.agency_id))
    )
    parts = without_empty({"Chức danh": posts, LABELS["past_workplace"]["agency_id"]: left})
    return Details(row.full_name, now, facts(TABLE, columns), parts)
