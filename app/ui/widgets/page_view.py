"""The pages of a document one under the other; only those in sight are drawn, off the UI thread."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum, auto
from itertools import accumulate

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QWheelEvent
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


class Fit(StrEnum):
    """What follows the size of the view: nothing, the width of pages, or whole pages."""

    NONE = auto()
    WIDTH = auto()
    PAGE = auto()


class PageView(QAbstractScrollArea):
    """Shows a PDF; `turned` tells the page that is looked at, counted from 1."""

    turned = Signal(int)

    zoomed = Signal()
    """Pages have another size, or fit otherwise, because somebody wanted it."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: PdfPages | None = None
        self.zoom = 1.0
        self.fit = Fit.WIDTH
        self.smallest = SMALLEST
        self._tasks = tasks
        self._sizes: tuple[PageSize, ...] = ()
        self._tops: list[int] = []
        self._images: dict[tuple[int, float], QImage] = {}
        self._before: dict[int, QImage] = {}  # what is shown until a page is drawn anew
        self._drawing: tuple[int, float] | None = None
        self._page = 0
        self.setAccessibleName("Các trang")
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def set_pages(self, pages: PdfPages, *, stay: bool = False) -> None:
        """Show another document from its first page, or another state of the same: then one stays where one is."""
        place = self.verticalScrollBar().value() if stay else 0
        if not stay:
            self._before.clear()
            self._page = 0
        self.pages, self._sizes = pages, pages.sizes
        self._forget_images()
        self._lay_out()
        self.verticalScrollBar().setValue(place)
        self._tell_page()

    def clear_pages(self) -> None:
        """Show nothing."""
        self.pages, self._sizes, self._tops = None, (), []
        self._images.clear()
        self._before.clear()
        self._set_ranges(0, 0)
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at this size; 1: as large as on paper."""
        before, self.fit = self.zoom, Fit.NONE
        self.zoom = min(max(zoom, self.smallest), LARGEST)
        self._lay_out(before)
        self.zoomed.emit()

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(self.zoom / ZOOM_STEP)

    def fit_width(self) -> None:
        """As wide as there is room, from now on."""
        self._fit_to(Fit.WIDTH)

    def fit_page(self) -> None:
        """Whole pages, from now on."""
        self._fit_to(Fit.PAGE)

    def gap(self) -> int:
        """The room round a page, in pixels."""
        return GAP

    def show_whole(self, number: int) -> None:
        """Have a page in sight, counted from 1; nothing moves if it is."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if number <= len(self._tops):
            top = self._tops[number - 1] - self.gap()
            bottom = top + self._size(number - 1).height() + 2 * self.gap()
            bar.setValue(min(max(bar.value(), bottom - height), top))

    def page(self) -> int:
        """The page that is looked at, counted from 1."""
        return self._page + 1

    def go_to(self, number: int) -> None:
        """Show a page from its top, counted from 1."""
        if self._tops:
            top = self._tops[min(max(number, 1), len(self._tops)) - 1]
            self.verticalScrollBar().setValue(top - self.gap())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        painter = QPainter(self.viewport())
        for number, place in self._in_sight():
            painter.fillRect(place, Qt.GlobalColor.white)
            if drawn := self._images.get((number, self._dots(number))):
                painter.drawImage(
                    place.topLeft(), drawn
                )  # as it is: stretched by one dot, letters would lose a line
            elif image := self._before.get(number):
                painter.drawImage(place, image)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid)))
            painter.drawRect(place)
            self._adorn(painter, number, place)
        painter.end()
        self._draw_next()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * ZOOM_STEP ** (event.angleDelta().y() / NOTCH))
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        match event.key():
            case Qt.Key.Key_Home:
                self.go_to(1)
            case Qt.Key.Key_End:
                self.go_to(len(self._sizes))
            case Qt.Key.Key_PageUp if self.fit is Fit.PAGE:
                self.go_to(self.page() - 1)
            case Qt.Key.Key_PageDown if self.fit is Fit.PAGE:
                self.go_to(self.page() + 1)
            case _:
                super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(900, 700)

    def _adorn(self, painter: QPainter, number: int, place: QRect) -> None:
        """Draw more over a page; for views that show more."""

    def _fit_to(self, fit: Fit) -> None:
        self.fit = fit
        self._lay_out()
        self.zoomed.emit()

    def _forget_images(self) -> None:
        self._before |= {number: image for (number, _), image in self._images.items()}
        self._images.clear()

    def _lay_out(self, before: float | None = None) -> None:
        """Place the pages anew, that had another size `before`; what is looked at stays in sight."""
        if not self._sizes:
            return
        bar, shown, before = self.verticalScrollBar(), self._page, before or self.zoom
        inside = bar.value() - self._tops[shown] if shown < len(self._tops) else 0
        if self.fit is not Fit.NONE:
            self.zoom = self._zoom_of(min(shown, len(self._sizes) - 1))
        some = {size: number for number, size in enumerate(self._sizes)}  # a long list has thousands of pages
        fitted, gap = {size: self._size(number) for size, number in some.items()}, self.gap()
        sizes = [fitted[size] for size in self._sizes]
        self._tops = list(accumulate((size.height() + gap for size in sizes[:-1]), initial=gap))
        self._set_ranges(max(size.width() for size in fitted.values()), self._tops[-1] + sizes[-1].height())
        bar.setValue(round(self._tops[min(shown, len(sizes) - 1)] + inside * self.zoom / before))
        self.viewport().update()

    def _set_ranges(self, widest: int, bottom: int) -> None:
        view = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(view.height())
        down.setSingleStep(5 * theme.STEP)
        down.setRange(0, max(bottom + self.gap() - view.height(), 0))
        across.setPageStep(view.width())
        across.setRange(0, max(widest + 2 * self.gap() - view.width(), 0))

    def _zoom_of(self, number: int) -> float:
        """The size of a page; where pages fit, each fits for itself, on its long side too."""
        size, room, scale = self._sizes[number], self.viewport().size(), SCREEN_DOTS / POINTS_AN_INCH
        across = (room.width() - 2 * self.gap()) / (size.width * scale)
        down = (room.height() - 2 * self.gap()) / (size.height * scale)
        match self.fit:
            case Fit.NONE:
                return self.zoom
            case Fit.WIDTH:
                fitting = across
            case Fit.PAGE:
                fitting = min(across, down)
        return min(max(fitting, self.smallest), LARGEST)

    def _size(self, number: int) -> QSize:
        size, scale = self._sizes[number], self._zoom_of(number) * SCREEN_DOTS / POINTS_AN_INCH
        return QSize(round(size.width * scale), round(size.height * scale))

    def _dots(self, number: int) -> float:
        """The dots an inch that a page is drawn with."""
        return self._zoom_of(number) * SCREEN_DOTS * self.devicePixelRatioF()

    def _in_sight(self) -> Iterator[tuple[int, QRect]]:
        view, top = self.viewport().rect(), self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top) - 1, 0)
        for number, page_top in enumerate(self._tops[first:], first):
            if page_top > top + view.height():
                return
            size = self._size(number)
            spare = max((view.width() - size.width()) // 2, self.gap())
            place = QRect(
                spare - self.horizontalScrollBar().value(), page_top - top, size.width(), size.height()
            )
            if place.intersects(view):
                yield number, place

    def _draw_next(self) -> None:
        """Have one page drawn that is in sight and not here; each that comes asks for the next."""
        if self._drawing is not None or self.pages is None:
            return
        pages = self.pages
        wanted = next((n for n, _ in self._in_sight() if (n, self._dots(n)) not in self._images), None)
        if wanted is None:
            return
        dots = self._dots(wanted)
        self._drawing = wanted, dots

        def draw(_: Progress) -> QImage:
            return pages.image(wanted, dots)

        self._tasks.work(draw, lambda image: self._take(pages, (wanted, dots), image))

    def _take(self, pages: PdfPages, key: tuple[int, float], image: QImage) -> None:
        if not isValid(self):
            return
        self._drawing = None
        if pages is self.pages:
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._images[key] = image
            self._before.pop(key[0], None)
            while len(self._images) > KEPT:
                del self._images[next(iter(self._images))]
        self.viewport().update()

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        self._page = max(bisect_right(self._tops, middle) - 1, 0)
        if self._tops:
            self.zoom = self._zoom_of(self._page)
        self.turned.emit(self._page + 1)
        self.viewport().update()
