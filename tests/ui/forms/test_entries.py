"""Entries of text, days and choices hold, settle and bring back what was typed."""

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.core.terms import TaskKind
from app.rules.regulation import Calendar
from app.ui.forms.calendar import CalendarPopup
from app.ui.forms.choice_entries import OPEN, FlagEntry, VerdictEntry, choice_entry, verdict_box
from app.ui.forms.day_entry import DayEntry
from app.ui.forms.entry import Around
from app.ui.forms.making import MAKERS
from app.ui.forms.screen import Entry
from app.ui.forms.text_entries import LineEntry, TextEntry, hour_entry, month_entry, number_entry, time_entry
from app.ui.widgets.calm import CalmBox
from tests.ui.forms.samples import TODAY


@pytest.fixture
def around(tasks):
    return Around(tasks, lambda: TODAY)


@pytest.fixture
def shown(qtbot):
    def shown(entry):
        qtbot.addWidget(entry)
        entry.resize(400, 40)
        entry.show()
        return entry

    return shown


def test_every_kind_of_field_has_its_entry():
    assert set(MAKERS) == set(Entry)


def test_a_line_is_cleaned_when_it_is_left_not_while_typing(shown):
    entry = shown(LineEntry())
    entry.box.setText("  Kế   hoạch ")
    assert entry.box.text() == "  Kế   hoạch "
    assert entry.value() == "Kế hoạch"
    entry.settle()
    assert entry.box.text() == "Kế hoạch"


def test_an_input_method_may_correct_what_it_wrote(shown):
    entry, edits = shown(LineEntry()), []
    entry.edited.connect(lambda: edits.append(entry.value()))
    for preedit, commit in (("Kê", ""), ("Kế", ""), ("", "Kế")):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(entry.box, event)
    assert entry.box.text() == "Kế"
    assert edits[-1] == "Kế"


def test_showing_a_value_is_no_edit(shown, around):
    for entry, value in (
        (LineEntry(), "a"),
        (TextEntry(), "a\nb"),
        (DayEntry(around), TODAY),
        (number_entry(), 3),
        (choice_entry(TaskKind), list(TaskKind)[-1]),
        (FlagEntry("Có"), True),
        (VerdictEntry(), False),
    ):
        edits = []
        shown(entry).edited.connect(lambda edits=edits: edits.append(True))
        entry.show_value(value)
        assert (entry.value(), edits) == (value, []), type(entry)


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (lambda around: LineEntry(), "Kế hoạch"),
        (lambda around: TextEntry(), "một\nhai"),
        (lambda around: number_entry(), 1250),
        (lambda around: time_entry(), time(8, 30)),
        (month_entry, (2026, 10)),
        (DayEntry, date(2026, 9, 5)),
        (lambda around: choice_entry(TaskKind), list(TaskKind)[-1]),
        (lambda around: choice_entry(TaskKind, may_be_open=True), None),
        (lambda around: FlagEntry("Có"), True),
        (lambda around: VerdictEntry(), None),
        (lambda around: VerdictEntry(), True),
        (lambda around: VerdictEntry(), False),
        *((lambda around: verdict_box(("Chưa", "Có", "Không")), value) for value in (None, True, False)),
    ],
)
def test_a_state_brings_back_the_value(shown, around, make, value):
    one, other = shown(make(around)), shown(make(around))
    one.show_value(value)
    other.set_state(one.state())
    assert other.value() == one.value() == value


@pytest.mark.parametrize(
    ("make", "typed", "value", "text"),
    [
        (number_entry, "1250", 1250, "1.250"),
        (number_entry, " 7 ", 7, "7"),
        (time_entry, "8h5", time(8, 5), "08:05"),
        *((hour_entry, typed, 17, "17 giờ") for typed in ("17", "17h", "17:00", "17 giờ", "5 giờ chiều")),
        (hour_entry, "", None, ""),
        (number_entry, "", None, ""),
    ],
)
def test_what_was_typed_is_put_in_order_when_it_is_left(shown, make, typed, value, text):
    entry = shown(make())
    entry.box.setText(typed)
    entry.settle()
    assert (entry.value(), entry.box.text(), entry.trouble()) == (value, text, "")


@pytest.mark.parametrize(
    ("make", "part"), [(number_entry, "số “gì”"), (time_entry, "giờ “gì”"), (hour_entry, "giờ “gì”")]
)
def test_what_cannot_be_read_stays_and_is_told(shown, make, part):
    entry = shown(make())
    entry.box.setText("gì")
    entry.settle()
    assert (entry.value(), entry.box.text()) == (None, "gì")
    assert part in entry.trouble()


@pytest.mark.parametrize("typed", ["16h30", "24", "-1"])
def test_half_an_hour_and_hours_of_no_day_are_no_full_hours(shown, typed):
    entry = shown(hour_entry())
    entry.box.setText(typed)
    entry.settle()
    assert (entry.value(), entry.box.text()) == (None, typed)
    assert f"giờ “{typed}”" in entry.trouble()


