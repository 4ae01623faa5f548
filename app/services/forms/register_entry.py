"""The form of a line of a smaller register: loaded, saved and told (duties 105, 120, 128, 130, 141)."""

from datetime import date

from sqlalchemy.orm import Session

from app.briefings.forms import Details, Loaded
from app.briefings.register_forms import RegisterForm
from app.core.errors import AppError
from app.core.month_days import months_after
from app.core.register_terms import RegisterKind
from app.models.register import RegisterEntry
from app.services.forms.common import alive, attached, newest_change, put, to_save
from app.services.forms.refs import Refs, ref_of
from app.services.forms.telling import facts, without_empty
from app.services.lists.registers import read
from app.services.regulation_versions import regulation_on

TABLE = RegisterEntry.__tablename__
_PLAIN = ("kind", "content", "document_number", "dated", "approved_by", "due_on", "done_on", "result")


def load(session: Session, key: str | None, *, today: date) -> Loaded[RegisterForm]:
    """The line of a key, or an empty form (None) of today."""
    if key is None:
        return Loaded("", RegisterForm(dated=today))
    row = alive(session, RegisterEntry, key)
    values = RegisterForm(
        **{name: getattr(row, name) for name in _PLAIN},
        agency=ref_of(session, "agency", row.agency_id),
        person=ref_of(session, "person", row.person_id),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def save(session: Session, loaded: Loaded[RegisterForm]) -> str:
    """Write the line; returns its key. What is delegated is looked at again after the regulation's months (duty 130).

    Raises:
        AppError: it was changed since, or documents are given away and nobody agreed (duty 105).
    """
    values, refs = loaded.values, Refs(session)
    row = to_save(session, RegisterEntry, loaded)
    if values.kind is RegisterKind.ACCESS and not values.approved_by:
        raise AppError(
            "Cung cấp tài liệu cho nơi khác phải được lãnh đạo Văn phòng đồng ý.",
            "Ghi người đồng ý rồi lưu lại.",
        )
    due_on = values.due_on
    if values.kind is RegisterKind.DELEGATED and due_on is None and values.dated is not None:
        due_on = months_after(values.dated, regulation_on(session, values.dated).delegation_review_months)
    columns = {
        **{name: getattr(values, name) for name in _PLAIN},
        "due_on": due_on,
        "agency_id": refs.key(values.agency),
        "person_id": refs.key(values.person),
    }
    return put(session, RegisterEntry, row, columns).id.hex


def describe(session: Session, key: str, *, today: date) -> Details:
    """A line and where it stands; AppError when it is gone."""
    row = alive(session, RegisterEntry, key)
    columns = (
        *((name, getattr(row, name)) for name in ("kind", "document_number", "dated")),
        ("agency_id", ref_of(session, "agency", row.agency_id)),
        ("person_id", ref_of(session, "person", row.person_id)),
        *((name, getattr(row, name)) for name in ("approved_by", "due_on", "done_on", "result")),
    )
    [listed] = read(session, [key], today=today)
    told = {"Tệp đính kèm": attached(session, TABLE, row.id)}
    return Details(row.content, listed.standing.label, facts(TABLE, columns), without_empty(told))
