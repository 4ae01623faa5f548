"""Documents that a person types: the subject is the key of the document itself; secrets are refused (duty 12)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Select, select

from app.briefings.lists import Choice
from app.briefings.typed import Typed
from app.core.document_kinds import KINDS, DocumentKind, Source
from app.core.errors import AppError
from app.core.issuing import Standing
from app.core.rich_text import plain
from app.models.document import OfficialDocument
from app.rules.secrets import is_marked_secret
from app.services.briefs import Question
from app.services.office_texts import read_texts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SHOWN = 50
_NO_SUMMARY = "Chưa ghi trích yếu"


def brief(session: Session, subject: str, _: date, *, kind: DocumentKind) -> Typed:
    """Return what the newest version of a document is about.

    Raises:
        AppError: it is not there, or its words bear a mark of secrecy.
    """
    row = session.scalars(_documents(kind).where(OfficialDocument.subject == subject)).first()
    if row is None:
        raise AppError(f"Không còn {kind.title.lower()} này nữa.", "Hãy tải lại danh sách.")
    texts = read_texts(session, kind.words or kind.code, subject)
    if any(is_marked_secret(plain(text)) for text in (row.summary, *texts.values())):
        raise AppError(
            "Văn bản này có dấu chỉ độ mật.",
            "Văn bản mật phải soạn trên máy riêng, không nhập vào chương trình.",
        )
    return Typed(kind.code, row.summary)


def subjects(session: Session, _: date, *, kind: DocumentKind) -> tuple[Choice, ...]:
    """Return the documents that are drafts or issued, the latest first; of several versions the newest."""
    rows = session.scalars(_documents(kind).where(OfficialDocument.standing != Standing.CANCELLED))
    newest: dict[str, OfficialDocument] = {}
    for row in rows:
        newest.setdefault(row.subject, row)
    return tuple(
        Choice(subject, row.summary or _NO_SUMMARY, row.standing.label)
        for subject, row in list(newest.items())[:_SHOWN]
    )


def _documents(kind: DocumentKind) -> Select[OfficialDocument]:
    return (
        select(OfficialDocument)
        .where(OfficialDocument.kind_code == kind.code, OfficialDocument.deleted_at.is_(None))
        .order_by(OfficialDocument.id.desc(), OfficialDocument.version.desc())
    )


QUESTIONS = {
    kind.code: Question(partial(brief, kind=kind), partial(subjects, kind=kind))
    for kind in KINDS
    if kind.source is Source.TYPED
}
