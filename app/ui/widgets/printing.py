"""Printing the pages of a PDF: as pictures, on a thread of its own, exactly as they are previewed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.core.errors import AppError
from app.core.progress import Progress
from app.ui.widgets.pdf_pages import PageSize, PdfPages

DOTS = 300  # an inch: sharp on paper, and a page takes a tenth of a second


class Sides(StrEnum):
    """Which sides of the sheets are printed."""

    ONE = auto()
    LONG_EDGE = auto()
    SHORT_EDGE = auto()


class Sheet(StrEnum):
    """The paper: each page's own, or one for all."""

    OWN = auto()
    A4 = auto()
    A3 = auto()


_DUPLEX = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}
_SHEETS = {Sheet.A4: QPageSize.PageSizeId.A4, Sheet.A3: QPageSize.PageSizeId.A3}


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What is printed and how; `pages` are counted from 1. With `file` it goes into a PDF, not to the `printer`."""

    title: str
    pages: tuple[int, ...]
    printer: str = ""
    file: Path | None = None
    copies: int = 1
    collated: bool = True
    sides: Sides = Sides.ONE
    sheet: Sheet = Sheet.OWN


def read_pages(typed: str, last: int) -> tuple[int, ...]:
    """Read "1-3, 5" as pages; nothing typed means all.

    Raises:
        AppError: it is no such text, or a part of it begins at a page that is not there.
    """
    if not typed.strip():
        return tuple(range(1, last + 1))
    found: list[int] = []
    for part in typed.replace(";", ",").split(","):
        first, dash, end = part.strip().partition("-")
        if not first.strip().isdecimal() or (dash and not end.strip().isdecimal()):
            raise AppError(f"Không hiểu “{typed.strip()}”.", "Gõ các trang như 1-3, 5.")
        pages = range(int(first), min(int(end) if dash else int(first), last) + 1)
        if not 1 <= int(first) <= last or not pages:
            sentence = f"Không có trang nào trong khoảng đã chọn “{part.strip()}”."
            raise AppError(sentence, f"Văn bản có {last} trang; chọn lại rồi in.")
        found += pages
    return tuple(found)


def print_pages(pages: PdfPages, job: PrintJob, progress: Progress) -> int:
    """Print what the job asks for; the number of printed pages.

    A cancel (an exception from `progress`) takes the whole job back.

    Raises:
        AppError: the printer does not take it, or the file cannot be written.
    """
    printer = _printer(job)
    numbers = sequence(job, copies=1 if printer.supportsMultipleCopies() else job.copies)
    _set_page(printer, pages.sizes[numbers[0]], job.sheet)
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused(job)
    try:
        for done, number in enumerate(numbers):
            progress(done, len(numbers))
            if done:
                _set_page(printer, pages.sizes[number], job.sheet)
                printer.newPage()
            _paint(painter, printer, pages, number)
        progress(len(numbers), len(numbers))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(numbers)


def printed(job: PrintJob, pages: int) -> str:
    """What is said when a job is done."""
    return (
        f"Đã in {pages} trang vào tệp {job.file.name}." if job.file else f"Đã gửi {pages} trang tới máy in."
    )


def sequence(job: PrintJob, *, copies: int) -> list[int]:
    """The pages in the order of printing, counted from 0, for a printer that makes no copies itself."""
    chosen = [page - 1 for page in job.pages]
    if job.collated:
        return chosen * copies
    return [number for number in chosen for _ in range(copies)]


def _refused(job: PrintJob) -> AppError:
    if job.file is not None:
        return AppError(
            f"Không ghi được tệp {job.file.name}.", "Đóng tệp nếu đang mở, hoặc chọn thư mục khác rồi in lại."
        )
    return AppError("Máy in chưa nhận việc in.", "Kiểm tra máy in rồi in lại.")


def _printer(job: PrintJob) -> QPrinter:
    if job.file is not None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(job.file))
    else:
        printer = QPrinter(QPrinterInfo.printerInfo(job.printer), QPrinter.PrinterMode.HighResolution)
        printer.setCopyCount(job.copies)
        printer.setCollateCopies(job.collated)
        printer.setDuplex(_DUPLEX[job.sides])
    printer.setDocName(job.title)
    return printer


def _set_page(printer: QPrinter, size: PageSize, sheet: Sheet) -> None:
    """Paper of the page's own size or the one for all, and no margins: the page has its own."""
    short, long = sorted((size.width, size.height))
    own = QPageSize.id(QSizeF(short, long), QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.FuzzyMatch)
    paper = QPageSize(_SHEETS.get(sheet, own))
    way = QPageLayout.Orientation.Landscape if size.is_landscape else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF()))


def _paint(painter: QPainter, printer: QPrinter, pages: PdfPages, number: int) -> None:
    image = pages.image(number, min(DOTS, printer.resolution()))
    whole = printer.pageLayout().fullRectPixels(printer.resolution())
    painter.drawImage(QRect(0, 0, whole.width(), whole.height()), image)
