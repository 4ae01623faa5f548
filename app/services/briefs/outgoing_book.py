"""The register of outgoing documents of one issuer for one year (Decree 30/2020, appendix IV)."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.briefings.lists import Choice
from app.briefings.outgoing_book import BookLine, OutgoingBook
from app.core.errors import AppError
from app.core.issuing import Issuer, NumberState
from app.models.document import DocumentNumber
from app.rules.document_numbers import said_number
from app.rules.editions import issuer_name
from app.services.briefs import Question
from app.services.settings import read_office

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SUBJECT = re.compile(r"(?P<year>[12]\d{3})/(?P<issuer>\w+)")


def brief(session: Session, subject: str, _: date) -> OutgoingBook:
    """Return the register "2026/office" as it stands: its series by their letters, each by number."""
    found = _SUBJECT.fullmatch(subject)
    if not found or found["issuer"] not in list(Issuer):
        raise AppError(f"“{subject}” không phải là năm của sổ.", "Viết như 2026/office hoặc 2026/committee.")
    year, issuer = int(found["year"]), Issuer(found["issuer"])
    rows = session.scalars(
        select(DocumentNumber)
        .where(DocumentNumber.year == year, DocumentNumber.issuer == issuer)
        .where(DocumentNumber.deleted_at.is_(None))
        .order_by(DocumentNumber.abbreviation, DocumentNumber.number)
    )
    series = groupby(rows, key=lambda row: row.abbreviation)
    return OutgoingBook(
        year,
        issuer,
        issuer_name(read_office(session).province, issuer),
        tuple((letters, tuple(map(_line, same))) for letters, same in series),
    )


def subjects(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the registers that have numbers, this year's first; without any those of this year."""
    kept = session.execute(
        select(DocumentNumber.year, DocumentNumber.issuer)
        .where(DocumentNumber.deleted_at.is_(None))
        .distinct()
    )
    books = {(row.year, row.issuer) for row in kept} | {(today.year, issuer) for issuer in Issuer}
    places = list(Issuer)
    ordered = sorted(books, key=lambda book: (-book[0], -places.index(book[1])))
    return tuple(Choice(f"{year}/{issuer}", f"Năm {year} – {issuer.label}") for year, issuer in ordered)


def _line(row: DocumentNumber) -> BookLine:
    return BookLine(
        number=f"{said_number(row.number)}/{row.symbol}",
        issued_on=row.issued_on,
        what=": ".join(filter(None, (row.title, row.summary))),
        signer=row.signer,
        recipients=row.recipients,
        archive=row.archive,
        copies=row.copies,
        handed_on=row.handed_on,
        note="; ".join(filter(None, (_standing(row), row.note))),
        state=row.state,
    )


def _standing(row: DocumentNumber) -> str:
    match row.state:
        case NumberState.CANCELLED:
            return f"Đã hủy: {row.reason}"
        case NumberState.RESERVED:
            return NumberState.RESERVED.label
        case NumberState.USED:
            return ""


QUESTIONS = {"outgoing_book": Question(brief, subjects)}
