"""A Word file read whole: blocks with their effective looks, in the order in which people read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.exports.check.word.blocks import Cell, Paragraph, Row, Table, Where, Word
from app.exports.check.word.measures import on, twips, whole
from app.exports.check.word.names import PPR, SDT, SECT_PR, TBL, TC, TR, Element, P, W, value
from app.exports.check.word.numbering import Numbering, read_numbering
from app.exports.check.word.package import Package
from app.exports.check.word.paragraphs import Fields, read_paragraph
from app.exports.check.word.properties import Props
from app.exports.check.word.styles import StyleSheet, read_styles

_TRANSPARENT = {W + "sdtContent", W + "customXml", W + "ins", W + "moveTo", W + "smartTag"}
_LEFT, _RIGHT = (
    0.45,
    0.5,
)  # a cell whose middle lies before the first is on the left, past the second on the right
_MOST_NESTED = 12

Block = Paragraph | Table


@dataclass(slots=True)
class Reader:
    """What is known while one file is read."""

    styles: StyleSheet
    numbering: Numbering
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    ends: list[tuple[int, Element]] = field(default_factory=list)
    changes: int = 0
    fields: Fields = field(default_factory=Fields)
    count: int = 0

    def body(self, element: Element) -> tuple[Block, ...]:
        """The blocks of the body; `w:sectPr` of its paragraphs are noted with the block they end."""
        blocks: list[Block] = []
        for child in _flat(element):
            where = Where(len(blocks))
            blocks.append(self._block(child, where, ({}, {})))
            ending = child.find(f"{PPR}/{SECT_PR}") if child.tag == P else None
            if ending is not None:
                self.ends.append((len(blocks) - 1, ending))
        return tuple(blocks)

    def story(self, element: Element) -> tuple[Paragraph, ...]:
        """All paragraphs of a header or footer, those of tables and boxes too."""
        known, self.paragraphs = self.paragraphs, []
        self.fields = Fields()
        for child in _flat(element):
            self._block(child, Where(-1), ({}, {}))
        found, self.paragraphs = tuple(self.paragraphs), known
        return found

    def _block(self, element: Element, where: Where, table: tuple[Props, Props]) -> Block:
        if element.tag == TBL:
            return self._table(element, where)
        return self._paragraph(element, where, table)

    def _paragraph(self, element: Element, where: Where, table: tuple[Props, Props]) -> Paragraph:
        read = read_paragraph(element, self.styles, self.numbering, table, where, self.fields)
        self.changes += read.changes
        self.paragraphs.append(read.paragraph)
        if where.depth < _MOST_NESTED:
            inside = replace(where, boxed=True, depth=where.depth + 1)
            for box in read.boxes:
                fields, self.fields = self.fields, Fields()
                for child in _flat(box):
                    self._block(child, inside, ({}, {}))
                self.fields = fields
        return read.paragraph

    def _table(self, element: Element, where: Where) -> Table:
        number, self.count = self.count, self.count + 1
        about = element.find(W + "tblPr")
        style = value(about, "tblStyle") or self.styles.defaults.get("table", "")
        columns = [twips(c.get(W + "w")) or 0.0 for c in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        inside = replace(where, table=number, depth=where.depth + 1)
        rows = list(_rows(element))
        placed = len(self.tables)
        read = tuple(
            self._row(row, place, len(rows), replace(inside, row=place), style, columns, about)
            for place, row in enumerate(rows)
        )
        width = sum(columns) or max((sum(cell.width for cell in row.cells) for row in read), default=0.0)
        bordered = _has_borders(about, self.styles, style) or _has_cell_borders(read)
        table = Table(element, read, number, width, bordered, where)
        self.tables.insert(placed, table)
        return table

    def _row(
        self,
        element: Element,
        place: int,
        rows: int,
        where: Where,
        style: str,
        columns: list[float],
        about: Element | None,
    ) -> Row:
        cells, column = [], whole(value(element.find(W + "trPr"), "gridBefore"))
        for number, cell in enumerate(_children(element, TC)):
            span = max(1, whole(value(cell.find(W + "tcPr"), "gridSpan"), 1))
            corner = (place == 0, place == rows - 1, column == 0)
            looks = self._cell_style(style, about, corner)
            here = replace(where, cell=number, side=_side(columns, column, span) or where.side)
            cells.append(self._cell(cell, here, looks, column, span, columns))
            column += span
        return _row_of(element, tuple(cells))

    def _cell(
        self,
        element: Element,
        where: Where,
        looks: tuple[Props, Props],
        column: int,
        span: int,
        columns: list[float],
    ) -> Cell:
        about = element.find(W + "tcPr")
        blocks = tuple(
            self._block(child, where, looks) for child in _flat(element) if where.depth < _MOST_NESTED
        )
        own = None if about is None else about.find(W + "tcW")
        typed = own is not None and own.get(W + "type", "dxa") == "dxa"
        width = (twips(own.get(W + "w")) if typed and own is not None else None) or sum(
            columns[column : column + span]
        )
        return Cell(
            element,
            blocks,
            width,
            column,
            span,
            bottom=_has_edge(about, "bottom"),
            top=_has_edge(about, "top"),
            vertical=value(about, "textDirection") in {"btLr", "tbRl"},
        )

    def _cell_style(
        self, style: str, about: Element | None, corner: tuple[bool, bool, bool]
    ) -> tuple[Props, Props]:
        """What the table's style gives to a cell: in all, and as one of the first or last."""
        paragraph, run = (dict(part) for part in self.styles.chain(style))
        look = None if about is None else about.find(W + "tblLook")
        wanted = _parts(look)
        names = ("firstRow", "lastRow", "firstCol")
        for name, here in zip(names, corner, strict=True):
            if here and name in wanted:
                for based in reversed(list(self.styles.lineage(style))):
                    more = based.parts.get(name, ({}, {}))
                    paragraph |= more[0]
                    run |= more[1]
        return paragraph, run


