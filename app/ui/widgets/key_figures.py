"""The key figures of a month on cards; each figure opens the rows behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.briefings.figures import (
    BookFigures,
    Figures,
    Period,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.core.tables import show_rate
from app.core.terms import Book
from app.core.words import number
from app.ui import theme
from app.ui.theme import Mark
from app.ui.widgets.figure_links import Link, behind, since_january
from app.ui.widgets.figure_row import FigureRow, Line

ACROSS = 4
PROGRAMME = "Chương trình công tác"
WAYS = {4: (4, 2), 6: (6, 3, 2)}
"""In how many columns so many cards may stand, the widest first; the last where nothing else has room."""
PLACES = {(6, 3): (0, 3, 1, 2, 4, 5)}
"""Where each of so many cards stands in so many columns, if not one after the other: programmes in one row."""


@dataclass(frozen=True, slots=True)
class Card:
    """A title, and the figures under it."""

    title: str
    lines: tuple[Line, ...]


def cards(figures: Figures) -> tuple[Card, ...]:
    """What the cards say; the same values as in the documents. Two programmes stand apart, beside what both have."""
    period, whole = figures.period, (figures.programme, figures.programme_year_to_date)
    return (
        _tasks(figures.tasks, period),
        _programme(_whole_name(figures.books), whole, period),
        _documents(figures.session_documents, period),
        _reports(figures.reports, period),
        *(
            _programme(one.book.label, (one.period, one.year_to_date), period, {"book": (one.book.value,)})
            for one in figures.books_apart
        ),
    )


def _whole_name(books: Sequence[BookFigures]) -> str:
    """The committee's programme alone is the programme, as documents call it; any other is named."""
    named = [one.book for one in books]
    if len(named) > 1:
        return f"{PROGRAMME}, cả hai"
    return named[0].label if named and named[0] is not Book.COMMITTEE else PROGRAMME


