"""Lịch nhắc việc của một tháng: the month as a grid on one page, then every line with its article (duty 124)."""

from collections.abc import Iterator
from dataclasses import replace
from textwrap import shorten

from app.briefings.due_days import DueDay, DueLine, DueMonth
from app.briefings.list_table import ListTable, Part
from app.core.report_terms import DueState
from app.core.tables import Heading, Kind, Table
from app.core.terms import DayKind
from app.core.words import capital, number, short_date, weekday
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.documents import list_table
from app.exports.formats import Format

FORMATS = (Format.PDF, Format.DOCX, Format.XLSX)
IN_CELL = 2  # lines of a day that its cell tells, so that a month is a page; the list behind the grid has all
LONGEST = 26  # letters of a line in a cell
SATURDAY = 5
HEADINGS = (
    Heading("Trước giờ", 9, Kind.CENTRED),
    Heading("Việc", 40),
    Heading("Ai làm", 18),
    Heading("Tình trạng", 12, Kind.CENTRED),
    Heading("Đã làm, còn phải làm", 24),
    Heading("Căn cứ", 32),
)


def compose(month: DueMonth) -> Document:
    """The grid, and the lines of the month behind it."""
    title = title_of(month)
    listed = ListTable("việc phải làm", HEADINGS, tuple(_parts(month)), month.today, title=title)
    document = list_table.compose(listed)
    grid = Section(tuple(_grid(month, title)), landscape=True, sheet="Bảng tháng")
    return replace(document, sections=(grid, *document.sections))


def title_of(month: DueMonth) -> str:
    """The title: of which month, and of which kind where it is one."""
    kind = f" ({month.kind.label.lower()})" if month.kind is not None else ""
    return f"Lịch nhắc việc tháng {month.month}/{month.year}{kind}"


def _grid(month: DueMonth, title: str) -> Iterator[Block]:
    yield Paragraph(Role.APPENDIX_TITLE, title.upper())
    yield Paragraph(
        Role.APPENDIX_NOTE, f"(Lập ngày {short_date(month.today)}; trong ngoặc là ngày âm lịch; ▲: quá hạn)"
    )
    headings = tuple(Heading(capital(weekday(day.day)), 22) for day in month.weeks[0])
    yield Table(headings, tuple(tuple(_cell(day) for day in week) for week in month.weeks))


def _cell(day: DueDay) -> str | None:
    """A day: its number, lunar day and count, its name, its first lines; nothing for one beside the month."""
    if day.is_beside:
        return None
    lunar = f"{day.lunar.day}/{day.lunar.month}{' nhuận' if day.lunar.leap else ''}"
    count = f": {number(len(day.lines))} việc" if day.lines else ""
    told = [f"- {_mark(line)}{_short(line.title)}" for line in day.lines[:IN_CELL]]
    return "\n".join((f"{day.day.day:02d} ({lunar}){count}", *_name(day), *told))


def _name(day: DueDay) -> Iterator[str]:
    """What a day off is called, where the column does not say it; and a weekend on which people work."""
    if day.off:
        yield _short(day.off)
    elif day.off is None and day.day.weekday() >= SATURDAY:
        yield DayKind.MAKE_UP.label


def _mark(line: DueLine) -> str:
    return "▲ " if line.state is DueState.LATE else ""


def _short(title: str) -> str:
    return shorten(title, LONGEST, placeholder="…")


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
                        line.told or None,
                        line.source or None,
                    )
                    for line in day.lines
                ),
            )
