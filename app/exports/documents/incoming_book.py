"""Sổ đăng ký văn bản đến: the ten columns of Decree 30/2020, appendix IV."""

from app.briefings.document_books import IncomingBook, IncomingEntry
from app.briefings.edition import Edition
from app.core.tables import Column, Kind
from app.exports.document import Document
from app.exports.documents.book_pages import book
from app.exports.formats import Format

FORMATS = (Format.DOCX, Format.PDF, Format.XLSX)
COLUMNS: tuple[Column[IncomingEntry], ...] = (
    Column("Ngày đến", lambda entry: entry.arrived_on, 11, Kind.DATE),
    Column("Số đến", lambda entry: entry.number, 7, Kind.CENTRED),
    Column("Tác giả", lambda entry: entry.author, 18),
    Column("Số, ký hiệu", lambda entry: entry.symbol, 14),
    Column("Ngày tháng", lambda entry: entry.issued_on, 11, Kind.DATE),
    Column("Tên loại và trích yếu nội dung", lambda entry: entry.about, 36),
    Column("Đơn vị hoặc người nhận", lambda entry: entry.receiver, 16),
    Column("Ngày chuyển", lambda entry: entry.handed_on, 11, Kind.DATE),
    Column("Ký nhận", lambda _: None, 10),
    Column("Ghi chú", lambda entry: entry.note, 11),
)


def compose(briefing: IncomingBook, edition: Edition) -> Document:
    """The register."""
    return book(edition, "Sổ đăng ký văn bản đến", briefing.year, COLUMNS, (("", briefing.entries),))
