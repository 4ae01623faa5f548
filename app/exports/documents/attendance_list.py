"""Danh sách đại biểu: those who attend, in groups, with a column for their signatures."""

from app.briefings.attendees import AttendanceList, Delegate
from app.briefings.edition import Edition
from app.core.tables import Column, Kind, Table, tabulate
from app.core.words import hour, long_date, roman, weekday
from app.exports import meeting_words as meet
from app.exports import sentences as say
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.formats import Format
from app.exports.letterhead import names_only
from app.exports.letters import body

FORMATS = (Format.DOCX, Format.PDF, Format.XLSX)
ROW_MM = 10.0  # room to sign
Row = tuple[int, Delegate]
COLUMNS: tuple[Column[Row], ...] = (
    Column("STT", lambda row: row[0], 5, Kind.CENTRED),
    Column("Họ và tên", lambda row: row[1].name, 24),
    Column("Chức vụ, cơ quan", lambda row: row[1].post, 32),
    Column("Ký tên", lambda _: None, 18),
    Column("Ghi chú", lambda row: row[1].note, 12),
)


def compose(briefing: AttendanceList, edition: Edition) -> Document:
    """The list, ready to be signed at the door."""
    meeting = meet.called(briefing.title)
    title = edition.summary or f"Dự {meeting}"
    blocks = (
        names_only(edition),
        Paragraph(Role.KIND, "DANH SÁCH ĐẠI BIỂU"),
        Paragraph(Role.SUMMARY, title),
        body(f"Thời gian: {_moment(briefing)}."),
        *meet.labelled("Địa điểm", briefing.places),
        *_delegates(briefing),
    )
    name = f"Danh sach dai bieu {briefing.held_on:%d-%m-%Y}"
    return Document(name, f"Danh sách đại biểu dự {meeting}", (Section(blocks, sheet="Đại biểu"),))


def _moment(briefing: AttendanceList) -> str:
    hours = f"{hour(briefing.starts_at)}, " if briefing.starts_at else ""
    return f"{hours}{weekday(briefing.held_on)}, {long_date(briefing.held_on)}"


def _delegates(briefing: AttendanceList) -> tuple[Block, ...]:
    delegates = [delegate for group in briefing.groups for delegate in group.delegates]
    if not delegates:
        return (body("Chưa có đại biểu nào trong danh sách."),)
    return _table(briefing, delegates), body(f"Danh sách có {say.count(len(delegates), 'đại biểu')}./.")


def _table(briefing: AttendanceList, delegates: list[Delegate]) -> Table:
    """One table; a single group needs no heading over it."""
    filled = [group for group in briefing.groups if group.delegates]
    places = [sum(len(group.delegates) for group in filled[:number]) for number in range(len(filled))]
    groups = tuple(
        (place, f"{roman(number)}. {group.label} ({say.two_digits(len(group.delegates))})")
        for number, (place, group) in enumerate(zip(places, filled, strict=True), 1)
    )
    table = tabulate(COLUMNS, enumerate(delegates, 1))
    several = groups if len(filled) > 1 else ()
    return Table(table.headings, table.rows, groups=several, row_height_mm=ROW_MM)
