"""The running numbers of a pack, each on a page of its own, to be laid over the pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from app.exports.pack.place import Laid
from app.exports.render.pdf_text import face
from app.exports.styles import PACK_NUMBER_SIZE

if TYPE_CHECKING:
    from pypdf import PageObject

WORDS = "Trang {number}/{total} của bộ tài liệu"


def label_width(total: int) -> float:
    """The width of the longest number of a pack of so many pages, in points."""
    return face(False, False).measure(WORDS.format(number=total, total=total)) * PACK_NUMBER_SIZE


def stamps(laid: Sequence[Laid]) -> Iterable[PageObject]:
    """One page for each page of the pack, with nothing but its number where that is to stand."""
    from pypdf import PdfReader
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    font, target = face(False, False).name, BytesIO()
    canvas = Canvas(target, pageCompression=0, invariant=1, initialFontName=font)  # type: ignore[arg-type]
    for number, place in enumerate(laid, 1):
        canvas.setPageSize((place.width, place.height))
        canvas.setFont(font, PACK_NUMBER_SIZE)
        canvas.drawString(*place.number_at, WORDS.format(number=number, total=len(laid)))
        canvas.showPage()
    canvas.save()
    return list(PdfReader(target).pages)
