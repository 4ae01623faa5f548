"""The briefing set's workbook: key figures, the report's appendices, and every row behind them."""

from collections.abc import Iterable
from dataclasses import replace

from app.briefings.month import MonthBriefing
from app.core.tables import Table
from app.exports import sentences as say
from app.exports.document import Chart, Document, Paragraph, Role, Section
from app.exports.documents import month_tables as tables
from app.exports.documents.month_appendices import appendices, attached_note
from app.exports.formats import Format

FORMATS = (Format.XLSX,)


def compose(briefing: MonthBriefing) -> Document:
    """One sheet for each table."""
    month = say.month(briefing)
    sheets = (
        _sheet(
            briefing,
            "Tổng hợp",
            f"Số liệu tổng hợp {month}",
            tables.key_figures(briefing.figures),
            landscape=False,
        ),
        *appendices(briefing),
        *_ranking(briefing, month),
        *_lists(briefing, month),
    )
    return Document(f"So lieu thang {briefing.month:02d}-{briefing.year}", f"Số liệu {month}", sheets)


def _ranking(briefing: MonthBriefing, month: str) -> Iterable[Section]:
    """The on-time rate of each agency that has done something, best first, as a table and as bars."""
    table = tables.on_time_ranking(briefing.figures)
    if table.rows:
        title = f"Tỷ lệ đúng hạn theo cơ quan {month}"
        sheet = _sheet(briefing, "Biểu đồ", title, table, landscape=False)
        chart = Chart(f"{title} (%)", labels=1, values=len(table.headings) - 1)
        yield replace(sheet, blocks=(*sheet.blocks, chart))


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
