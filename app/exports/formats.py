"""The file formats a document can become; each renderer is imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from app.core.terms import Term

if TYPE_CHECKING:  # the command line names formats at every start
    from app.core.progress import Progress
    from app.exports.document import Document


class Format(Term):
    """A format by its file ending, with the name that people know."""

    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"
    PDF = "pdf", "PDF"


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
