"""Templates as people write them, and as somebody who means harm does."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

Row = Sequence[str]


def letter(*paragraphs: str, table: Sequence[Row] = (), more: Callable[[Any], object] | None = None) -> bytes:
    """A .docx with these paragraphs, a table, and whatever `more` adds."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if table:
        grid = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, words in zip(grid.add_row().cells, row, strict=True):
                cell.text = words
    if more:
        more(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def split(words: str, at: int = 1) -> bytes:
    """A paragraph whose words Word has cut into runs of so many letters, with spelling marks between."""
    document = Document()
    paragraph = document.add_paragraph()
    for place in range(0, len(words), at):
        run = paragraph.add_run(words[place : place + at])
        run.bold = bool(place % 2)
        mark = run._element.makeelement(run._element.tag.replace("}r", "}proofErr"), {})
        run._element.addnext(mark)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def text(content: bytes) -> list[str]:
    """What a document says: paragraphs, then the rows of its tables."""
    document = Document(BytesIO(content))
    rows = ["|".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return [*(paragraph.text for paragraph in document.paragraphs), *rows]


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The file with one of its parts changed."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        names = old.namelist()
        for part in names:
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
        if name not in names:
            new.writestr(name, change(b""))
    return target.getvalue()
