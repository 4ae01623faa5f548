"""Sổ theo dõi giải quyết văn bản đến: the seven columns of Decree 30/2020, appendix IV."""

from app.briefings.document_books import HandlingBook, HandlingEntry
from app.briefings.edition import Edition
from app.core.tables import Column, Kind
from app.exports.document import Document
from app.exports.documents.book_pages import book
from app.exports.formats import Format

FORMATS = (Format.DOCX, Format.PDF, Format.XLSX)
COLUMNS: tuple[Column[HandlingEntry], ...] = (
    Column("Số đến", lambda entry: entry.number, 7, Kind.CENTRED),
    Column("Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản", lambda entry: entry.document, 42),
    Column("Đơn vị hoặc người nhận", lambda entry: entry.receiver, 22),
    Column("Thời hạn giải quyết", lambda entry: entry.deadline, 12, Kind.DATE),
    Column("Tiến độ giải quyết", lambda entry: entry.progress, 22),
    Column("Số, ký hiệu văn bản trả lời", lambda entry: entry.answer, 18),
    Column("Ghi chú", lambda entry: entry.note, 14),
)


def compose(briefing: HandlingBook, edition: Edition) -> Document:
    """The book."""
    return book(
        edition, "Sổ theo dõi giải quyết văn bản đến", briefing.year, COLUMNS, (("", briefing.entries),)
    )
