"""Rows are added, removed, moved and pasted; blank ones do not count."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.briefings.forms import Complaint, Ref
from app.ui import theme
from app.ui.forms.day_entry import DayEntry
from app.ui.forms.entry import Around
from app.ui.forms.rows_entry import RowsEntry
from app.ui.screens.meeting_form import STEPS
from app.ui.screens.programme_item_form import ADJUSTMENTS
from tests.ui.forms.samples import TODAY, Step, Store, work_form

Key = Qt.Key
FIELD = next(
    field for section in work_form(Store()).sections for field in section.fields if field.name == "steps"
)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def rows(qtbot, tasks, agencies):
    """The entry in a window that is in front."""
    window = QWidget()
    entry = RowsEntry(FIELD, Around(tasks, lambda: TODAY))
    layout = QVBoxLayout(window)
    layout.addWidget(entry)
    layout.addStretch(1)
    qtbot.addWidget(window)
    window.resize(800, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    entry.window_of_test = window
    return entry


def test_a_row_that_is_too_wide_is_broken_into_lines_with_their_captions(qtbot, tasks):
    first, *others = ADJUSTMENTS.columns
    wide = replace(ADJUSTMENTS, columns=(replace(first, required=True), *others))
    entry = RowsEntry(wide, Around(tasks, lambda: TODAY))
    qtbot.addWidget(entry)
    entry.resize(868, 400)
    with qtbot.waitExposed(entry):
        entry.show()
    entry.add_row()
    QApplication.processEvents()
    tops = [{one.y() for one in row.entries.values()} for row in entry.rows]
    assert [len(lines) for lines in tops] == [3, 3]
    assert max(tops[0]) < min(tops[1])
    for row in entry.rows:
        texts = [row.entries[name] for name in ("reason", "necessity", "effect", "document_number")]
        assert min(text.width() / text.fontMetrics().averageCharWidth() for text in texts) >= 20
        assert row.captions[0].text() == f"{first.label} *"
    assert entry.width() <= 868


def test_a_box_to_tick_stands_in_the_middle_of_its_row(qtbot, tasks):
    entry = RowsEntry(STEPS, Around(tasks, lambda: TODAY))
    qtbot.addWidget(entry)
    entry.resize(1100, 400)
    with qtbot.waitExposed(entry):
        entry.show()
    entry.add_row()
    QApplication.processEvents()
    row = entry.rows[0].entries
    box, words = row["skipped"].box, row["document"]
    middles = [widget.mapTo(entry, widget.rect().center()).y() for widget in (box, words)]
    assert abs(middles[0] - middles[1]) <= 1


def test_larger_letters_break_a_row_sooner(qtbot, tasks, monkeypatch):
    monkeypatch.setattr(theme, "scale", lambda: 2.0)
    entry = RowsEntry(FIELD, Around(tasks, lambda: TODAY))
    qtbot.addWidget(entry)
    with qtbot.waitExposed(entry):
        entry.show()
    [row] = entry.rows
    what, on, who = row.entries.values()
    assert what.y() == on.y() < who.y()
    assert [one.isVisible() for one in row.captions] == [True] * 3


def steps(*names):
    return tuple(Step(name, key=name * 3) for name in names)


def names(rows):
    return [step.what for step in rows.value()]


def test_rows_are_shown_with_what_is_not_seen(rows):
    value = (Step("a", date(2026, 11, 1), Ref("agency", "1" * 32, "Sở"), key="k1"), Step("b", key="k2"))
    rows.show_value(value)
    assert rows.value() == value
    assert len(rows.rows) == 2


def test_no_rows_are_one_blank_line_that_does_not_count(rows):
    assert len(rows.rows) == 1
    assert rows.value() == ()
    rows.add_row()
    rows.rows[1].entries["what"].box.setText("a")
    assert names(rows) == ["a"]
    assert rows.complaints("steps") == ()


def test_enter_in_the_last_row_adds_one_and_goes_into_it(qtbot, rows):
    rows.show_value(steps("a"))
    rows.rows[0].entries["what"].setFocus()
    qtbot.keyClick(rows.rows[0].entries["what"].box, Key.Key_Return)
    assert len(rows.rows) == 2
    assert rows.rows[1].entries["what"].box.hasFocus()


def test_tab_goes_through_the_rows_to_the_button(qtbot, rows):
    rows.show_value(steps("a", "b"))
    rows.rows[0].entries["what"].setFocus()
    seen = []
    for _ in range(7):
        seen.append(QApplication.focusWidget().accessibleName())
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert seen == [
        "Nội dung, dòng 1",
        "Ngày, dòng 1",
        "Cơ quan, dòng 1",
        "Nội dung, dòng 2",
        "Ngày, dòng 2",
        "Cơ quan, dòng 2",
        "Thêm dòng: Báo cáo tiến độ",
    ]


def test_alt_and_arrows_move_a_row_and_the_focus_with_it(qtbot, rows):
    rows.show_value(steps("a", "b", "c"))
    rows.rows[0].entries["what"].setFocus()
    for key, order in (
        (Key.Key_Down, "bac"),
        (Key.Key_Down, "bca"),
        (Key.Key_Down, "bca"),
        (Key.Key_Up, "bac"),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key, ALT)
        assert "".join(names(rows)) == order
    assert [step.key for step in rows.value()] == ["bbb", "aaa", "ccc"]
    assert rows.rows[1].entries["what"].box.hasFocus()


def test_rows_are_removed_and_the_last_one_is_emptied(rows):
    edits = []
    rows.edited.connect(lambda: edits.append(names(rows)))
    rows.show_value(steps("a", "b"))
    rows.rows[0].remove.click()
    rows.rows[0].remove.click()
    assert edits == [["b"], []]
    assert len(rows.rows) == 1


@pytest.mark.parametrize("text", ["một\t5/9/2026\tsở y tế\r\nhai\t6/9/2026\t\r\nba\r\n", "một\nhai\nba"])
def test_cells_of_excel_fill_rows(qtbot, rows, text):
    QApplication.clipboard().setText(text)
    rows.rows[0].entries["what"].setFocus()
    qtbot.keyClick(rows.rows[0].entries["what"].box, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not rows.is_busy())
    assert names(rows) == ["một", "hai", "ba"]
    if "\t" in text:
        assert rows.value()[0].on == date(2026, 9, 5)
        assert rows.value()[0].who.name == "Sở Y tế"


def test_one_word_is_pasted_as_ever(qtbot, rows):
    QApplication.clipboard().setText("một")
    rows.rows[0].entries["what"].setFocus()
    qtbot.keyClick(rows.rows[0].entries["what"].box, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(rows) == ["một"]


def test_what_is_wrong_is_told_by_row_and_column(rows):
    rows.show_value(steps("a", "b"))
    rows.rows[1].entries["on"].box.setText("gì")
    rows.add_row()
    rows.rows[2].entries["on"].box.setText("1/11/2026")
    found = rows.complaints("steps")
    assert [(one.row, one.column) for one in found] == [(1, "on"), (2, "what")]
    assert found[1].sentence == "Cần nhập nội dung."
    rows.say(found)
    shown = [row.label.text() if row.label.isVisible() else "" for row in rows.rows]
    assert shown == ["", f"▲ {found[0].sentence}", "▲ Cần nhập nội dung."]
    rows.focus_on(found[0])
    assert rows.rows[1].entries["on"].box.hasFocus()


def test_a_complaint_counts_the_rows_that_are_filled(rows):
    rows.add_row()
    rows.rows[1].entries["what"].box.setText("a")
    rows.say([Complaint("steps", "Sai.", row=0)])
    assert [row.label.isVisible() for row in rows.rows] == [False, True]


def test_a_state_brings_back_rows_as_they_were_typed(rows, tasks, qtbot):
    rows.show_value((Step("a", date(2026, 11, 1), Ref("agency", "1" * 32, "Sở"), key="k1"),))
    rows.add_row()
    rows.rows[1].entries["on"].box.setText("chưa xong/")
    other = RowsEntry(FIELD, Around(tasks, lambda: TODAY))
    qtbot.addWidget(other)
    other.set_state(rows.state())
    assert other.value() == rows.value()
    assert other.rows[1].entries["on"].box.text() == "chưa xong/"


def test_the_day_of_a_cell_tells_its_weekday_as_a_field_of_the_form_does(rows):
    cell = rows.rows[0].entries["on"]
    alone = DayEntry(rows._around)
    for box in (cell.box, alone.box):
        box.setText("28/11/2026")
    assert cell.box.toolTip() == alone.aside.text() != ""
    assert cell.box.toolTip().startswith("Thứ Bảy · ")
    rows.name_it("Báo cáo tiến độ")
    assert cell.box.accessibleDescription() == cell.box.toolTip()
    cell.box.clear()
    assert (cell.box.toolTip(), cell.box.accessibleDescription()) == ("", "")
    alone.deleteLater()
