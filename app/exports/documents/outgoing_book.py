"""Sổ đăng ký văn bản đi: the ten columns of Decree 30/2020, appendix IV, series by series."""

from app.briefings.edition import Edition
from app.briefings.outgoing_book import BookLine, OutgoingBook
from app.core.document_types import LETTER, TYPES
from app.core.tables import Column, Kind
from app.exports import sentences as say
from app.exports.document import Document
from app.exports.documents.book_pages import book
from app.exports.formats import Format

FORMATS = (Format.DOCX, Format.PDF, Format.XLSX)
COLUMNS: tuple[Column[BookLine], ...] = (
    Column("Số, ký hiệu văn bản", lambda line: line.number, 14),
    Column("Ngày tháng văn bản", lambda line: line.issued_on, 11, Kind.DATE),
    Column("Tên loại và trích yếu nội dung", lambda line: line.what, 34),
    Column("Người ký", lambda line: line.signer, 14),
    Column("Nơi nhận văn bản", lambda line: line.recipients, 18),
    Column("Đơn vị, người nhận bản lưu", lambda line: line.archive, 12),
    Column("Số lượng bản", lambda line: line.copies, 7, Kind.NUMBER),
    Column("Ngày chuyển", lambda line: line.handed_on, 11, Kind.DATE),
    Column("Ký nhận", lambda _: None, 9),
    Column("Ghi chú", lambda line: line.note, 13),
)


def compose(briefing: OutgoingBook, edition: Edition) -> Document:
    """The register of one issuer for one year."""
    series = tuple((_named(letters, lines), lines) for letters, lines in briefing.series)
    title = "Sổ đăng ký văn bản đi"
    return book(edition, title, briefing.year, COLUMNS, series, whose=briefing.issuer_name)


def _named(letters: str, lines: tuple[BookLine, ...]) -> str:
    """ "Báo cáo (BC): 12 văn bản"; official letters have no letters of their own."""
    name = f"{TYPES.get(letters, 'Văn bản')} ({letters})" if letters else LETTER
    return f"{name}: {say.count(len(lines), 'văn bản')}"
