"""The cards with the key figures."""

from datetime import date

from PySide6.QtWidgets import QLabel

from app.briefings.figures import (
    Figures,
    Period,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.ui.widgets.key_figures import KeyFigures, cards

PERIOD = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))


def figures(tasks: TaskFigures, **others) -> Figures:
    return Figures(
        period=PERIOD,
        tasks=tasks,
        tasks_by_agency={},
        programme=others.get("programme", ProgrammeFigures()),
        programme_year_to_date=ProgrammeFigures(),
        programme_by_agency={},
        session_documents=others.get("documents", SessionDocumentFigures()),
        session_documents_by_agency={},
        reports=others.get("reports", ReportFigures()),
    )


BUSY = figures(
    TaskFigures(total=1093, done=25, done_on_time=16, done_late=9, not_done=1068, overdue=30),
    programme=ProgrammeFigures(due=8, submitted=6, issued=5, not_submitted=2),
    documents=SessionDocumentFigures(items=3, on_time=1, late=1, missing=1),
    reports=ReportFigures(due=4, on_time=4),
)


def test_the_cards_say_counts_and_rates_in_vietnamese():
    tasks, programme, documents, reports = cards(BUSY)
    assert tasks.lines == (
        ("Tổng số", "1.093"),
        ("Hoàn thành", "25 (2,29%)"),
        ("Hoàn thành đúng hạn", "16 (64%)"),
        ("Chưa hoàn thành", "1.068"),
        ("Trong đó quá hạn", "30"),
    )
    assert dict(programme.lines)["Đã trình"] == "6 (75%)"
    assert dict(documents.lines)["Gửi đúng hạn"] == "1 (33,33%)"
    assert dict(reports.lines)["Chưa gửi"] == "0"


def test_without_anything_there_is_no_rate():
    for card in cards(figures(TaskFigures())):
        assert {said for _, said in card.lines} == {"0"}


def test_the_cards_are_filled_anew(qtbot):
    widget = KeyFigures()
    qtbot.addWidget(widget)
    for value in (BUSY, figures(TaskFigures(total=7)), BUSY):
        widget.show_figures(value)
    assert len(widget.children()) == 1 + len(cards(BUSY))  # at once: no old card beside the new ones
    assert "1.093" in [label.text() for label in widget.findChildren(QLabel)]
