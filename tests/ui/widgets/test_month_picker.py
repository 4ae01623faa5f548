"""The picker of months."""

import pytest

from app.ui.widgets.month_picker import FIRST_YEAR, LAST_YEAR, MonthPicker


@pytest.fixture
def picker(qtbot):
    picker = MonthPicker(2026, 10)
    qtbot.addWidget(picker)
    picker.told = []
    picker.picked.connect(lambda *month: picker.told.append(month))
    return picker


def test_it_shows_the_month_it_is_given(picker):
    assert picker.shown() == (2026, 10)
    assert picker.month.currentText() == "Tháng 10"


@pytest.mark.parametrize(
    ("start", "arrow", "expected"),
    [
        ((2026, 10), "back", (2026, 9)),
        ((2026, 1), "back", (2025, 12)),
        ((2026, 12), "forth", (2027, 1)),
    ],
)
def test_an_arrow_goes_to_the_month_beside_and_tells_it_once(picker, start, arrow, expected):
    picker.set_month(*start)
    getattr(picker, arrow).click()
    assert picker.shown() == expected
    assert picker.told == [expected]


@pytest.mark.parametrize(("edge", "arrow"), [((FIRST_YEAR, 1), "back"), ((LAST_YEAR, 12), "forth")])
def test_beyond_the_years_there_is_nothing(picker, edge, arrow):
    picker.set_month(*edge)
    getattr(picker, arrow).click()
    assert (picker.shown(), picker.told) == (edge, [])


def test_picking_tells_and_setting_does_not(picker):
    picker.set_month(2025, 3)
    picker.month.setCurrentIndex(6)
    picker.year.setValue(2024)
    assert picker.told == [(2025, 7), (2024, 7)]
