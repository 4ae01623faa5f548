"""Thông báo: the monthly bulletin in four parts (duty 30)."""

from collections.abc import Iterable, Mapping

from app.briefings.edition import Edition
from app.briefings.figures import ProgrammeFigures, SessionDocumentFigures
from app.briefings.period import PeriodBriefing
from app.core.meeting_terms import NO_AGENCY
from app.core.terms import Receipt, TaskState
from app.core.words import long_date
from app.exports import sentences as say
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.documents import month_tables as tables
from app.exports.documents.period_appendices import shared_note
from app.exports.formats import Format
from app.exports.letterhead import closing, heading, replaced
from app.exports.words import ended

FORMATS = (Format.DOCX, Format.PDF)


def compose(briefing: PeriodBriefing, edition: Edition) -> Document:
    """The bulletin; each part is a sentence and, where there is something to count, a table by agency."""
    subject = edition.summary or _subject(briefing)
    blocks = (
        heading(edition),
        Paragraph(Role.KIND, "THÔNG BÁO"),
        Paragraph(Role.SUMMARY, subject),
        _opening(briefing, edition),
        *_papers(
            briefing,
            "I. KẾT QUẢ GỬI TÀI LIỆU PHIÊN HỌP UBND TỈNH",
            meetings="phiên họp, cuộc họp của UBND tỉnh",
            of_party=False,
        ),
        *_papers(
            briefing,
            "II. KẾT QUẢ GỬI TÀI LIỆU HỌP ĐẢNG ỦY UBND TỈNH",
            meetings="hội nghị Đảng ủy UBND tỉnh",
            of_party=True,
        ),
        *_programme(briefing),
        *_tasks(briefing),
        *replaced(edition),
        Paragraph(Role.BODY, f"{edition.issuer} thông báo để các cơ quan, đơn vị biết, thực hiện."),
    )
    section = Section((*ended(blocks), closing(edition)), contact=edition.contact)
    return Document(f"Thong bao {briefing.named.file}", subject, (section,))


def _subject(briefing: PeriodBriefing) -> str:
    return (
        "Kết quả gửi tài liệu họp, thực hiện chương trình công tác và nhiệm vụ được giao "
        f"{briefing.named.name}"
    )


def _opening(briefing: PeriodBriefing, edition: Edition) -> Paragraph:
    return Paragraph(
        Role.BODY,
        f"{edition.issuer} thông báo kết quả gửi tài liệu phục vụ các phiên họp, cuộc họp; "
        "kết quả thực hiện chương trình công tác và nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao "
        f"{briefing.named.name} (tính đến hết {long_date(briefing.figures.period.as_of)}) như sau:",
    )


def _papers(briefing: PeriodBriefing, title: str, *, meetings: str, of_party: bool) -> tuple[Block, ...]:
    by_agency, nobody = _by_agency(briefing, of_party=of_party)
    if not by_agency and not nobody.items:
        sentence = f"{say.inside(briefing.named)}, không có nội dung nào trình tại {meetings}."
        return Paragraph(Role.HEADING, title), Paragraph(Role.BODY, sentence)
    total = _sum((*by_agency.values(), nobody))
    sentence = (
        f"{say.inside(briefing.named)}, có {say.count(total.items, 'nội dung')} trình tại {meetings}. "
        f"Kết quả gửi tài liệu: {say.receipt_results(total, 'nội dung')}."
    )
    return (
        Paragraph(Role.HEADING, title),
        Paragraph(Role.BODY, sentence),
        tables.by_agency(tables.SESSION_FIGURES, by_agency, total, (NO_AGENCY, nobody)),
    )


def _by_agency(
    briefing: PeriodBriefing, *, of_party: bool
) -> tuple[Mapping[str, SessionDocumentFigures], SessionDocumentFigures]:
    """Papers of one kind of meeting by agency, in the office's own order of agencies; and those of none.

    Meetings that the office calls, its giao ban among them, are none of the committee's (directive, point 5b).
    """
    counted: dict[str, SessionDocumentFigures] = {}
    for row in briefing.session_documents:
        if row.of_party is not of_party or row.of_office:
            continue
        one = SessionDocumentFigures(
            1, *(int(row.receipt is receipt) for receipt in (Receipt.ON_TIME, Receipt.LATE, Receipt.MISSING))
        )
        counted[row.agency] = _sum((counted.get(row.agency, SessionDocumentFigures()), one))
    known = briefing.figures.session_documents_by_agency
    by_agency = {agency: counted[agency] for agency in known if agency in counted}
    return by_agency, counted.get("", SessionDocumentFigures())


def _sum(figures: Iterable[SessionDocumentFigures]) -> SessionDocumentFigures:
    parts = tuple(figures)
    return SessionDocumentFigures(
        sum(part.items for part in parts),
        sum(part.on_time for part in parts),
        sum(part.late for part in parts),
        sum(part.missing for part in parts),
    )


def _programme(briefing: PeriodBriefing) -> tuple[Block, ...]:
    title = Paragraph(Role.HEADING, "III. KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH CÔNG TÁC")
    figures = briefing.figures.programme
    if not figures.due:
        nothing = f"{say.inside(briefing.named)}, chương trình công tác không có nội dung nào phải trình."
        return title, Paragraph(Role.BODY, nothing), *_left(figures)
    sentence = (
        f"{say.inside(briefing.named)}, các cơ quan phải trình {say.count(figures.due, 'nội dung')}; "
        f"{say.programme_results(figures)}."
    )
    table = tables.programme_summary(briefing.figures)
    nobody = briefing.figures.programme_of_nobody
    note = shared_note("nội dung", briefing.figures.programme_by_agency, figures, nobody)
    apart = (Paragraph(Role.BODY, text) for text in say.programmes_apart(briefing.by_book))
    return title, Paragraph(Role.BODY, sentence), *_left(figures), *apart, table, *note


def _left(figures: ProgrammeFigures) -> Iterable[Paragraph]:
    if left := say.left_programme(figures):
        yield Paragraph(Role.BODY, f"Ngoài ra, {left}.")


def _tasks(briefing: PeriodBriefing) -> tuple[Block, ...]:
    title = Paragraph(Role.HEADING, "IV. KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO")
    figures = briefing.figures.tasks
    if not figures.total:
        return title, Paragraph(
            Role.BODY, f"{say.inside(briefing.named)}, không phát sinh nhiệm vụ được giao."
        )
    sentence = (
        f"{say.inside(briefing.named)}, các cơ quan, đơn vị thực hiện {say.tasks_in_period(figures)}; "
        f"{say.task_results(figures)}."
    )
    by_agency, nobody = briefing.figures.tasks_by_agency, briefing.figures.tasks_of_nobody
    table = tables.by_agency(tables.TASK_BRIEF, by_agency, figures, (TaskState.NO_LEAD.label, nobody))
    note = shared_note("nhiệm vụ", by_agency, figures, nobody)
    return title, Paragraph(Role.BODY, sentence), table, *note
