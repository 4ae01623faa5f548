"""The short list in two lines: what it tells, how it opens, how high it stands."""

from PySide6.QtCore import QPoint, Qt

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


def removable(qtbot) -> tuple[TwoLineList, list[int], list[int]]:
    shown, opened, removed = TwoLineList("Đang viết dở", removes="Bỏ"), [], []
    qtbot.addWidget(shown)
    shown.set_entries([Entry("Một", ""), Entry("Hai", "")])
    shown.opened.connect(opened.append)
    shown.removed.connect(removed.append)
    return shown, opened, removed


def test_the_cross_at_the_end_of_an_entry_removes_it_and_opens_nothing(qtbot):
    shown, opened, removed = removable(qtbot)
    entry = shown.visualItemRect(shown.item(1))
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=entry.center())
    cross = QPoint(entry.right() - entry.height() // 2, entry.center().y())
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=cross)
    assert (opened, removed) == ([1], [1])


def test_delete_removes_the_chosen_entry(qtbot):
    shown, opened, removed = removable(qtbot)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Delete)
    assert (opened, removed) == ([], [1])
