"""The form of a post and of those who held it: loaded, saved and told."""

from datetime import date

from sqlalchemy.orm import Session

from app.briefings.forms import Details, Loaded
from app.briefings.post_form import HoldingRow, PostForm
from app.models.person import Post, PostHolding
from app.rules.facts import stands
from app.services.forms.common import (
    Part,
    alive,
    newest_change,
    part_rows,
    put,
    to_save,
    write_parts,
)
from app.services.forms.positions import next_position
from app.services.forms.refs import Refs, ref_of
from app.services.forms.telling import facts, say, say_span, with_aside, without_empty
from app.services.passed_obligations import pass_on

TABLE = Post.__tablename__


def load(session: Session, key: str | None) -> Loaded[PostForm]:
    """The post of a key, or an empty form for the last place (None)."""
    if key is None:
        return Loaded("", PostForm(position=next_position(session, Post)))
    row = alive(session, Post, key)
    holdings = part_rows(session, PostHolding, {"post_id": row.id})
    values = PostForm(row.name, row.position or None, tuple(_holding(session, part) for part in holdings))
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def _holding(session: Session, row: PostHolding) -> HoldingRow:
    return HoldingRow(row.id.hex, ref_of(session, "person", row.person_id), row.from_on, row.to_on)


def save(session: Session, loaded: Loaded[PostForm]) -> str:
    """Write the post and its holders, and hand on what deputies who were replaced would owe; returns the key.

    Raises:
        AppError: the post was changed since, or a holder is gone.
    """
    values, refs = loaded.values, Refs(session)
    row = to_save(session, Post, loaded)
    row = put(session, Post, row, {"name": values.name, "position": values.position or 0})
    write_parts(session, PostHolding, {"post_id": row.id}, [_part(part, refs) for part in values.holdings])
    session.flush()
    pass_on(session)
    return row.id.hex


def _part(row: HoldingRow, refs: Refs) -> Part:
    return row.key, {"person_id": refs.key(row.person), "from_on": row.from_on, "to_on": row.to_on}


def describe(session: Session, key: str, *, today: date) -> Details:
    """Who holds a post on a day, and who held it before; AppError when it is gone."""
    row = alive(session, Post, key)
    holdings = [_holding(session, part) for part in part_rows(session, PostHolding, {"post_id": row.id})]
    now = ", ".join(say(part.person) for part in holdings if stands(part.from_on, part.to_on, today))
    held = tuple(with_aside(say(part.person), say_span(part.from_on, part.to_on)) for part in holdings)
    state = f"Đang giữ: {now}" if now else "Chưa có người giữ"
    columns = (("position", row.position or None),)
    return Details(row.name, state, facts(TABLE, columns), without_empty({"Người giữ": held}))
