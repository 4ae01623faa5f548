"""Báo cáo tháng, quý, 6 tháng, năm, chuyên đề: one report with its appendices (duties 46-48, 121-125)."""

from collections import Counter
from collections.abc import Iterable, Sequence

from app.briefings.edition import Edition
from app.briefings.month import ProgrammeRow
from app.briefings.period import PeriodBriefing, Share
from app.briefings.programme_shares import ProgrammeShare
from app.core.terms import Receipt, Slot
from app.core.words import long_date, percent
from app.exports import sentences as say
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.documents.period_appendices import appendices
from app.exports.formats import Format
from app.exports.letterhead import addressees, closing, heading, replaced
from app.exports.words import ended, paragraphs

FORMATS = (Format.DOCX, Format.PDF)
LISTED = 10  # items named in the text; the appendix has them all
NO_CAUSE = "Chưa báo cáo nguyên nhân"


def compose(briefing: PeriodBriefing, edition: Edition) -> Document:
    """The report with its appendices."""
    body = (
        *_head(briefing, edition),
        *_tasks(briefing, edition),
        *_programme(briefing),
        *_papers(briefing),
        *_assessment(edition),
        *_coming(briefing, edition),
        *replaced(edition),
        _close(briefing, edition),
    )
    main = Section((*ended(body), closing(edition)), contact=edition.contact)
    name = f"Bao cao {briefing.named.file}"
    return Document(name, _subject(briefing, edition), (main, *appendices(briefing, edition)))


def _head(briefing: PeriodBriefing, edition: Edition) -> tuple[Block, ...]:
    as_of = long_date(briefing.figures.period.as_of)
    opening = (
        f"{edition.issuer} báo cáo kết quả thực hiện nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao và "
        f"chương trình công tác {briefing.named.name} (số liệu tính đến hết {as_of}) như sau:"
    )
    return (
        heading(edition),
        Paragraph(Role.KIND, "BÁO CÁO"),
        Paragraph(Role.SUMMARY, _subject(briefing, edition)),
        *addressees(edition),
        _body(opening),
    )


def _tasks(briefing: PeriodBriefing, edition: Edition) -> tuple[Block, ...]:
    heading = _heading("I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO")
    if not briefing.figures.tasks.total:
        return heading, *_texts(_task_totals(briefing)), *_causes(briefing, edition)
    return (
        heading,
        _subheading("1. Kết quả chung"),
        *_texts(_task_totals(briefing)),
        _subheading("2. Theo nguồn giao và người giao"),
        *_texts(_shares("a) Theo nguồn giao:", briefing.by_origin)),
        *_texts(_shares("b) Theo người giao:", briefing.by_assigner)),
        _subheading("3. Tình hình của các cơ quan, đơn vị"),
        *_texts(_agencies(briefing)),
        *_causes(briefing, edition),
    )


def _task_totals(briefing: PeriodBriefing) -> Iterable[str]:
    tasks, period = briefing.figures.tasks, briefing.figures.period
    span = f"Từ {long_date(period.start)} đến {long_date(period.end)}"
    if not tasks.total:
        yield (
            f"{span}, không phát sinh nhiệm vụ do UBND tỉnh, Chủ tịch UBND tỉnh giao (Phụ lục I, Phụ lục II)."
        )
        return
    yield (
        f"{span}, các cơ quan, đơn vị thực hiện {say.tasks_in_period(tasks)} do UBND tỉnh, "
        f"Chủ tịch UBND tỉnh giao; {say.task_results(tasks)}."
    )
    if briefing.earlier and (said := say.compared_tasks(tasks, briefing.earlier.figures.tasks)):
        yield f"So với {briefing.earlier.named.name}, {said}."
    if tasks.excused:
        yield say.excused_tasks(tasks)
    if tasks.failed:
        yield (
            f"Có {say.count(tasks.failed, 'nhiệm vụ')} được xác định là không hoàn thành (chậm mà không báo "
            "cáo hoặc lý do không được chấp nhận, hoặc chất lượng không bảo đảm)."
        )
    yield "Kết quả của từng cơ quan, đơn vị nêu tại Phụ lục I."


def _shares(heading: str, shares: Sequence[Share]) -> Iterable[str]:
    """A line for each share; a single one has the figures of all, which were just said."""
    match shares:
        case ():
            return
        case (only,):
            yield f"{heading} {only.name} ({say.count(only.figures.total, 'nhiệm vụ')})."
        case _:
            yield heading
            for share in shares:
                said = say.count(share.figures.total, "nhiệm vụ")
                yield f"- {share.name}: {said}; {say.task_results(share.figures)}."


