"""The columns of a statistic, declared once for the page, the command line and the lists' own export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeVar

from app.briefings.figures import Period, TaskFigures
from app.briefings.list_table import ListTable, Part
from app.briefings.programme_statistics import ProgrammeLine
from app.briefings.statistics import Line, Statistics
from app.core.statistics_terms import Comparison
from app.core.tables import Cell, Column, Heading, Kind
from app.core.words import number, short_date

DONE, OPEN = "Đã hoàn thành", "Chưa hoàn thành"
NAME_WIDTH = 28
_WIDEST = 130  # signs side by side that a page of A4 holds on its long side
_MOST_BARS = 16  # that a chart of a page of A4 on its long side holds
TIES = ", bằng tỷ lệ thì nhiều hơn đứng trước, bằng cả hai thì đồng hạng"
SHARED = "nhiệm vụ có nhiều cơ quan chủ trì được tính ở từng cơ quan, dòng toàn bộ chỉ tính một lần"
NOT_YET = "ngày tính đến chưa tới, coi như từ nay không có gì thay đổi"
BEFORE = "ngày tính đến đứng trước kỳ, chỉ có việc giao đến ngày đó"
RUNNING = "kỳ chưa hết"
OWN_DAYS = "mỗi dòng tính đến hết ngày cuối của mình nên cộng các dòng có thể khác dòng toàn bộ"
SHARED_ITEMS = "mục có nhiều cơ quan chủ trì được tính ở từng cơ quan, dòng toàn bộ chỉ tính một lần"
LAST_MONTHS = (
    "mục đổi tháng, chuyển kỳ, đưa trở lại trong kỳ chỉ tính một lần, ở tháng sau cùng, cả khi tháng đó ngoài kỳ; "
    "số của riêng một tháng xem khi chọn kỳ là tháng đó"
)


Row = TypeVar("Row")
Counted = tuple[Column[Row], str]
"""A column, and the figure of the list that its cells open ("": none)."""


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column; the figure of the list that its cells open ("": none), of which period; `late` asks for attention.

    `short` is its title on the screen, which has no headings over headings.
    """

    column: Column[Line]
    figure: str = ""
    comparison: Comparison | None = None
    late: bool = False
    short: str = ""


def columns(found: Statistics) -> tuple[FigureColumn, ...]:
    """The columns that a statistic has, from the left."""
    ranked = (_RANK,) if found.criterion else ()
    compared = (column for each in found.compared for column in _compared(each))
    return (_name(found), *_FIGURES, *ranked, *compared)


def title(found: Statistics) -> str:
    """What a statistic is called."""
    return f"Thống kê nhiệm vụ theo {found.by.label[:1].lower()}{found.by.label[1:]}"


def days(period: Period, *, today: date, known_at: str = "") -> tuple[str, ...]:
    """The days that are counted, and as of when, with a word on one that is not usual; `known_at` in words."""
    span = f"từ {short_date(period.start)} đến {short_date(period.end)}"
    known = (f"theo dữ liệu đã nhập đến {known_at}",) if known_at else ()
    return (span, f"tính đến hết {short_date(period.as_of)}", *unusual_look(period, today=today), *known)


def unusual_look(period: Period, *, today: date) -> tuple[str, ...]:
    """What is to be said of the day as of which a period is counted: before it began or its end, or not yet there."""
    unusual = {
        NOT_YET: period.as_of > today,
        BEFORE: period.as_of < period.start,
        RUNNING: period.start <= period.as_of <= today < period.end,
    }
    return tuple(told for told, is_so in unusual.items() if is_so)


def notes(found: Statistics, *, today: date, known_at: str = "") -> tuple[str, ...]:
    """What a reader must know of how it was counted."""
    said = [*days(found.period, today=today, known_at=known_at)]
    if any(line.period.as_of != found.period.as_of for line in found.lines):
        said.append(OWN_DAYS)
    for each in found.compared:
        other = found.whole.periods[each]
        span = f"{short_date(other.start)} – {short_date(other.end)}"
        said.append(f"{each.label.lower()}: {span}, tính đến hết {short_date(other.as_of)}")
    if found.criterion:
        least = f", từ {found.minimum} nhiệm vụ trở lên" if found.minimum > 1 else ""
        said.append(f"xếp hạng theo {found.criterion.label.lower()}{least}{TIES}")
    return (*said, *merged(line.narrowed for line in found.lines))


def merged(narrowed: Iterable[Mapping[str, Sequence[str]] | None]) -> tuple[str, ...]:
    """How many agencies are counted under those that they merged into, by the filters of the rows; nothing of none."""
    many = sum(len(each.get("agency", ("",))) - 1 for each in narrowed if each)
    return (f"{number(many)} cơ quan đã sáp nhập được tính ở cơ quan kế thừa",) if many else ()


def as_list(
    titled: str,
    columns_: Sequence[Column[Row]],
    rows: Sequence[Row],
    *,
    whole: Row,
    said: tuple[str, ...],
    made_on: date,
    on_a3: bool = False,
) -> ListTable:
    """Figures with a row for the whole, as lists go on paper; those that A4 cannot hold take the larger paper.

    Workbooks draw the first rate as bars, where all of them fit on a page.
    """

    def cells(row: Row) -> tuple[Cell, ...]:
        return tuple(column.value(row) for column in columns_)

    return ListTable(
        noun="dòng",
        headings=tuple(Heading(each.title, each.width, each.kind, each.group) for each in columns_),
        parts=(Part("", tuple(map(cells, rows))),),
        made_on=made_on,
        filters=said,
        on_a3=on_a3 or sum(each.width for each in columns_) > _WIDEST,
        title=titled,
        total=cells(whole),
        chart=_first_rate(columns_) if len(rows) <= _MOST_BARS else None,
    )


