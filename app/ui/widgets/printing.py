"""Printing the pages of a PDF: as pictures, on a thread of its own, exactly as they are previewed."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.core.errors import AppError
from app.core.progress import Progress
from app.ui.widgets.pdf_pages import PageSize, PdfPages

DOTS = 300  # an inch: sharp on paper, and a page takes a tenth of a second


def pages_to_print(printer: QPrinter, pages: int) -> list[int]:
    """The pages that the printer's settings ask for, counted from 0, as often as asked for."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    chosen = list(range(max(first, 1) - 1, min(last, pages)))
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return chosen * copies
    return [number for number in chosen for _ in range(copies)]


def print_pages(pages: PdfPages, printer: QPrinter, progress: Progress) -> int:
    """Print what the printer's settings ask for; the number of printed pages.

    A cancel (an exception from `progress`) takes the whole job back.

    Raises:
        AppError: there is no page to print, or the printer does not take it.
    """
    numbers = pages_to_print(printer, len(pages.sizes))
    if not numbers:
        raise AppError("Không có trang nào trong khoảng đã chọn.", "Chọn lại các trang rồi in.")
    _set_page(printer, pages.sizes[numbers[0]])
    painter = QPainter()
    if not painter.begin(printer):
        raise AppError("Máy in chưa nhận việc in.", "Kiểm tra máy in rồi in lại.")
    try:
        for done, number in enumerate(numbers):
            progress(done, len(numbers))
            if done:
                _set_page(printer, pages.sizes[number])
                printer.newPage()
            _paint(painter, printer, pages, number)
        progress(len(numbers), len(numbers))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(numbers)


def _set_page(printer: QPrinter, size: PageSize) -> None:
    """Paper of the page's own size, and no margins: the page has its own."""
    short, long = sorted((size.width, size.height))
    paper = QPageSize(
        QPageSize.id(QSizeF(short, long), QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.FuzzyMatch)
    )
    way = QPageLayout.Orientation.Landscape if size.is_landscape else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF()))


def _paint(painter: QPainter, printer: QPrinter, pages: PdfPages, number: int) -> None:
    image = pages.image(number, min(DOTS, printer.resolution()))
    whole = printer.pageLayout().fullRectPixels(printer.resolution())
    painter.drawImage(QRect(0, 0, whole.width(), whole.height()), image)