def _agencies(briefing: PeriodBriefing) -> Iterable[str]:
    by_agency = briefing.figures.tasks_by_agency
    if briefing.praised:
        named = say.enumerate_names(
            f"{name} ({percent(by_agency[name].rate_done)})" for name in briefing.praised
        )
        yield f"{_many(briefing.praised)} có tỷ lệ hoàn thành cao: {named}."
    else:
        yield "Trong kỳ chưa có cơ quan, đơn vị nào đạt tỷ lệ hoàn thành cao."
    behind = [(figures.overdue, name) for name, figures in by_agency.items() if figures.overdue]
    behind.sort(key=lambda item: item[0], reverse=True)  # equal ones stay in the office's order
    if behind:
        named = say.enumerate_names(f"{name} ({say.two_digits(many)} nhiệm vụ)" for many, name in behind)
        yield f"{_many(behind)} còn nhiệm vụ quá hạn: {named}. Danh mục tại Phụ lục II."
    else:
        yield "Không có cơ quan, đơn vị nào còn nhiệm vụ quá hạn (Phụ lục II)."


def _many(agencies: Sequence[object]) -> str:
    return "Các cơ quan, đơn vị" if len(agencies) > 1 else "Cơ quan, đơn vị"


def _causes(briefing: PeriodBriefing, edition: Edition) -> tuple[Block, ...]:
    """Why tasks are late, where the office wrote it; a heading of its own where there are late ones."""
    tasks, causes = briefing.figures.tasks, _written(edition, Slot.CAUSES)
    late = bool(causes) and tasks.overdue + tasks.done_late > 0
    return (*(_subheading("4. Nguyên nhân quá hạn"),) * late, *causes)


def _programme(briefing: PeriodBriefing) -> tuple[Block, ...]:
    return (
        _heading("II. KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH CÔNG TÁC"),
        *_texts(_programme_totals(briefing)),
        *_texts(_late_items(briefing)),
    )


def _programme_totals(briefing: PeriodBriefing) -> Iterable[str]:
    own, year = briefing.figures.programme, briefing.figures.programme_year_to_date
    nothing_left = "" if briefing.not_submitted else " (Phụ lục III)"
    if own.due:
        yield (
            f"{say.inside(briefing.named)}, các cơ quan phải trình {say.count(own.due, 'nội dung')}; "
            f"{say.programme_results(own)}{nothing_left}."
        )
    else:
        yield (
            f"{say.inside(briefing.named)}, chương trình công tác không có nội dung nào phải trình{nothing_left}."
        )
    if left := say.left_programme(own):
        yield f"Ngoài ra, {left}."
    yield from say.programmes_apart(briefing.by_book)
    if briefing.earlier and (said := say.compared_items(own, briefing.earlier.figures.programme)):
        yield f"So với {briefing.earlier.named.name}, {said}."
    if year.due and not _has_the_year(briefing):
        yield (
            f"Lũy kế từ đầu năm, các cơ quan phải trình {say.count(year.due, 'nội dung')}; "
            f"{'; ngoài ra '.join(filter(None, (say.programme_results(year), say.left_programme(year))))}."
        )
        yield from say.programmes_apart(_books_of_the_year(briefing), since=" từ đầu năm")


def _books_of_the_year(briefing: PeriodBriefing) -> Iterable[ProgrammeShare]:
    for one in briefing.figures.books_apart:
        yield ProgrammeShare(one.book.value, one.book.label, one.year_to_date)


def _has_the_year(briefing: PeriodBriefing) -> bool:
    """Whether the year to date was just said, as of the first quarter and the year; it is none of a span of days."""
    figures = briefing.figures
    said = briefing.named.noun != "tháng" and figures.programme == figures.programme_year_to_date
    return said or briefing.coming is None


def _late_items(briefing: PeriodBriefing) -> Iterable[str]:
    items = briefing.not_submitted
    if not items:
        return
    noun = briefing.named.noun
    if len(items) <= LISTED:
        yield f"Các nội dung chưa trình trong {noun} (Phụ lục III):"
        yield from (f"- {_item(item)}. {_cause(item)}." for item in items)
        return
    yield f"Nguyên nhân chưa trình của các nội dung trong {noun} (danh mục tại Phụ lục III):"
    causes = Counter(say.plain_end(item.delay_cause) or NO_CAUSE for item in items)
    yield from (f"- {cause}: {say.count(many, 'nội dung')}." for cause, many in causes.most_common())


def _item(item: ProgrammeRow) -> str:
    leads = f"; cơ quan chủ trì: {'; '.join(item.leads)}" if item.leads else ""
    return say.plain_end(item.content) + leads


def _cause(item: ProgrammeRow) -> str:
    cause = say.plain_end(item.delay_cause)
    return f"Nguyên nhân: {cause}" if cause else NO_CAUSE


