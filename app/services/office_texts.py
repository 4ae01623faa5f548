"""The office's own words in documents, kept between exports."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.text import clean_text
from app.models.office import WrittenPart

MONTH_BRIEFING = "month_briefing"


def month_name(year: int, month: int) -> str:
    """Return the name of a month as a period of written parts: "2026-10"."""
    return f"{year:04d}-{month:02d}"


def read_texts(session: Session, document_kind: str, period: str) -> dict[str, str]:
    """Return the texts of a document of a period by slot; a slot that was not written is not there."""
    found = session.execute(
        select(WrittenPart.slot, WrittenPart.content)
        .where(WrittenPart.document_kind == document_kind, WrittenPart.period == period)
        .where(WrittenPart.deleted_at.is_(None))
        .order_by(WrittenPart.slot)
    )
    return {row.slot: row.content for row in found}


def write_text(session: Session, document_kind: str, period: str, *, slot: str, content: str) -> None:
    """Keep a text for a slot, one paragraph a line; an empty one takes the old text away."""
    content = clean_text(content)
    row = session.scalars(
        select(WrittenPart)
        .where(WrittenPart.document_kind == document_kind, WrittenPart.period == period)
        .where(WrittenPart.slot == slot, WrittenPart.deleted_at.is_(None))
    ).one_or_none()
    if row is None and content:
        session.add(WrittenPart(document_kind=document_kind, period=period, slot=slot, content=content))
    elif row is not None and content:
        row.content = content
    elif row is not None:
        row.deleted_at = datetime.now(UTC)
    session.flush()
