"""A list as it stands on the screen, for paper and Excel: its columns, its filters in words, its typed cells."""

from dataclasses import dataclass
from datetime import date

from app.briefings.lists import Total
from app.core.tables import Cell, Heading


@dataclass(frozen=True, slots=True)
class Part:
    """The rows under one heading; a list without groups is one part without a label."""

    label: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class ListTable:
    """Rows as the list shows them.

    `noun` is what is counted ("nhiệm vụ"); `filters` what the rows were narrowed by, a line each; `chosen` says
    that only some of the list's rows are here; `totals` are those of the line under the list; `on_a3` that it goes on
    the larger paper. `title` stands for "Danh sách" and the noun; `total` is a last bold row; `chart` is the place of
    the column that workbooks draw as bars. An `annex` goes out with another document.
    """

    noun: str
    headings: tuple[Heading, ...]
    parts: tuple[Part, ...]
    made_on: date
    filters: tuple[str, ...] = ()
    totals: tuple[Total, ...] = ()
    chosen: bool = False
    on_a3: bool = False
    title: str = ""
    total: tuple[Cell, ...] | None = None
    chart: int | None = None
    annex: bool = False

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(part.rows) for part in self.parts)
