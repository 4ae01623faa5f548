"""The tables of the monthly briefing set, declared once for Word, PDF and Excel."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from typing import TypeVar

from app.briefings.figures import (
    BookFigures,
    Figures,
    ProgrammeFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.briefings.month import ProgrammeRow, ReportRow, SessionDocumentRow, TaskRow
from app.core.meeting_terms import NO_AGENCY
from app.core.programme_terms import NO_LEAD
from app.core.tables import Cell, Column, Kind, Table, tabulate
from app.core.terms import TaskState
from app.exports import sentences as say

Row = TypeVar("Row")
KeyLine = tuple[str, int, Decimal | None]
DONE, NOT_DONE = "Đã hoàn thành", "Chưa hoàn thành"
RATE_DONE: Column[TaskFigures] = Column("Tỷ lệ hoàn thành (%)", lambda f: f.rate_done, 9, Kind.PERCENT)
TASK_FIGURES: tuple[Column[TaskFigures], ...] = (
    Column("Tổng số nhiệm vụ", lambda f: f.total, 9, Kind.NUMBER),
    Column("Tổng", lambda f: f.done, 7, Kind.NUMBER, DONE),
    Column("Đúng hạn", lambda f: f.done_on_time, 7, Kind.NUMBER, DONE),
    Column("Quá hạn", lambda f: f.done_late, 7, Kind.NUMBER, DONE),
    Column("Tổng", lambda f: f.not_done, 7, Kind.NUMBER, NOT_DONE),
    Column("Trong hạn", lambda f: f.in_time, 7, Kind.NUMBER, NOT_DONE),
    Column("Không có hạn", lambda f: f.no_deadline, 8, Kind.NUMBER, NOT_DONE),
    Column("Quá hạn", lambda f: f.overdue, 7, Kind.NUMBER, NOT_DONE),
    Column("Chậm có lý do được chấp nhận", lambda f: f.excused, 10, Kind.NUMBER),
    Column("Không hoàn thành nhiệm vụ", lambda f: f.failed, 10, Kind.NUMBER),
    RATE_DONE,
    Column("Tỷ lệ đúng hạn (%)", lambda f: f.rate_on_time, 9, Kind.PERCENT),
)
TASK_BRIEF: tuple[Column[TaskFigures], ...] = (  # what fits a portrait page
    TASK_FIGURES[0],
    *(column for column in TASK_FIGURES if column.group and column.title != "Tổng"),
    RATE_DONE,
)


def _why(row: ProgrammeRow) -> str:
    """The cause of a delay and, where the head of the agency explained it, how (duties 42, 45)."""
    explained = f"giải trình: {row.explanation}" if row.explanation else ""
    return "; ".join(filter(None, (row.delay_cause, explained)))


PROGRAMME_FIGURES: tuple[Column[ProgrammeFigures], ...] = (
    Column("Phải trình", lambda f: f.due, 9, Kind.NUMBER),
    Column("Đã trình", lambda f: f.submitted, 9, Kind.NUMBER),
    Column("Đã ban hành", lambda f: f.issued, 9, Kind.NUMBER),
    Column("Chưa trình", lambda f: f.not_submitted, 9, Kind.NUMBER),
    Column("Tỷ lệ đã trình (%)", lambda f: f.rate_submitted, 10, Kind.PERCENT),
    Column("Tỷ lệ đã ban hành (%)", lambda f: f.rate_issued, 10, Kind.PERCENT),
    Column("Không còn phải trình", lambda f: f.left, 9, Kind.NUMBER),
)
SESSION_FIGURES: tuple[Column[SessionDocumentFigures], ...] = (
    Column("Số nội dung", lambda f: f.items, 9, Kind.NUMBER),
    Column("Đúng hạn", lambda f: f.on_time, 9, Kind.NUMBER),
    Column("Chậm", lambda f: f.late, 9, Kind.NUMBER),
    Column("Chưa gửi", lambda f: f.missing, 9, Kind.NUMBER),
    Column("Tỷ lệ đúng hạn (%)", lambda f: f.rate_on_time, 10, Kind.PERCENT),
)
OVERDUE: tuple[Column[TaskRow], ...] = (
    Column("Số, ký hiệu văn bản giao", lambda r: r.number, 20),
    Column("Nội dung nhiệm vụ", say.what, 40),
    Column("Cơ quan chủ trì", lambda r: "; ".join(r.leads), 22),
    Column("Người giao", lambda r: r.assigner, 15),
    Column("Ngày giao", lambda r: r.assigned_on, 11, Kind.DATE),
    Column("Thời hạn", lambda r: r.deadline, 11, Kind.DATE),
    Column("Số ngày quá hạn", lambda r: r.days_late, 8, Kind.NUMBER),
    Column("Ghi chú", lambda r: "Có lý do được chấp nhận" if r.excused else None, 12),
)
NOT_SUBMITTED: tuple[Column[ProgrammeRow], ...] = (
    Column("Nội dung", lambda r: r.content, 40),
    Column("Hình thức văn bản", lambda r: r.form, 11),
    Column("Cấp quyết định", lambda r: r.level, 14),
    Column("Cơ quan chủ trì", lambda r: "; ".join(r.leads), 22),
    Column("Lãnh đạo phụ trách", lambda r: r.leader, 15),
    Column("Thời gian trình", lambda r: _month(r.due), 10, Kind.CENTRED),
    Column("Nguyên nhân", _why, 20),
)
DUE_TASKS: tuple[Column[TaskRow], ...] = (
    Column("Số, ký hiệu văn bản giao", lambda r: r.number, 20),
    Column("Nội dung nhiệm vụ", say.what, 42),
    Column("Cơ quan chủ trì", lambda r: "; ".join(r.leads), 22),
    Column("Cơ quan phối hợp", lambda r: "; ".join(r.coordinating), 22),
    Column("Sản phẩm", lambda r: r.product, 11),
    Column("Thời hạn", lambda r: r.deadline, 11, Kind.DATE),
)
ALL_TASKS: tuple[Column[TaskRow], ...] = (
    Column("Số, ký hiệu văn bản giao", lambda r: r.number, 18),
    Column("Nội dung nhiệm vụ", say.what, 46),
    Column("Người giao", lambda r: r.assigner, 18),
    Column("Cơ quan chủ trì", lambda r: "; ".join(r.leads), 26),
    Column("Cơ quan phối hợp", lambda r: "; ".join(r.coordinating), 26),
    Column("Sản phẩm", lambda r: r.product, 12),
    Column("Ngày giao", lambda r: r.assigned_on, 12, Kind.DATE),
    Column("Thời hạn", lambda r: r.deadline, 12, Kind.DATE),
    Column("Ngày hoàn thành", lambda r: r.completed_on, 12, Kind.DATE),
    Column("Tình trạng", lambda r: r.outcome.label, 18),
    Column("Số ngày quá hạn", lambda r: r.days_late, 9, Kind.NUMBER),
    Column("Chậm có lý do được chấp nhận", lambda r: "x" if r.excused else None, 11, Kind.CENTRED),
    Column("Không hoàn thành nhiệm vụ", lambda r: "x" if r.failed else None, 11, Kind.CENTRED),
    Column("Chuyên viên theo dõi", lambda r: r.officer, 18),
)
PROGRAMME: tuple[Column[ProgrammeRow], ...] = (
    *NOT_SUBMITTED[:-1],
    Column("Ngày trình", lambda r: r.submitted_on, 12, Kind.DATE),
    Column("Ngày ban hành", lambda r: r.issued_on, 12, Kind.DATE),
    NOT_SUBMITTED[-1],
)
SESSION_DOCUMENTS: tuple[Column[SessionDocumentRow], ...] = (
    Column("Phiên họp, cuộc họp", lambda r: r.meeting, 28),
    Column("Ngày họp", lambda r: r.held_on, 12, Kind.DATE),
    Column("Nội dung trình", lambda r: r.content, 40),
    Column("Cơ quan trình", lambda r: r.agency, 24),
    Column("Hạn gửi", lambda r: r.due_on, 12, Kind.DATE),
    Column("Ngày nhận", lambda r: r.received_on, 12, Kind.DATE),
    Column("Kết quả", lambda r: r.receipt.label, 12, Kind.CENTRED),
)
REPORTS: tuple[Column[ReportRow], ...] = (
    Column("Tên báo cáo", lambda r: r.name, 40),
    Column("Cơ quan báo cáo", lambda r: r.agency, 26),
    Column("Hạn gửi", lambda r: r.due_on, 12, Kind.DATE),
    Column("Trước giờ", lambda r: None if r.due_hour is None else f"{r.due_hour:02}:00", 8, Kind.CENTRED),
    Column("Ngày gửi", lambda r: r.received_on, 12, Kind.DATE),
    Column("Giờ gửi", lambda r: None if r.received_at is None else f"{r.received_at:%H:%M}", 8, Kind.CENTRED),
    Column("Kết quả", lambda r: r.receipt.label, 12, Kind.CENTRED),
)


def _month(due: tuple[int, int]) -> str:
    return f"{due[1]:02d}/{due[0]}"


def task_summary(figures: Figures) -> Table:
    """Tasks by lead agency; the total counts a task of two agencies once."""
    nobody = TaskState.NO_LEAD.label, figures.tasks_of_nobody
    return by_agency(TASK_FIGURES, figures.tasks_by_agency, figures.tasks, nobody)


def programme_summary(figures: Figures) -> Table:
    """Programme items of the period by lead agency."""
    nobody = NO_LEAD, figures.programme_of_nobody
    return by_agency(PROGRAMME_FIGURES, figures.programme_by_agency, figures.programme, nobody)


def session_summary(figures: Figures) -> Table:
    """Documents for sessions by presenting agency."""
    nobody = NO_AGENCY, figures.session_documents_of_nobody
    return by_agency(SESSION_FIGURES, figures.session_documents_by_agency, figures.session_documents, nobody)


def on_time_ranking(figures: Figures) -> Table:
    """Agencies that have done tasks, by their rate on time, the best first; equal ones in the office's order."""
    done = [(name, tasks) for name, tasks in figures.tasks_by_agency.items() if tasks.done]
    ranked = sorted(done, key=lambda item: item[1].rate_on_time or Decimal(0), reverse=True)
    columns: tuple[Column[tuple[str, TaskFigures]], ...] = (
        Column("Cơ quan, đơn vị", lambda r: r[0], 50),
        Column("Đã hoàn thành", lambda r: r[1].done, 14, Kind.NUMBER),
        Column("Đúng hạn", lambda r: r[1].done_on_time, 14, Kind.NUMBER),
        Column("Tỷ lệ đúng hạn (%)", lambda r: r[1].rate_on_time, 14, Kind.PERCENT),
    )
    return counted(columns, ranked)


