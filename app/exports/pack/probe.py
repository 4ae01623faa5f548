"""A look into an attached PDF with PDFium: whether it opens, how many pages it has, where they are written on.

PDFium takes what readers take, also files that are a little broken. Notes, stamps and filled fields become part of
their pages, as on paper; the file that is looked into is never changed.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from app.core.progress import Progress
from app.exports.pack.place import Rect
from app.exports.pdfium import LOCK

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

WITH_PASSWORD = "Tệp PDF có mật khẩu: bỏ mật khẩu rồi đính kèm lại."  # noqa: S105 - a sentence, no password
NOT_PRINTABLE = "Tệp PDF không cho phép in: xin bản cho phép in rồi đính kèm lại."
DAMAGED = "Tệp PDF hỏng, không mở được: xin lại tệp rồi đính kèm lại."
NO_PAGES = "Tệp PDF không có trang nào: xin lại tệp rồi đính kèm lại."
DYNAMIC = "Biểu mẫu PDF động (XFA): in ra PDF rồi đính kèm lại."
MAY_PRINT = 1 << 2  # bit 3 of the permissions
WHITE = 250  # and lighter: what is painted over the whole page before anything else


_LOG = logging.getLogger(__name__)


class RefusedError(Exception):
    """The file cannot go into a pack; its text says why, in a sentence for the cover list."""


Taken = tuple[Rect, ...]


def count_pages(content: bytes) -> int:
    """How many pages a PDF has; RefusedError where it cannot go into a pack."""
    with _opened(content) as pdf:
        return len(pdf)


def ready(content: bytes, *, progress: Progress | None = None) -> tuple[bytes, tuple[Taken, ...]]:
    """The PDF without passwords and with all notes as part of its pages, and where each page is written on.

    RefusedError as above; `progress(done, total)` hears of pages and may raise.
    """
    with _opened(content) as pdf:
        pages = len(pdf)
        is_other, taken = _is_encrypted(pdf), []
        for number in range(pages):
            with LOCK:
                changed, places = _page(pdf, number)
            is_other |= changed
            taken.append(places)
            if progress:
                progress(number + 1, pages)
        return (_saved(pdf) if is_other else content), tuple(taken)


def rewritten(content: bytes) -> bytes:
    """The same pages in a file that is put in order."""
    with _opened(content) as pdf:
        return _saved(pdf)


@contextmanager
def _opened(content: bytes) -> Iterator[PdfDocument]:
    import pypdfium2

    with LOCK:
        try:
            pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise RefusedError(_why(content)) from error
    try:
        _require_usable(pdf)
        yield pdf
    except pypdfium2.PdfiumError as error:
        raise RefusedError(DAMAGED) from error
    finally:
        with LOCK:
            pdf.close()


def _why(content: bytes) -> str:
    """Why a file does not open; PDFium itself tells the reason of the file before when there is no page."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted:
            return WITH_PASSWORD
        return DAMAGED if len(reader.pages) else NO_PAGES
    except Exception as error:  # noqa: BLE001 - the errors of a reader of damaged files are of all kinds
        _LOG.info("a file of the pack does not open: %r", error)
        return DAMAGED


def _require_usable(pdf: PdfDocument) -> None:
    from pypdfium2 import raw

    with LOCK:
        if raw.FPDF_GetFormType(pdf) == raw.FORMTYPE_XFA_FULL:
            raise RefusedError(DYNAMIC)
        if not raw.FPDF_GetDocPermissions(pdf) & MAY_PRINT:
            raise RefusedError(NOT_PRINTABLE)
        if raw.FPDF_GetFormType(pdf) != raw.FORMTYPE_NONE:
            pdf.init_forms()  # else filled fields have no look


def _is_encrypted(pdf: PdfDocument) -> bool:
    from pypdfium2 import raw

    with LOCK:
        return int(raw.FPDF_GetSecurityHandlerRevision(pdf)) != -1


def _saved(pdf: PdfDocument) -> bytes:
    from pypdfium2 import raw

    target = BytesIO()
    with LOCK:
        pdf.save(target, flags=raw.FPDF_NO_INCREMENTAL | raw.FPDF_REMOVE_SECURITY)
    return target.getvalue()


def _page(pdf: PdfDocument, number: int) -> tuple[bool, Taken]:
    """Whether a page was changed by what lay on it, and where it is written on."""
    from pypdfium2 import raw

    page = pdf[number]
    is_changed = bool(raw.FPDFPage_GetAnnotCount(page))
    if is_changed:
        raw.FPDFPage_Flatten(page, raw.FLAT_PRINT)
        page.close()
        page = pdf[number]
    try:
        return is_changed, tuple(_written(page))
    finally:
        page.close()


def _written(page: Any) -> Iterator[Rect]:
    from pypdfium2 import raw

    sides = [ctypes.c_float() for _ in range(4)]
    for number in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, number)
        is_known = raw.FPDFPageObj_GetBounds(thing, *sides)
        if is_known and not _is_white(thing):
            yield Rect(*(side.value for side in sides))


def _is_white(thing: Any) -> bool:
    """Whether it is an area of plain white."""
    from pypdfium2 import raw

    if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
        return False
    filled, is_drawn = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, filled, is_drawn)
    if is_drawn.value or not filled.value:
        return not is_drawn.value  # neither drawn nor filled: it only clips
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(thing, *parts)
    return all(part.value >= WHITE for part in parts[:3])
