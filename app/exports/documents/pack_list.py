"""Danh mục tài liệu: the cover list of a meeting pack, its papers by content with their pages, what is missing, why."""

from collections.abc import Iterator

from app.briefings.pack import PackHead, PackLine, PackList
from app.core.tables import Cell, Heading, Kind, Table
from app.core.words import hour, long_date, number, short_date
from app.exports.document import Block, Document, Paragraph, Role, Section, SideBySide
from app.exports.formats import Format
from app.exports.letterhead import HEADING_SHARE, MOTTO, NATION

FORMATS = (Format.DOCX, Format.PDF)
HEADINGS = (
    Heading("STT", 6, Kind.CENTRED),
    Heading("Nội dung, tài liệu", 37),
    Heading("Cơ quan trình", 16),
    Heading("Số trang", 7, Kind.CENTRED),
    Heading("Từ trang", 7, Kind.CENTRED),
    Heading("Ghi chú", 25),
)
PRINTED_COPY = (
    "Đây là bản in để đọc: các trang được chép từ tệp gốc; chữ ký số (nếu có) chỉ kiểm tra được trên tệp gốc."
)


def compose(listed: PackList) -> Document:
    """The list, upright; it names pages of the whole pack."""
    head = listed.head
    title = f"Danh mục tài liệu {head.title}"
    blocks: tuple[Block, ...] = (
        _letterhead(head),
        Paragraph(Role.KIND, "DANH MỤC TÀI LIỆU"),
        Paragraph(Role.SUMMARY, head.title),
        *(Paragraph(Role.BODY, fact) for fact in _facts(head)),
        *((_table(listed),) if listed.lines else ()),
        *(Paragraph(Role.BODY, sentence) for sentence in _close(listed)),
    )
    return Document(f"Danh muc tai lieu hop {head.held_on:%d-%m-%Y}", title, (Section(blocks),))


def _letterhead(head: PackHead) -> SideBySide:
    """The heading of the office without a number: the list is part of a pack, not a document that is issued."""
    office = head.office
    names = (
        (Paragraph(Role.PARENT_AGENCY, office.parent_name), Paragraph(Role.AGENCY, office.name)),
        (Paragraph(Role.NATION, NATION), Paragraph(Role.MOTTO, MOTTO)),
    )
    day = Paragraph(Role.PLACE_AND_DATE, f"{office.place}, {long_date(head.made_on)}")
    return SideBySide((names, ((), (day,))), HEADING_SHARE)


def _facts(head: PackHead) -> Iterator[str]:
    at = f"{hour(head.starts_at)}, " if head.starts_at else ""
    yield f"Thời gian: {at}{long_date(head.held_on)}."
    if head.place:
        yield f"Địa điểm: {head.place}."
    if head.chair:
        yield f"Chủ trì: {head.chair}."


def _table(listed: PackList) -> Table:
    return Table(HEADINGS, tuple(_row(line) for line in listed.lines))


def _row(line: PackLine) -> tuple[Cell, ...]:
    return line.number, line.title, line.agency, line.pages, line.first, line.remark


def _close(listed: PackList) -> Iterator[str]:
    if not listed.lines:
        yield "Cuộc họp chưa có nội dung và tài liệu nào."
    if listed.missing:
        day = short_date(listed.head.made_on)
        yield f"Tính đến ngày {day}, còn {number(listed.missing)} nội dung chưa có tài liệu."
    yield f"Bộ tài liệu gồm {number(listed.pages)} trang, kể cả danh mục này. {PRINTED_COPY}"
