"""A Document as plain text that a person can read and a golden file can hold."""

from collections.abc import Iterator

from app.core.tables import Table, show
from app.exports.document import Block, Chart, Document, Paragraph, SideBySide


def readable(document: Document) -> str:
    """Roles and words, one line each; tables row by row."""
    lines = [f"{document.file_name} | {document.title}"]
    for section in document.sections:
        lines.append(f"=== {'landscape' if section.landscape else 'portrait'} {section.sheet}".rstrip())
        lines += [line for block in section.blocks for line in _block(block)]
    return "\n".join(lines).replace("\u00a0", "_") + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(role, text):
            yield f"{role}: {text}"
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
    yield f"table | {' | '.join(heads)}"
    for row in (*table.rows, *([table.total] if table.total else [])):
        cells = (show(cell, head.kind) for cell, head in zip(row, table.headings, strict=True))
        yield f"  | {' | '.join(cells)}"
