"""The briefing set's workbook: key figures, the report's appendices, and every row behind them."""

from collections.abc import Iterable
from dataclasses import replace

from app.briefings.edition import Edition
from app.briefings.period import PeriodBriefing
from app.core.tables import Table
from app.exports.document import Chart, Document, Paragraph, Role, Section
from app.exports.documents import month_tables as tables
from app.exports.documents.period_appendices import appendices, attached_note
from app.exports.formats import Format

FORMATS = (Format.XLSX,)


def compose(briefing: PeriodBriefing, edition: Edition) -> Document:
    """One sheet for each table; they come with the report, whose edition this is."""
    month = briefing.named.name
    sheets = (
        _sheet(
            edition,
            "Tổng hợp",
            f"Số liệu tổng hợp {month}",
            tables.key_figures(briefing.figures),
            landscape=False,
        ),
        *appendices(briefing, edition),
        *_ranking(briefing, edition, month),
        *_lists(briefing, edition, month),
    )
    return Document(f"So lieu {briefing.named.file}", f"Số liệu {month}", sheets)


def _ranking(briefing: PeriodBriefing, edition: Edition, month: str) -> Iterable[Section]:
    """The on-time rate of each agency that has done something, best first, as a table and as bars."""
    table = tables.on_time_ranking(briefing.figures)
    if table.rows:
        title = f"Tỷ lệ đúng hạn theo cơ quan {month}"
        sheet = _sheet(edition, "Biểu đồ", title, table, landscape=False)
        chart = Chart(f"{title} (%)", labels=1, values=len(table.headings) - 1)
        yield replace(sheet, blocks=(*sheet.blocks, chart))


def _lists(briefing: PeriodBriefing, edition: Edition, month: str) -> Iterable[Section]:
    yield _sheet(
        edition, "Nhiệm vụ", f"Danh sách nhiệm vụ {month}", tables.counted(tables.ALL_TASKS, briefing.tasks)
    )
    yield _sheet(
        edition,
        "Chương trình",
        f"Nội dung chương trình công tác phải trình {month}",
        tables.counted(tables.PROGRAMME, briefing.programme),
    )
    yield _sheet(
        edition,
        "Tài liệu họp",
        f"Tài liệu phiên họp, cuộc họp {month}",
        tables.counted(tables.SESSION_DOCUMENTS, briefing.session_documents),
    )
    yield _sheet(
        edition,
        "Báo cáo",
        f"Báo cáo định kỳ đến hạn {month}",
        tables.counted(tables.REPORTS, briefing.reports),
    )


def _sheet(edition: Edition, name: str, title: str, table: Table, *, landscape: bool = True) -> Section:
    blocks = (
        Paragraph(Role.APPENDIX_TITLE, title.upper()),
        Paragraph(Role.APPENDIX_NOTE, attached_note(edition)),
        table,
    )
    return Section(blocks, landscape=landscape, sheet=name)
