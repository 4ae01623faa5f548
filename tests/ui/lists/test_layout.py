"""Where the verbs of a list stand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.ui.lists.commands import DOCUMENTS
from app.ui.lists.layout import what_to_do
from app.ui.lists.screen import Action

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def several(screen, ran):
    """The list with two verbs that stand in the menu, one of them for no row."""

    def note(name):
        return lambda shell, keys: ran.append((name, list(keys)))

    more = (
        Action("Gia hạn…", "Gia hạn các dòng đã chọn", note("extend"), more=True),
        Action("Nhập lại…", "Nhập lại tệp", note("import"), needs_rows=False, more=True),
    )
    return replace(screen, actions=(*screen.actions, *more))


def menus(view):
    return [made for made in view.findChildren(QPushButton) if made.menu() and made.text() == "Thao tác"]


def test_verbs_that_would_crowd_the_line_stand_in_one_menu(qtbot, show, fill, several, ran):
    fill(["Việc một", "Việc hai"])
    view = show(several)
    [made] = menus(view)
    extend, take_back = made.menu().actions()
    assert [action.text() for action in (extend, take_back)] == ["Gia hạn…", "Nhập lại…"]
    assert (extend.isEnabled(), take_back.isEnabled(), made.isEnabled()) == (False, True, True)
    buttons = {button.text() for button in view.findChildren(QPushButton)}
    assert not {"Gia hạn…", "Nhập lại…"} & buttons
    assert "Hoàn thành" in buttons
    view.table.selectAll()
    assert extend.isEnabled()
    extend.trigger()
    take_back.trigger()
    assert [name for name, _ in ran] == ["extend", "import"]
    assert sorted(ran[0][1]) == sorted(view.model.keys)


def test_a_list_without_such_verbs_has_no_menu(show):
    assert menus(show()) == []


def test_a_verb_that_stands_apart_begins_a_new_group_of_the_menu(show, screen, ran):
    verbs = [
        Action(label, label, lambda _, keys: ran.append(keys), more=True, apart=label != "Hai")
        for label in ("Một", "Hai", "Ba")
    ]
    [made] = menus(show(replace(screen, actions=tuple(verbs))))
    menu = made.menu()
    assert [verb.text() for verb in menu.actions()] == ["Một", "Hai", "", "Ba"]
    assert [verb.isSeparator() for verb in menu.actions()] == [False, False, True, False]


def test_verbs_under_a_title_stand_in_a_menu_of_it_with_their_keys(qtbot, show, fill, screen, ran):
    fill(["Việc một"])
    verbs = [
        Action("Ghi", "Ghi", lambda _, keys: ran.append("ghi"), more=True),
        Action("Trả", "Trả", lambda _, keys: ran.append("trả"), "Ctrl+Shift+R", more=True, under="Kết quả"),
        Action("Khác", "Khác", lambda _, keys: None, more=True),
        Action("Nhận", "Nhận", lambda _, keys: None, more=True, under="Kết quả", apart=True),
    ]
    view = show(replace(screen, actions=tuple(verbs)))
    [made] = menus(view)
    in_rows = [verb.text() for verb in view.table.actions()]
    for entries in (made.menu().actions(), view.table.actions()):
        [under] = [entry for entry in entries if entry.text() == "Kết quả"]
        assert [verb.text() for verb in under.menu().actions()] == ["Trả", "Nhận"]
    assert [verb.text() for verb in made.menu().actions()] == ["Ghi", "Kết quả", "Khác"]
    assert "Trả" not in in_rows
    view.table.selectAll()
    view.activateWindow()
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_R, CTRL | SHIFT)
    assert ran == ["trả"]


@pytest.mark.parametrize(("many", "apart"), [(2, False), (3, True)])
def test_many_documents_stand_in_a_menu_within_that_of_a_row(show, screen, many, apart):
    letters = [
        Action(f"Công văn {n}…", "Lập", lambda *_: None, document="x", apart=n == 0) for n in range(many)
    ]
    view = show(replace(screen, actions=tuple(letters)))
    in_rows = [verb.text() for verb in view.table.actions()]
    assert (DOCUMENTS in in_rows) is apart
    assert ("Công văn 1…" in in_rows) is not apart


def test_documents_stand_in_a_menu_of_their_own(show, fill, screen, ran):
    fill(["Việc một", "Việc hai"])
    letter = Action("Công văn…", "Lập công văn", lambda _, keys: ran.append(list(keys)), document="x")
    view = show(replace(screen, actions=(*screen.actions, letter)))
    [made] = [one for one in view.findChildren(QPushButton) if one.text() == DOCUMENTS]
    [verb] = made.menu().actions()
    assert not verb.isEnabled()
    view.table.selectAll()
    verb.trigger()
    assert sorted(ran[0]) == sorted(view.model.keys)
    assert view.verbs.documents() == [verb]


def test_an_empty_list_says_what_brings_a_row(screen):
    assert "Bỏ lọc" in what_to_do(screen, narrowed=True)
    no_verbs = replace(screen, actions=())
    assert what_to_do(no_verbs, narrowed=False) == screen.empty
    add = Action("Thêm việc…", "Thêm việc", lambda *_: None, "Ctrl+N", needs_rows=False, main=True)
    assert what_to_do(replace(screen, actions=(add,)), narrowed=False).endswith("Bấm Ctrl+N để thêm việc.")
