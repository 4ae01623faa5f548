"""The pages of a document exactly as its PDF has them, with the tools to look at them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.core.errors import AppError
from app.exports.formats import Format, render
from app.ui import theme
from app.ui.tasks import Tasks, Work
from app.ui.widgets.cut_label import CutLabel
from app.ui.widgets.page_view import Fit, PageView
from app.ui.widgets.pdf_pages import PdfPages
from app.ui.widgets.progress_bar import ProgressBar
from app.ui.widgets.thumbnails import Thumbnails

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.core.progress import Progress
    from app.exports.document import Document

PREVIEW = "preview"
MAKING, CANCELLED = "Đang dựng trang…", "Đã hủy."


@dataclass(frozen=True, slots=True)
class Finished:
    """A PDF that is made already: its title, the name of its file without the ending, its bytes."""

    title: str
    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document and the pages of its PDF."""

    document: Document | Finished
    pages: PdfPages


class PreviewPane(QWidget):
    """Shows one document, and other states of it; zoom and thumbnails are remembered."""

    shown = Signal()
    """The pages are there."""

    def __init__(self, tasks: Tasks, settings: QSettings, place: str = PREVIEW) -> None:
        """`place` names where it stands: what is remembered is its own."""
        super().__init__()
        self._zoom_key, self._thumbnails_key = f"{place}/zoom", f"{place}/thumbnails"
        self.view, self.thumbnails = PageView(tasks), Thumbnails(tasks)
        self.page = theme.quiet(QLabel())
        self.state = theme.quiet(CutLabel())
        self.progress = ProgressBar()
        self.refusal = QLabel(self.view)
        self.smaller = _tool("−", "Nhỏ lại (Ctrl+−)", self.view.zoom_out)
        self.larger = _tool("+", "To ra (Ctrl++)", self.view.zoom_in)
        self.width_fit = _tool("Vừa ngang", "Trang rộng bằng khung (Ctrl+0)", self.view.fit_width)
        self.page_fit = _tool("Vừa trang", "Thấy cả trang (Alt+0)", self.view.fit_page)
        self.small = _tool("Trang nhỏ", "Hiện hoặc ẩn các trang thu nhỏ", self._toggle_thumbnails)
        self.document: Document | Finished | None = None
        self._tasks, self._settings = tasks, settings
        self._work: Work | None = None
        self._asked = 0  # how often pages were asked for: older ones are dropped
        self._restore()
        self._place()
        self._wire()
        self._enable()

    def is_ready(self) -> bool:
        """Whether the pages are those of what was asked for last."""
        return self._work is None and self.view.pages is not None

    def show_made(self, document: Document | Finished) -> None:
        """Show a document that is made already."""
        self._follow(partial(self._tasks.work, partial(drawn, document)))

    def show_composed(self, compose: Callable[[Session, Progress], Document]) -> None:
        """Show a document that is made of the data; what was asked for before is stopped.

        An AppError is told in place of the pages, for nobody asked for them by a button.
        """

        def job(session: Session, progress: Progress) -> Drawn | AppError:
            try:
                return drawn(compose(session, progress), progress)
            except AppError as error:
                return error

        self._follow(partial(self._tasks.study, job))

    def clear(self) -> None:
        """Show nothing; what is being made is stopped."""
        self.close_pages()
        self.document = None
        self.refusal.hide()
        self.view.clear_pages()
        self.thumbnails.clear_pages()
        self.page.clear()
        self.state.clear()
        self._enable()

    def stop(self) -> None:
        """Stop what is being made."""
        self._asked += 1
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def close_pages(self) -> None:
        """Let go of the file."""
        self.stop()
        if pages := self.view.pages:
            _close(self._tasks, pages)

    def _quit(self) -> None:
        if pages := self.view.pages:
            pages.close()  # no thread is there any more to do it

    def _follow(self, start: Callable[[Callable[[Drawn | AppError], None]], Work]) -> None:
        self.stop()
        asked, tasks = self._asked, self._tasks

        def take(made: Drawn | AppError) -> None:
            wanted = isValid(self) and asked == self._asked
            if isinstance(made, AppError):
                if wanted:
                    self._refuse(made)
            elif wanted:
                self._take(made)
            else:
                _close(tasks, made.pages)

        self._work = start(take)
        self.state.setText(MAKING)
        self.progress.follow(self._work)

    def _refuse(self, why: AppError) -> None:
        self.clear()
        self.refusal.setText(why.whole)
        self.refusal.show()

    def _take(self, made: Drawn) -> None:
        self.refusal.hide()
        is_same = self.document is not None and self.document.file_name == made.document.file_name
        before, self.document, self._work = self.view.pages, made.document, None
        self.view.set_pages(made.pages, stay=is_same)
        self.thumbnails.set_pages(made.pages, stay=is_same)
        if before is not None:
            _close(self._tasks, before)
        self.state.clear()
        self._enable()
        self.shown.emit()

    def _end(self, cancelled: bool) -> None:
        if self._work is not None:
            self._work = None
            self.state.setText(CANCELLED if cancelled else "")

    def _enable(self) -> None:
        for button in (self.smaller, self.larger, self.width_fit, self.page_fit):
            button.setEnabled(self.view.pages is not None)

    def _turn(self, number: int) -> None:
        pages = self.view.pages
        self.page.setText(f"Trang {number}/{len(pages.sizes)}" if pages else "")
        self.thumbnails.mark(number)

    def _toggle_thumbnails(self) -> None:
        self._show_thumbnails(self.thumbnails.isHidden())
        self._settings.setValue(self._thumbnails_key, "false" if self.thumbnails.isHidden() else "true")

    def _show_thumbnails(self, shown: bool) -> None:
        self.thumbnails.setVisible(shown)
        self.small.setChecked(shown)

    def _remember(self) -> None:
        fit = self.view.fit
        self._settings.setValue(self._zoom_key, f"{self.view.zoom:.3f}" if fit is Fit.NONE else fit.value)

    def _restore(self) -> None:
        kept = str(self._settings.value(self._zoom_key, Fit.WIDTH.value))
        if kept in (Fit.WIDTH, Fit.PAGE):
            self.view.fit = Fit(kept)
        elif kept.replace(".", "", 1).isdigit():
            self.view.set_zoom(float(kept))
        self.small.setCheckable(True)
        self._show_thumbnails(self._settings.value(self._thumbnails_key, "false") == "true")

    def _place(self) -> None:
        over = QVBoxLayout(self.view)
        over.addWidget(self.refusal)
        self.refusal.setWordWrap(True)
        self.refusal.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.refusal.setAccessibleName("Vì sao chưa có trang nào")
        self.refusal.hide()
        self.page.setAccessibleName("Trang đang xem")
        self.state.setAccessibleName("Tình trạng")
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(0, 0, 0, 0)
        for widget in (self.smaller, self.larger, self.width_fit, self.page_fit, self.small, self.page):
            self.tools.addWidget(widget)
        self.tools.addWidget(self.state, 1)
        self.tools.addWidget(self.progress)
        pages = QHBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.thumbnails)
        pages.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(self.tools)
        layout.addLayout(pages, 1)

    def _wire(self) -> None:
        self.view.turned.connect(self._turn)
        self.view.zoomed.connect(self._remember)
        self.thumbnails.picked.connect(self.view.go_to)
        self.progress.ended.connect(self._end)
        if program := QCoreApplication.instance():
            program.aboutToQuit.connect(self._quit)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, verb in (
            (QKeySequence.StandardKey.ZoomIn, self.view.zoom_in),
            (QKeySequence("Ctrl+="), self.view.zoom_in),  # the same key without Shift
            (QKeySequence.StandardKey.ZoomOut, self.view.zoom_out),
            (QKeySequence("Ctrl+0"), self.view.fit_width),
            (QKeySequence("Alt+0"), self.view.fit_page),
        ):
            QShortcut(keys, self, verb, context=within)


def drawn(document: Document | Finished, progress: Progress) -> Drawn:
    """The pages of a document; off the UI thread."""
    progress(0, 1)  # the window is painted first: what follows leaves it few turns
    if isinstance(document, Finished):
        return Drawn(document, PdfPages(document.content))
    return Drawn(document, PdfPages(render(document, Format.PDF, progress=progress)))


def _close(tasks: Tasks, pages: PdfPages) -> None:
    """Let go of a file aside: a page of it may be drawn at this moment."""
    tasks.work(lambda _: pages.close(), lambda _: None)


def _tool(sign: str, tip: str, verb: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    button.clicked.connect(verb)
    return button
