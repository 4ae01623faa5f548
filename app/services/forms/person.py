"""The form of a person: loaded, saved and told."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Details, Loaded
from app.briefings.person_form import PersonForm, SpellRow
from app.core.errors import AppError
from app.core.order import default_sort_name
from app.models.person import MemberSpell, Person, Post, PostHolding
from app.rules.facts import stands
from app.rules.form_checks.person import span
from app.rules.form_checks.spans import first_overlap
from app.services.forms.common import alive, newest_change, part_rows, put, to_save, write_parts
from app.services.forms.refs import Refs, ref_of
from app.services.forms.telling import facts, say_span, with_aside, without_empty

TABLE = Person.__tablename__


def load(session: Session, key: str | None) -> Loaded[PersonForm]:
    """The person of a key, or an empty form (None)."""
    if key is None:
        return Loaded("", PersonForm())
    row = alive(session, Person, key)
    values = PersonForm(
        full_name=row.full_name,
        sort_name=row.sort_name,
        title=row.title,
        agency=ref_of(session, "agency", row.agency_id),
        committee_member=row.committee_member,
        spells=tuple(SpellRow(one.id.hex, one.from_on, one.to_on) for one in _spells(session, row)),
        rank=row.rank or None,
        phone=row.phone,
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def save(session: Session, loaded: Loaded[PersonForm]) -> str:
    """Write the person; returns the key.

    Raises:
        AppError: the person was changed since, the agency is gone, or two spells share a day.
    """
    values = loaded.values
    if any(first_overlap(values.spells, place, span) is not None for place in range(len(values.spells))):
        raise AppError(
            "Hai lần làm thành viên UBND tỉnh trùng ngày nhau.", "Sửa ngày để mỗi ngày chỉ thuộc một lần."
        )
    row = to_save(session, Person, loaded)
    columns = {
        "full_name": values.full_name,
        "sort_name": values.sort_name,
        "title": values.title,
        "agency_id": Refs(session).key(values.agency),
        "committee_member": values.committee_member,
        "rank": values.rank or 0,
        "phone": values.phone,
    }
    row = put(session, Person, row, columns)
    spells = [(one.key, {"from_on": one.from_on, "to_on": one.to_on}) for one in values.spells]
    write_parts(session, MemberSpell, {"person_id": row.id}, spells)
    session.flush()
    return row.id.hex


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
    return Details(row.full_name, now, facts(TABLE, columns), without_empty({"Chức danh": posts}))
