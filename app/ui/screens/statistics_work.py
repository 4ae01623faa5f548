"""What the page of statistics asks of the data, as they are or as they were known at a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.briefings.figures import Period
from app.briefings.statistics import Line, Statistics
from app.core.statistics_terms import By, Comparison, Criterion
from app.core.terms import AgencyKind
from app.exports.statistics import FigureColumn, columns, notes
from app.ui.lists import periods
from app.ui.widgets.figure_links import Link, behind
from app.ui.widgets.figure_table import Figure
from app.ui.widgets.figure_table import FigureColumn as Shown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.list_table import ListTable
    from app.core.progress import Progress

_STEPS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What is on the page; `known_at`: as the data were known then (none: as they are)."""

    period: Period
    by: By
    comparisons: tuple[Comparison, ...] = ()
    kind: AgencyKind | None = None
    criterion: Criterion | None = None
    known_at: datetime | None = None


def moment(asked: Asked) -> str:
    """The moment in words; empty for now."""
    return f"{asked.known_at:%H:%M} ngày {asked.known_at:%d/%m/%Y}" if asked.known_at else ""


def said(asked: Asked, found: Statistics) -> tuple[str, ...]:
    """What a reader must know of the statistic."""
    kind = (asked.kind.label,) if asked.kind and asked.by is By.AGENCY else ()
    return (*notes(found, known_at=moment(asked)), *kind)


def count(session: Session, progress: Progress, *, asked: Asked) -> Statistics:
    """The statistic."""
    from app.services.statistics import count_statistics

    with _known(session, progress, asked) as then:
        return count_statistics(
            then,
            asked.period,
            asked.by,
            comparisons=asked.comparisons,
            kind=asked.kind,
            criterion=asked.criterion,
        )


def list_behind(session: Session, progress: Progress, *, link: Link, asked: Asked) -> ListTable:
    """The rows behind a figure as they were known, as their list shows them."""
    from app.ui.lists import export
    from app.ui.screens.catalog import list_named

    screen = list_named(link.list)
    shown = tuple(place for place, column in enumerate(screen.columns) if column.title not in screen.hidden)
    days = periods.say(link.wanted.filters["period"][0])
    words = (f"kỳ {days}", f"theo dữ liệu đã nhập đến {moment(asked)}")
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


def shown_columns(found: Statistics) -> Sequence[Shown[Line]]:
    """The columns of the page behind that of the names."""
    return [_shown(each) for each in columns(found)[1:]]


def _shown(declared: FigureColumn) -> Shown[Line]:
    column = declared.column
    return Shown(declared.short, _value(declared), _link(declared), declared.late, column.width + 1)


def _value(declared: FigureColumn) -> Callable[[Line], Figure]:
    def value(line: Line) -> Figure:
        cell = declared.column.value(line)
        return None if cell is None or isinstance(cell, str) else cell  # type: ignore[return-value]

    return value


def _link(declared: FigureColumn) -> Callable[[Line], Link | None]:
    """The list that a cell opens: of the row, in its own period or the one that it is compared with."""

    def link(line: Line) -> Link | None:
        if not declared.figure:
            return None
        period = line.periods.get(declared.comparison) if declared.comparison else line.period
        return behind("tasks", declared.figure, period, narrowed=line.narrowed) if period else None

    return link
