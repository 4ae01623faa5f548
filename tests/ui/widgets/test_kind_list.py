"""The catalogue: groups, found without accents, walked by keys."""

import pytest
from PySide6.QtCore import Qt

from app.core.document_kinds import KINDS
from app.ui.widgets.kind_list import CODE, KindList


@pytest.fixture
def kinds(qtbot):
    kinds = KindList()
    qtbot.addWidget(kinds)
    kinds.set_kinds(KINDS)
    kinds.show()
    return kinds


def headings(kinds):
    items = [kinds.list.item(row) for row in range(kinds.list.count())]
    return [item.text() for item in items if not item.data(CODE) and not item.isHidden()]


def test_all_kinds_stand_under_their_groups(kinds):
    assert kinds.shown() == [kind.code for kind in KINDS]
    assert headings(kinds)[:2] == ["Báo cáo, thông báo định kỳ", "Phiên họp, cuộc họp"]


@pytest.mark.parametrize("typed", ["ket luan", "KẾT LUẬN", "thong  bao ket luan", "luận kết"])
def test_a_kind_is_found_without_accents(kinds, typed):
    kinds.search.setText(typed)
    assert kinds.shown() == ["conclusion_notice"]
    assert headings(kinds) == ["Phiên họp, cuộc họp"]


def test_enter_chooses_what_the_search_left(qtbot, kinds):
    kinds.search.setText("don doc")
    with qtbot.waitSignal(kinds.chosen) as chosen:
        qtbot.keyClick(kinds.search, Qt.Key.Key_Return)
    assert chosen.args == ["report_urging"]
    qtbot.keyClick(kinds.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(kinds.chosen) as chosen:
        qtbot.keyClick(kinds.search, Qt.Key.Key_Return)
    assert chosen.args == ["urging_letter"]


def test_nothing_found_chooses_nothing(qtbot, kinds):
    kinds.search.setText("xyz")
    assert kinds.shown() == []
    assert headings(kinds) == []
    with qtbot.assertNotEmitted(kinds.chosen):
        qtbot.keyClick(kinds.search, Qt.Key.Key_Return)
    kinds.search.clear()
    assert len(kinds.shown()) == len(KINDS)


def test_a_click_chooses_a_kind_and_no_heading(qtbot, kinds):
    for row, wanted in ((0, 0), (1, 1)):
        place = kinds.list.visualItemRect(kinds.list.item(row)).center()
        chosen = []
        kinds.chosen.connect(chosen.append)
        qtbot.mouseClick(kinds.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert len(chosen) == wanted
        kinds.chosen.disconnect(chosen.append)


def test_the_chosen_kind_stays_when_kinds_come_anew(kinds):
    kinds.show_current("minutes")
    kinds.set_kinds(KINDS[5:])
    assert kinds.current() == "minutes"
    kinds.set_kinds(KINDS[:3])
    assert kinds.current() == ""
