"""The form of an incoming document: loaded, saved and told (duties 12, 101, 103)."""

from datetime import date

from sqlalchemy.orm import Session

from app.briefings.forms import Details, Loaded
from app.briefings.register_forms import IncomingForm
from app.core.errors import AppError
from app.models.register import IncomingDocument
from app.rules.form_checks.registers import HIDDEN
from app.rules.secrets import is_secret
from app.services.forms.common import alive, attached, newest_change, put, to_save
from app.services.forms.refs import Refs, ref_of
from app.services.forms.source_documents import document_ref
from app.services.forms.telling import facts, without_empty
from app.services.incoming import next_number, require_free
from app.services.lists.incoming import read
from app.services.secret_rows import require_no_files

TABLE = IncomingDocument.__tablename__
_WORDS = ("author", "symbol", "type_name", "summary", "progress", "answer_symbol", "archive", "note")
_PLAIN = (*_WORDS, "number", "arrived_on", "issued_on", "secrecy", "handed_on", "deadline", "answered_on")


def load(session: Session, key: str | None, *, today: date) -> Loaded[IncomingForm]:
    """The document of a key, or an empty form (None) that came today."""
    if key is None:
        return Loaded("", IncomingForm(arrived_on=today))
    row = alive(session, IncomingDocument, key)
    values = IncomingForm(
        **{name: getattr(row, name) for name in _PLAIN},
        room=ref_of(session, "agency", row.room_id),
        person=ref_of(session, "person", row.person_id),
        source=document_ref(session, row.source_document_id),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def save(session: Session, loaded: Loaded[IncomingForm]) -> str:
    """Write the document; returns its key. Without a number it takes the next one of its year.

    Raises:
        AppError: it was changed since, its number is taken, it has no day, or it is secret and tells its content.
    """
    values, refs = loaded.values, Refs(session)
    row = to_save(session, IncomingDocument, loaded)
    if values.arrived_on is None:
        raise AppError("Chưa có ngày đến.", "Nhập ngày đến rồi lưu lại.")
    if is_secret(values.secrecy) and (values.summary or values.progress or values.note):
        raise AppError(HIDDEN, "Để trống trích yếu, tiến độ và ghi chú.")
    year = values.arrived_on.year
    number = values.number or next_number(session, year)
    require_free(session, year, number, own=row)
    columns = {
        **{name: getattr(values, name) for name in _PLAIN},
        "year": year,
        "number": number,
        "room_id": refs.key(values.room),
        "person_id": refs.key(values.person),
        "source_document_id": refs.key(values.source),
    }
    row = put(session, IncomingDocument, row, columns)
    if is_secret(row.secrecy):
        require_no_files(session, [row.id])
    return row.id.hex


def describe(session: Session, key: str, *, today: date) -> Details:
    """A document and where it stands; AppError when it is gone."""
    row = alive(session, IncomingDocument, key)
    columns = (
        *((name, getattr(row, name)) for name in ("number", "arrived_on", "author", "symbol", "issued_on")),
        *((name, getattr(row, name)) for name in ("type_name", "secrecy")),
        ("room_id", ref_of(session, "agency", row.room_id)),
        ("person_id", ref_of(session, "person", row.person_id)),
        *((name, getattr(row, name)) for name in ("handed_on", "deadline", "progress", "answer_symbol")),
        ("answered_on", row.answered_on),
        ("source_document_id", document_ref(session, row.source_document_id)),
        *((name, getattr(row, name)) for name in ("archive", "note")),
    )
    [listed] = read(session, [key], today=today)
    told = {"Tệp đính kèm": attached(session, TABLE, row.id)}
    title = row.summary or row.symbol or row.author
    return Details(title, listed.standing.label, facts(TABLE, columns), without_empty(told))
