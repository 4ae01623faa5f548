"""The rules under motto, agency and summary, however they were drawn: their presence and length alone are graded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import Segment, lines_of, whole
from app.exports.check.word.blocks import Cell, Paragraph, Table

_OF_HEAD = 2  # under the motto and under the issuer
_AFTER_TITLE = 4  # paragraphs behind the summary in which its rule may hang


@dataclass(frozen=True, slots=True)
class Drawn:
    """Whether a rule is missing, and its length in points; 0 when it cannot be told which of several it is."""

    missing: bool
    length: float = 0.0


def under_motto(parts: Parts) -> Drawn:
    """The rule under the motto: in its cell, else one of the head that the agency does not need."""
    motto = parts.front.motto
    if motto is None:
        return Drawn(missing=True)
    return _of_head(parts, motto, longest=True, other=parts.front.issuer[-1] if parts.front.issuer else None)


def under_agency(parts: Parts) -> Drawn:
    """The rule under the issuer."""
    if not parts.front.issuer:
        return Drawn(missing=True)
    return _of_head(parts, parts.front.issuer[-1], longest=False, other=parts.front.motto)


def under_summary(parts: Parts) -> Drawn:
    """The rule under the summary: on its paragraphs or the next ones."""
    last = parts.title.summary[-1].paragraph if parts.title.summary else None
    if last is None:
        return Drawn(missing=True)
    paragraphs = parts.word.paragraphs
    at = next(n for n, p in enumerate(paragraphs) if p is last)
    near = [*parts.title.paragraphs, *paragraphs[at + 1 : at + 1 + _AFTER_TITLE]]
    lengths = [line.length for p in near for line in p.lines] + _typed(near) + _above(parts)
    for paragraph, following in zip([last, *near[-_AFTER_TITLE:]], near[-_AFTER_TITLE:], strict=False):
        if paragraph.bottom and not paragraph.text.strip():
            lengths.append(_border(parts, paragraph))
        if following.top and not following.text.strip():
            lengths.append(_border(parts, following))
    if last.bottom:
        lengths.append(_border(parts, last))
    return _one(lengths)


def _above(parts: Parts) -> list[float]:
    """Lines that hang on the blank paragraphs above the title, when the head has both of its own."""
    head = [line for p in parts.front.paragraphs for line in p.lines]
    end = parts.word.paragraphs.index(parts.title.paragraphs[0])
    between = parts.word.paragraphs[parts.front.end : end]
    return [line.length for p in between for line in p.lines] if len(head) == _OF_HEAD else []


def _one(lengths: list[float]) -> Drawn:
    if not lengths:
        return Drawn(missing=True)
    return Drawn(missing=False, length=lengths[0] if len(set(lengths)) == 1 else 0.0)


def _of_head(parts: Parts, line: Segment, *, longest: bool, other: Segment | None) -> Drawn:
    group = _neighbours(parts, line)
    mine = [d.length for p in group for d in p.lines]
    drawn = mine + _typed(group) + _borders(parts, line, group)
    if len(drawn) == 1 and (not mine or other is None or not _shares(line, other)):
        return Drawn(missing=False, length=drawn[0])
    if (
        len(drawn) == 1 and other is not None
    ):  # one line for two on the same paragraph: its length tells whose it is
        motto = line if longest else other
        return Drawn(missing=(drawn[0] > motto.width / 2) is not longest, length=drawn[0])
    everywhere = [d.length for p in parts.front.paragraphs + _following(parts) for d in p.lines]
    if drawn:
        return Drawn(missing=False, length=_chosen(mine, longest=longest) if len(mine) == 2 else 0.0)
    others = _neighbours(parts, other) if other else []
    theirs = [d.length for p in others for d in p.lines]
    needed = (
        1
        if other is not None and not (_typed(others) + (_borders(parts, other, others) if other else []))
        else 0
    )
    if len(everywhere) <= needed:
        return Drawn(missing=True)
    if len(theirs) == 2 and len(everywhere) == 2:  # both hang in the other's cell
        return Drawn(missing=False, length=_chosen(theirs, longest=longest))
    return Drawn(missing=False)


def _chosen(lengths: list[float], *, longest: bool) -> float:
    return max(lengths) if longest else min(lengths)


def _shares(line: Segment, other: Segment) -> bool:
    a, b = line.paragraph.where, other.paragraph.where
    return (a.table, a.cell) == (b.table, b.cell)


def _following(parts: Parts) -> list[Paragraph]:
    """Lines of the head often hang on the paragraph right behind its table."""
    at = len(parts.front.paragraphs)
    found = []
    for paragraph in parts.word.paragraphs[at : at + 3]:
        if paragraph.text.strip():
            break
        found.append(paragraph)
    return found


def _neighbours(parts: Parts, line: Segment) -> list[Paragraph]:
    """The paragraphs of the head on the same side, from the line on."""
    where = line.paragraph.where
    if where.depth == 0:
        inside = parts.front.paragraphs
        at = next(n for n, p in enumerate(inside) if p is line.paragraph)
        return list(inside[at : at + 2])
    return [
        p
        for p in parts.front.paragraphs
        if p.where.table == where.table and p.where.cell == where.cell and p.where.boxed == where.boxed
    ]


def _typed(paragraphs: Sequence[Paragraph]) -> list[float]:
    """Rules made of underscores or dashes."""
    return [line.width for p in paragraphs for line in lines_of(p) if line.is_rule]


def _borders(parts: Parts, line: Segment, group: list[Paragraph]) -> list[float]:
    """Rules made of the borders of paragraphs or cells under the line."""
    found = []
    at = next((n for n, p in enumerate(group) if p is line.paragraph), 0)
    for paragraph in group[at : at + 2]:
        below = paragraph is line.paragraph or not paragraph.text.strip()
        if (paragraph.bottom and below) or (paragraph.top and paragraph is not line.paragraph):
            found.append(_border(parts, paragraph))
    cell, under = _cells(parts, line)
    if cell is not None and (cell.bottom or (under is not None and under.top)):
        found.append(cell.width)
    return found[:1]


def _border(parts: Parts, paragraph: Paragraph) -> float:
    """The length of a paragraph's border: its column without its indents."""
    cell, _ = _cells(parts, whole(paragraph))
    if cell is not None:
        room = cell.width - 10.8
    else:
        section = parts.word.section_of(paragraph)
        room = section.width - section.left - section.right
    return max(room - max(paragraph.left, 0) - max(paragraph.right, 0), 1.0)


def _cells(parts: Parts, line: Segment) -> tuple[Cell | None, Cell | None]:
    """The cell of a line and the one under it."""
    where = line.paragraph.where
    table: Table | None = next((t for t in parts.word.tables if t.number == where.table), None)
    if table is None or where.row >= len(table.rows) or where.cell >= len(table.rows[where.row].cells):
        return None, None
    cell = table.rows[where.row].cells[where.cell]
    below = table.rows[where.row + 1].cells if where.row + 1 < len(table.rows) else ()
    return cell, next((c for c in below if c.column == cell.column), None)
