"""The appendices of a period's report, each on its own landscape pages (and sheet)."""

from collections.abc import Iterator, Mapping

from app.briefings.edition import Edition
from app.briefings.figures import ProgrammeFigures, TaskFigures
from app.briefings.period import Coming, PeriodBriefing
from app.core.tables import Table
from app.core.words import long_date
from app.exports import sentences as say
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Block, Paragraph, Role, Section
from app.exports.documents import month_tables as tables
from app.exports.letterhead import comes_with

Counted = TaskFigures | ProgrammeFigures


def appendices(briefing: PeriodBriefing, edition: Edition) -> tuple[Section, ...]:
    """Phụ lục I to V, as the report's text refers to them; a span of days has no fifth."""
    parts = (
        ("Tổng hợp kết quả thực hiện nhiệm vụ theo cơ quan", _by_agency(briefing)),
        ("Danh mục nhiệm vụ quá hạn chưa hoàn thành", _overdue(briefing)),
        ("Danh mục nội dung chương trình công tác chưa trình", _not_submitted(briefing)),
        ("Kết quả gửi tài liệu phiên họp, cuộc họp theo cơ quan", _sessions(briefing)),
        *_coming(briefing.coming),
    )
    return appendix_sections(
        edition, "Báo cáo", [Appendix(title, blocks, landscape=True) for title, blocks in parts]
    )


def attached_note(edition: Edition) -> str:
    """The line that names the report an appendix or a sheet comes with."""
    return comes_with(edition, "Báo cáo")


def shared_note(
    noun: str, rows: Mapping[str, Counted], total: Counted, nobody: Counted
) -> tuple[Paragraph, ...]:
    """Why the rows of a table by agency, and that of nobody, add up to more than its total; nothing where not so."""
    if sum(map(_counted, (*rows.values(), nobody))) <= _counted(total):
        return ()
    why = f"{noun} có nhiều cơ quan chủ trì được tính cho từng cơ quan và chỉ tính một lần ở dòng tổng cộng"
    return (Paragraph(Role.BODY, f"Ghi chú: {why}."),)


def _counted(figures: Counted) -> int:
    return figures.total if isinstance(figures, TaskFigures) else figures.due


def _by_agency(briefing: PeriodBriefing) -> tuple[Block, ...]:
    if not briefing.figures.tasks.total:
        return (_none(f"{say.inside(briefing.named)}, không phát sinh nhiệm vụ được giao."),)
    figures = briefing.figures
    rows, nobody = figures.tasks_by_agency, figures.tasks_of_nobody
    return tables.task_summary(figures), *shared_note("nhiệm vụ", rows, figures.tasks, nobody)


def _overdue(briefing: PeriodBriefing) -> tuple[Block, ...]:
    as_of = long_date(briefing.figures.period.as_of)
    return _table_or(
        tables.counted(tables.OVERDUE, briefing.overdue),
        f"Đến hết {as_of}, không có nhiệm vụ nào quá hạn chưa hoàn thành.",
    )


def _not_submitted(briefing: PeriodBriefing) -> tuple[Block, ...]:
    return _table_or(
        tables.counted(tables.NOT_SUBMITTED, briefing.not_submitted),
        f"{say.inside(briefing.named)}, không có nội dung nào của chương trình công tác chưa trình.",
    )


def _sessions(briefing: PeriodBriefing) -> tuple[Block, ...]:
    return _table_or(
        tables.session_summary(briefing.figures),
        f"{say.inside(briefing.named)}, không có nội dung nào trình tại phiên họp, cuộc họp.",
    )


def _coming(coming: Coming | None) -> Iterator[tuple[str, tuple[Block, ...]]]:
    if coming is not None:
        table = tables.counted(tables.DUE_TASKS, coming.tasks)
        nothing = f"{say.inside(coming.named)}, không có nhiệm vụ nào đến hạn."
        yield f"Nhiệm vụ đến hạn {coming.named.within}", _table_or(table, nothing)


def _table_or(table: Table, sentence: str) -> tuple[Block, ...]:
    return (table,) if table.rows else (_none(sentence),)


def _none(sentence: str) -> Paragraph:
    return Paragraph(Role.BODY, sentence)
