"""The pages of a document one under the other; only those in sight are drawn, off the UI thread."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from app.core.progress import Progress
from app.ui import theme
from app.ui.tasks import Tasks
from app.ui.widgets.pdf_pages import POINTS_AN_INCH, PageSize, PdfPages

GAP = 2 * theme.STEP
SCREEN_DOTS = 96
SMALLEST, LARGEST, ZOOM_STEP = 0.25, 4.0, 1.25
KEPT = 24
NOTCH = 120  # what a wheel tells for one notch


class PageView(QAbstractScrollArea):
    """Shows a PDF; `turned` tells the page that is looked at, counted from 1."""

    turned = Signal(int)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: PdfPages | None = None
        self.zoom = 1.0
        self._fits_width = True
        self._tasks = tasks
        self._sizes: tuple[PageSize, ...] = ()
        self._tops: list[int] = []
        self._images: dict[tuple[int, float], QImage] = {}
        self._drawing: tuple[int, float] | None = None
        self._page = 0
        self.setAccessibleName("Các trang")
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def set_pages(self, pages: PdfPages) -> None:
        """Show another document from its first page."""
        self.pages, self._sizes, self._page = pages, pages.sizes, 0
        self._images.clear()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._tell_page()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at this size; 1: as large as on paper."""
        before, self._fits_width = self.zoom, False
        self.zoom = min(max(zoom, SMALLEST), LARGEST)
        self._lay_out(before)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(self.zoom / ZOOM_STEP)

    def fit_width(self) -> None:
        """As wide as there is room, from now on."""
        self._fits_width = True
        self._lay_out()

    def go_to(self, number: int) -> None:
        """Show a page from its top, counted from 1."""
        if self._tops:
            self.verticalScrollBar().setValue(self._tops[min(max(number, 1), len(self._tops)) - 1] - GAP)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        painter = QPainter(self.viewport())
        dots = self._dots()
        for number, place in self._in_sight():
            image = self._images.get((number, dots))
            painter.fillRect(place, Qt.GlobalColor.white)
            if image is not None:
                painter.drawImage(place, image)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid)))
            painter.drawRect(place)
        painter.end()
        self._draw_next()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * ZOOM_STEP ** (event.angleDelta().y() / NOTCH))
        else:
            super().wheelEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(900, 700)

    def _lay_out(self, before: float | None = None) -> None:
        """Place the pages anew, that had another size `before`; what is looked at stays in sight."""
        if not self._sizes:
            return
        bar, shown, before = self.verticalScrollBar(), self._page, before or self.zoom
        inside = bar.value() - self._tops[shown] if shown < len(self._tops) else 0
        if self._fits_width:
            self.zoom = self._fitting()
        sizes = [self._size(number) for number in range(len(self._sizes))]
        self._tops = list(accumulate((size.height() + GAP for size in sizes[:-1]), initial=GAP))
        self._set_ranges(max(size.width() for size in sizes), self._tops[-1] + sizes[-1].height())
        bar.setValue(round(self._tops[min(shown, len(sizes) - 1)] + inside * self.zoom / before))
        self.viewport().update()

    def _set_ranges(self, widest: int, bottom: int) -> None:
        view = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(view.height())
        down.setSingleStep(5 * theme.STEP)
        down.setRange(0, max(bottom + GAP - view.height(), 0))
        across.setPageStep(view.width())
        across.setRange(0, max(widest + 2 * GAP - view.width(), 0))

    def _fitting(self) -> float:
        widest = max(size.width for size in self._sizes) * SCREEN_DOTS / POINTS_AN_INCH
        return min(max((self.viewport().width() - 2 * GAP) / widest, SMALLEST), LARGEST)

    def _size(self, number: int) -> QSize:
        size, scale = self._sizes[number], self.zoom * SCREEN_DOTS / POINTS_AN_INCH
        return QSize(round(size.width * scale), round(size.height * scale))

    def _dots(self) -> float:
        """The dots an inch that pages in sight are drawn with."""
        return self.zoom * SCREEN_DOTS * self.devicePixelRatioF()

    def _in_sight(self) -> Iterator[tuple[int, QRect]]:
        view, top = self.viewport().rect(), self.verticalScrollBar().value()
        for number, page_top in enumerate(self._tops):
            size = self._size(number)
            spare = max((view.width() - size.width()) // 2, GAP)
            place = QRect(
                spare - self.horizontalScrollBar().value(), page_top - top, size.width(), size.height()
            )
            if place.intersects(view):
                yield number, place

    def _draw_next(self) -> None:
        """Have one page drawn that is in sight and not here; each that comes asks for the next."""
        if self._drawing is not None or self.pages is None:
            return
        dots, pages = self._dots(), self.pages
        wanted = next((n for n, _ in self._in_sight() if (n, dots) not in self._images), None)
        if wanted is None:
            return
        self._drawing = wanted, dots

        def draw(_: Progress) -> QImage:
            return pages.image(wanted, dots)

        self._tasks.work(draw, lambda image: self._take(pages, (wanted, dots), image))

    def _take(self, pages: PdfPages, key: tuple[int, float], image: QImage) -> None:
        if not isValid(self):
            return
        self._drawing = None
        if pages is self.pages:
            self._images[key] = image
            while len(self._images) > KEPT:
                del self._images[next(iter(self._images))]
        self.viewport().update()

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        self._page = max(sum(top <= middle for top in self._tops) - 1, 0)
        self.turned.emit(self._page + 1)
        self.viewport().update()
