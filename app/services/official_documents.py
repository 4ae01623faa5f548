"""One document beside its data: what it says of its own, which version it is, and by what number it is known."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from app.briefings.edition import Edition
from app.briefings.issuing import Details
from app.core.document_kinds import Source, kind_of
from app.core.document_types import type_of
from app.core.errors import AppError
from app.core.ids import uuid7
from app.core.issuing import NumberState, Standing
from app.core.text import clean, clean_text
from app.core.words import long_date
from app.models.document import DocumentNumber, OfficialDocument
from app.rules.document_numbers import said_number
from app.rules.editions import settled, wrong_signature
from app.services.freezing import thawed
from app.services.issuing import aside_of, read_kind
from app.services.issuing_data import signing_rules

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_LISTS = ("addressees", "recipients", "contact")


def find_document(
    session: Session, code: str, subject: str, *, version: int | None = None
) -> OfficialDocument | None:
    """Return a version of a document (None: the newest), if anything of it is kept."""
    query = select(OfficialDocument).where(
        OfficialDocument.kind_code == code,
        OfficialDocument.subject == subject,
        OfficialDocument.deleted_at.is_(None),
    )
    if version is not None:
        query = query.where(OfficialDocument.version == version)
    return session.scalars(query.order_by(OfficialDocument.version.desc()).limit(1)).one_or_none()


def details_of(document: OfficialDocument | None) -> Details:
    """Return what a document says of its own; nothing where nothing is kept."""
    if document is None:
        return Details()
    values = {field.name: getattr(document, field.name) for field in fields(Details)}
    lists = {name: _lines(values[name]) for name in _LISTS}
    return Details(**{**values, **lists})


def read_details(session: Session, code: str, subject: str) -> Details:
    """Return what the newest version of a document says of its own."""
    return details_of(find_document(session, code, subject))


def change_details(session: Session, code: str, subject: str, details: Details) -> OfficialDocument:
    """Keep what a document says of its own.

    Raises AppError for a document that was issued, and for a signature that cannot stand so.
    """
    document = draft_of(session, code, subject)
    _require_signature(session, code, subject, details)
    _require_series(session, document, details)
    for field in fields(Details):
        setattr(document, field.name, _kept(getattr(details, field.name)))
    session.flush()
    return document


def draft_of(session: Session, code: str, subject: str) -> OfficialDocument:
    """Return the newest version to change, begun if there is none; AppError where it was issued."""
    document = find_document(session, code, subject)
    if document is None:
        document = OfficialDocument(kind_code=kind_of(code).code, subject=subject)
        session.add(document)
        session.flush()
    require_draft(document)
    return document


def new_typed(session: Session, code: str, details: Details) -> str:
    """Begin a document that a person types; return its subject, which is its own key."""
    if kind_of(code).source is not Source.TYPED:
        raise ValueError(f"{code} is not typed")
    key = uuid7()
    session.add(OfficialDocument(id=key, kind_code=code, subject=key.hex))
    session.flush()
    change_details(session, code, key.hex, details)
    return key.hex


def require_draft(document: OfficialDocument) -> None:
    """Refuse what was issued: AppError."""
    if document.standing is not Standing.DRAFT:
        raise AppError(
            f"Văn bản này {document.standing.label.lower()} nên không sửa được nữa.",
            "Muốn sửa, hãy lập bản thay thế.",
        )


def held_by(session: Session, document: OfficialDocument) -> DocumentNumber | None:
    """Return the number that a document has, held or used."""
    return session.scalars(
        select(DocumentNumber)
        .where(DocumentNumber.official_document_id == document.id, DocumentNumber.deleted_at.is_(None))
        .where(DocumentNumber.state != NumberState.CANCELLED)
    ).one_or_none()


def number_of(session: Session, document: OfficialDocument | None) -> str:
    """Return the number that is held for a draft, as documents say it; empty: none."""
    if document is None:
        return ""
    held = held_by(session, document)
    return "" if held is None else said_number(held.number)


def named(session: Session, key: UUID | None) -> str:
    """Return an issued document as another one names it; empty for none.

    "Báo cáo số 05/BC-VP ngày 03 tháng 11 năm 2026 của Văn phòng UBND tỉnh Đắk Lắk về …" (appendix I, II.6).
    """
    document = session.get(OfficialDocument, key) if key is not None else None
    if document is None or document.issued_on is None:
        return ""
    edition = thawed(document.edition, Edition)
    number = f"{document.number}/{document.symbol}"
    what = f"{type_of(number)} số {number}" if document.number else kind_of(document.kind_code).title
    return f"{what} {long_date(document.issued_on)} của {edition.issuer}"


def _require_signature(session: Session, code: str, subject: str, details: Details) -> None:
    how = settled(read_kind(session, code, aside=aside_of(session, code, subject)), details)
    wrong = wrong_signature(signing_rules(), how.signing, how.issuer, details.signer_post)
    if wrong:
        raise AppError(wrong, "Chọn cách ký khác hoặc đổi nơi ban hành.")


def _require_series(session: Session, document: OfficialDocument, details: Details) -> None:
    """A number that is held belongs to its issuer's series."""
    code, subject = document.kind_code, document.subject
    how = read_kind(session, code, aside=aside_of(session, code, subject))
    held = number_of(session, document)
    if held and settled(how, details).issuer is not settled(how, details_of(document)).issuer:
        raise AppError(
            f"Văn bản này đã giữ số {held} của nơi ban hành cũ.", "Hủy số với lý do rồi đổi nơi ban hành."
        )


def _lines(kept: str | None) -> tuple[str, ...] | None:
    return None if kept is None else tuple(kept.splitlines())


def _kept(value: object) -> object:
    match value:
        case tuple():
            return clean_text("\n".join(line for each in value if (line := clean(str(each)))))
        case str():
            return clean(value)
        case _:
            return value
