"""The agencies, posts and people that the forms of the tests point to, and a database that holds them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.change_log import Change
from app.models.person import Person, Post


def _refs(table: str, *names: str, first: int) -> tuple[Ref, ...]:
    return tuple(Ref(table, UUID(int=number).hex, name) for number, name in enumerate(names, first))


AGENCIES = _refs("agency", "Sở Y tế", "Sở Xây dựng", "UBND xã Ea Kar", first=1)
POSTS = _refs("post", "Chủ tịch", "Phó Chủ tịch", first=11)
PEOPLE = _refs("person", "Lê Thị An", "Vũ Bình", first=21)
HOLDERS = st.sampled_from((*POSTS, *PEOPLE))


def store(session: Session) -> None:
    """Write all of them."""
    session.add_all(
        [
            *(Agency(id=UUID(ref.key), name=ref.name, kind=AgencyKind.DEPARTMENT) for ref in AGENCIES),
            *(Post(id=UUID(ref.key), name=ref.name) for ref in POSTS),
            *(Person(id=UUID(ref.key), full_name=ref.name) for ref in PEOPLE),
        ]
    )
    session.flush()


def bare(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Rows of a form without their keys."""
    return tuple(replace(row, key="") for row in rows)


def mixed(draw: st.DataObject, old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """Some of the old rows as they are, some with new content, new ones between them, in any order."""
    kept = draw.draw(st.lists(st.sampled_from(old), unique=True)) if old else []
    changed = [replace(row, key=kept.pop().key) if kept and draw.draw(st.booleans()) else row for row in new]
    return tuple(draw.draw(st.permutations([*kept, *changed])))


def changes(session: Session) -> int:
    """How many changes the log holds."""
    return session.scalar(select(func.count()).select_from(Change)) or 0
