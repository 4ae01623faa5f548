"""What the page of statistics asks of the data, as they are or as they were known at a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from app.briefings.beside import Beside
from app.briefings.extensions import ExtensionLine
from app.briefings.figures import Period
from app.briefings.lists import Wanted
from app.briefings.presence import PresenceLine
from app.briefings.programme_shares import CHANGES, ShareBy
from app.briefings.programme_statistics import ProgrammeLine
from app.briefings.report_statistics import ReportLine
from app.briefings.statistics import Line
from app.core.statistics_terms import (
    By,
    Comparison,
    Criterion,
    ExtensionBy,
    ExtensionRank,
    PresenceBy,
    PresenceRank,
    Rank,
    ReportBy,
)
from app.core.tables import Column, Kind
from app.core.terms import AgencyKind
from app.exports.beside import opened
from app.exports.extension_statistics import (
    GIVEN_FIGURES,
    REQUEST_FIGURES,
    extension_columns,
    extension_notes,
    extension_title,
)
from app.exports.presence_statistics import presence_columns, presence_notes, presence_title
from app.exports.programme_statistics import programme_columns, programme_notes, programme_title
from app.exports.report_statistics import report_columns, report_notes, report_title
from app.exports.statistics import (
    SHARED,
    FigureColumn,
    as_list,
    columns,
    days,
    merged,
    notes,
    title,
)
from app.ui.lists import periods
from app.ui.today import today
from app.ui.widgets.figure_links import Link, behind, behind_change, behind_moves
from app.ui.widgets.figure_table import Figure
from app.ui.widgets.figure_table import FigureColumn as Shown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.list_table import ListTable
    from app.core.progress import Progress


R = TypeVar("R", Criterion, PresenceRank, ExtensionRank)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is on the page; `known_at`: as the data were known then (none: as they are)."""

    period: Period
    by: By | ShareBy | PresenceBy | ReportBy | ExtensionBy
    comparisons: tuple[Comparison, ...] = ()
    kind: AgencyKind | None = None
    criterion: Rank | None = None
    known_at: datetime | None = None

    def ranked_by(self, ranks: type[R]) -> R | None:
        """By what rows are ranked, of what a statistic can be ranked by."""
        return self.criterion if isinstance(self.criterion, ranks) else None


def moment(asked: Asked) -> str:
    """The moment in words; empty for now."""
    return f"{asked.known_at:%H:%M} ngày {asked.known_at:%d/%m/%Y}" if asked.known_at else ""


@dataclass(frozen=True, slots=True)
class Told:
    """A statistic as the page shows it; `heading` stands over the names, `paper` are its columns on paper."""

    title: str
    said: tuple[str, ...]
    heading: str
    columns: tuple[Shown[Any], ...]
    rows: tuple[Any, ...]
    whole: Any
    paper: tuple[Column[Any], ...]

    def as_list(self, rows: Sequence[Any], *, made_on: date, on_a3: bool) -> ListTable:
        """The same for paper and Excel, its rows in the order of the screen."""
        return as_list(
            self.title, self.paper, rows, whole=self.whole, said=self.said, made_on=made_on, on_a3=on_a3
        )


def count(session: Session, progress: Progress, *, asked: Asked) -> Told:
    """The statistic."""
    with _known(session, progress, asked) as then:
        match asked.by:
            case By():
                return _tasks(then, asked, asked.by)
            case ShareBy():
                return _programme(then, asked, asked.by)
            case PresenceBy():
                return _presence(then, asked, asked.by)
            case ReportBy():
                return _reports(then, asked, asked.by)
            case ExtensionBy():
                return _extensions(then, asked, asked.by)


