"""The user guide: its pictures are there, its headings lead to their places, Esc closes it."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core import paths
from app.core.errors import AppError
from app.core.text import fold
from app.ui import guide
from app.ui.guide import GuideWindow
from app.ui.screens.catalog import MENU


@pytest.fixture
def owner(qtbot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


@pytest.fixture
def window(qtbot, owner) -> GuideWindow:
    window = GuideWindow(owner)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_every_picture_of_the_guide_is_there():
    told = paths.guide().read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", told)
    assert len(pictures) >= 10
    assert [name for name in pictures if not (paths.guide().parent / name).exists()] == []


def test_the_guide_tells_every_page_of_the_menu():
    told = paths.guide().read_text(encoding="utf-8")
    assert [page.title for page in MENU if page.title not in told] == []


def test_the_contents_lead_to_their_headings(window):
    last = window.contents.item(window.contents.count() - 1)
    assert window.contents.count() > 5
    window.go_to(last)
    assert window.text.textCursor().block().text() == last.text()
    assert window.text.verticalScrollBar().value() > 0


def test_pictures_fit_the_window(window):
    window.text.document().adjustSize()
    assert window.text.horizontalScrollBar().maximum() == 0


def type_into(qtbot, window, words):
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.finder.line.hasFocus)
    qtbot.keyClicks(window.finder.line, words)


def seen(window):
    """What is marked as found now, if it is in view."""
    cursor, view = window.text.textCursor(), window.text.viewport().rect()
    return cursor.selectedText() if view.intersects(window.text.cursorRect(cursor)) else ""


def test_words_are_found_without_accents_and_enter_and_f3_go_on(qtbot, window):
    type_into(qtbot, window, "thung rac")
    first = window.text.textCursor().selectionStart()
    assert fold(seen(window)) == "thung rac"
    many = int(window.finder.told.text().removeprefix("1/"))
    assert many == fold(window.text.toPlainText()).count("thung rac") > 3
    qtbot.keyClick(window.finder.line, Qt.Key.Key_Return)
    second = window.text.textCursor().selectionStart()
    assert (second > first, window.finder.told.text()) == (True, f"2/{many}")
    qtbot.keyClick(window.text, Qt.Key.Key_F3)
    assert window.finder.told.text() == f"3/{many}"
    assert fold(seen(window)) == "thung rac"
    qtbot.keyClick(window.text, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.text.textCursor().selectionStart() == second
    for _ in range(many - 1):
        window.finder.go_on()
    assert window.text.textCursor().selectionStart() == first, "from the last on the first"


def test_all_places_are_marked_and_esc_takes_the_words_away_before_it_closes(qtbot, window):
    type_into(qtbot, window, "thung rac")
    assert len(window.text.extraSelections()) > 3
    qtbot.keyClick(window.finder.line, Qt.Key.Key_Escape)
    assert (window.finder.line.text(), window.text.extraSelections(), window.finder.told.text()) == (
        "",
        [],
        "",
    )
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window.finder.line, Qt.Key.Key_Escape)


def test_what_is_not_in_the_guide_is_told(qtbot, window):
    type_into(qtbot, window, "khong co chu nay")
    assert window.finder.told.text() == "Không thấy"
    qtbot.keyClick(window.finder.line, Qt.Key.Key_Return)
    assert not window.text.textCursor().hasSelection()


def test_esc_closes_it(qtbot, window):
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window, Qt.Key.Key_Escape)


def test_a_guide_that_is_not_there_is_told(owner, monkeypatch, tmp_path):
    monkeypatch.setattr(guide, "guide", lambda: tmp_path / "không có.md")
    with pytest.raises(AppError, match="hướng dẫn"):
        GuideWindow(owner)
