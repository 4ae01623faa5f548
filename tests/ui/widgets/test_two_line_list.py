"""The short list in two lines: what it tells, how it opens, how high it stands."""

from PySide6.QtCore import Qt

from app.ui.widgets.two_line_list import FEWEST, Entry, TwoLineList


def made(qtbot, *titles) -> TwoLineList:
    shown = TwoLineList("Cuộc họp sắp tới")
    qtbot.addWidget(shown)
    shown.set_entries([Entry(title, "đủ tài liệu") for title in titles])
    return shown


def test_an_entry_is_told_whole_to_who_hears_it(qtbot):
    shown = made(qtbot, "Phiên họp")
    assert shown.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Phiên họp. đủ tài liệu"


def test_enter_opens_the_chosen_entry_and_a_click_the_one_under_it(qtbot):
    shown = made(qtbot, "Một", "Hai", "Ba")
    opened = []
    shown.opened.connect(opened.append)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    middle = shown.visualItemRect(shown.item(2)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert opened == [1, 2]


def test_nothing_opens_from_an_empty_list(qtbot):
    shown = made(qtbot)
    with qtbot.assertNotEmitted(shown.opened):
        qtbot.keyClick(shown, Qt.Key.Key_Return)


def test_it_is_as_high_as_its_entries_with_room_for_a_few(qtbot):
    few, many = made(qtbot, "Một"), made(qtbot, *map(str, range(9)))
    row = few.sizeHint().height() / FEWEST
    assert many.sizeHint().height() == 9 * row


def test_the_choice_stays_where_it_was_when_entries_change(qtbot):
    shown = made(qtbot, "Một", "Hai", "Ba")
    shown.setCurrentRow(1)
    shown.set_entries([Entry("Mới", ""), Entry("Hai", "")])
    assert shown.currentRow() == 1
