"""How a document goes out: letterhead, signature and recipients of its kind, and the office's words in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.edition import Edition
from app.core.document_kinds import DocumentKind, Group, kind_of
from app.services.office_texts import read_texts
from app.services.settings import read_office

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.office import Office


def read_edition(session: Session, code: str, subject: str, *, today: date) -> Edition:
    """Return the edition of a document of this kind and subject; LookupError for a kind that is not there."""
    kind = kind_of(code)
    written = read_texts(session, kind.words or kind.code, subject)
    return edition_of(kind, read_office(session), written, today=today)


def edition_of(
    kind: DocumentKind, office: Office, written: Mapping[str, str] | None = None, *, today: date
) -> Edition:
    """Return how this office issues a document of this kind."""
    upward = kind.group is Group.REPORTS and kind.abbreviation == "BC"
    return Edition(
        parent_name=office.parent_name,
        agency_lines=(office.name,),
        issuer=f"Văn phòng UBND {office.province}",
        symbol=_symbol(kind, office),
        place=office.place,
        dated=today,
        has_day=not office.leave_date_blank,
        signer_lines=office.signer_lines,
        signer_name=office.signer_name,
        addressees=office.report_addressees if upward else (),
        recipients=office.report_recipients if upward else office.notice_recipients,
        archive=", ".join(filter(None, ("VT", office.drafting_unit))),
        written=written or {},
    )


def _symbol(kind: DocumentKind, office: Office) -> str:
    """What stands after the number: "BC-VP"; an official letter names who drafted it: "VP-TH" (appendix I, II.3)."""
    parts = (kind.abbreviation, office.symbol) if kind.abbreviation else (office.symbol, office.drafting_unit)
    return "-".join(part for part in parts if part)
