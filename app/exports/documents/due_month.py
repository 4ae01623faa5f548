"""Lịch nhắc việc của một tháng: the month as a grid on one page, then every line with its article (duty 124)."""

from collections.abc import Iterator

from app.briefings.due_days import DueDay, DueLine, DueMonth
from app.briefings.list_table import ListTable, Part
from app.core.report_terms import DueState
from app.core.tables import Heading, Kind, Table
from app.core.words import capital, number, short_date, weekday
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.documents import list_table
from app.exports.formats import Format

FORMATS = (Format.PDF, Format.DOCX, Format.XLSX)
IN_CELL = 3  # lines of a day that its cell tells; the list behind the grid has all
LONGEST = 60  # letters of a line in a cell
HEADINGS = (
    Heading("Trước giờ", 9, Kind.CENTRED),
    Heading("Việc", 48),
    Heading("Ai làm", 22),
    Heading("Tình trạng", 12, Kind.CENTRED),
    Heading("Căn cứ", 36),
)


def compose(month: DueMonth) -> Document:
    """The grid, and the lines of the month behind it."""
    title = title_of(month)
    listed = ListTable("việc phải làm", HEADINGS, tuple(_parts(month)), month.today, title=title)
    document = list_table.compose(listed)
    grid = Section(tuple(_grid(month, title)), landscape=True, sheet="Bảng tháng", counted=True)
    return Document(document.file_name, title, (grid, *document.sections))


def title_of(month: DueMonth) -> str:
    """The title: of which month, and of which kind where it is one."""
    kind = f" ({month.kind.label.lower()})" if month.kind is not None else ""
    return f"Lịch nhắc việc tháng {month.month}/{month.year}{kind}"


def _grid(month: DueMonth, title: str) -> Iterator[Block]:
    yield Paragraph(Role.APPENDIX_TITLE, title.upper())
    yield Paragraph(Role.APPENDIX_NOTE, f"(Lập ngày {short_date(month.today)}; việc quá hạn có dấu ▲)")
    headings = tuple(Heading(capital(weekday(day.day)), 22) for day in month.weeks[0])
    yield Table(headings, tuple(tuple(_cell(day) for day in week) for week in month.weeks))


def _cell(day: DueDay) -> str | None:
    """A day of the month: its number, lunar day and name, its first lines; nothing for one beside the month."""
    if day.is_beside:
        return None
    lunar = f"{day.lunar.day}/{day.lunar.month}{' nhuận' if day.lunar.leap else ''} âm lịch"
    off = "" if day.off is None else f" – {day.off or 'nghỉ'}"
    told = [f"- {_mark(line)}{_short(line.title)}" for line in day.lines[:IN_CELL]]
    more = len(day.lines) - IN_CELL
    rest = [f"… và {number(more)} việc khác"] if more > 0 else []
    return "\n".join((f"{day.day.day:02d} ({lunar}){off}", *told, *rest))


def _mark(line: DueLine) -> str:
    return "▲ " if line.state is DueState.LATE else ""


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[:LONGEST].rstrip()}…"


def _parts(month: DueMonth) -> Iterator[Part]:
    for day in month.days:
        if day.lines:
            yield Part(
                f"{capital(weekday(day.day))}, {short_date(day.day)}",
                tuple(
                    (
                        f"{line.hour:%H:%M}" if line.hour else None,
                        line.title,
                        line.who or None,
                        line.state.label,
                        line.source or None,
                    )
                    for line in day.lines
                ),
            )