def by_agency(
    columns: Iterable[Column[Row]], rows: Mapping[str, Row], total: Row, nobody: tuple[str, Row]
) -> Table:
    """Number, agency and its figures a row, with the total at the end.

    `nobody` is how the row is called of what no agency leads, and its figures: it comes last, without a number, where
    there is something.
    """
    columns = tuple(columns)
    heads: tuple[Column[tuple[int | None, tuple[str, Row]]], ...] = (
        Column("STT", lambda r: r[0], 5, Kind.CENTRED),
        Column("Cơ quan, đơn vị", lambda r: r[1][0], 30),
        *(Column(c.title, _of_figures(c.value), c.width, c.kind, c.group) for c in columns),
    )
    totals = (None, "Tổng cộng", *(column.value(total) for column in columns))
    numbered: list[tuple[int | None, tuple[str, Row]]] = [*enumerate(rows.items(), 1)]
    if any(column.value(nobody[1]) for column in columns):
        numbered.append((None, nobody))
    return tabulate(heads, numbered, total=totals, numbered=True)


def counted(columns: Iterable[Column[Row]], rows: Iterable[Row]) -> Table:
    """The columns with a counter before them."""
    heads: tuple[Column[tuple[int, Row]], ...] = (
        Column("STT", lambda r: r[0], 5, Kind.CENTRED),
        *(Column(c.title, _of_row(c.value), c.width, c.kind, c.group) for c in columns),
    )
    return tabulate(heads, enumerate(rows, 1), numbered=True)


