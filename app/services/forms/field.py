"""The form of a field of work and of those who follow it: loaded, saved and told."""

from datetime import date

from sqlalchemy.orm import Session

from app.briefings.field_form import FieldForm, LeaderRow
from app.briefings.forms import Details, Loaded
from app.models.person import AgencyLeader, Field, FieldLeader
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
from app.services.forms.refs import Refs, holder_of, ref_of
from app.services.forms.telling import facts, say, say_span, with_aside, without_empty

TABLE = Field.__tablename__


def load(session: Session, key: str | None) -> Loaded[FieldForm]:
    """The field of a key, or an empty form (None)."""
    if key is None:
        return Loaded("", FieldForm())
    row = alive(session, Field, key)
    leaders = part_rows(session, FieldLeader, {"field_id": row.id})
    room = ref_of(session, "agency", row.room_id)
    values = FieldForm(row.name, tuple(leader_row(session, part) for part in leaders), room)
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def leader_row(session: Session, row: FieldLeader | AgencyLeader) -> LeaderRow:
    """One who follows a field or a territory, as forms show him."""
    return LeaderRow(row.id.hex, holder_of(session, row.post_id, row.person_id), row.from_on, row.to_on)


def save(session: Session, loaded: Loaded[FieldForm]) -> str:
    """Write the field and its leaders; returns the key.

    Raises:
        AppError: the field was changed since, or a leader is gone.
    """
    values, refs = loaded.values, Refs(session)
    row = to_save(session, Field, loaded)
    row = put(session, Field, row, {"name": values.name, "room_id": refs.key(values.room)})
    write_parts(
        session, FieldLeader, {"field_id": row.id}, [leader_part(part, refs) for part in values.leaders]
    )
    session.flush()
    return row.id.hex


def leader_part(row: LeaderRow, refs: Refs) -> Part:
    """The same as its table keeps him; AppError when he is gone."""
    post, person = refs.holder(row.leader)
    return row.key, {"post_id": post, "person_id": person, "from_on": row.from_on, "to_on": row.to_on}


def describe(session: Session, key: str, *, today: date) -> Details:
    """Who follows a field on a day, and who did before; AppError when it is gone."""
    row = alive(session, Field, key)
    leaders = [leader_row(session, part) for part in part_rows(session, FieldLeader, {"field_id": row.id})]
    now = ", ".join(say(part.leader) for part in leaders if stands(part.from_on, part.to_on, today))
    told = tuple(with_aside(say(part.leader), say_span(part.from_on, part.to_on)) for part in leaders)
    state = f"Phụ trách: {now}" if now else "Chưa có người phụ trách"
    columns = (("room_id", ref_of(session, "agency", row.room_id)),)
    return Details(row.name, state, facts(TABLE, columns), without_empty({"Người phụ trách": told}))