class KeyFigures(QWidget):
    """The cards side by side, or in two rows where that is too narrow.

    They are filled anew rather than made anew, so that the focus stays where it is.
    """

    opened = Signal(object)
    """The `Link` of a figure that was clicked, or on which Enter was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FigureRow] = []
        self.setAccessibleName("Số liệu chính")
        self._cards: list[QFrame] = []
        self._titles: list[QLabel] = []
        self._shown = self._across = 0  # cards that are seen, columns in which they stand
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.STEP)
        theme.follow(self, self._lay)

    def make_cards(self, figures: Figures) -> None:
        """Make what these figures will stand in; a turn before they are shown, for it takes its time."""
        for card in cards(figures)[len(self._cards) :]:
            self._cards.append(self._frame(card))

    def show_figures(self, figures: Figures) -> None:
        """Fill the cards; those of a second programme are seen where there is one."""
        self.make_cards(figures)
        shown, rows = cards(figures), iter(self.rows)
        for frame, title, card in zip(self._cards, self._titles, shown, strict=False):
            title.setText(card.title)
            frame.setAccessibleName(card.title)
            for line in card.lines:
                next(rows).set_line(line, card.title)
        if len(shown) != self._shown:
            self._shown, self._across = len(shown), 0
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        seen = self._cards[: self._shown]
        widest = max((card.sizeHint().width() for card in seen), default=0) + theme.STEP
        *wide, least = WAYS.get(len(seen), (1,))
        columns = next((each for each in wide if self.width() + theme.STEP >= each * widest), least)
        if columns == self._across:
            return  # placed so already: to place them again lays the whole page out anew
        self._across = columns if seen else 0
        places = PLACES.get((len(seen), columns), tuple(range(len(seen))))
        for card, place in zip(seen, places, strict=True):
            self._layout.addWidget(card, place // columns, place % columns)
        for place, card in enumerate(self._cards):
            card.setVisible(place < self._shown)
        for column in range(max(WAYS)):
            self._layout.setColumnStretch(column, 1 if column < columns else 0)
        self._order([card for _, card in sorted(zip(places, seen, strict=True), key=itemgetter(0))])

    def _order(self, cards: Sequence[QFrame]) -> None:
        """Tab goes through the figures as they are read."""
        rows = [row for card in cards for row in card.findChildren(FigureRow)]
        for row, following in pairwise(rows):
            self.setTabOrder(row, following)

    def _frame(self, card: Card) -> QFrame:
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        frame.setAutoFillBackground(True)
        frame.setBackgroundRole(theme.Role.Base)
        frame.setAccessibleName(card.title)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(theme.STEP // 2, theme.STEP, theme.STEP // 2, theme.STEP // 2)
        layout.setSpacing(0)
        title = theme.titled(QLabel(card.title), 1)
        title.setIndent(theme.STEP)
        layout.addWidget(title)
        self._titles.append(title)
        layout.addSpacing(theme.STEP // 4)
        for row in self._rows(card):
            layout.addWidget(row)
        layout.addStretch(1)
        return frame

    def _rows(self, card: Card) -> Iterable[FigureRow]:
        for line in card.lines:
            row = FigureRow(card.title, line)
            row.clicked.connect(lambda _=False, row=row: self.opened.emit(row.line.link))
            self.rows.append(row)
            yield row


def _tasks(tasks: TaskFigures, period: Period) -> Card:
    def link(figure: str) -> Link:
        return behind("tasks", figure, period)

    return Card(
        "Nhiệm vụ",
        (
            Line("Tổng số", number(tasks.total), link("total")),
            Line("Hoàn thành", _with_rate(tasks.done, tasks.rate_done), link("done")),
            Line(
                "Hoàn thành đúng hạn",
                _with_rate(tasks.done_on_time, tasks.rate_on_time),
                link("done_on_time"),
            ),
            Line("Hoàn thành quá hạn", number(tasks.done_late), link("done_late")),
            Line("Chưa hoàn thành", number(tasks.not_done), link("not_done")),
            Line("Chưa hoàn thành, quá hạn", number(tasks.overdue), link("overdue"), _late(tasks.overdue)),
        ),
    )


def _programme(
    title: str,
    counted: tuple[ProgrammeFigures, ProgrammeFigures],
    period: Period,
    narrowed: Mapping[str, tuple[str, ...]] | None = None,
) -> Card:
    """What was counted in the period and in the year; `narrowed` to one of two programmes."""
    programme, year = counted

    def link(figure: str) -> Link:
        return behind("programme", figure, period, narrowed=narrowed)

    def of_year(figure: str) -> Link:
        return behind("programme", figure, since_january(period), narrowed=narrowed)

    return Card(
        title,
        (
            Line("Phải trình trong tháng", number(programme.due), link("due")),
            Line("Đã trình", _with_rate(programme.submitted, programme.rate_submitted), link("submitted")),
            Line("Đã ban hành", _with_rate(programme.issued, programme.rate_issued), link("issued")),
            Line(
                "Chưa trình",
                number(programme.not_submitted),
                link("not_submitted"),
                _late(programme.not_submitted),
            ),
            Line("Từ đầu năm phải trình", number(year.due), of_year("due")),
            Line(
                "Từ đầu năm đã trình", _with_rate(year.submitted, year.rate_submitted), of_year("submitted")
            ),
        ),
    )


def _documents(documents: SessionDocumentFigures, period: Period) -> Card:
    def link(figure: str) -> Link:
        return behind("papers", figure, period)

    return Card(
        "Tài liệu phiên họp",
        (
            Line("Số nội dung", number(documents.items), link("items")),
            Line("Gửi đúng hạn", _with_rate(documents.on_time, documents.rate_on_time), link("on_time")),
            Line("Gửi chậm", number(documents.late), link("late")),
            Line("Chưa gửi", number(documents.missing), link("missing"), _late(documents.missing)),
        ),
    )


def _reports(reports: ReportFigures, period: Period) -> Card:
    def link(figure: str) -> Link:
        return behind("reports", figure, period)

    return Card(
        "Báo cáo định kỳ",
        (
            Line("Đến hạn trong tháng", number(reports.due), link("due")),
            Line("Gửi đúng hạn", _with_rate(reports.on_time, reports.rate_on_time), link("on_time")),
            Line("Gửi chậm", number(reports.late), link("late")),
            Line("Chưa gửi", number(reports.missing), link("missing"), _late(reports.missing)),
        ),
    )


def _late(count: int) -> Mark:
    return Mark.LATE if count else Mark.NEUTRAL


def _with_rate(count: int, rate: Decimal | None) -> str:
    return number(count) if rate is None else f"{number(count)} ({show_rate(rate)})"