def grouped(columns: Iterable[Column[Row]], groups: Iterable[tuple[str, Sequence[Row]]]) -> Table:
    """The rows of all groups in one table, counted through, each group under its heading."""
    groups = tuple(groups)
    table = counted(columns, (row for _, rows in groups for row in rows))
    starts = accumulate((len(rows) for _, rows in groups), initial=0)
    labels = tuple((start, label) for start, (label, _) in zip(starts, groups, strict=False))
    return replace(table, groups=labels)


def key_figures(figures: Figures) -> Table:
    """The figures of the report on one sheet: what, how many, percent."""
    heads: tuple[Column[KeyLine], ...] = (
        Column("Chỉ tiêu", lambda r: r[0], 60),
        Column("Số lượng", lambda r: r[1], 14, Kind.NUMBER),
        Column("Tỷ lệ (%)", lambda r: r[2], 14, Kind.PERCENT),
    )
    return tabulate(heads, key_lines(figures), numbered=True)


def key_lines(figures: Figures) -> tuple[KeyLine, ...]:
    """Name, number and percentage (if it has one) of each key figure, in the order of the report."""
    return (*_task_lines(figures.tasks), *_other_lines(figures))


def _task_lines(tasks: TaskFigures) -> tuple[KeyLine, ...]:
    return (
        ("Tổng số nhiệm vụ trong kỳ", tasks.total, None),
        ("- Kỳ trước chuyển sang", tasks.carried_over, None),
        ("- Giao mới trong kỳ", tasks.new, None),
        ("Nhiệm vụ đã hoàn thành (tỷ lệ trên tổng số)", tasks.done, tasks.rate_done),
        ("- Đúng hạn (tỷ lệ trên số đã hoàn thành)", tasks.done_on_time, tasks.rate_on_time),
        ("- Quá hạn", tasks.done_late, None),
        ("Nhiệm vụ chưa hoàn thành", tasks.not_done, None),
        ("- Trong hạn", tasks.in_time, None),
        ("- Không có thời hạn", tasks.no_deadline, None),
        ("- Quá hạn", tasks.overdue, None),
        ("Nhiệm vụ chậm có lý do được chấp nhận", tasks.excused, None),
        ("Nhiệm vụ xác định không hoàn thành", tasks.failed, None),
    )


