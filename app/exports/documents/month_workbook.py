"""The briefing set's workbook: key figures, the report's appendices, and every row behind them."""

from collections.abc import Iterable

from app.briefings.month import MonthBriefing
from app.core.tables import Table
from app.core.words import month_year
from app.exports.document import Block, Chart, Document, Paragraph, Role, Section
from app.exports.documents import month_tables as tables
from app.exports.documents.month_appendices import appendices, attached_note
from app.exports.formats import Format

TITLE = "Sổ số liệu tháng"
FORMATS = (Format.XLSX,)


def compose(briefing: MonthBriefing) -> Document:
    """One sheet for each table."""
    month = month_year(briefing.year, briefing.month)
    summary, *others = appendices(briefing)
    sheets = (
        _sheet(
            briefing,
            "Tổng hợp",
            f"Số liệu tổng hợp {month}",
            tables.key_figures(briefing.figures),
            landscape=False,
        ),
        _with_chart(summary),
        *others,
        *_lists(briefing, month),
    )
    return Document(f"So lieu thang {briefing.month:02d}-{briefing.year}", f"Số liệu {month}", sheets)


def _with_chart(section: Section) -> Section:
    """The chart of the on-time rate beside the summary by agency, if there is anything to draw."""
    blocks: list[Block] = []
    for block in section.blocks:
        blocks.append(block)
        if isinstance(block, Table):
            last = len(block.headings) - 1
            blocks.append(Chart("Tỷ lệ hoàn thành đúng hạn theo cơ quan (%)", 1, last))
    return Section(tuple(blocks), section.landscape, section.sheet)


def _lists(briefing: MonthBriefing, month: str) -> Iterable[Section]:
    yield _sheet(
        briefing, "Nhiệm vụ", f"Danh sách nhiệm vụ {month}", tables.counted(tables.ALL_TASKS, briefing.tasks)
    )
    yield _sheet(
        briefing,
        "Chương trình",
        f"Nội dung chương trình công tác phải trình {month}",
        tables.counted(tables.PROGRAMME, briefing.programme),
    )
    yield _sheet(
        briefing,
        "Tài liệu họp",
        f"Tài liệu phiên họp, cuộc họp {month}",
        tables.counted(tables.SESSION_DOCUMENTS, briefing.session_documents),
    )
    yield _sheet(
        briefing,
        "Báo cáo",
        f"Báo cáo định kỳ đến hạn {month}",
        tables.counted(tables.REPORTS, briefing.reports),
    )


def _sheet(
    briefing: MonthBriefing, name: str, title: str, table: Table, *, landscape: bool = True
) -> Section:
    blocks = (
        Paragraph(Role.APPENDIX_TITLE, title.upper()),
        Paragraph(Role.APPENDIX_NOTE, attached_note(briefing)),
        table,
    )
    return Section(blocks, landscape=landscape, sheet=name)