def _papers(briefing: PeriodBriefing) -> tuple[Block, ...]:
    return (
        _heading("III. TÀI LIỆU PHIÊN HỌP, CUỘC HỌP VÀ BÁO CÁO ĐỊNH KỲ"),
        _subheading("1. Tài liệu phiên họp, cuộc họp"),
        _body(_session_sentence(briefing)),
        _subheading("2. Báo cáo định kỳ"),
        _body(_report_sentence(briefing)),
    )


def _session_sentence(briefing: PeriodBriefing) -> str:
    papers = briefing.figures.session_documents
    if not papers.items:
        return (
            f"{say.inside(briefing.named)}, không có nội dung nào trình tại phiên họp, cuộc họp (Phụ lục IV)."
        )
    return (
        f"{say.inside(briefing.named)}, các cơ quan trình {say.count(papers.items, 'nội dung')} tại các phiên họp, "
        f"cuộc họp. Kết quả gửi tài liệu: {say.receipt_results(papers, 'nội dung')} (Phụ lục IV)."
    )


def _report_sentence(briefing: PeriodBriefing) -> str:
    reports = briefing.figures.reports
    if not reports.due:
        return f"{say.inside(briefing.named)}, không có báo cáo định kỳ nào đến hạn."
    missing = Counter(row.agency for row in briefing.reports if row.receipt is Receipt.MISSING)
    names = (f"{name} ({say.count(many, 'báo cáo')})" if many > 1 else name for name, many in missing.items())
    named = f" ({say.enumerate_names(names)})" if missing else ""
    due = say.count(reports.due, "báo cáo")
    return (
        f"{say.inside(briefing.named)}, có {due} đến hạn; {say.receipt_results(reports, 'báo cáo')}{named}."
    )


def _assessment(edition: Edition) -> tuple[Block, ...]:
    """What the office thinks and proposes; of what it did not write the report says nothing."""
    assessment, proposals = _written(edition, Slot.ASSESSMENT), _written(edition, Slot.PROPOSALS)
    match bool(assessment), bool(proposals):
        case True, True:
            return (
                _heading("IV. ĐÁNH GIÁ VÀ ĐỀ XUẤT, KIẾN NGHỊ"),
                _subheading("1. Đánh giá"),
                *assessment,
                _subheading("2. Đề xuất, kiến nghị"),
                *proposals,
            )
        case False, False:
            return ()
        case _:
            title = "ĐÁNH GIÁ" if assessment else "ĐỀ XUẤT, KIẾN NGHỊ"
            return _heading(f"IV. {title}"), *assessment, *proposals


def _coming(briefing: PeriodBriefing, edition: Edition) -> tuple[Block, ...]:
    """What the period after brings; of a span of days only what the office wrote."""
    written = _written(edition, Slot.NEXT_MONTH) or _written(edition, "next_period")
    coming, place = briefing.coming, "V" if _assessment(edition) else "IV"
    if coming is None:
        return (_heading(f"{place}. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI"), *written) if written else ()
    tasks, items = len(coming.tasks), len(coming.programme)
    due = (
        f"{say.inside(coming.named)}, {'có ' if tasks else ''}{say.count(tasks, 'nhiệm vụ')} đến hạn (Phụ lục V); "
        f"chương trình công tác {'có ' if items else ''}{say.count(items, 'nội dung')} đến thời gian trình"
    )
    return (
        _heading(f"{place}. NHIỆM VỤ TRỌNG TÂM {coming.named.name.upper()}"),
        _body(f"{due}{':' if items else '.'}"),
        *_texts(f"- {_item(item)}." for item in coming.programme),
        *written,
    )


def _close(briefing: PeriodBriefing, edition: Edition) -> Paragraph:
    to = f" {edition.addressees[0]} xem xét, chỉ đạo" if len(edition.addressees) == 1 else ""
    return _body(
        f"Trên đây là {say.lowered(_subject(briefing, edition))}; {edition.issuer} kính báo cáo{to}."
    )


def _written(edition: Edition, slot: str) -> tuple[Paragraph, ...]:
    return paragraphs(edition.written.get(slot, ""))


def _subject(briefing: PeriodBriefing, edition: Edition) -> str:
    return edition.summary or (
        "Kết quả thực hiện nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao và chương trình công tác "
        f"{briefing.named.name}"
    )


def _texts(lines: Iterable[str]) -> tuple[Paragraph, ...]:
    return tuple(_body(line) for line in lines)


def _body(text: str) -> Paragraph:
    return Paragraph(Role.BODY, text)


def _heading(text: str) -> Paragraph:
    return Paragraph(Role.HEADING, text)


def _subheading(text: str) -> Paragraph:
    return Paragraph(Role.SUBHEADING, text)