def _programmes(
    figures: Figures, when: str, whole: ProgrammeFigures, own: Callable[[BookFigures], ProgrammeFigures]
) -> Iterable[KeyLine]:
    """What all programmes say, and where there are two each of them under it (duty 34)."""
    apart = figures.books_apart
    yield from _programme_lines(
        "hai chương trình công tác" if apart else "chương trình công tác", when, whole
    )
    for one in apart:
        yield from _programme_lines(say.lowered(one.book.label), when, own(one))


def _programme_lines(what: str, when: str, figures: ProgrammeFigures) -> tuple[KeyLine, ...]:
    return (
        (f"Nội dung {what} phải trình {when}", figures.due, None),
        ("- Đã trình", figures.submitted, figures.rate_submitted),
        ("- Trong đó trình chậm", figures.submitted_late, None),
        ("- Đã ban hành", figures.issued, figures.rate_issued),
        ("- Chưa trình", figures.not_submitted, None),
        (f"Nội dung không còn phải trình {when}", figures.left, None),
        ("- Điều chỉnh sang kỳ khác", figures.moved, None),
        ("- Chuyển kỳ sau", figures.carried, None),
        ("- Rút khỏi chương trình", figures.dropped, None),
    )


def _other_lines(figures: Figures) -> tuple[KeyLine, ...]:
    sessions, reports = figures.session_documents, figures.reports
    return (
        *_programmes(figures, "trong tháng", figures.programme, lambda one: one.period),
        *_programmes(
            figures, "lũy kế từ đầu năm", figures.programme_year_to_date, lambda one: one.year_to_date
        ),
        ("Nội dung trình các phiên họp, cuộc họp", sessions.items, None),
        ("- Tài liệu gửi đúng hạn", sessions.on_time, sessions.rate_on_time),
        ("- Tài liệu gửi chậm", sessions.late, None),
        ("- Chưa gửi tài liệu", sessions.missing, None),
        ("Báo cáo định kỳ đến hạn", reports.due, None),
        ("- Gửi đúng hạn", reports.on_time, reports.rate_on_time),
        ("- Gửi chậm", reports.late, None),
        ("- Chưa gửi", reports.missing, None),
    )


def _of_figures(value: Callable[[Row], Cell]) -> Callable[[tuple[int | None, tuple[str, Row]]], Cell]:
    return lambda row: value(row[1][1])


def _of_row(value: Callable[[Row], Cell]) -> Callable[[tuple[int, Row]], Cell]:
    return lambda row: value(row[1])
