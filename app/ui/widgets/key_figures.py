"""The key figures of a month on four cards."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from app.briefings.figures import (
    Figures,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.core.words import number, percent
from app.ui import theme


@dataclass(frozen=True, slots=True)
class Card:
    """A title, and lines of a name and what is said of it."""

    title: str
    lines: tuple[tuple[str, str], ...]


def cards(figures: Figures) -> tuple[Card, ...]:
    """What the four cards say; the same values as in the documents."""
    return (
        _tasks(figures.tasks),
        _programme(figures.programme),
        _documents(figures.session_documents),
        _reports(figures.reports),
    )


class KeyFigures(QWidget):
    """The cards side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Số liệu chính")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.STEP)

    def show_figures(self, figures: Figures) -> None:
        """Fill the cards anew."""
        while (item := self._layout.takeAt(0)) is not None:
            if old := item.widget():
                old.setParent(
                    None
                )  # gone at once: deleting comes later, and old figures would stand beside new
                old.deleteLater()
        for card in cards(figures):
            self._layout.addWidget(_frame(card), 1)


def _tasks(tasks: TaskFigures) -> Card:
    return Card(
        "Nhiệm vụ",
        (
            ("Tổng số", number(tasks.total)),
            ("Hoàn thành", _with_rate(tasks.done, tasks.rate_done)),
            ("Hoàn thành đúng hạn", _with_rate(tasks.done_on_time, tasks.rate_on_time)),
            ("Chưa hoàn thành", number(tasks.not_done)),
            ("Trong đó quá hạn", number(tasks.overdue)),
        ),
    )


def _programme(programme: ProgrammeFigures) -> Card:
    return Card(
        "Chương trình công tác",
        (
            ("Phải trình trong tháng", number(programme.due)),
            ("Đã trình", _with_rate(programme.submitted, programme.rate_submitted)),
            ("Đã ban hành", _with_rate(programme.issued, programme.rate_issued)),
            ("Chưa trình", number(programme.not_submitted)),
        ),
    )


def _documents(documents: SessionDocumentFigures) -> Card:
    return Card(
        "Tài liệu phiên họp",
        (
            ("Số nội dung", number(documents.items)),
            ("Gửi đúng hạn", _with_rate(documents.on_time, documents.rate_on_time)),
            ("Gửi chậm", number(documents.late)),
            ("Chưa gửi", number(documents.missing)),
        ),
    )


def _reports(reports: ReportFigures) -> Card:
    return Card(
        "Báo cáo định kỳ",
        (
            ("Đến hạn trong tháng", number(reports.due)),
            ("Gửi đúng hạn", _with_rate(reports.on_time, reports.rate_on_time)),
            ("Gửi chậm", number(reports.late)),
            ("Chưa gửi", number(reports.missing)),
        ),
    )


def _with_rate(count: int, rate: Decimal | None) -> str:
    return number(count) if rate is None else f"{number(count)} ({percent(rate)})"


def _frame(card: Card) -> QFrame:
    frame = QFrame()
    frame.setFrameShape(QFrame.Shape.StyledPanel)
    frame.setAutoFillBackground(True)
    frame.setBackgroundRole(theme.Role.Base)
    frame.setAccessibleName(card.title)
    grid = QGridLayout(frame)
    grid.setVerticalSpacing(theme.STEP // 4)
    grid.addWidget(theme.titled(QLabel(card.title), 1), 0, 0, 1, 2)
    for row, (name, said) in enumerate(card.lines, 1):
        value = QLabel(said)
        value.setAccessibleName(f"{card.title}: {name}")
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(theme.quiet(QLabel(name)), row, 0)
        grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setRowStretch(len(card.lines) + 1, 1)
    return frame
