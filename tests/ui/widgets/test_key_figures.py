"""The cards with the key figures."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.briefings.figures import (
    BookFigures,
    Figures,
    Period,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.briefings.lists import Wanted
from app.core.terms import Book
from app.ui.theme import Mark
from app.ui.widgets.figure_links import Link
from app.ui.widgets.figure_row import FigureRow
from app.ui.widgets.key_figures import ACROSS, KeyFigures, cards

PERIOD = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))


def figures(tasks: TaskFigures, **others) -> Figures:
    return Figures(
        period=PERIOD,
        tasks=tasks,
        tasks_by_agency={},
        programme=others.get("programme", ProgrammeFigures()),
        programme_year_to_date=others.get("year", ProgrammeFigures()),
        programme_by_agency={},
        session_documents=others.get("documents", SessionDocumentFigures()),
        session_documents_by_agency={},
        reports=others.get("reports", ReportFigures()),
        books=others.get("books", ()),
    )


BUSY = figures(
    TaskFigures(total=1093, done=25, done_on_time=16, done_late=9, not_done=1068, overdue=30),
    year=ProgrammeFigures(due=20, submitted=10, issued=9, not_submitted=10),
    programme=ProgrammeFigures(due=8, submitted=6, issued=5, not_submitted=2),
    documents=SessionDocumentFigures(items=3, on_time=1, late=1, missing=1),
    reports=ReportFigures(due=4, on_time=4),
)

COMMITTEE = BookFigures(
    Book.COMMITTEE,
    ProgrammeFigures(due=5, submitted=5, issued=5),
    ProgrammeFigures(due=12, submitted=9, issued=9, not_submitted=3),
)
ROOMS = BookFigures(
    Book.OFFICE,
    ProgrammeFigures(due=3, submitted=1, not_submitted=2),
    ProgrammeFigures(due=8, submitted=1, not_submitted=7),
)
BOTH = replace(BUSY, books=(COMMITTEE, ROOMS))


def lines(card) -> dict[str, str]:
    return {line.name: line.said for line in card.lines}


@pytest.fixture
def widget(qtbot) -> KeyFigures:
    widget = KeyFigures()
    qtbot.addWidget(widget)
    widget.show_figures(BUSY)
    widget.show()
    return widget


def test_the_cards_say_counts_and_rates_in_vietnamese():
    tasks, programme, documents, reports = map(lines, cards(BUSY))
    assert tasks == {
        "Tổng số": "1.093",
        "Hoàn thành": "25 (2,29%)",
        "Hoàn thành đúng hạn": "16 (64,00%)",
        "Hoàn thành quá hạn": "9",
        "Chưa hoàn thành": "1.068",
        "Chưa hoàn thành, quá hạn": "30",
    }
    assert programme["Đã trình"] == "6 (75,00%)"
    assert programme["Từ đầu năm đã trình"] == "10 (50,00%)"
    assert documents["Gửi đúng hạn"] == "1 (33,33%)"
    assert reports["Chưa gửi"] == "0"


def test_without_anything_there_is_no_rate_and_nothing_asks_for_attention():
    for card in cards(figures(TaskFigures())):
        assert set(lines(card).values()) == {"0"}
        assert {line.mark for line in card.lines} == {Mark.NEUTRAL}


def test_what_is_late_is_marked():
    marked = [line.name for card in cards(BUSY) for line in card.lines if line.mark is Mark.LATE]
    assert marked == ["Chưa hoàn thành, quá hạn", "Chưa trình", "Chưa gửi"]


def test_figures_of_the_year_open_the_months_since_january():
    _, programme, *_ = cards(BUSY)
    spans = {line.name: line.link.wanted.filters["period"] for line in programme.lines}
    assert spans["Chưa trình"] == ("2026-10-01..2026-10-31",)
    assert spans["Từ đầu năm phải trình"] == ("2026-01-01..2026-10-31",)


def test_the_cards_are_filled_anew_and_the_focus_stays(qtbot, widget):
    row = widget.rows[0]
    row.setFocus()
    widget.show_figures(figures(TaskFigures(total=7)))
    assert [row.text() for row in widget.rows][:2] == ["7", "0 (0,00%)"]
    assert widget.focusWidget() is row
    assert row.accessibleName() == "Nhiệm vụ, Tổng số: 7"


OVERDUE = Link(
    "tasks",
    Wanted(
        filters={
            "period": ("2026-10-01..2026-10-31",),
            "as_of": ("2026-10-31",),
            "figure": ("overdue",),
        }
    ),
)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_opens_the_rows_behind_a_figure(qtbot, widget, key):
    opened: list[Link] = []
    widget.opened.connect(opened.append)
    qtbot.keyClick(widget.rows[5], key)
    assert opened == [OVERDUE]


def test_a_click_opens_the_rows_behind_a_figure(qtbot, widget):
    opened: list[Link] = []
    widget.opened.connect(opened.append)
    qtbot.mouseClick(widget.rows[5], Qt.MouseButton.LeftButton)
    assert opened == [OVERDUE]


def test_every_figure_is_reached_with_the_tab_key(qtbot, widget):
    for row, following in zip(widget.rows, widget.rows[1:], strict=False):
        assert row.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert row.nextInFocusChain() in (following, following.parentWidget())


@pytest.mark.parametrize(("width", "columns"), [(2000, ACROSS), (700, ACROSS // 2)])
def test_cards_stand_in_two_rows_where_it_is_narrow(qtbot, widget, width, columns):
    widget.resize(width, 400)
    qtbot.waitUntil(lambda: len({card.y() for card in widget._cards}) == ACROSS // columns)
    assert len({card.x() for card in widget._cards}) == columns


def test_a_figure_is_painted_at_every_width(qtbot, widget):
    for width in (300, 60):
        widget.rows[5].resize(width, 24)
        assert not widget.rows[5].grab().isNull()
    assert widget.rows[5].minimumSizeHint().width() < widget.rows[5].sizeHint().width()


def test_cards_that_are_made_a_turn_before_are_those_that_are_shown(qtbot):
    page = KeyFigures()
    qtbot.addWidget(page)
    page.make_cards(BUSY)
    made = list(page.rows)
    page.show_figures(figures(TaskFigures(total=7)))
    assert page.rows == made
    assert page.rows[0].text() == "7"
    assert all(row.window() is page for row in page.rows)


def test_two_programmes_stand_apart_each_named_and_opening_its_own_rows():
    """The page counted both as one, where the notice and the report of the month tell them apart (duty 34)."""
    _, whole, *_, committee, office = cards(BOTH)
    assert [card.title for card in (whole, committee, office)] == [
        "Chương trình công tác, cả hai",
        "Chương trình công tác của UBND tỉnh",
        "Chương trình công tác của Văn phòng",
    ]
    assert [lines(card)["Phải trình trong tháng"] for card in (whole, committee, office)] == ["8", "5", "3"]
    assert lines(office)["Từ đầu năm đã trình"] == "1 (12,50%)"
    for card, book in ((committee, ("committee",)), (office, ("office",)), (whole, None)):
        assert {line.link.wanted.filters.get("book") for line in card.lines} == {book}
    assert [line.mark for line in committee.lines].count(Mark.LATE) == 0
    alone = [cards(replace(BUSY, books=(book,))) for book in (COMMITTEE, ROOMS)]
    assert [(len(shown), shown[1].title) for shown in alone] == [
        (4, "Chương trình công tác"),
        (4, "Chương trình công tác của Văn phòng"),
    ]


def test_a_second_programme_comes_and_goes_with_its_month(qtbot, widget):
    widget.resize(1000, 500)
    widget.rows[6].setFocus()
    widget.show_figures(BOTH)
    assert len([card for card in widget._cards if card.isVisible()]) == 6
    assert widget.rows[6].accessibleName() == "Chương trình công tác, cả hai, Phải trình trong tháng: 8"
    assert widget.rows[-1].accessibleName().startswith("Chương trình công tác của Văn phòng, ")
    assert widget.focusWidget() is widget.rows[6]
    qtbot.waitUntil(lambda: len({card.y() for card in widget._cards}) in (2, 3))
    read = sorted(widget._cards, key=lambda card: (card.y(), card.x()))
    rows = [row for card in read for row in card.findChildren(FigureRow)]
    for row, following in pairwise(rows):
        assert next_focus(row) is following, "Tab goes as it is read"
    widget.show_figures(BUSY)
    assert len([card for card in widget._cards if card.isVisible()]) == 4
    assert widget.rows[6].accessibleName() == "Chương trình công tác, Phải trình trong tháng: 8"


def next_focus(row: FigureRow) -> QWidget:
    """The next widget that Tab reaches."""
    found = row.nextInFocusChain()
    while not found.focusPolicy() & Qt.FocusPolicy.TabFocus:
        found = found.nextInFocusChain()
    return found


@pytest.mark.parametrize(("width", "rows"), [(4000, 1), (1200, 2), (500, 3)])
def test_programmes_stand_in_one_row_where_there_is_room(qtbot, widget, width, rows):
    widget.show_figures(BOTH)
    widget.resize(width, 600)
    qtbot.waitUntil(lambda: len({card.y() for card in widget._cards}) == rows)
    if rows == 2:
        assert len({widget._cards[place].y() for place in (1, 4, 5)}) == 1
