"""A Document as plain text that a person can read and a golden file can hold."""

from collections.abc import Iterator

from app.core.tables import Table, show
from app.exports.document import Block, Chart, Document, Paper, Paragraph, Run, Section, SideBySide


def readable(document: Document) -> str:
    """Roles and words, one line each; tables row by row."""
    lines = [f"{document.file_name} | {document.title}"]
    for section in document.sections:
        lines.append(_pages(section))
        lines += [line for block in section.blocks for line in _block(block)]
        lines += [f"foot: {line}" for line in section.contact]
    return "\n".join(lines).replace("\u00a0", "_") + "\n"


def _pages(section: Section) -> str:
    ways = ["landscape" if section.landscape else "portrait"]
    ways += ["A3"] * (section.paper is Paper.A3) + ["no numbers"] * (not section.numbered)
    return " ".join(["===", *ways, *filter(None, [section.sheet])])


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(role, text, runs):
            yield f"{role}: {''.join(map(_run, runs)) or text}"
        case SideBySide(rows, share, _):
            yield f"side by side {share}"
            for left, right in rows:
                yield f"  {' / '.join(part.text for part in left)} || {' / '.join(part.text for part in right)}"
        case Chart(title, labels, values):
            yield f"chart {labels} {values}: {title}"
        case Table():
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    heads = (f"{head.group} > {head.title}" if head.group else head.title for head in table.headings)
    ways = f" (joined {table.joined})" * bool(table.joined) + f" ({table.row_height_mm} mm)" * bool(
        table.row_height_mm
    )
    yield f"table{ways} | {' | '.join(heads)}"
    groups = list(table.groups)
    for place, row in enumerate((*table.rows, *([table.total] if table.total else []))):
        while groups and groups[0][0] <= place:
            yield f"  # {groups.pop(0)[1]}"
        cells = (show(cell, head.kind) for cell, head in zip(row, table.headings, strict=True))
        yield f"  | {' | '.join(cells)}"
    yield from (f"  # {label}" for _, label in groups)


def _run(run: Run) -> str:
    marks = "**" * run.bold + "*" * run.italic
    return f"{marks}{run.text}{marks[::-1]}"
