"""The preview: a window with the pages of a document exactly as its PDF has them, and the way to the printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.exports.formats import Format
from app.ui import theme
from app.ui.tasks import Tasks, Work
from app.ui.widgets.preview_pane import CANCELLED, Finished, PreviewPane
from app.ui.widgets.print_dialog import ask_printing
from app.ui.widgets.print_process import print_apart
from app.ui.widgets.printing import PrintJob, printed
from app.ui.widgets.saving import ask_path

if TYPE_CHECKING:
    from app.core.progress import Progress
    from app.exports.document import Document
    from app.ui.shell import Shell

T = TypeVar("T")


def open_preview(
    owner: QWidget, shell: Shell, document: Document | Finished, *, prints: bool = False
) -> Preview:
    """Show a document as it will print, in a window of its own over that of `owner`; `prints`: ask for a printer."""
    preview = Preview(shell.tasks, shell.settings, document, owner.window(), prints=prints)
    preview.show()
    shell.tasks.floor.guard(preview)
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
        self.pane = PreviewPane(tasks, settings)
        self.view, self.page, self.state = self.pane.view, self.pane.page, self.pane.state
        self.save = QPushButton("Lưu PDF…")
        self.print = QPushButton("In…")
        self._tasks, self._settings, self._document = tasks, settings, document
        self._prints = prints
        self._work: Work | None = None
        self._dress()
        self._place()
        self._wire()
        self.pane.show_made(document)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's own name
        if self._work is not None:
            self._work.cancel()
        self.pane.close_pages()
        super().closeEvent(event)

    def print_on(self, job: PrintJob) -> None:
        """Print the pages that are shown."""
        pages = self.view.pages
        if pages is not None:
            self._follow(
                partial(print_apart, pages.content, job), partial(self._say_printed, job), "Đang in…"
            )

    def save_as(self, path: Path) -> None:
        """Write the very bytes that are shown."""
        pages = self.view.pages
        if pages is not None:
            content = pages.content
            self._follow(lambda _: _write(content, path), self._say_saved, "Đang lưu…")

    def _show(self) -> None:
        self.view.setFocus()
        self._enable(True)
        if self._prints:
            QTimer.singleShot(0, self, self._ask_printer)  # the pages are seen before the question

    def _say_printed(self, job: PrintJob, pages: int) -> None:
        self.state.setText(printed(job, pages))

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
        self.pane.progress.follow(self._work)

    def _end(self, cancelled: bool) -> None:
        if self._work is not None:
            self._work = None
            self.state.setText(CANCELLED if cancelled else "")
            self._enable(self.view.pages is not None)

    def _enable(self, ready: bool) -> None:
        for widget in (self.save, self.print):
            widget.setEnabled(ready)

    def _ask_printer(self) -> None:
        pages = self.view.pages
        if pages is None or not self.print.isEnabled():
            return
        shown = len(pages.sizes), self.view.page()
        job = ask_printing(self, self._settings, self._document, pages=shown[0], current=shown[1])
        if job is not None:
            self.print_on(job)

    def _ask_path(self) -> None:
        name = self._document.file_name
        path = ask_path(self, self._settings, name, title="Lưu tệp PDF", format_=Format.PDF)
        if path is not None:
            self.save_as(path)

    def _dress(self) -> None:
        self.setWindowTitle(f"Xem trước: {self._document.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(self.view.sizeHint())
        self.save.setToolTip("Lưu đúng tệp đang xem (Ctrl+S)")
        self.print.setToolTip("Chọn máy in, số bản, các trang (Ctrl+P)")
        self._enable(False)

    def _place(self) -> None:
        for place, button in enumerate((self.print, self.save)):
            self.pane.tools.insertWidget(place, button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.STEP, theme.STEP, theme.STEP, 0)
        layout.addWidget(self.pane)

    def _wire(self) -> None:
        self.pane.shown.connect(self._show)
        self.print.clicked.connect(self._ask_printer)
        self.save.clicked.connect(self._ask_path)
        self.pane.progress.ended.connect(self._end)
        for keys, verb in (
            (QKeySequence.StandardKey.Print, self._ask_printer),
            (QKeySequence.StandardKey.Save, self._ask_path),
            (QKeySequence.StandardKey.Cancel, self.close),
        ):
            QShortcut(keys, self, verb)


def _write(content: bytes, path: Path) -> Path:
    from app.exports.files import write_content

    return write_content(content, path)
