"""The file formats a document can become; each renderer is imported when it is first used."""

from collections.abc import Callable
from enum import StrEnum
from typing import assert_never

from app.exports.document import Document

Progress = Callable[[int, int], None]


class Format(StrEnum):
    """A format by its file ending."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"


def render(document: Document, format_: Format, *, progress: Progress | None = None) -> bytes:
    """The document's bytes; `progress(done, total)` is called now and then and may raise to cancel."""
    match format_:
        case Format.DOCX:
            from app.exports.render import docx

            return docx.render(document, progress=progress)
        case Format.XLSX:
            from app.exports.render import xlsx

            return xlsx.render(document, progress=progress)
        case Format.PDF:
            from app.exports.render import pdf

            return pdf.render(document, progress=progress)
        case _:
            assert_never(format_)
