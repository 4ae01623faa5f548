"""Where a document of ours stands: its version, its number, its day, its signed file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.briefings.standing import DocumentStanding
from app.core.document_kinds import kind_of
from app.core.issuing import Standing
from app.rules.document_numbers import said_number
from app.rules.numbering import next_number
from app.services.attached_files import attached_files
from app.services.numbers import held_by, numbers_of, series_of
from app.services.official_documents import find_document

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.document import OfficialDocument


def read_standing(session: Session, code: str, subject: str, *, today: date) -> DocumentStanding:
    """Return where the newest version of a document stands; LookupError for a kind that is not there."""
    document = find_document(session, code, subject)
    if document is None:
        return DocumentStanding(next_number=_next(session, code, subject, today))
    number = _number(session, document)
    waits = document.standing is Standing.DRAFT and not number
    return DocumentStanding(
        document.id.hex,
        document.version,
        document.standing,
        number,
        next_number=_next(session, code, subject, today) if waits else "",
        issued_on=document.issued_on,
        why_cancelled=document.cancel_reason,
        files=attached_files(session, "official_document", document.id.hex),
    )


def _number(session: Session, document: OfficialDocument) -> str:
    if document.number:
        return f"{document.number}/{document.symbol}"
    held = held_by(session, document)
    return f"{said_number(held.number)}/{held.symbol}" if held else ""


def _next(session: Session, code: str, subject: str, today: date) -> str:
    """The number that the series would give next; empty for a kind without numbers."""
    if kind_of(code).abbreviation is None:
        return ""
    series, letters = series_of(session, code, subject, on=today)
    following = next_number({row.number for row in numbers_of(session, series)})
    return f"{said_number(following)}/{letters}"
