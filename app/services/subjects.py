"""What a document is about in words, from its subject alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from app.core.document_kinds import Source, kind_of
from app.core.errors import AppError
from app.core.issuing import Issuer
from app.models.agency import Agency
from app.models.document import OfficialDocument
from app.models.meeting import Meeting
from app.models.programme import Adjustment, ProgrammeItem
from app.rules.spans import read_span
from app.services.briefs.days import parts
from app.services.briefs.urging import KEYS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KEY_DIGITS = 32  # of the key of a record


def say_subject(session: Session, code: str, subject: str) -> str:
    """Return a subject as people read it; the text itself where it names nothing that is known."""
    named, _ = parts(subject)
    keys = [UUID(key) for key in named.split(KEYS) if len(key) == KEY_DIGITS]
    source = kind_of(code).source
    match source:
        case Source.TASKS if keys:
            return f"{len(keys)} nhiệm vụ đã chọn"
        case Source.BOOK:
            year, _, issuer = subject.partition("/")
            return f"Năm {year} – {Issuer(issuer).label}" if issuer in list(Issuer) else subject
        case Source.MEETING | Source.ADJUSTMENT | Source.AGENCY_TASKS | Source.TYPED if keys:
            return _name(session, source, keys[0])
    return _days(named) or subject


def _days(named: str) -> str:
    try:
        name = read_span(named).name
    except AppError:
        return ""
    return name[:1].upper() + name[1:]


def _name(session: Session, source: Source, key: UUID) -> str:
    """The name of the record that a subject names; empty for one that is gone."""
    match source:
        case Source.MEETING:
            meeting = session.get(Meeting, key)
            return meeting.title if meeting else ""
        case Source.AGENCY_TASKS:
            agency = session.get(Agency, key)
            return agency.name if agency else ""
        case Source.TYPED:
            document = session.get(OfficialDocument, key)
            return document.summary if document else ""
        case _:
            row = session.get(Adjustment, key)
            item = session.get(ProgrammeItem, row.item_id) if row else None
            return item.content if item else ""
