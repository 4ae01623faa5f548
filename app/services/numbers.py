"""The register of numbers: hold the next one, use it, cancel it with the reason; nothing is ever taken out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.briefings.issuing import BookEntry, NumberSeries
from app.core.document_kinds import kind_of
from app.core.document_types import LETTER, TYPES
from app.core.errors import AppError
from app.core.issuing import NumberState
from app.core.text import clean
from app.models.document import DocumentNumber
from app.rules.document_numbers import said_number
from app.rules.editions import settled, symbol
from app.rules.numbering import FIRST, next_number, require_free, wanted_number
from app.services.issuing import read_ways
from app.services.official_documents import details_of, draft_of, find_document, held_by

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


_BEFORE = "Số cuối của sổ giấy trước khi dùng chương trình"


def hold_for(
    session: Session, code: str, subject: str, *, on: date, what: str = "", wanted: str = ""
) -> DocumentNumber:
    """Hold a number for a document of ours: the next one, or the one that is asked for.

    `what` is what the document is about, for the register. Raises AppError for a kind without numbers, a document
    that has one already, and a number that cannot be given.
    """
    document = draft_of(session, code, subject)
    if held := held_by(session, document):
        raise AppError(
            f"Văn bản này đã giữ số {said_number(held.number)}/{held.symbol}.",
            "Dùng số đó, hoặc hủy số với lý do rồi lấy số khác.",
        )
    series, letters = series_of(session, code, subject, on=on)
    row = hold(session, series, letters=letters, wanted=wanted)
    row.official_document_id = document.id
    row.title = TYPES.get(series.abbreviation, LETTER)
    row.summary = clean(what) or document.summary
    session.flush()
    return row


def hold(session: Session, series: NumberSeries, *, letters: str, wanted: str = "") -> DocumentNumber:
    """Hold a number of a series for a document made elsewhere; `letters` follow the number. AppError as `hold_for`."""
    rows = {row.number: row for row in numbers_of(session, series)}
    following = next_number(rows)
    number = wanted_number(wanted) if wanted.strip() else following
    states = {row.number: (row.state, row.issued_on is not None) for row in rows.values()}
    require_free(number, following=following, states=states)
    row = rows.get(number)
    if row is None:
        row = DocumentNumber(
            issuer=series.issuer, abbreviation=series.abbreviation, year=series.year, number=number
        )
        session.add(row)
    row.symbol, row.state, row.reason = clean(letters), NumberState.RESERVED, ""
    write_down(session, row, BookEntry())  # what a cancelled number was for is said no more
    return row


def begin_after(session: Session, series: NumberSeries, *, letters: str, last: int) -> None:
    """Begin a series behind the last number of the paper book; AppError where the series has numbers already."""
    if numbers_of(session, series):
        raise AppError("Sổ này đã có số nên không đặt lại số bắt đầu được.", "Lấy số tiếp theo của sổ.")
    if last < FIRST:
        raise AppError(f"“{last}” không phải là số văn bản.", "Ghi số cuối cùng đã cấp ở sổ giấy.")
    row = DocumentNumber(issuer=series.issuer, abbreviation=series.abbreviation, year=series.year)
    row.number, row.symbol, row.state = last, clean(letters), NumberState.USED
    row.summary = _BEFORE
    session.add(row)
    session.flush()


def use(session: Session, row: DocumentNumber, entry: BookEntry) -> None:
    """Write down the document that went out under a number.

    Raises AppError for a number that is cancelled or used, and a day of another year than the series.
    """
    if row.state is not NumberState.RESERVED:
        raise AppError(
            f"Số {said_number(row.number)}/{row.symbol} {row.state.label.lower()}.", "Lấy số khác của sổ."
        )
    _require_year(row, entry.issued_on)
    row.state = NumberState.USED
    write_down(session, row, entry)


def write_down(session: Session, row: DocumentNumber, entry: BookEntry) -> None:
    """Put the columns of the register into a line.

    Raises AppError where a used number would lose its day, for a day of another year, and for another day than an
    issued document of ours bears.
    """
    if row.state is NumberState.USED and entry.issued_on is None and row.issued_on is not None:
        raise AppError("Số đã dùng phải có ngày văn bản.", "Ghi ngày của văn bản.")
    if entry.issued_on is not None:
        _require_year(row, entry.issued_on)
    if row.official_document_id and row.issued_on not in (None, entry.issued_on):
        raise AppError(
            "Văn bản của số này đã phát hành nên ngày không đổi được nữa.",
            "Ngày sai thì hủy văn bản với lý do rồi lập lại.",
        )
    row.title, row.summary, row.signer = clean(entry.title), clean(entry.summary), clean(entry.signer)
    row.recipients, row.archive, row.note = (
        clean(entry.recipients),
        clean(entry.archive),
        clean(entry.note),
    )
    row.issued_on, row.copies, row.handed_on = entry.issued_on, entry.copies, entry.handed_on
    session.flush()


def _require_year(row: DocumentNumber, day: date | None) -> None:
    if day is None or day.year != row.year:
        raise AppError(
            f"Số {said_number(row.number)}/{row.symbol} thuộc sổ năm {row.year}.",
            "Ghi ngày trong năm đó; sang năm mới, số lấy lại từ 01.",
        )


def cancel(session: Session, row: DocumentNumber, *, reason: str) -> None:
    """Cancel a number that was held; it stays in the register with the reason, and its document may get another.

    Raises AppError without a reason, and for a number under which a document went out: that one is cancelled itself.
    """
    reason = clean(reason)
    if not reason:
        raise AppError("Hủy số phải ghi lý do.", "Ghi lý do hủy; lý do được in trong sổ.")
    if row.state is not NumberState.RESERVED:
        raise AppError(
            f"Số {said_number(row.number)}/{row.symbol} {row.state.label.lower()}.",
            "Chỉ hủy được số đang giữ; văn bản đã phát hành thì hủy chính văn bản đó.",
        )
    row.state, row.reason, row.official_document_id = NumberState.CANCELLED, reason, None
    session.flush()


def numbers_of(session: Session, series: NumberSeries) -> Sequence[DocumentNumber]:
    """Return the lines of a series, by number."""
    return session.scalars(
        select(DocumentNumber)
        .where(DocumentNumber.issuer == series.issuer, DocumentNumber.year == series.year)
        .where(DocumentNumber.abbreviation == series.abbreviation, DocumentNumber.deleted_at.is_(None))
        .order_by(DocumentNumber.number)
    ).all()


def find_number(session: Session, series: NumberSeries, number: int) -> DocumentNumber:
    """Return one line; AppError where there is none."""
    for row in numbers_of(session, series):
        if row.number == number:
            return row
    raise AppError(f"Sổ chưa có số {said_number(number)}.", "Xem lại số, loại văn bản và năm.")


def series_of(session: Session, code: str, subject: str, *, on: date) -> tuple[NumberSeries, str]:
    """Return the series that a document takes its number from, and what follows the number.

    Raises AppError for a kind that gets no number of its own.
    """
    kind = kind_of(code)
    if kind.abbreviation is None or not kind.is_registered:
        raise AppError(f"{kind.title} không mang số riêng.", "Loại này không vào sổ văn bản đi.")
    ways = read_ways(session, code, subject, today=on)
    how = settled(ways.kind, details_of(find_document(session, code, subject)))
    letters = symbol(kind, ways, how.issuer, how.room or ways.office.drafting_unit)
    return NumberSeries(how.issuer, kind.abbreviation, on.year), letters