def _parts(look: Element | None) -> set[str]:
    """The parts of a table's style that are switched on."""
    if look is None:
        return set()
    names = {"firstRow": ("firstRow", 0x20), "lastRow": ("lastRow", 0x40), "firstCol": ("firstColumn", 0x80)}
    try:
        bits = int(look.get(W + "val", "0"), 16)
    except ValueError:
        bits = 0
    return {
        name
        for name, (attribute, bit) in names.items()
        if (look.get(W + attribute) in {"1", "true", "on"} if look.get(W + attribute) else bits & bit)
    }


def _flat(element: Element) -> list[Element]:
    """Paragraphs and tables in an element, content controls and the like taken as open."""
    found: list[Element] = []
    for child in element:
        if child.tag in {P, TBL}:
            found.append(child)
        elif child.tag == SDT:
            content = child.find(W + "sdtContent")
            found.extend(_flat(content) if content is not None else ())
        elif child.tag in _TRANSPARENT:
            found.extend(_flat(child))
    return found


def _children(element: Element, tag: str) -> list[Element]:
    """Rows or cells, also those inside content controls."""
    found: list[Element] = []
    for child in element:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _TRANSPARENT or child.tag == SDT:
            found.extend(_children(child, tag))
    return found


def _rows(element: Element) -> list[Element]:
    return [row for row in _children(element, TR) if row.find(f"{W}trPr/{W}del") is None]


def _row_of(element: Element, cells: tuple[Cell, ...]) -> Row:
    about = element.find(W + "trPr")
    height = None if about is None else about.find(W + "trHeight")
    return Row(
        element,
        cells,
        heading=bool(on(about, "tblHeader")),
        whole=bool(on(about, "cantSplit")),
        exact=height is not None and height.get(W + "hRule") == "exact",
    )


def _side(columns: list[float], column: int, span: int) -> str:
    total = sum(columns)
    if len(columns) < 2 or total <= 0:
        return ""
    middle = (sum(columns[:column]) + sum(columns[: column + span])) / 2 / total
    if _LEFT <= middle <= _RIGHT:
        return ""
    return "left" if middle < _LEFT else "right"


def _has_edge(about: Element | None, side: str) -> bool:
    borders = None if about is None else about.find(W + "tcBorders")
    return (value(borders, side) or "none") not in {"none", "nil"}


def _has_borders(about: Element | None, styles: StyleSheet, style: str) -> bool:
    """Whether a table shows a grid: a table of data, rather than one for layout."""
    borders = None if about is None else about.find(W + "tblBorders")
    if borders is not None:
        return any((edge.get(W + "val") or "none") not in {"none", "nil"} for edge in borders)
    return any("grid" in s.name.lower() for s in styles.lineage(style))


def _has_cell_borders(rows: tuple[Row, ...]) -> bool:
    """Whether most cells have borders of their own, as LibreOffice writes a grid."""
    cells = [cell for row in rows for cell in row.cells]
    return len(rows) > 2 and 2 * sum(cell.bottom or cell.top for cell in cells) > len(cells)


def read_word(package: Package) -> Word:
    """Read a whole file."""
    from app.exports.check.word.sections import pages_of, read_sections

    theme = package.sibling("theme")
    reader = Reader(
        read_styles(package.sibling("styles"), theme), read_numbering(package.sibling("numbering"))
    )
    root = package.tree(package.main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise package.source.damaged()
    blocks = reader.body(body)
    last = body.find(SECT_PR)
    settings = package.sibling("settings")
    return Word(
        blocks,
        tuple(reader.paragraphs),
        tuple(reader.tables),
        read_sections(package, reader, len(blocks), last),
        bool(on(settings, "evenAndOddHeaders")),
        pages_of(package),
        _commenters(package),
        reader.changes,
        tuple(paragraph for paragraph in reader.paragraphs if paragraph.hidden.strip()),
    )


def _commenters(package: Package) -> tuple[str, ...]:
    comments = package.sibling("comments")
    if comments is None:
        return ()
    return tuple(comment.get(W + "author", "") for comment in comments.iterchildren(W + "comment"))
