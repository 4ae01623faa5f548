"""How a document goes out: letterhead, signature and recipients of its kind, and the office's words in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.briefings.edition import Edition
from app.core.document_kinds import kind_of
from app.core.issuing import Standing
from app.rules.editions import compose_edition
from app.services.freezing import thawed
from app.services.issuing import read_ways
from app.services.office_texts import read_texts
from app.services.official_documents import details_of, find_document, named, number_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def read_edition(
    session: Session, code: str, subject: str, *, today: date, version: int | None = None
) -> Edition:
    """Return the edition of a version of a document (None: the newest); LookupError for a kind that is not there.

    What was issued goes out as it did then, whatever the settings and words say now.
    """
    kind = kind_of(code)
    document = find_document(session, code, subject, version=version)
    if document is not None and document.standing is not Standing.DRAFT:
        return thawed(document.edition, Edition)
    return compose_edition(
        kind,
        read_ways(session, code, subject, today=today),
        today=today,
        details=details_of(document),
        number=number_of(session, document),
        corrects=named(session, document.corrects_id) if document is not None else "",
        written=read_texts(session, kind.words or kind.code, subject, version=version),
    )
