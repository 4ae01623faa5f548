"""The month's figures agency by agency; a click on a figure, or Enter, opens the rows behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from app.briefings.figures import Figures, Period, ProgrammeFigures, SessionDocumentFigures, TaskFigures
from app.core.terms import TaskState
from app.services.lists.common import NONE
from app.ui.widgets.figure_links import Link, behind
from app.ui.widgets.figure_table import FIGURE_WIDTH, Figure, FigureColumn, FigureTable

NOBODY = "Chưa có cơ quan"
"""The row of tasks and contents that no agency leads, and of papers that none presents."""


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One agency with its figures; its keys, for rows of the same name are counted together.

    The row of nobody has no key.
    """

    name: str
    keys: tuple[str, ...]
    tasks: TaskFigures
    programme: ProgrammeFigures
    documents: SessionDocumentFigures


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its title, what it shows of a row, and the list and the figure that a cell opens ("": none)."""

    title: str
    value: Callable[[AgencyRow], Figure]
    list: str = ""
    figure: str = ""
    late: bool = False
    width: int = FIGURE_WIDTH

    def of(self, period: Period) -> FigureColumn[AgencyRow]:
        """The column of a period."""

        def link(row: AgencyRow) -> Link | None:
            if not self.figure:
                return None
            return behind(self.list, self.figure, period, narrowed=_narrowed(self.list, row.keys))

        return FigureColumn(self.title, self.value, link, self.late, self.width)


def _narrowed(list_: str, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What asks a list for the rows of agencies; without keys, for those of nobody."""
    if not keys and list_ == "tasks":
        return {"state": (TaskState.NO_LEAD.value,)}
    return {"agency": keys or (NONE,)}


HEADINGS = (
    Heading("Nhiệm vụ", lambda row: row.tasks.total, "tasks", "total"),
    Heading("Hoàn thành", lambda row: row.tasks.done, "tasks", "done"),
    Heading("Đúng hạn", lambda row: row.tasks.done_on_time, "tasks", "done_on_time"),
    Heading("Tỷ lệ đúng hạn", lambda row: row.tasks.rate_on_time, width=10),
    Heading("Quá hạn", lambda row: row.tasks.overdue, "tasks", "overdue", late=True),
    Heading("Chưa trình", lambda row: row.programme.not_submitted, "programme", "not_submitted", late=True),
    Heading("Thiếu tài liệu", lambda row: row.documents.missing, "papers", "missing", late=True),
)
"""What asks for attention; the workbook of the month has every figure."""


def rows(figures: Figures, agencies: Sequence[tuple[str, str]]) -> tuple[AgencyRow, ...]:
    """A row for each agency that has a figure; what nobody leads or presents comes last, if there is something.

    `agencies` are the keys of all with the names under which they stand.
    """
    keys: dict[str, tuple[str, ...]] = {}
    for key, name in agencies:
        keys[name] = (*keys.get(name, ()), key)
    named = (
        AgencyRow(
            name,
            keys[name],
            figures.tasks_by_agency.get(name, TaskFigures()),
            figures.programme_by_agency.get(name, ProgrammeFigures()),
            figures.session_documents_by_agency.get(name, SessionDocumentFigures()),
        )
        for name in keys
        if any(name in named for named in _named(figures))
    )
    return (*named, *_of_nobody(figures))


def _of_nobody(figures: Figures) -> Iterable[AgencyRow]:
    tasks, programme = figures.tasks_of_nobody, figures.programme_of_nobody
    papers = figures.session_documents_of_nobody
    if tasks.total or programme.due or papers.items:
        yield AgencyRow(NOBODY, (), tasks, programme, papers)


def _named(figures: Figures) -> Iterable[Collection[str]]:
    programme = {name for name, counted in figures.programme_by_agency.items() if counted.due}
    return figures.tasks_by_agency, programme, figures.session_documents_by_agency


class AgencyFigures(FigureTable):
    """One row an agency."""

    def __init__(self) -> None:
        super().__init__("Số liệu theo cơ quan")

    def show_figures(self, figures: Figures, agencies: Sequence[tuple[str, str]]) -> None:
        """Fill the table; order and cursor stay."""
        columns = [heading.of(figures.period) for heading in HEADINGS]
        self.fill(columns, rows(figures, agencies), named=("Cơ quan", lambda row: row.name))