def _tasks(session: Session, asked: Asked, by: By) -> Told:
    from app.services.statistics import count_statistics

    found = count_statistics(
        session,
        asked.period,
        by,
        comparisons=asked.comparisons,
        kind=asked.kind,
        criterion=asked.ranked_by(Criterion),
    )
    kind = (asked.kind.label,) if asked.kind and by is By.AGENCY else ()
    shared = (SHARED,) if by is By.AGENCY else ()
    declared = columns(found)
    return Told(
        title(found),
        (*notes(found, today=today(), known_at=moment(asked)), *kind, *shared),
        by.label,
        tuple(map(_shown, declared[1:])),
        found.lines,
        found.whole,
        tuple(each.column for each in declared),
    )


def _programme(session: Session, asked: Asked, by: ShareBy) -> Told:
    from app.services.programme_statistics import count_programme

    found = count_programme(
        session, asked.period, by, comparisons=asked.comparisons, criterion=asked.ranked_by(Criterion)
    )
    declared = programme_columns(found)
    return Told(
        programme_title(found),
        (
            *days(asked.period, today=today(), known_at=moment(asked)),
            *programme_notes(found),
            *merged(line.narrowed for line in found.lines),
        ),
        by.label,
        tuple(_of_programme(*each, asked.period, found.beside) for each in declared[1:]),
        found.lines,
        found.whole,
        tuple(column for column, _ in declared),
    )


def _presence(session: Session, asked: Asked, by: PresenceBy) -> Told:
    from app.services.presence_statistics import count_presence

    ranked = asked.ranked_by(PresenceRank)
    found = count_presence(session, asked.period, by, comparisons=asked.comparisons, criterion=ranked)
    declared = presence_columns(found)
    return Told(
        presence_title(found),
        (
            *days(asked.period, today=today(), known_at=moment(asked)),
            *presence_notes(found),
            *merged(line.narrowed for line in found.lines),
        ),
        by.label,
        tuple(_of_presence(*each, found.beside) for each in declared[1:]),
        found.lines,
        found.whole,
        tuple(column for column, _ in declared),
    )


def _reports(session: Session, asked: Asked, by: ReportBy) -> Told:
    from app.services.report_statistics import count_reports

    ranked = asked.ranked_by(Criterion)
    found = count_reports(session, asked.period, by, comparisons=asked.comparisons, criterion=ranked)
    declared = report_columns(found)
    return Told(
        report_title(found),
        (
            *days(asked.period, today=today(), known_at=moment(asked)),
            *report_notes(found),
            *merged(line.narrowed for line in found.lines),
        ),
        by.label,
        tuple(_of_reports(*each, found.beside) for each in declared[1:]),
        found.lines,
        found.whole,
        tuple(column for column, _ in declared),
    )


def _extensions(session: Session, asked: Asked, by: ExtensionBy) -> Told:
    from app.services.extension_statistics import count_extensions

    ranked = asked.ranked_by(ExtensionRank)
    found = count_extensions(session, asked.period, by, comparisons=asked.comparisons, criterion=ranked)
    declared = extension_columns(found)
    shared = (SHARED,) if by is ExtensionBy.AGENCY else ()
    return Told(
        extension_title(found),
        (
            *days(asked.period, today=today(), known_at=moment(asked)),
            *extension_notes(found),
            *merged(line.narrowed for line in found.lines),
            *shared,
        ),
        by.label,
        tuple(_of_extensions(*each, found.beside) for each in declared[1:]),
        found.lines,
        found.whole,
        tuple(column for column, _ in declared),
    )


def _of_extensions(column: Column[ExtensionLine], figure: str, beside: Beside) -> Shown[ExtensionLine]:
    def link(line: ExtensionLine) -> Link | None:
        counted, period = opened(figure, beside, line.period)
        return behind_extensions(replace(line, period=period), figure=counted) if counted else None

    return _as_shown(column, link, late=figure == "refused")