def _first_rate(columns_: Sequence[Column[Row]]) -> int | None:
    return next((place for place, each in enumerate(columns_) if each.kind is Kind.PERCENT), None)


def _name(found: Statistics) -> FigureColumn:
    return FigureColumn(Column(found.by.label, lambda line: line.name, NAME_WIDTH))


def _figure(
    heading: str,
    figure: str,
    value: Callable[[TaskFigures], Cell],
    group: str = "",
    *,
    short: str = "",
    late: bool = False,
) -> FigureColumn:
    column: Column[Line] = Column(heading, lambda line: value(line.tasks), 8, Kind.NUMBER, group)
    return FigureColumn(column, figure, late=late, short=short or heading)


def _rate(short: str, value: Callable[[TaskFigures], Cell]) -> FigureColumn:
    column: Column[Line] = Column(f"{short} (%)", lambda line: value(line.tasks), 9, Kind.PERCENT)
    return FigureColumn(column, short=short)


PROGRAMME: tuple[Counted[ProgrammeLine], ...] = (
    (Column("Phải trình", lambda line: line.share.figures.due, 9, Kind.NUMBER), "due"),
    (Column("Đã trình", lambda line: line.share.figures.submitted, 9, Kind.NUMBER), "submitted"),
    (Column("Đã ban hành", lambda line: line.share.figures.issued, 9, Kind.NUMBER), "issued"),
    (Column("Chưa trình", lambda line: line.share.figures.not_submitted, 9, Kind.NUMBER), "not_submitted"),
    (Column("Tỷ lệ đã trình (%)", lambda line: line.share.figures.rate_submitted, 10, Kind.PERCENT), ""),
    (Column("Tỷ lệ đã ban hành (%)", lambda line: line.share.figures.rate_issued, 10, Kind.PERCENT), ""),
    (Column("Trình chậm", lambda line: line.share.figures.submitted_late, 8, Kind.NUMBER), "submitted_late"),
    (Column("Chậm", lambda line: line.share.figures.late, 7, Kind.NUMBER), "late"),
    (Column("Điều chỉnh sang kỳ khác", lambda line: line.share.figures.moved, 10, Kind.NUMBER), "moved"),
    (Column("Chuyển kỳ sau", lambda line: line.share.figures.carried, 9, Kind.NUMBER), "carried"),
    (Column("Đã rút", lambda line: line.share.figures.dropped, 7, Kind.NUMBER), "dropped"),
    (Column("Lùi hạn trong kỳ", lambda line: line.share.postponed, 9, Kind.NUMBER), "postponed"),
    (Column("Bổ sung trong kỳ", lambda line: line.share.added, 9, Kind.NUMBER), "added"),
    (Column("Rút khỏi trong kỳ", lambda line: line.share.withdrawn, 9, Kind.NUMBER), "withdrawn"),
)

_FIGURES = (
    _figure("Tổng số", "total", lambda tasks: tasks.total),
    _figure("Giao trong kỳ", "new", lambda tasks: tasks.new),
    _figure("Tổng", "done", lambda tasks: tasks.done, DONE, short="Hoàn thành"),
    _figure("Đúng hạn", "done_on_time", lambda tasks: tasks.done_on_time, DONE, short="Xong đúng hạn"),
    _figure("Quá hạn", "done_late", lambda tasks: tasks.done_late, DONE, short="Xong quá hạn"),
    _figure("Tổng", "not_done", lambda tasks: tasks.not_done, OPEN, short="Chưa xong"),
    _figure("Trong hạn", "in_time", lambda tasks: tasks.in_time, OPEN, short="Còn trong hạn"),
    _figure("Không hạn", "no_deadline", lambda tasks: tasks.no_deadline, OPEN, short="Không có hạn"),
    _figure("Quá hạn", "overdue", lambda tasks: tasks.overdue, OPEN, short="Đang quá hạn", late=True),
    _rate("Tỷ lệ hoàn thành", lambda tasks: tasks.rate_done),
    _rate("Tỷ lệ đúng hạn", lambda tasks: tasks.rate_on_time),
)
_RANK = FigureColumn(Column("Xếp hạng", lambda line: line.place, 7, Kind.NUMBER), short="Xếp hạng")
_CHANGE = "Tăng, giảm tỷ lệ"
_SHORT = {Comparison.BEFORE: "Kỳ trước", Comparison.YEAR_AGO: "Cùng kỳ"}


def _compared(comparison: Comparison) -> tuple[FigureColumn, ...]:
    def value(of: Callable[[TaskFigures], Cell], line: Line) -> Cell:
        return of(line.others[comparison]) if comparison in line.others else None

    def change(line: Line) -> Cell:
        now, then = line.tasks.rate_done, value(lambda tasks: tasks.rate_done, line)
        return now - then if now is not None and isinstance(then, Decimal) else None

    def column(heading: str, of: Callable[[Line], Cell], kind: Kind, figure: str = "") -> FigureColumn:
        of_period: Column[Line] = Column(heading, of, 8, kind, comparison.label)
        return FigureColumn(
            of_period, figure, comparison, short=f"{_SHORT[comparison]}: {heading[:1].lower()}{heading[1:]}"
        )

    return (
        column("Tổng số", partial(value, lambda tasks: tasks.total), Kind.NUMBER, "total"),
        column("Hoàn thành", partial(value, lambda tasks: tasks.done), Kind.NUMBER, "done"),
        column("Tỷ lệ", partial(value, lambda tasks: tasks.rate_done), Kind.PERCENT),
        column(_CHANGE, change, Kind.PERCENT),
    )
