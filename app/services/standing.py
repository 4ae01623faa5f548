"""Where documents of ours stand: version, number, day, signed file; drafts that are not wanted any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.forms import Details, Fact
from app.briefings.standing import DocumentStanding
from app.core.document_kinds import kind_of
from app.core.errors import AppError
from app.core.issuing import Standing
from app.core.words import short_date
from app.models.document import OfficialDocument
from app.rules.document_numbers import said_number
from app.rules.numbering import next_number
from app.services import bin as bin_
from app.services.attached_files import attached_files
from app.services.forms.common import alive
from app.services.forms.telling import without_empty
from app.services.numbers import numbers_of, series_of
from app.services.official_documents import find_document, held_by, named
from app.services.programme_confirmation import TITLE, confirmation_of
from app.services.subjects import say_subject

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


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
        confirmed=confirmation_of(document),
    )


def _number(session: Session, document: OfficialDocument) -> str:
    if document.number:
        return f"{document.number}/{document.symbol}"
    held = held_by(session, document)
    return f"{said_number(held.number)}/{held.symbol}" if held else ""


def _next(session: Session, code: str, subject: str, today: date) -> str:
    """The number that the series would give next; empty for a kind without numbers."""
    if not kind_of(code).is_registered:
        return ""
    series, letters = series_of(session, code, subject, on=today)
    following = next_number({row.number for row in numbers_of(session, series)})
    return f"{said_number(following)}/{letters}"


def describe(session: Session, key: str) -> Details:
    """Tell a version of a document for the detail panel; AppError when it is gone."""
    document = alive(session, OfficialDocument, key)
    kind = kind_of(document.kind_code)
    about = document.summary or say_subject(session, document.kind_code, document.subject)
    facts = {
        "Loại văn bản": kind.title,
        "Lập cho": say_subject(session, document.kind_code, document.subject),
        "Số, ký hiệu": _number(session, document),
        "Ngày phát hành": short_date(document.issued_on) if document.issued_on else "",
        "Bản": str(document.version),
        "Thay thế": named(session, document.corrects_id),
        "Ngày hủy": short_date(document.cancelled_on) if document.cancelled_on else "",
        "Lý do hủy": document.cancel_reason,
    }
    files = attached_files(session, "official_document", document.id.hex)
    return Details(
        about or kind.title,
        document.standing.label,
        tuple(Fact(label, value) for label, value in facts.items() if value),
        without_empty({"Bản đã ký": tuple(file.name for file in files), TITLE: confirmation_of(document)}),
    )


def discard_drafts(session: Session, keys: Sequence[str]) -> int:
    """Move drafts to the bin; how many. AppError for what went out, and for one that holds a number."""
    for key in keys:
        document = alive(session, OfficialDocument, key)
        if document.standing is not Standing.DRAFT:
            raise AppError(
                f"Văn bản {_number(session, document)} {document.standing.label.lower()} nên không bỏ được.",
                "Chỉ bỏ được bản dự thảo; văn bản đã phát hành thì hủy với lý do.",
            )
        if number := _number(session, document):
            raise AppError(
                f"Dự thảo đang giữ số {number}.", "Hủy số với lý do ở Sổ số văn bản rồi bỏ dự thảo."
            )
        bin_.delete(session, "official_document", document.id)
    return len(keys)