def behind_extensions(line: ExtensionLine, *, figure: str) -> Link:
    """The requests, the extensions or the tasks behind a figure."""
    if figure in REQUEST_FIGURES:
        return behind("extension_requests", figure, line.period, narrowed=line.narrowed)
    if figure in GIVEN_FIGURES:
        return behind("extensions", figure, line.period, narrowed=line.narrowed)
    span = (periods.code(line.period.start, line.period.end),)
    filters = {"extended": span, "as_of": (line.period.as_of.isoformat(),), **line.of_tasks}
    return Link("tasks", Wanted(filters=filters, order="extensions", descending=True))


def _of_presence(column: Column[PresenceLine], figure: str, beside: Beside) -> Shown[PresenceLine]:
    def link(line: PresenceLine) -> Link | None:
        counted, period = opened(figure, beside, line.period)
        return behind("presence", counted, period, narrowed=line.narrowed) if counted else None

    return _as_shown(column, link, late=figure == "absent")


def _of_reports(column: Column[ReportLine], figure: str, beside: Beside) -> Shown[ReportLine]:
    def link(line: ReportLine) -> Link | None:
        counted, period = opened(figure, beside, line.period)
        return behind("reports", counted, period, narrowed=line.narrowed) if counted else None

    return _as_shown(column, link, late=figure in ("late", "missing"))


def _of_programme(
    column: Column[ProgrammeLine], figure: str, whole: Period, beside: Beside
) -> Shown[ProgrammeLine]:
    def link(line: ProgrammeLine) -> Link | None:
        if figure in CHANGES and line.changed is not None:
            return behind_change("programme", figure, whole, narrowed=line.changed)
        if figure == "moved" and line.changed is not None:
            return behind_moves(whole, narrowed=line.changed)
        if not figure or figure in CHANGES or line.narrowed is None:
            return None
        counted, period = opened(figure, beside, line.period)
        return behind("programme", counted, period, narrowed=line.narrowed)

    return _as_shown(column, link, late=figure in ("not_submitted", "late"))


def _as_shown(column: Column[Any], link: Callable[[Any], Link | None], *, late: bool) -> Shown[Any]:
    is_rate = column.kind is Kind.PERCENT
    return Shown(column.title, _value(column), link, late, column.width + 1, bar=is_rate)


def list_behind(session: Session, progress: Progress, *, link: Link, asked: Asked, what: str) -> ListTable:
    """The rows behind a figure as they were known, as their list shows them; `what` the figure is of."""
    from app.ui.lists import export
    from app.ui.screens.catalog import list_named

    screen = list_named(link.list)
    shown = tuple(place for place, column in enumerate(screen.columns) if column.title not in screen.hidden)
    filters = link.wanted.filters
    said = periods.say((filters.get("period") or filters["extended"])[0])
    words = (what, f"kỳ {said}", f"theo dữ liệu đã nhập đến {moment(asked)}")
    with _known(session, progress, asked) as then:
        return export.read_list(then, progress, screen=screen, shown=export.Shown(link.wanted, shown, words))


@contextmanager
def _known(session: Session, progress: Progress, asked: Asked) -> Iterator[Session]:
    if asked.known_at is None:
        yield session
        return
    from app.models.known_at import known_at

    with known_at(session, asked.known_at, progress) as then:
        yield then


def _shown(declared: FigureColumn) -> Shown[Line]:
    column = declared.column
    is_rate = column.kind is Kind.PERCENT and declared.comparison is None  # beside it they would be too many
    width = column.width + 1
    return Shown(declared.short, _value(column), _link(declared), declared.late, width, bar=is_rate)


def _value(column: Column[Any]) -> Callable[[Any], Figure]:
    def value(row: Any) -> Figure:
        cell = column.value(row)
        return cell if isinstance(cell, int | Decimal) else None

    return value


def _link(declared: FigureColumn) -> Callable[[Line], Link | None]:
    """The list that a cell opens: of the row, in its own period or the one that it is compared with."""

    def link(line: Line) -> Link | None:
        if not declared.figure:
            return None
        period = line.periods.get(declared.comparison) if declared.comparison else line.period
        return behind("tasks", declared.figure, period, narrowed=line.narrowed) if period else None

    return link
