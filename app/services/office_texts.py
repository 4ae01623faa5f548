"""The office's own words in documents, kept between exports by document and version."""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.core.document_kinds import KINDS
from app.core.errors import AppError
from app.core.issuing import Standing
from app.core.text import clean_text
from app.models.document import OfficialDocument
from app.models.office import WrittenPart

MONTH_BRIEFING = "month_briefing"


def month_name(year: int, month: int) -> str:
    """Return the name of a month as a period of written parts: "2026-10"."""
    return f"{year:04d}-{month:02d}"


def current_version(session: Session, document_kind: str, period: str) -> int:
    """Return the newest version of the documents with these words; 1 where none was ever begun."""
    return (
        session.scalar(select(func.max(OfficialDocument.version)).where(*_with(document_kind, period))) or 1
    )


def read_texts(
    session: Session, document_kind: str, period: str, *, version: int | None = None
) -> dict[str, str]:
    """Return the texts of a version of a document (None: the newest) by slot; a slot not written is not there."""
    version = version or current_version(session, document_kind, period)
    found = session.execute(
        select(WrittenPart.slot, WrittenPart.content)
        .where(WrittenPart.document_kind == document_kind, WrittenPart.period == period)
        .where(WrittenPart.version == version, WrittenPart.deleted_at.is_(None))
        .order_by(WrittenPart.slot)
    )
    return {row.slot: row.content for row in found}


def write_text(
    session: Session,
    document_kind: str,
    period: str,
    *,
    slot: str,
    content: str,
    version: int | None = None,
) -> None:
    """Keep a text for a slot of a version (None: the newest), one paragraph a line; an empty one takes it away.

    Raises AppError where that version of the document was issued: its words stay as they went out.
    """
    content = clean_text(content)
    version = version or current_version(session, document_kind, period)
    row = session.scalars(
        select(WrittenPart)
        .where(WrittenPart.document_kind == document_kind, WrittenPart.period == period)
        .where(WrittenPart.version == version, WrittenPart.slot == slot, WrittenPart.deleted_at.is_(None))
    ).one_or_none()
    if content == (row.content if row else ""):
        return
    _require_not_issued(session, document_kind, period, version)
    if row is None:
        words = WrittenPart(document_kind=document_kind, period=period, version=version, slot=slot)
        words.content = content
        session.add(words)
    elif content:
        row.content = content
    else:
        row.deleted_at = datetime.now(UTC)
    session.flush()


def is_issued(session: Session, document_kind: str, period: str, *, version: int | None = None) -> bool:
    """Whether a version of the documents with these words (None: the newest) went out: the words stay as they are."""
    version = version or current_version(session, document_kind, period)
    issued = session.scalar(
        select(OfficialDocument.id)
        .where(*_with(document_kind, period), OfficialDocument.version == version)
        .where(OfficialDocument.standing != Standing.DRAFT)
        .limit(1)
    )
    return issued is not None


def _require_not_issued(session: Session, document_kind: str, period: str, version: int) -> None:
    if is_issued(session, document_kind, period, version=version):
        raise AppError(
            "Văn bản này đã phát hành nên lời văn không sửa được nữa.",
            "Muốn sửa, hãy lập bản thay thế rồi sửa lời văn của bản đó.",
        )


def _with(document_kind: str, period: str) -> tuple[ColumnElement[bool], ...]:
    """The documents that say these words: kinds may share them."""
    codes = [kind.code for kind in KINDS if (kind.words or kind.code) == document_kind]
    return (
        OfficialDocument.kind_code.in_(codes),
        OfficialDocument.subject == period,
        OfficialDocument.deleted_at.is_(None),
    )
