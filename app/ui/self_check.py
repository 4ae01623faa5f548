"""Self-check: Qt starts without a screen and draws Vietnamese letters with the bundled font."""

import os
from pathlib import Path

from app.core.errors import AppError
from app.core.paths import resources
from app.ui.system import why_no_window

FONT = "Arimo-Regular.ttf"
SENTENCE = "Nhiệm vụ được giao: đã hoàn thành đúng hạn"
UNSEEN = "offscreen"
DOTS, WHERE, DARK = 36, 100, 128


def look(_: Path) -> str:
    """Raises AppError where Qt cannot start or draws nothing."""
    os.environ["QT_QPA_PLATFORM"] = UNSEEN  # before Qt is asked: without a screen it would end the program
    reason = why_no_window()
    if reason:
        raise AppError(reason)
    from PySide6 import __version__
    from PySide6.QtWidgets import QApplication

    started = QApplication.instance() or QApplication([UNSEEN])  # must live while something is drawn
    if _colours() < 2:
        raise AppError("Qt không vẽ được chữ.", "Hãy cài lại chương trình.")
    del started
    return f"Qt {__version__}, vẽ được chữ"


def look_at_preview(folder: Path) -> str:
    """Print a page to a file as people print, and draw the page of that; AppError where nothing is seen on it."""
    from app.core.paths import guide
    from app.ui.widgets.pdf_pages import PdfPages
    from app.ui.widgets.print_process import print_apart
    from app.ui.widgets.printing import PrintJob

    if not guide().exists():
        raise AppError("Không thấy sách hướng dẫn.", "Hãy cài lại chương trình.")
    printed = folder / "in-lai.pdf"
    print_apart(_page(folder / "in-thu.pdf"), PrintJob(SENTENCE, (1,), file=printed), lambda _, __: None)
    pages = PdfPages(printed.read_bytes())
    image = pages.image(0, DOTS)
    pages.close()
    if not any(
        image.pixelColor(x, y).lightness() < DARK for x in range(image.width()) for y in range(image.height())
    ):
        raise AppError("Trang xem trước trắng trơn.", "Hãy cài lại chương trình.")
    return "in ra PDF, vẽ lại được trang, có sách hướng dẫn"


def _page(path: Path) -> bytes:
    """A PDF with a sentence."""
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QApplication

    started = QApplication.instance() or QApplication([UNSEEN])
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    painter = QPainter(printer)
    painter.drawText(WHERE, WHERE, SENTENCE)
    painter.end()
    del started
    return path.read_bytes()


def _colours() -> int:
    """How many colours a line of text has once it is drawn: one means that nothing was."""
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QLabel

    number = QFontDatabase.addApplicationFont(str(resources() / "fonts" / FONT))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise AppError(f"Qt không đọc được phông chữ {FONT}.", "Hãy cài lại chương trình.")
    label = QLabel(SENTENCE)
    label.setFont(QFont(families[0], 12))
    image = label.grab().toImage()
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})
