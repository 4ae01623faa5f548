"""The register of incoming documents: the next number, handing on, and a task of a document (duties 7, 13, 101)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.core.errors import AppError
from app.models.register import IncomingDocument
from app.models.task import SourceDocument
from app.rules.secrets import is_secret
from app.services.forms.common import alive, put
from app.services.forms.source_documents import same_document

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def next_number(session: Session, year: int) -> int:
    """The number after the highest of a year."""
    highest = session.scalar(
        select(func.max(IncomingDocument.number)).where(
            IncomingDocument.year == year, IncomingDocument.deleted_at.is_(None)
        )
    )
    return (highest or 0) + 1


def require_free(session: Session, year: int, number: int, *, own: IncomingDocument | None) -> None:
    """Refuse a number that another document of the year has: AppError."""
    other = session.scalars(
        select(IncomingDocument).where(
            IncomingDocument.year == year,
            IncomingDocument.number == number,
            IncomingDocument.deleted_at.is_(None),
        )
    ).one_or_none()
    if other is not None and other is not own:
        raise AppError(
            f"Số đến {number} năm {year} đã có ({other.symbol or other.author}).",
            f"Số tiếp theo là {next_number(session, year)}; để trống để chương trình tự lấy.",
        )


def hand_on(session: Session, keys: Sequence[str], *, today: date) -> int:
    """Note that documents were handed on today; returns how many had not been."""
    waiting = [
        row for row in (alive(session, IncomingDocument, key) for key in keys) if row.handed_on is None
    ]
    for row in waiting:
        row.handed_on = today
    session.flush()
    return len(waiting)


def source_of(session: Session, key: str) -> str:
    """Return the key of the source document of tasks that an incoming document is; made and linked where it is none."""
    row = alive(session, IncomingDocument, key)
    if row.source_document_id is None:
        known = same_document(session, row.symbol, row.issued_on)
        row.source_document_id = known.id if known is not None else _made(session, row).id
        session.flush()
    return row.source_document_id.hex


def _made(session: Session, row: IncomingDocument) -> SourceDocument:
    summary = "" if is_secret(row.secrecy) else row.summary
    values = {
        "number": row.symbol,
        "issued_on": row.issued_on,
        "issuer": row.author,
        "summary": summary,
        "secrecy": row.secrecy,
    }
    return put(session, SourceDocument, None, values)
