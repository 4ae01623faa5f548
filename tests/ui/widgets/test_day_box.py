"""A day and a moment outside of forms: what is typed is what stands there, or nothing does."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

import app.ui
from app.core.errors import AppError
from app.ui.widgets.day_box import DayBox, MomentBox

SECTIONS = re.compile(r"\bQ(Date|Time|DateTime)Edit\b")
ADVENT = date(2026, 11, 29)


@pytest.fixture
def box(qtbot, tasks) -> DayBox:
    box = DayBox(tasks, ADVENT, "Ngày")
    qtbot.addWidget(box)
    box.show()
    return box


def type_over(qtbot, line, typed: str) -> None:
    """Ctrl+A, then the keys one by one."""
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, typed)


@pytest.mark.parametrize(
    "typed", ["15/12/2026", "31/12/2026", "01/01/2027", "29/02/2028", "02/09/2026", "30/04/2027"]
)
def test_a_day_typed_over_another_is_that_day(qtbot, box, typed):
    type_over(qtbot, box.box, typed)
    assert f"{box.day():%d/%m/%Y}" == typed
    qtbot.keyClick(box.box, Qt.Key.Key_Return)
    assert box.box.text() == typed
    assert f"{box.day():%d/%m/%Y}" == typed


@pytest.mark.parametrize("typed", ["31/11/2026", "29/02/2027", "45", "x"])
def test_what_is_no_day_is_none_and_says_so(qtbot, box, typed):
    type_over(qtbot, box.box, typed)
    qtbot.keyClick(box.box, Qt.Key.Key_Return)
    assert box.value() is None
    assert box.trouble() in box.aside.text()
    assert box.aside.isVisible()
    with pytest.raises(AppError):
        box.day()


def test_nothing_is_no_day_here(qtbot, box):
    type_over(qtbot, box.box, "")
    qtbot.keyClick(box.box, Qt.Key.Key_Delete)
    assert box.trouble() == "Chưa ghi ngày."


def test_it_is_chosen_once_and_only_when_it_is_another(qtbot, box):
    told: list[date] = []
    box.chosen.connect(lambda: told.append(box.day()))
    type_over(qtbot, box.box, "15/12/2026")
    qtbot.waitUntil(lambda: bool(told))
    qtbot.keyClick(box.box, Qt.Key.Key_Return)
    type_over(qtbot, box.box, "15/12/2026")
    qtbot.keyClick(box.box, Qt.Key.Key_Return)
    assert told[-1] == date(2026, 12, 15)
    assert told.count(date(2026, 12, 15)) == 1


def test_a_moment_is_the_end_of_the_minute_that_is_typed(qtbot, tasks):
    box = MomentBox(tasks, datetime(2026, 11, 29, 8, 0).astimezone(), "Lúc")
    qtbot.addWidget(box)
    type_over(qtbot, box.time.box, "14h30")
    type_over(qtbot, box.day.box, "31/12/2026")
    assert box.moment() == datetime(2026, 12, 31, 14, 30, 59, 999999).astimezone()
    type_over(qtbot, box.time.box, "25h")
    with pytest.raises(AppError, match="25h"):
        box.moment()


def test_nothing_asks_for_a_day_by_sections():
    """A typed day becomes another there; `DayEntry`, `DayBox` and `time_entry` are for days and times."""
    sources = Path(app.ui.__file__).parent.rglob("*.py")
    asking = [path.name for path in sources if SECTIONS.search(path.read_text(encoding="utf-8"))]
    assert asking == []
