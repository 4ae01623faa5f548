"""Paragraphs, tables and sections of a Word file as values with their effective looks."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.exports.check.word.drawings import Line
from app.exports.check.word.names import Element
from app.exports.check.word.styles import Look


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one look; `node` is the `w:t` they stand in, or what stands for them (a tab, a line break).

    `field` names the field that they are the result of ("PAGE", "DATE"), else it is empty.
    """

    text: str
    look: Look
    run: Element
    node: Element
    field: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a paragraph stands: the block of the body, and the innermost table, row and cell if in one.

    `side` is where that cell lies in its table: "left", "right" or "" (the middle, or no table).
    """

    block: int
    table: int = -1
    row: int = 0
    cell: int = 0
    side: str = ""
    depth: int = 0
    boxed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """One paragraph: what is shown of it, its automatic number, and its look; lengths in points."""

    element: Element
    pieces: tuple[Piece, ...]
    text: str
    label: str
    where: Where
    style: str
    align: str = "left"
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 240.0
    rule: str = "auto"
    contextual: bool = False
    keep: bool = False
    page_break: bool = False
    top: bool = False
    bottom: bool = False
    shaded: bool = False
    frame: str = ""
    tabs: tuple[tuple[str, float], ...] = ()
    fields: frozenset[str] = frozenset()
    lines: tuple[Line, ...] = ()
    breaks: frozenset[str] = frozenset()
    hidden: str = ""
    pictured: bool = False

    @property
    def whole(self) -> str:
        """The text with its automatic number, as it is read."""
        return f"{self.label} {self.text}".strip() if self.label else self.text

    @property
    def empty(self) -> bool:
        """Whether nothing of it is seen but a blank line."""
        return not self.text.strip() and not self.lines and not self.pictured and not self.fields


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell of a table: its blocks, width in points, and whether lines are drawn on its edges."""

    element: Element
    blocks: tuple[Paragraph | Table, ...]
    width: float
    column: int
    span: int = 1
    bottom: bool = False
    top: bool = False
    vertical: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of a table."""

    element: Element
    cells: tuple[Cell, ...]
    heading: bool = False
    whole: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table; `number` counts the tables of the file from 0 in reading order, `width` is in points."""

    element: Element
    rows: tuple[Row, ...]
    number: int
    width: float
    bordered: bool
    where: Where


@dataclass(frozen=True, slots=True)
class Story:
    """A header or a footer: the part it stands in and its paragraphs."""

    part: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """Pages of one set-up; lengths in points; `first` and `last` are its blocks in the body.

    `headers` and `footers` are those in force, inherited ones too, by "default", "first" and "even".
    """

    element: Element
    first: int
    last: int
    width: float
    height: float
    landscape: bool
    top: float
    bottom: float
    left: float
    right: float
    title_page: bool
    start: int | None
    format: str
    continuous: bool
    headers: dict[str, Story] = field(default_factory=dict)
    footers: dict[str, Story] = field(default_factory=dict)

    def shown(self, *, even_odd: bool) -> list[str]:
        """The kinds of headers and footers that its pages show."""
        return ["default"] + ["first"] * self.title_page + ["even"] * even_odd


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A Word file as it is read: blocks in order, all paragraphs in reading order, sections and leftovers."""

    blocks: tuple[Paragraph | Table, ...]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    sections: tuple[Section, ...]
    even_odd: bool
    pages: int | None
    commenters: tuple[str, ...]
    changes: int
    hidden: tuple[Paragraph, ...]

    def section_of(self, paragraph: Paragraph) -> Section:
        """The section that a paragraph of the body stands in."""
        block = paragraph.where.block
        return next((s for s in self.sections if s.first <= block <= s.last), self.sections[-1])
