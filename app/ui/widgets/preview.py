"""The preview: the pages of a document exactly as its PDF has them, and the way to the printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.exports.formats import Format, render
from app.ui import theme
from app.ui.tasks import Tasks, Work
from app.ui.widgets.page_view import PageView
from app.ui.widgets.pdf_pages import PdfPages
from app.ui.widgets.printing import print_pages
from app.ui.widgets.progress_bar import ProgressBar
from app.ui.widgets.saving import ask_path

if TYPE_CHECKING:
    from app.core.progress import Progress
    from app.exports.document import Document
    from app.ui.shell import Shell

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finished:
    """A PDF that is made already: its title, the name of its file without the ending, its bytes."""

    title: str
    file_name: str
    content: bytes


def open_preview(
    owner: QWidget, shell: Shell, document: Document | Finished, *, prints: bool = False
) -> Preview:
    """Show a document as it will print, in a window of its own over that of `owner`; `prints`: ask for a printer."""
    preview = Preview(shell.tasks, shell.settings, document, owner.window(), prints=prints)
    preview.show()
    return preview


class Preview(QWidget):
    """A window with the pages of one document."""

    def __init__(
        self,
        tasks: Tasks,
        settings: QSettings,
        document: Document | Finished,
        parent: QWidget,
        *,
        prints: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.view = PageView(tasks)
        self.page = theme.quiet(QLabel())
        self.state = theme.quiet(QLabel("Đang dựng trang…"))
        self.progress = ProgressBar()
        self.smaller = _tool("−", "Nhỏ lại (Ctrl+−)", self.view.zoom_out)
        self.larger = _tool("+", "To ra (Ctrl++)", self.view.zoom_in)
        self.fit = _tool("Vừa chiều ngang", "Trang rộng bằng cửa sổ (Ctrl+0)", self.view.fit_width)
        self.save = QPushButton("Lưu PDF…")
        self.print = QPushButton("In…")
        self._tasks, self._settings, self._document = tasks, settings, document
        self._prints = prints
        self._work: Work | None = None
        self._dress()
        self._place()
        self._wire()
        self._render()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        if self._work is not None:
            self._work.cancel()
        if pages := self.view.pages:
            self._tasks.work(lambda _: pages.close(), lambda _: None)
        super().closeEvent(event)

    def print_on(self, printer: QPrinter) -> None:
        """Print with the settings of a printer."""
        pages = self.view.pages
        if pages is not None:
            self._follow(
                lambda progress: print_pages(pages, printer, progress), self._say_printed, "Đang in…"
            )

    def save_as(self, path: Path) -> None:
        """Write the very bytes that are shown."""
        pages = self.view.pages
        if pages is not None:
            content = pages.content
            self._follow(lambda _: _write(content, path), self._say_saved, "Đang lưu…")

    def _render(self) -> None:
        document = self._document
        self._follow(lambda progress: _pages(document, progress), self._show, "Đang dựng trang…")

    def _show(self, pages: PdfPages) -> None:
        self.view.set_pages(pages)
        self.state.clear()
        self.view.setFocus()
        self._enable(True)
        if self._prints:
            QTimer.singleShot(0, self, self._ask_printer)  # the pages are seen before the question

    def _say_printed(self, pages: int) -> None:
        self.state.setText(f"Đã gửi {pages} trang tới máy in.")

    def _say_saved(self, path: Path) -> None:
        self.state.setText(f"Đã lưu {path.name}")

    def _follow(self, job: Callable[[Progress], T], then: Callable[[T], None], saying: str) -> None:
        """Work aside; nothing else can be started meanwhile."""
        self._enable(False)
        self.state.setText(saying)

        def take(value: T) -> None:
            if isValid(self):
                then(value)

        self._work = self._tasks.work(job, take)
        self.progress.follow(self._work)

    def _end(self, cancelled: bool) -> None:
        self.state.setText("Đã hủy." if cancelled else "")
        self._enable(self.view.pages is not None)

    def _enable(self, ready: bool) -> None:
        for widget in (self.save, self.print, self.smaller, self.larger, self.fit):
            widget.setEnabled(ready)

    def _turn(self, number: int) -> None:
        pages = self.view.pages
        self.page.setText(f"Trang {number}/{len(pages.sizes)}" if pages else "")

    def _ask_printer(self) -> None:
        """The system's own dialog: the printer, how many, and which pages."""
        pages = self.view.pages
        if pages is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._document.title)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(pages.sizes))
        if dialog.exec():
            self.print_on(printer)

    def _ask_path(self) -> None:
        name = self._document.file_name
        path = ask_path(self, self._settings, name, title="Lưu tệp PDF", format_=Format.PDF)
        if path is not None:
            self.save_as(path)

    def _dress(self) -> None:
        self.setWindowTitle(f"Xem trước: {self._document.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(self.view.sizeHint())
        self.page.setAccessibleName("Trang đang xem")
        self.state.setAccessibleName("Tình trạng")
        self.save.setToolTip("Lưu đúng tệp đang xem (Ctrl+S)")
        self.print.setToolTip("Chọn máy in, số bản, các trang (Ctrl+P)")
        self._enable(False)

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(theme.STEP, theme.STEP, theme.STEP, 0)
        left: tuple[QWidget, ...] = (self.print, self.save, self.smaller, self.larger, self.fit, self.page)
        right: tuple[QWidget, ...] = (self.state, self.progress)
        for widget in left:
            top.addWidget(widget)
        top.addStretch(1)
        for widget in right:
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)

    def _wire(self) -> None:
        self.view.turned.connect(self._turn)
        self.print.clicked.connect(self._ask_printer)
        self.save.clicked.connect(self._ask_path)
        self.progress.ended.connect(self._end)
        for keys, verb in (
            (QKeySequence.StandardKey.Print, self._ask_printer),
            (QKeySequence.StandardKey.Save, self._ask_path),
            (QKeySequence.StandardKey.ZoomIn, self.view.zoom_in),
            (QKeySequence.StandardKey.ZoomOut, self.view.zoom_out),
            (QKeySequence("Ctrl+0"), self.view.fit_width),
            (QKeySequence.StandardKey.Cancel, self.close),
        ):
            QShortcut(keys, self, verb)


def _tool(sign: str, tip: str, verb: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.clicked.connect(verb)
    return button


def _write(content: bytes, path: Path) -> Path:
    from app.exports.files import write_content

    return write_content(content, path)


def _pages(document: Document | Finished, progress: Progress) -> PdfPages:
    if isinstance(document, Finished):
        return PdfPages(document.content)
    return PdfPages(render(document, Format.PDF, progress=progress))
