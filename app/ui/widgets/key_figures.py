"""The key figures of a month on cards; each figure opens the rows behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.briefings.figures import (
    Figures,
    Period,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.core.words import number, percent
from app.ui import theme
from app.ui.theme import Mark
from app.ui.widgets.figure_links import Link, behind, since_january
from app.ui.widgets.figure_row import FigureRow, Line

ACROSS = 4


@dataclass(frozen=True, slots=True)
class Card:
    """A title, and the figures under it."""

    title: str
    lines: tuple[Line, ...]


def cards(figures: Figures) -> tuple[Card, ...]:
    """What the four cards say; the same values as in the documents."""
    period = figures.period
    return (
        _tasks(figures.tasks, period),
        _programme(figures.programme, figures.programme_year_to_date, period),
        _documents(figures.session_documents, period),
        _reports(figures.reports, period),
    )


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
        self._across = 0  # columns in which they stand
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.STEP)
        theme.follow(self, self._lay)

    def make_cards(self, figures: Figures) -> None:
        """Make what these figures will stand in; a turn before they are shown, for it takes its time."""
        if not self.rows:
            self._cards = [self._frame(card) for card in cards(figures)]

    def show_figures(self, figures: Figures) -> None:
        """Fill the cards."""
        self.make_cards(figures)
        shown = cards(figures)
        for row, line in zip(self.rows, (line for card in shown for line in card.lines), strict=True):
            row.set_line(line)
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        widest = max((card.sizeHint().width() for card in self._cards), default=0) + theme.STEP
        columns = ACROSS if self.width() + theme.STEP >= ACROSS * widest else ACROSS // 2
        if columns == self._across:
            return  # placed so already: to place them again lays the whole page out anew
        self._across = columns if self._cards else 0
        for place, card in enumerate(self._cards):
            self._layout.addWidget(card, place // columns, place % columns)
        for column in range(ACROSS):
            self._layout.setColumnStretch(column, 1 if column < columns else 0)

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


def _programme(programme: ProgrammeFigures, year: ProgrammeFigures, period: Period) -> Card:
    def link(figure: str) -> Link:
        return behind("programme", figure, period)

    def of_year(figure: str) -> Link:
        return behind("programme", figure, since_january(period))

    return Card(
        "Chương trình công tác",
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
    return number(count) if rate is None else f"{number(count)} ({percent(rate)})"
