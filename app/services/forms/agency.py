"""The form of an agency and of its other names: loaded, saved and told."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.briefings.agency_form import AgencyForm, AliasRow
from app.briefings.field_form import LeaderRow
from app.briefings.forms import Complaint, Details, Loaded
from app.core.errors import AppError
from app.core.text import fold
from app.core.words import number
from app.models.agency import Agency, AgencyAlias
from app.models.person import AgencyLeader, Person
from app.models.report import ReportObligation
from app.rules.facts import stands
from app.services.forms.common import (
    alive,
    key_of,
    newest_change,
    part_rows,
    put,
    to_save,
    write_parts,
)
from app.services.forms.field import leader_part, leader_row
from app.services.forms.positions import next_position
from app.services.forms.refs import Refs, ref_of
from app.services.forms.telling import facts, say, say_span, with_aside, without_empty

TABLE = Agency.__tablename__


def load(session: Session, key: str | None) -> Loaded[AgencyForm]:
    """The agency of a key, or an empty form for the last place (None)."""
    if key is None:
        return Loaded("", AgencyForm(position=next_position(session, Agency)))
    row = alive(session, Agency, key)
    aliases = part_rows(session, AgencyAlias, {"agency_id": row.id})
    values = AgencyForm(
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        position=row.position or None,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        successor=ref_of(session, TABLE, row.successor_id),
        aliases=tuple(AliasRow(part.id.hex, part.alias) for part in aliases),
        leaders=_leaders(session, row),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def advise(session: Session, typed: Loaded[AgencyForm]) -> tuple[Complaint, ...]:
    """Warn of reports that the agency would still owe after its last day."""
    last = typed.values.valid_to
    if not typed.key or last is None:
        return ()
    owed = session.scalar(
        select(func.count())
        .where(ReportObligation.agency_id == key_of(typed.key), ReportObligation.due_on > last)
        .where(ReportObligation.received_on.is_(None), ReportObligation.deleted_at.is_(None))
    )
    if not owed:
        return ()
    sentence = f"Còn {number(owed)} báo cáo đến hạn sau ngày này: sang Báo cáo định kỳ, xóa hoặc đổi cơ quan báo cáo."
    return (Complaint("valid_to", sentence, warning=True),)


def save(session: Session, loaded: Loaded[AgencyForm]) -> str:
    """Write the agency and its other names; returns the key.

    Raises:
        AppError: it was changed since, another agency is called the same, or it would come to succeed itself.
    """
    values = loaded.values
    row = to_save(session, Agency, loaded)
    own = row.id if row is not None else None
    _require_own_names(session, values, own)
    refs = Refs(session)
    successor = refs.key(values.successor)
    _require_no_circle(session, own, successor)
    columns = {
        "name": values.name,
        "short_name": values.short_name,
        "kind": values.kind,
        "position": values.position or 0,
        "valid_from": values.valid_from,
        "valid_to": values.valid_to,
        "successor_id": successor,
    }
    row = put(session, Agency, row, columns)
    aliases = [(part.key, {"alias": part.alias}) for part in values.aliases]
    write_parts(session, AgencyAlias, {"agency_id": row.id}, aliases)
    leaders = [leader_part(part, refs) for part in values.leaders]
    write_parts(session, AgencyLeader, {"agency_id": row.id}, leaders)
    session.flush()
    return row.id.hex


def _leaders(session: Session, row: Agency) -> tuple[LeaderRow, ...]:
    return tuple(
        leader_row(session, part) for part in part_rows(session, AgencyLeader, {"agency_id": row.id})
    )


def _require_own_names(session: Session, values: AgencyForm, own: UUID | None) -> None:
    """That no other agency has one of its new names: what is typed or imported finds an agency by them.

    Names that it had before stay, for two old workbooks may have brought the same twice.
    """
    names = _names(session)
    before = {folded for key, folded, _ in names if key == own}
    wanted = {fold(name): name for name in (values.name, *(row.alias for row in values.aliases))}
    for key, folded, holder in names:
        if key != own and folded in wanted and folded not in before:
            raise AppError(
                f"Tên “{wanted[folded]}” đã là tên của {holder}.",
                "Dùng tên khác, hoặc sửa cơ quan kia trước.",
            )


def _names(session: Session) -> list[tuple[UUID, str, str]]:
    """The names and other names of all agencies: whose, folded, and what that agency is called."""
    names = session.execute(select(Agency.id, Agency.name).where(Agency.deleted_at.is_(None)))
    aliases = session.execute(
        select(Agency.id, AgencyAlias.folded, Agency.name)
        .join(Agency, Agency.id == AgencyAlias.agency_id)
        .where(AgencyAlias.deleted_at.is_(None), Agency.deleted_at.is_(None))
    )
    return [
        *((key, fold(name), name) for key, name in names),
        *((key, alias, name) for key, alias, name in aliases),
    ]


def _require_no_circle(session: Session, own: UUID | None, successor: UUID | None) -> None:
    """That the line of successors does not come back to the agency."""
    seen: set[UUID] = set()
    while successor is not None and successor not in seen:
        if successor == own:
            raise AppError("Cơ quan không thể kế thừa chính mình.", "Chọn cơ quan kế thừa khác.")
        seen.add(successor)
        successor = session.scalar(select(Agency.successor_id).where(Agency.id == successor))


def describe(session: Session, key: str, *, today: date) -> Details:
    """Whether an agency works on a day, its names, and the people in it; AppError when it is gone."""
    row = alive(session, Agency, key)
    columns = (
        ("short_name", row.short_name),
        ("kind", row.kind),
        ("position", row.position or None),
        ("valid_from", row.valid_from),
        ("valid_to", row.valid_to),
        ("successor_id", ref_of(session, TABLE, row.successor_id)),
    )
    leaders = tuple(
        with_aside(say(part.leader), say_span(part.from_on, part.to_on)) for part in _leaders(session, row)
    )
    parts = {
        "Lãnh đạo theo dõi": leaders,
        "Tên gọi khác": tuple(part.alias for part in part_rows(session, AgencyAlias, {"agency_id": row.id})),
        "Cơ quan hợp nhất vào đây": _names_of(session, Agency.name, Agency.successor_id == row.id),
        "Cá nhân": _names_of(session, Person.full_name, Person.agency_id == row.id),
    }
    state = _state(row, today)
    return Details(row.name, state, facts(TABLE, columns), without_empty(parts))


def _state(row: Agency, today: date) -> str:
    if stands(row.valid_from, row.valid_to, today):
        return "Đang hoạt động"
    return "Đã kết thúc hoạt động" if row.valid_to and row.valid_to < today else "Chưa hoạt động"


def _names_of(session: Session, name: InstrumentedAttribute[str], of: ColumnElement[bool]) -> tuple[str, ...]:
    model = name.class_
    query = select(name).where(of, model.deleted_at.is_(None)).order_by(model.sort_key, model.id)
    return tuple(session.scalars(query))
