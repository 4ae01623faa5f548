"""The pages of a PDF as pictures; PDFium draws them, one at a time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from app.exports.pdfium import LOCK

POINTS_AN_INCH = 72


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of a page in points."""

    width: float
    height: float

    @property
    def is_landscape(self) -> bool:
        """Whether it lies on its long side."""
        return self.width > self.height


class PdfPages:
    """An open PDF; its methods may be called from any thread."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2  # with the first file

        self.content = content
        self._is_closed = False
        with LOCK:
            self._pdf = pypdfium2.PdfDocument(content)
            self.sizes = tuple(PageSize(*self._pdf.get_page_size(n)) for n in range(len(self._pdf)))

    def image(self, number: int, dots_an_inch: float) -> QImage:
        """A page, counted from 0, on white; no picture once the file is closed."""
        with LOCK:
            if self._is_closed:
                return QImage()
            page = self._pdf[number]
            drawn = page.render(scale=dots_an_inch / POINTS_AN_INCH, prefer_bgrx=True)
            shape = drawn.width, drawn.height, drawn.stride
            image = QImage(bytes(drawn.buffer), *shape, QImage.Format.Format_RGB32).copy()
            page.close()
        return image

    def close(self) -> None:
        """Let go of the file, when no page is being drawn."""
        with LOCK:
            self._is_closed = True
            self._pdf.close()
