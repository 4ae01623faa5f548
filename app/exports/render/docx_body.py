"""The blocks of a section as Word's XML, written as text."""

from collections.abc import Iterator
from typing import assert_never

from app.core.tables import Table
from app.exports.document import Block, Cell, Chart, Paragraph, Run, Section, SideBySide, stays_with
from app.exports.metrics import box_width, stays_whole
from app.exports.render.docx_rules import rule_run
from app.exports.render.docx_styles import BREAK_STYLE, style_id
from app.exports.render.docx_table import shared_widths, table_xml
from app.exports.render.docx_text import escaped
from app.exports.render.docx_units import TWIPS_PER_MM, TWIPS_PER_POINT
from app.exports.styles import BLOCK_GAP, CELL_GAP, LOOKS, Align, Look, text_mm

Numbers = Iterator[int]

_KEEP = "<w:keepNext/>"
_LET_GO = '<w:keepNext w:val="0"/>'
_BOX_INSIDE = TWIPS_PER_POINT  # a line on the very edge of a cell may be cut off
_GAP_TWIPS = round(BLOCK_GAP * TWIPS_PER_POINT)
_GAP = f'<w:spacing w:after="{_GAP_TWIPS}"/>'
_BESIDE = round(CELL_GAP * TWIPS_PER_POINT)
_GAP_BESIDE = f'<w:tcMar><w:right w:w="{_BESIDE}" w:type="dxa"/></w:tcMar>'
_NO_PADDING = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))


def section_xml(section: Section, ending: str, numbers: Numbers) -> Iterator[tuple[bytes, int]]:
    """Pieces of the section's XML, each with the number of table rows in it.

    `ending` is the `w:sectPr` of a section that another one follows; it belongs into the section's last paragraph,
    so that no empty page comes of it. `numbers` gives each drawn rule of the document its own.
    """
    width = text_width(section)
    blocks = [block for block in section.blocks if not isinstance(block, Chart)]
    befores: list[Block | None] = [None, *blocks[:-1]]
    followers: list[Block | None] = [*blocks[1:], None]
    for before, block, following in zip(befores, blocks, followers, strict=False):
        keep = stays_with(block, following)
        match block:
            case Paragraph():
                own = _staying(block, following, width, keep=keep) + _gaps(before, block, following)
                last = "" if following else ending
                yield paragraph_xml(block, width, numbers, own=own, ending=last).encode(), 0
            case SideBySide():
                yield side_by_side_xml(block, width, numbers, keep_last=keep).encode(), 0
            case Table():
                yield from table_xml(block, width, keep_last=keep)
            case _:
                assert_never(block)
        if not isinstance(block, Paragraph) and not isinstance(following, Paragraph):
            yield break_xml((_KEEP * keep + _GAP) if following else ending).encode(), 0
    if not blocks:
        yield break_xml(ending).encode(), 0


def text_width(section: Section) -> int:
    """The width of the section's text in twips."""
    return round(text_mm(section)[0] * TWIPS_PER_MM)


def paragraph_xml(
    paragraph: Paragraph, width: int, numbers: Numbers, *, own: str = "", ending: str = ""
) -> str:
    """One paragraph in a column of `width` twips; `own` is the XML of what it has beside its style.

    `ending` is the page of the section that ends with it. A rule has a run of its own, so that the text can be
    changed without losing it.
    """
    look, rule = LOOKS[paragraph.role], ""
    if look.rule and paragraph.text.strip():
        rule = rule_run(paragraph, width / TWIPS_PER_POINT, next(numbers))
    sides = _box_sides(paragraph.text, look, width) if look.boxed else ""
    runs = "".join(_run(run, look) for run in paragraph.runs or (Run(paragraph.text),))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(paragraph.role)}"/>{own}{sides}{ending}</w:pPr>'
        f"{runs}{rule}</w:p>"
    )


def _run(run: Run, look: Look) -> str:
    """A run that says only what its style does not."""
    bold = f'<w:b w:val="{int(not look.bold)}"/><w:bCs w:val="{int(not look.bold)}"/>' if run.bold else ""
    italic = (
        f'<w:i w:val="{int(not look.italic)}"/><w:iCs w:val="{int(not look.italic)}"/>' if run.italic else ""
    )
    own = f"<w:rPr>{bold}{italic}</w:rPr>" if bold or italic else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{escaped(run.text)}</w:t></w:r>'


def _box_sides(text: str, look: Look, width: int) -> str:
    """Indents that leave a box of its width in the column."""
    spare = max(width - round(box_width(text, look) * TWIPS_PER_POINT), 0)
    left = spare // 2 if look.align is Align.CENTRE else min(spare, _BOX_INSIDE)
    return f'<w:ind w:left="{left}" w:right="{spare - left}" w:firstLine="0"/>'


def break_xml(own: str = "") -> str:
    """The point-high paragraph between two tables, which Word would join, and behind a last one."""
    return f'<w:p><w:pPr><w:pStyle w:val="{BREAK_STYLE}"/>{own}</w:pPr></w:p>'


def _staying(paragraph: Paragraph, following: Block | None, width: int, *, keep: bool) -> str:
    """What keeps a paragraph with the block after it, where that differs from its style.

    One with a rule is let go of a table: LibreOffice lays out such a pair without end when the table goes over its
    page, since the rule hangs on a line and the line on the table. They stand at the top of a page.
    """
    if LOOKS[paragraph.role].rule and isinstance(following, Table):
        return _LET_GO
    return _kept(paragraph, width) if keep else ""


def _kept(paragraph: Paragraph, width: int) -> str:
    """What keeps a paragraph with the block after it; a short one whole."""
    whole = stays_whole(paragraph.text, LOOKS[paragraph.role], width / TWIPS_PER_POINT)
    return _KEEP + "<w:keepLines/>" * whole


def _gaps(before: Block | None, paragraph: Paragraph, following: Block | None) -> str:
    """The gap to a table or cells side by side over or under a paragraph, where its style has less."""
    look = LOOKS[paragraph.role]
    above = _is_table(before) and look.before < BLOCK_GAP
    below = _is_table(following) and look.after < BLOCK_GAP
    said = f' w:before="{_GAP_TWIPS}"' * above + f' w:after="{_GAP_TWIPS}"' * below
    return f"<w:spacing{said}/>" if said else ""


def _is_table(block: Block | None) -> bool:
    return block is not None and not isinstance(block, Paragraph)


def side_by_side_xml(block: SideBySide, width: int, numbers: Numbers, *, keep_last: bool = False) -> str:
    """A table without borders or padding; no row is split, and each stays on the page of the next.

    All but the last one of an open-ended block; `keep_last` keeps the last one with the block after it.
    """
    kept = len(block.rows) - block.open_ended
    columns = shared_widths([block.left_share, 100 - block.left_share], width)
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    rows = (
        _pair(row, columns, numbers, keep=number < kept or keep_last, whole=number <= kept)
        for number, row in enumerate(block.rows, start=1)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_NO_PADDING}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _pair(row: tuple[Cell, Cell], columns: list[int], numbers: Numbers, *, keep: bool, whole: bool) -> str:
    own = _KEEP if keep else ""
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_GAP_BESIDE if gap else ""}</w:tcPr>'
        + ("".join(paragraph_xml(part, width - gap, numbers, own=own) for part in cell) or break_xml(own))
        + "</w:tc>"
        for cell, width, gap in zip(row, columns, (_BESIDE, 0), strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if whole else ''}{''.join(cells)}</w:tr>"
