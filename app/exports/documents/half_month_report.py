"""Báo cáo nửa tháng: of a deputy on his fields, of a head on his room (duties 111-113)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.briefings.edition import Edition
from app.briefings.half_month import AttendedMeeting, HalfMonthBriefing
from app.briefings.month import TaskRow
from app.core.tables import Column, Kind
from app.core.words import capital, long_date, month_year, roman, short_date
from app.exports import meeting_words as meet
from app.exports import sentences as say
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Block, Document, Paragraph, Role
from app.exports.documents.month_tables import counted
from app.exports.formats import Format
from app.exports.letters import addressed, body, file_name, titled, written

FORMATS = (Format.DOCX, Format.PDF)
IN_TEXT = 12  # tasks of a list that stand in the text; a longer one is an appendix
DONE, LATE = "Nhiệm vụ đã hoàn thành", "Nhiệm vụ quá hạn chưa hoàn thành"
COMING = "Nhiệm vụ đến hạn trong nửa tháng tới"
Columns = tuple[Column[TaskRow], ...]


def compose(briefing: HalfMonthBriefing, edition: Edition) -> Document:
    """The report; a part that has nothing to say is left out and not counted."""
    edition = addressed(edition, briefing.addressees)
    edition = replace(edition, signer_name=edition.signer_name or briefing.signer)
    subject = edition.summary or f"Kết quả công tác {briefing.scope} {_span(briefing)}"
    parts = (
        ("Kết quả thực hiện nhiệm vụ", tuple(_results(briefing, edition))),
        ("Các cuộc họp đã dự", tuple(_meetings(briefing))),
        *((matters.title, meet.items(matters.items)) for matters in briefing.matters if matters.items),
        ("Đề xuất, kiến nghị", written(edition, "proposals")),
        ("Nhiệm vụ trọng tâm thời gian tới", tuple(_coming(briefing, edition))),
    )
    apart = tuple(_apart(briefing))
    blocks = (
        body(f"{capital(briefing.reporter)} báo cáo {say.lowered(subject)} như sau:"),
        *_numbered(parts),
        body(f"Trên đây là {say.lowered(subject)}; kính báo cáo{_whom(edition)}."),
    )
    name = f"{file_name(f'Báo cáo {_whose(briefing)}')} {briefing.start:%d-%m-%Y} den {briefing.end:%d-%m-%Y}"
    section = titled(edition, "Báo cáo", subject, blocks)
    return Document(name, subject, (section, *appendix_sections(edition, "Báo cáo", apart)))


def _whose(briefing: HalfMonthBriefing) -> str:
    """The room, or the name of the deputy without his post, for the name of the file."""
    return briefing.reporter.removeprefix("đồng chí ").partition(",")[0]


def _apart(briefing: HalfMonthBriefing) -> Iterator[Appendix]:
    for title, rows, columns in _lists(briefing):
        if len(rows) > IN_TEXT:
            yield Appendix(title, (counted(columns, rows),), landscape=True)


def _lists(briefing: HalfMonthBriefing) -> Iterator[tuple[str, Sequence[TaskRow], Columns]]:
    """The lists of the report by their titles, each with the columns of its appendix."""
    yield (
        DONE,
        briefing.done,
        (*_COMMON, Column("Ngày hoàn thành", lambda row: row.completed_on, 12, Kind.DATE)),
    )
    yield (
        LATE,
        briefing.overdue,
        (*_COMMON, Column("Số ngày quá hạn", lambda row: row.days_late, 10, Kind.NUMBER)),
    )
    yield COMING, briefing.coming, _COMMON


def _told(briefing: HalfMonthBriefing, title: str, items: Sequence[str]) -> Iterator[Block]:
    """A list in the text, or how many there are in the appendix that has it."""
    if len(items) <= IN_TEXT:
        yield from meet.labelled(title, items)
        return
    apart = [appendix.title for appendix in _apart(briefing)]
    where = f"Phụ lục {roman(apart.index(title) + 1)}" if len(apart) > 1 else "Phụ lục"
    yield body(f"{title}: {say.count(len(items), 'nhiệm vụ')} ({where} kèm theo).")


def _span(briefing: HalfMonthBriefing) -> str:
    half = "nửa đầu" if briefing.start.day == 1 else "nửa cuối"
    return f"{half} {month_year(briefing.start.year, briefing.start.month)}"


def _whom(edition: Edition) -> str:
    one = len(edition.addressees) == 1
    return f" {say.lowered(edition.addressees[0]) if one else 'lãnh đạo Văn phòng'} xem xét, cho ý kiến"


def _numbered(parts: tuple[tuple[str, tuple[Block, ...]], ...]) -> Iterator[Block]:
    filled = [(title, blocks) for title, blocks in parts if blocks]
    for number, (title, blocks) in enumerate(filled, 1):
        yield Paragraph(Role.HEADING, f"{roman(number)}. {title.upper()}")
        yield from blocks


def _results(briefing: HalfMonthBriefing, edition: Edition) -> Iterator[Block]:
    span = f"Từ {long_date(briefing.start)} đến {long_date(briefing.told_until)}"
    if briefing.tasks.total:
        said = f"{say.tasks_in_period(briefing.tasks)}; {say.task_results(briefing.tasks)}"
        yield body(f"{span}, {briefing.scope} thực hiện {said}.")
    else:
        yield body(f"{span}, {briefing.scope} không phát sinh nhiệm vụ được giao.")
    yield from _told(briefing, DONE, [_done(row) for row in briefing.done])
    yield from _told(briefing, LATE, [_late(row) for row in briefing.overdue])
    yield from written(edition, "results")


def _done(row: TaskRow) -> str:
    on = f", hoàn thành ngày {short_date(row.completed_on)}" if row.completed_on else ""
    return f"{_task(row)}{on}"


def _late(row: TaskRow) -> str:
    due = f", thời hạn {short_date(row.deadline)}" if row.deadline else ""
    days = f", quá hạn {say.two_digits(row.days_late)} ngày" if row.days_late else ""
    return f"{_task(row)}{due}{days}"


def _task(row: TaskRow) -> str:
    """The content with its document; of a secret one only the document (duty 12)."""
    if row.secret:
        return f"nhiệm vụ nêu tại văn bản {row.number}" if row.number else "nhiệm vụ mật"
    return say.plain_end(say.what(row)) + (f" ({row.number})" if row.number else "")


_COMMON: Columns = (
    Column("Nhiệm vụ", lambda row: capital(_task(row)), 52),
    Column("Cơ quan chủ trì", lambda row: "; ".join(row.leads), 24),
    Column("Thời hạn", lambda row: row.deadline, 12, Kind.DATE),
)


def _meetings(briefing: HalfMonthBriefing) -> Iterator[Block]:
    if len(briefing.meetings) == 1:
        yield body(f"{capital(_meeting(briefing.meetings[0]))}.")
    elif briefing.meetings:
        yield from meet.items([_meeting(one) for one in briefing.meetings])


def _meeting(one: AttendedMeeting) -> str:
    way = ", dự thay theo ủy quyền" if one.delegated else ""
    result = f"; kết quả: {say.lowered(say.plain_end(one.result))}" if one.result.strip() else ""
    return f"{meet.called(one.title)} ngày {short_date(one.held_on)}{way}{result}"


def _coming(briefing: HalfMonthBriefing, edition: Edition) -> Iterator[Block]:
    yield from _told(briefing, COMING, [_due(row) for row in briefing.coming])
    yield from written(edition, "next_period")


def _due(row: TaskRow) -> str:
    return _task(row) + (f", thời hạn {short_date(row.deadline)}" if row.deadline else "")
