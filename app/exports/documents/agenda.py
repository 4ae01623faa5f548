"""Chương trình phiên họp: contents in their order with the time of each, who presents them and their documents."""

from collections.abc import Iterator
from dataclasses import replace

from app.briefings.edition import Edition
from app.briefings.meeting import AgendaLine, MeetingBriefing
from app.core.tables import Column, Kind, tabulate
from app.core.words import capital, roman, short_date
from app.exports import followed
from app.exports import meeting_words as meet
from app.exports import sentences as say
from app.exports.agenda_times import planned
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.formats import Format
from app.exports.letterhead import closing, heading, replaced
from app.exports.letters import body, written

FORMATS = (Format.DOCX, Format.PDF, Format.XLSX)
Row = tuple[int, str, str, str, str]
COLUMNS: tuple[Column[Row], ...] = (
    Column("STT", lambda row: row[0], 5, Kind.CENTRED),
    Column("Thời gian", lambda row: row[1], 13, Kind.CENTRED),
    Column("Nội dung", lambda row: row[2], 37),
    Column("Cơ quan trình", lambda row: row[3], 22),
    Column("Tài liệu", lambda row: row[4], 15),
)


def compose(meeting: MeetingBriefing, edition: Edition) -> Document:
    """The agenda; the time of a content is computed as long as every one before it has its minutes."""
    title = edition.summary or capital(meet.called(meeting.title))
    blocks = (
        heading(edition, numbered=False),
        Paragraph(Role.KIND, "CHƯƠNG TRÌNH"),
        Paragraph(Role.SUMMARY, title),
        *_facts(meeting),
        *_contents(meeting, edition),
        *followed.blocks(meeting.followed),
        *replaced(edition),
        body(f"Trên đây là chương trình {meet.called(meeting.title)}./."),
        closing(edition),
    )
    name = f"Chuong trinh hop {meeting.held_on:%d-%m-%Y}"
    return Document(
        name,
        f"Chương trình {meet.called(meeting.title)}",
        (
            Section(blocks, sheet="Chương trình", contact=edition.contact),
            *followed.appendices(meeting.followed, edition, "Chương trình", numbered=False),
        ),
    )


def _facts(meeting: MeetingBriefing) -> Iterator[Paragraph]:
    yield body(f"Thời gian: {meet.moment(meeting)}.")
    yield from meet.labelled("Địa điểm", meeting.places)
    if chair := meet.chair(meeting):
        yield body(f"Chủ trì: {capital(chair)}.")


def _contents(meeting: MeetingBriefing, edition: Edition) -> tuple[Block, ...]:
    opening = [("", text, "", "") for text in _lines(edition, "opening")]
    rows = [
        *opening,
        *_told(meeting, edition),
        *(("", text, "", "") for text in _lines(edition, "closing")),
    ]
    if not rows:
        return (body(f"Nội dung {meet.kind_of_meeting(meeting.title)} do chủ trì thông báo."),)
    table = tabulate(COLUMNS, [(number, *row) for number, row in enumerate(rows, 1)])
    return (replace(table, groups=_sections(meeting, len(opening))),)


def _sections(meeting: MeetingBriefing, first: int) -> tuple[tuple[int, str], ...]:
    """The parts of the agenda, each before the row where it begins; they are numbered if there are several."""
    begins = [
        (first + place, line.section)
        for place, line in enumerate(meeting.agenda)
        if line.section and (place == 0 or meeting.agenda[place - 1].section != line.section)
    ]
    numbered = len(begins) > 1
    return tuple(
        (place, f"{roman(number)}. {name}" if numbered else name)
        for number, (place, name) in enumerate(begins, 1)
    )


def _told(meeting: MeetingBriefing, edition: Edition) -> Iterator[tuple[str, str, str, str]]:
    times = planned(meeting, edition.written)
    for line in meeting.agenda:
        yield times[line.key], say.plain_end(line.content), _presented_by(line), _documents(meeting, line)


def _presented_by(line: AgendaLine) -> str:
    """The agency, and who speaks for it (duty 58)."""
    return (
        f"{line.agency} ({line.presenter})"
        if line.agency and line.presenter
        else line.agency or line.presenter
    )


def _documents(meeting: MeetingBriefing, line: AgendaLine) -> str:
    """Whether the documents are there, and until when they are to come; nothing where nobody sends any."""
    if line.received_on:
        return f"Nhận ngày {short_date(line.received_on)}"
    asked = line.agency and line.needs_papers
    return f"Hạn gửi {short_date(line.due_on or meeting.documents_due_on)}" if asked else ""


def _lines(edition: Edition, slot: str) -> list[str]:
    return [say.plain_end(part.text.removeprefix("- ")) for part in written(edition, slot)]
