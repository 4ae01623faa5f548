"""The verbs of the register's page: hold a number for a document made elsewhere, write a line, cancel numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING
from uuid import UUID

from app.briefings.forms import Details, Fact
from app.briefings.issuing import BookEntry, NumberSeries
from app.briefings.number_sheets import HeldNumber, LastOnPaper, Line
from app.core.document_types import LETTER, TYPES
from app.core.errors import AppError
from app.core.issuing import Issuer, NumberState
from app.core.text import fold
from app.core.words import short_date
from app.models.document import DocumentNumber
from app.rules.document_numbers import said_number
from app.rules.editions import symbol_of
from app.services import numbers
from app.services.forms.common import alive
from app.services.settings import read_issuing, read_office

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def hold_elsewhere(session: Session, held: HeldNumber, *, year: int) -> str:
    """Hold a number for a document that is made elsewhere; return it as documents say it. AppError as `hold`."""
    letters = _letters(held.letters)
    series = NumberSeries(held.issuer, letters, year)
    symbol = _symbol(session, held.issuer, letters, held.room)
    row = numbers.hold(session, series, letters=symbol, wanted=held.number)
    numbers.write_down(session, row, BookEntry(title=TYPES.get(letters, LETTER), summary=held.summary))
    return f"{said_number(row.number)}/{row.symbol}"


def begin_after_paper(session: Session, asked: LastOnPaper, *, year: int) -> None:
    """Begin a series behind the paper book; AppError where it has numbers already."""
    letters = _letters(asked.letters)
    symbol = _symbol(session, asked.issuer, letters, asked.room)
    numbers.begin_after(
        session, NumberSeries(asked.issuer, letters, year), letters=symbol, last=asked.last or 0
    )


def read_line(session: Session, key: str) -> Line:
    """Return a line of the register as a sheet shows it."""
    row = session.get_one(DocumentNumber, UUID(key))
    return Line(
        row.summary,
        row.issued_on,
        row.signer,
        row.recipients,
        row.archive,
        row.copies,
        row.handed_on,
        row.note,
    )


def write_line(session: Session, key: str, line: Line) -> None:
    """Write a line; with a day a number that is held is used.

    Raises AppError for one that was cancelled, and for a day of a document of ours: that is issued itself.
    """
    row = session.get_one(DocumentNumber, UUID(key))
    if row.state is NumberState.CANCELLED:
        raise AppError(f"Số {said_number(row.number)}/{row.symbol} đã hủy.", "Ghi vào dòng của số khác.")
    entry = BookEntry(title=row.title, **asdict(line))
    if row.state is NumberState.RESERVED and line.issued_on is not None:
        if row.official_document_id:
            raise AppError(
                f"Số {said_number(row.number)}/{row.symbol} giữ cho một văn bản đang soạn.",
                "Mở văn bản đó rồi phát hành; sổ tự ghi ngày.",
            )
        numbers.use(session, row, entry)
    else:
        numbers.write_down(session, row, entry)


def cancel_numbers(session: Session, keys: Sequence[str], *, reason: str) -> int:
    """Cancel numbers that are held, all or none; how many. AppError as `cancel`."""
    for key in keys:
        numbers.cancel(session, session.get_one(DocumentNumber, UUID(key)), reason=reason)
    return len(keys)


def _letters(typed: str) -> str:
    """The letters of a kind as the decree writes them, typed with or without accents; empty: official letters."""
    if not typed.strip():
        return ""
    for letters, name in TYPES.items():
        if fold(typed) in (fold(letters), fold(name)):
            return letters
    if fold(typed) == fold(LETTER):
        return ""
    raise AppError(f"Không có loại văn bản “{typed.strip()}”.", "Ghi chữ viết tắt như BC, TB, QĐ, TTr.")


def _symbol(session: Session, issuer: Issuer, letters: str, room: str) -> str:
    office = read_office(session)
    agency = office.symbol if issuer is Issuer.OFFICE else read_issuing(session).committee_symbol
    return symbol_of(letters, agency, room.strip() or office.drafting_unit)


def describe(session: Session, key: str) -> Details:
    """Tell a number for the detail panel; AppError when it is gone."""
    row = alive(session, DocumentNumber, key)
    facts = {
        "Loại văn bản": row.title,
        "Trích yếu": row.summary,
        "Nơi ban hành": row.issuer.label,
        "Ngày văn bản": short_date(row.issued_on) if row.issued_on else "",
        "Người ký": row.signer,
        "Nơi nhận": row.recipients,
        "Bản lưu": row.archive,
        "Số lượng bản": str(row.copies) if row.copies is not None else "",
        "Ngày chuyển": short_date(row.handed_on) if row.handed_on else "",
        "Lý do hủy": row.reason,
        "Ghi chú": row.note,
    }
    return Details(
        f"Số {said_number(row.number)}/{row.symbol}",
        row.state.label,
        tuple(Fact(label, value) for label, value in facts.items() if value),
    )