def test_text_grows_with_its_lines_up_to_a_limit(shown):
    entry = shown(TextEntry())
    heights = []
    for lines in (1, 2, 5, 14, 40):
        entry.box.setPlainText("\n".join("dòng" for _ in range(lines)))
        heights.append(entry.box.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_a_day_says_its_weekday_and_the_working_days_left(shown, around):
    around.calendar = Calendar(frozenset({date(2026, 11, 24)}), frozenset())
    day, deadline = shown(DayEntry(around)), shown(DayEntry(around, is_deadline=True))
    told = []
    for typed in ("27/11", "hôm nay", "20/11"):
        for entry in (day, deadline):
            entry.box.setText(typed)
            told.append(entry.aside.text())
    assert told == [
        "Thứ Sáu · còn 3 ngày làm việc",
        "Thứ Sáu · còn 3 ngày làm việc",
        "Thứ Hai · hôm nay",
        "Thứ Hai · hôm nay",
        "Thứ Sáu",
        "Thứ Sáu · quá 3 ngày",
    ]


def test_a_deadline_that_was_met_has_no_days_over(shown, around):
    met = shown(DayEntry(around))
    deadline = shown(DayEntry(around, is_deadline=True))
    deadline.meet(met.value)
    deadline.box.setText("20/11")
    told = []
    for typed in ("", "19/11", "20/11", "21/11", "ngày nào"):
        met.box.setText(typed)
        deadline.refresh()
        told.append(deadline.aside.text().partition(" · ")[2])
    over = "quá 3 ngày"
    assert told == [over, "xong đúng hạn", "xong đúng hạn", "đã xong", over]


def test_a_deadline_that_was_extended_tells_of_the_day_in_force(shown, around):
    deadline = shown(DayEntry(around, is_deadline=True))
    deadline.box.setText("20/11")
    deadline.extend(lambda: date(2026, 11, 27))
    assert deadline.aside.text() == "Thứ Sáu · đã gia hạn đến thứ Sáu, 27/11/2026 · còn 4 ngày làm việc"
    assert deadline.value() == date(2026, 11, 20), "the first one stays what is written"


def test_a_day_is_put_in_order_when_it_is_left(shown, around):
    entry = shown(DayEntry(around))
    entry.box.setText("5/9")
    entry.settle()
    assert entry.box.text() == "05/09/2026"
    entry.box.setText("mai kia")
    entry.settle()
    assert entry.box.text() == "mai kia"
    assert entry.trouble() == "Không hiểu ngày “mai kia”; gõ như 15/11/2026."


@pytest.mark.parametrize(("day_before", "day"), [(True, date(2026, 12, 14)), (False, date(2026, 12, 15))])
def test_a_deadline_keeps_its_words(shown, around, day_before, day):
    around.day_before = day_before
    entry = shown(DayEntry(around, is_deadline=True))
    entry.box.setText("trước ngày 15/12")
    entry.settle()
    entry.settle()
    assert (entry.value(), entry.words()) == (day, "trước ngày 15/12")
    assert "ghi là “trước ngày 15/12”" in entry.aside.text()
    entry.box.setText("20/12/2026")
    assert (entry.value(), entry.words()) == (date(2026, 12, 20), "")


def test_a_deadline_without_a_day_shows_its_words(shown, around):
    entry = shown(DayEntry(around, is_deadline=True))
    entry.show_value(None)
    entry.show_words("Thường xuyên")
    assert (entry.box.text(), entry.value(), entry.words(), entry.trouble()) == (
        "Thường xuyên",
        None,
        "Thường xuyên",
        "",
    )


def test_a_regular_task_is_no_plain_day(shown, around):
    entry = shown(DayEntry(around))
    entry.box.setText("thường xuyên")
    assert "Không hiểu ngày" in entry.trouble()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_day_is_picked_on_the_calendar(qtbot, shown, around):
    entry = shown(DayEntry(around))
    entry.box.setText("5/12/2026")
    qtbot.keyClick(entry.box, Qt.Key.Key_F4)
    popup = next(child for child in entry.box.children() if isinstance(child, CalendarPopup))
    assert popup.calendar.selectedDate() == QDate(2026, 12, 5)
    assert popup.calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert not popup.grab().isNull(), "every cell is painted"
    popup.calendar.clicked.emit(QDate(2026, 12, 8))
    assert entry.value() == date(2026, 12, 8)


def test_a_choice_that_may_be_open_is_left_open_again(shown):
    entry = shown(choice_entry(TaskKind, may_be_open=True))
    entry.show_value(None)
    assert entry.box.currentText() == OPEN
    entry.show_value(list(TaskKind)[-1])
    entry.box.setCurrentIndex(0)
    assert entry.value() is None
    assert [entry.box.itemText(n) for n in range(entry.box.count())] == [
        OPEN,
        *(one.label for one in TaskKind),
    ]


def test_the_wheel_does_not_change_a_choice(shown):
    assert isinstance(shown(choice_entry(TaskKind)).box, CalmBox)
