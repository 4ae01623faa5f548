"""The main window."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.errors import AppError
from app.ui.screens.catalog import CATALOG
from app.ui.tasks import Tasks
from app.ui.window import OPENING, REFUSED, SETTINGS_NAME, UNCHANGED, Window

TASKS, BRIEFING = 0, 1


@pytest.fixture
def folder(database):
    return database.folder


@pytest.fixture
def open_window(qtbot, tasks, folder):
    def open_window() -> Window:
        window = Window(tasks, folder)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        qtbot.waitUntil(lambda: window.saved.text() == UNCHANGED)
        return window

    return open_window


@pytest.fixture
def briefing(qtbot, open_window):
    """The window on the briefing page, with the month loaded."""
    window = open_window()
    window.go_to(BRIEFING)
    page = window.pages.currentWidget()
    qtbot.waitUntil(page.texts.isEnabled)
    return window, page


def press(window, key) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def test_the_menu_lists_every_page_and_only_the_first_is_made(open_window):
    window = open_window()
    assert [window.menu.item(n).text() for n in range(window.menu.count())] == [p.title for p in CATALOG]
    assert (window.menu.currentRow(), window.pages.count()) == (TASKS, 1)


def test_the_window_opens_as_one_window_and_keeps_the_focus(open_window):
    window = open_window()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]
    assert window.isActiveWindow()


def test_keys_and_the_menu_lead_to_the_pages(qtbot, open_window):
    window = open_window()
    press(window, Qt.Key.Key_2)
    assert window.menu.currentRow() == BRIEFING
    press(window, Qt.Key.Key_1)
    assert window.menu.currentRow() == TASKS
    window.menu.setCurrentRow(BRIEFING)
    assert CATALOG[BRIEFING].title == window.pages.currentWidget().TITLE
    assert window.pages.count() == 2


@pytest.mark.parametrize("page", ["abc", "99", "-1", ""])
def test_a_page_that_is_none_leads_to_the_first(open_window, folder, page):
    (folder / SETTINGS_NAME).write_text(f"[General]\npage={page}\n", encoding="utf-8")
    assert open_window().menu.currentRow() == TASKS


def test_size_and_page_come_back(qtbot, open_window, folder):
    window = open_window()
    window.resize(790, 520)  # the screen of the tests is small
    window.go_to(BRIEFING)
    window.close()
    assert (folder / SETTINGS_NAME).exists()
    again = open_window()
    assert (again.width(), again.height()) == (790, 520)
    assert again.menu.currentRow() == BRIEFING


@pytest.mark.parametrize("value", ["99", "-1"])
def test_a_page_that_is_no_more_is_not_missed(open_window, folder, value):
    QSettings(str(folder / SETTINGS_NAME), QSettings.Format.IniFormat).setValue("page", value)
    assert open_window().menu.currentRow() == TASKS


def test_the_status_bar_says_who_works_where_and_the_last_save(qtbot, tasks, folder):
    window = Window(tasks, folder)
    qtbot.addWidget(window)
    assert window.saved.text() == OPENING
    qtbot.waitUntil(lambda: window.saved.text() == UNCHANGED)
    said = [label.text() for label in window.statusBar().findChildren(type(window.saved))]
    assert "Người dùng: Kiểm thử" in said
    assert f"Dữ liệu: {folder}" in said
    tasks.do(lambda _: None)
    qtbot.waitUntil(lambda: window.saved.text().startswith("Đã lưu lúc "))


def test_the_first_paint_is_told_once_with_menu_and_headings(qtbot, tasks, folder):
    window = Window(tasks, folder)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    assert window.menu.count() == len(CATALOG)
    assert window.pages.currentWidget().model.columnCount() > 0
    with qtbot.assertNotEmitted(window.painted, wait=50):
        window.repaint()


def test_a_window_on_refused_data_leaves_the_folder_alone(qtbot, reported, tmp_path):
    def refuse():
        raise AppError("Thư mục không phù hợp.")

    tasks = Tasks(refuse, "Kiểm thử")
    try:
        window = Window(tasks, tmp_path / "nowhere")
        qtbot.addWidget(window)
        with qtbot.waitSignal(tasks.refused):
            window.show()
        assert window.close()
        assert not (tmp_path / "nowhere").exists()
        assert window.saved.text() == REFUSED
    finally:
        tasks.close()


def test_closing_saves_what_was_typed(qtbot, briefing, database):
    window, page = briefing
    page.texts.boxes["causes"].setPlainText("Mưa lũ kéo dài.")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert page.is_saved()


def test_closing_again_goes_through_when_saving_fails(qtbot, briefing, reported, monkeypatch):
    def fails(*_, **__):
        raise AppError("Đĩa đầy.")

    window, page = briefing
    monkeypatch.setattr("app.services.office_texts.write_text", fails)
    page.texts.boxes["causes"].setPlainText("Mưa lũ.")
    window.close()
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert window.isVisible()
    window.close()
    assert not window.isVisible()
