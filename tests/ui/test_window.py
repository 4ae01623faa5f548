"""The main window, with small pages of its own: what stands in the pages is tried with each of them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRectF, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent, QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from sqlalchemy import select

from app.briefings.desk import Counter
from app.briefings.lists import Wanted
from app.core.errors import AppError
from app.core.words import number
from app.models import backup
from app.models.task import Task
from app.ui import theme
from app.ui.guide import GuideWindow
from app.ui.screens import catalog
from app.ui.screens.catalog import Page
from app.ui.seat import ACTOR, FIRST_START_OVER, MINUTES
from app.ui.tasks import Tasks
from app.ui.widgets import status_line
from app.ui.widgets.side_menu import EDGE, ICON, NARROW, SMALL, SideMenu, counter_place
from app.ui.window import OPENING, REFUSED, SETTINGS_NAME, UNCHANGED, Window


class StandIn(QWidget):
    """A page that keeps what it was asked for, with a line and a text to type into."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple] = []
        self.line, self.text = QLineEdit(), QPlainTextEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.saves = True

    def show_list(self, name, wanted):
        self.asked.append(("list", name, wanted))

    def show_form(self, name, key=None, *, start=None):
        self.asked.append(("form", name, key, start))

    def take(self, path):
        self.asked.append(("take", path))

    def is_saved(self):
        return not self.text.toPlainText()

    def save(self, then=lambda: None):
        if self.saves:
            self.text.clear()
            then()


MINUTES_PAGE = Page("minutes", "Ghi biên bản", lambda _: StandIn(), forms=("minutes",))
MENU = (
    Page("desk", "Bàn làm việc", lambda _: StandIn()),
    Page("tasks", "Nhiệm vụ", lambda _: StandIn(), ("tasks",), ("task",), "quá hạn"),
    Page("settings", "Cài đặt", lambda _: StandIn()),
)
OTHERS = tuple(
    Page(name, name, lambda _: StandIn()) for name in ("import", "format", "history", "bin", "backups")
)


[SETTINGS_PAGE] = (page for page in catalog.CATALOG if page.name == "settings")


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    monkeypatch.setattr(catalog, "MENU", MENU)
    monkeypatch.setattr(catalog, "CATALOG", (*MENU, *OTHERS, MINUTES_PAGE))
    monkeypatch.setattr("app.services.desk.menu_counts", lambda session, today: {})


@pytest.fixture
def folder(database) -> Path:
    remembered = QSettings(str(database.folder / SETTINGS_NAME), QSettings.Format.IniFormat)
    remembered.setValue(FIRST_START_OVER, True)
    remembered.sync()
    return database.folder


@pytest.fixture
def open_window(qtbot, tasks, folder):
    def open_window() -> Window:
        window = Window(tasks, folder)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        qtbot.waitUntil(lambda: window.saved.text() == UNCHANGED and window.page_name() != "")
        return window

    return open_window


def press(window, key, modifier=Qt.KeyboardModifier.ControlModifier) -> None:
    QTest.keyClick(window, key, modifier)


def rename(tasks, qtbot, content="Tên mới") -> None:
    """One save that can be taken back."""

    def change(session):
        session.scalars(select(Task)).first().content = content

    with qtbot.waitSignal(tasks.changed):
        tasks.do(change)


def content(database) -> str:
    with database.read() as session:
        return session.scalars(select(Task.content)).one()


# --- pages ---


def test_the_menu_lists_every_page_and_only_the_first_is_made(open_window):
    window = open_window()
    titles = [window.side.list.item(n).text() for n in range(window.side.list.count())]
    assert titles == [page.title for page in MENU]
    assert (window.page_name(), window.pages.count()) == ("desk", 1)


def test_the_window_opens_as_one_window_and_keeps_the_focus(open_window):
    window = open_window()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]
    assert window.isActiveWindow()


def test_keys_and_the_menu_lead_to_the_pages(open_window):
    window = open_window()
    press(window, Qt.Key.Key_2)
    assert (window.page_name(), window.side.list.currentRow()) == ("tasks", 1)
    press(window, Qt.Key.Key_1)
    assert window.page_name() == "desk"
    window.side.list.setCurrentRow(2)
    assert window.page_name() == "settings"
    assert window.pages.count() == 3


def test_a_page_outside_of_the_menu_leaves_none_marked(open_window):
    window = open_window()
    window.show_page("history")
    assert (window.page_name(), window.side.list.currentRow()) == ("history", -1)
    window.side.list.setCurrentRow(0)
    assert window.page_name() == "desk"


def test_a_page_that_cannot_be_made_leaves_the_one_that_is_shown(open_window, monkeypatch):
    def fails(_):
        raise AppError("Thiếu một tệp của chương trình.")

    window = open_window()
    monkeypatch.setattr(catalog, "CATALOG", (MENU[0], Page("tasks", "Nhiệm vụ", fails)))
    with pytest.raises(AppError):
        window.show_page("tasks")
    assert (window.page_name(), window.side.list.currentRow()) == ("desk", 0)


def test_lists_and_forms_are_shown_by_the_page_that_has_them(open_window):
    window = open_window()
    wanted = Wanted(words="đề án")
    window.show_list("tasks", wanted)
    window.show_form("task", "0a", start={"content": "Việc"})
    assert window.page_name() == "tasks"
    assert window.page().asked == [("list", "tasks", wanted), ("form", "task", "0a", {"content": "Việc"})]


def test_minutes_that_were_being_taken_are_opened_where_they_were(open_window, folder):
    QSettings(str(folder / SETTINGS_NAME), QSettings.Format.IniFormat).setValue(MINUTES, "abc/def")
    window = open_window()
    assert window.page_name() == "minutes"
    assert window.page().asked == [("form", "minutes", "abc", "def")]


@pytest.mark.parametrize("page", ["99", "history", "abc", ""])
def test_a_page_that_is_none_leads_to_the_first(open_window, folder, page):
    QSettings(str(folder / SETTINGS_NAME), QSettings.Format.IniFormat).setValue("page", page)
    assert open_window().page_name() == "desk"


def test_size_page_and_narrow_menu_come_back(open_window, folder):
    window = open_window()
    window.resize(790, 520)  # the screen of the tests is small
    window.show_page("tasks")
    wide = window.side.width()
    press(window, Qt.Key.Key_B)
    assert window.side.width() < wide / 2
    window.close()
    again = open_window()
    assert (again.width(), again.height()) == (790, 520)
    assert again.page_name() == "tasks"
    assert again.side.is_narrow()
    press(again, Qt.Key.Key_B)
    assert again.side.width() == wide


def test_large_texts_leave_the_words_of_the_menu_away_but_not_for_good(qapp, open_window):
    window = open_window()
    window.resize(790, 520)
    wide = window.side.width()
    try:
        theme.apply(qapp, scale=1.5)
        assert window.side.list.is_narrow
        assert not window.side.is_narrow()  # nobody wanted it: it is not remembered
        assert window.status.folder.isHidden()
        assert window.status.backup.isHidden()
        press(window, Qt.Key.Key_B)
        assert not window.side.list.is_narrow
        press(window, Qt.Key.Key_B)
        assert window.side.list.is_narrow
        press(window, Qt.Key.Key_B)
    finally:
        theme.apply(qapp)
    assert window.side.width() == wide
    assert not window.status.backup.isHidden()


def test_the_first_paint_is_told_once_before_any_page_is_made(qtbot, tasks, folder):
    window = Window(tasks, folder)
    qtbot.addWidget(window)
    seen = []
    window.painted.connect(lambda: seen.append(window.pages.count()))
    with qtbot.waitSignal(window.painted):
        window.show()
    assert seen == [0]
    assert window.side.list.count() == len(MENU)
    qtbot.waitUntil(lambda: window.page_name() == "desk")
    with qtbot.assertNotEmitted(window.painted, wait=50):
        window.repaint()


# --- counters ---


def test_a_counter_opens_the_list_that_it_counts(qtbot, open_window, monkeypatch):
    wanted = Wanted(filters={"state": ("overdue",)})
    counts = {"tasks": Counter("tasks", wanted, 1234)}
    monkeypatch.setattr("app.services.desk.menu_counts", lambda session, today: counts)
    window = open_window()
    pages = window.side.list
    qtbot.waitUntil(lambda: "1.234 quá hạn" in pages.item(1).toolTip())
    assert pages.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Nhiệm vụ, 1.234 quá hạn"
    row = QPointF(0, 0), pages.visualItemRect(pages.item(1))
    place = counter_place(row[1].toRectF(), 1234, pages.font(), narrow=False)
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert window.page().asked == [("list", "tasks", wanted)]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("count", [8, 999, 1038, 12_345, 100_000])
def test_a_counter_has_room_for_the_whole_number_of_its_list(qtbot, qapp, scale, count):
    """Beside an icon alone a number above 999 was drawn as “999+”."""
    theme.apply(qapp, theme.Look.LIGHT, scale)
    row, font = QRectF(0, 0, theme.px(NARROW), theme.px(40)), qapp.font()
    pill = counter_place(row, count, font, narrow=True)
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SMALL)
    small.setBold(True)
    digits = QFontMetricsF(small).horizontalAdvance(number(count))
    theme.apply(qapp)
    assert row.contains(pill)
    assert digits <= pill.width()


@pytest.mark.parametrize("narrow", [False, True])
def test_a_counter_is_drawn_as_the_number_of_its_list(qtbot, narrow):
    menu = SideMenu([("tasks", "Nhiệm vụ")])
    qtbot.addWidget(menu)
    menu.set_narrow(narrow)
    drawn = []
    for count in (1038, 1039):
        menu.set_counts({"tasks": count}, {})
        drawn.append(menu.grab().toImage())
    assert drawn[0] != drawn[1]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_the_longest_word_of_the_menu_is_whole_beside_four_digits(qtbot, qapp, scale):
    theme.apply(qapp, theme.Look.LIGHT, scale)
    menu = SideMenu([("programme", "Chương trình công tác")])
    qtbot.addWidget(menu)
    pill = counter_place(QRectF(0, 0, menu.width(), theme.px(40)), 8888, menu.list.font(), narrow=False)
    begins, gap = theme.px(EDGE) + theme.px(ICON) + theme.px(10), theme.px(4)
    wanted = menu.list.fontMetrics().horizontalAdvance("Chương trình công tác")
    theme.apply(qapp)
    assert begins + wanted <= int(pill.left() - gap)


def test_a_click_beside_the_counter_only_opens_the_page(qtbot, open_window, monkeypatch):
    counts = {"tasks": Counter("tasks", Wanted(), 3)}
    monkeypatch.setattr("app.services.desk.menu_counts", lambda session, today: counts)
    window = open_window()
    pages = window.side.list
    qtbot.waitUntil(lambda: "3 quá hạn" in pages.item(1).toolTip())
    place = pages.visualItemRect(pages.item(1))
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert window.page_name() == "tasks"
    assert window.page().asked == []


# --- the status line ---


def test_the_status_line_says_who_works_where_and_the_last_save(qtbot, tasks, folder):
    window = Window(tasks, folder)
    qtbot.addWidget(window)
    assert window.saved.text() == OPENING
    window.show()
    qtbot.waitUntil(lambda: window.saved.text() == UNCHANGED)
    assert window.status.actor.text() == "Người dùng: Kiểm thử"
    assert str(folder) in window.status.folder.toolTip()
    tasks.do(lambda _: None)
    qtbot.waitUntil(lambda: window.saved.text().startswith("Đã lưu lúc "))
    tasks.act_as("Trần Thị B")
    assert window.status.actor.text() == "Người dùng: Trần Thị B"


def test_the_newest_backup_is_told_and_leads_to_the_backups(qtbot, open_window, folder):
    backup.make(folder, "manual")
    window = open_window()
    qtbot.waitUntil(lambda: window.status.backup.text().startswith("Sao lưu: "))
    window.status.backup.click()
    assert window.page_name() == "backups"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (None, "Chưa có bản sao lưu"),
        (datetime(2026, 11, 23, 7, 5, tzinfo=UTC), "Sao lưu: 07:05"),
        (datetime(2026, 11, 20, 7, 5, tzinfo=UTC), "Sao lưu: 07:05 ngày 20/11"),
    ],
)
def test_a_backup_of_another_day_is_told_with_its_day(open_window, at, said):
    window = open_window()
    window.status.set_backup(at, datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    assert window.status.backup.text() == said


def test_who_sits_at_the_desk_leads_to_the_settings(open_window):
    window = open_window()
    window.status.actor.click()
    assert window.page_name() == "settings"


def test_it_is_the_section_of_the_user_that_is_shown(open_window, monkeypatch):
    monkeypatch.setattr(catalog, "CATALOG", (*MENU[:2], SETTINGS_PAGE))
    window = open_window()
    window.status.actor.click()
    assert window.page().sections.currentItem().text() == "Người dùng"


# --- undo ---


def test_a_save_is_told_with_a_button_that_takes_it_back(qtbot, open_window, tasks, fill, database):
    fill(["Tên cũ"])
    window = open_window()

    def change(session):
        session.scalars(select(Task)).one().content = "Tên mới"

    with qtbot.waitSignal(tasks.changed):
        tasks.do(change, lambda _: window.say("Đã sửa nhiệm vụ.", undoable=True))
    assert window.status.message.text() == "Đã sửa nhiệm vụ."
    assert window.status.undo.isVisible()
    with qtbot.waitSignal(tasks.changed):
        window.status.undo.click()
    assert content(database) == "Tên cũ"
    assert window.status.message.text() == "Đã hoàn tác: Sửa nhiệm vụ “Tên cũ”."
    assert not window.status.undo.isVisible()


def test_the_button_goes_when_something_else_was_saved(qtbot, open_window, tasks, fill):
    fill(["Một"])
    window = open_window()
    with qtbot.waitSignal(tasks.changed):
        tasks.do(lambda _: None, lambda _: window.say("Đã sửa.", undoable=True))
    assert window.status.undo.isVisible()
    rename(tasks, qtbot)
    assert not window.status.undo.isVisible()


def test_what_was_said_goes_after_some_seconds_and_what_failed_stays(qtbot, open_window, monkeypatch):
    monkeypatch.setattr(status_line, "SAID_MS", 20)
    monkeypatch.setattr(status_line, "UNDOABLE_MS", 60)
    window = open_window()
    message = window.status.message
    window.say("Đã xuất.")
    qtbot.waitUntil(lambda: not message.text())
    window.say("Đã sửa.", undoable=True)
    qtbot.waitUntil(lambda: not message.text())
    assert window.status.undo.isHidden()
    window.say("Chưa lưu: còn 2 chỗ cần sửa.", stays=True)
    qtbot.wait(150)
    assert message.text() == "Chưa lưu: còn 2 chỗ cần sửa."


def test_what_failed_goes_with_the_next_save_or_another_page(qtbot, open_window, tasks):
    window = open_window()
    message = window.status.message
    window.say("Chưa lưu.", stays=True)
    qtbot.wait(10)
    with qtbot.waitSignal(tasks.changed):
        tasks.do(lambda _: None)
    assert not message.text()
    window.say("Chưa lưu.", stays=True)
    window.side.chosen.emit("tasks")
    assert not message.text()


def test_what_is_said_of_a_save_is_not_taken_for_what_was_said_before_it(qtbot, open_window, tasks):
    window = open_window()
    with qtbot.waitSignal(tasks.changed):
        tasks.do(lambda _: None, lambda _: window.say("Đã ghi."))
    assert window.status.message.text() == "Đã ghi."


def test_what_can_be_taken_back_stays_where_another_page_is_chosen(qtbot, open_window, tasks):
    window = open_window()
    with qtbot.waitSignal(tasks.changed):
        tasks.do(lambda _: None, lambda _: window.say("Đã sửa.", undoable=True))
    window.side.chosen.emit("tasks")
    assert window.status.message.text() == "Đã sửa."
    assert window.status.undo.isVisible()


def test_the_menu_greys_what_there_is_nothing_of_and_the_keys_still_say_so(qtbot, open_window, tasks, fill):
    window = open_window()
    undo, redo = window.undoing.undo, window.undoing.redo
    menu = window.side.more.menu()
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: not undo.isEnabled() and not redo.isEnabled())
    fill(["Tên cũ"])
    rename(tasks, qtbot)
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: undo.isEnabled() and not redo.isEnabled())
    menu.aboutToHide.emit()
    with qtbot.waitSignal(tasks.changed):
        press(window.page(), Qt.Key.Key_Y)
    assert window.status.message.text() == "Không có gì để làm lại."


def test_the_keys_undo_and_redo_and_the_menu_says_what(qtbot, open_window, tasks, fill, database):
    fill(["Tên cũ"])
    window = open_window()
    window.page().setFocus()
    rename(tasks, qtbot)
    undo, redo = window.undoing.undo, window.undoing.redo
    menu = window.side.more.menu()
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: undo.text() == "&Hoàn tác: Sửa nhiệm vụ “Tên mới”")
    with qtbot.waitSignal(tasks.changed):
        press(window.page(), Qt.Key.Key_Z)
    assert content(database) == "Tên cũ"
    assert undo.text() == "&Hoàn tác"  # until the menu is opened again
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: redo.text().startswith("&Làm lại: Sửa nhiệm vụ"))
    with qtbot.waitSignal(tasks.changed):
        press(window.page(), Qt.Key.Key_Y)
    assert content(database) == "Tên mới"
    assert window.status.message.text() == "Đã làm lại: Sửa nhiệm vụ “Tên mới”."


def test_with_nothing_to_take_back_it_is_said(qtbot, open_window, tasks):
    window = open_window()
    with qtbot.waitSignal(tasks.changed):
        press(window.page(), Qt.Key.Key_Y)
    assert window.status.message.text() == "Không có gì để làm lại."


@pytest.mark.parametrize("field", ["line", "text"])
def test_a_text_field_keeps_its_own_undo(qtbot, open_window, tasks, fill, database, field):
    fill(["Tên cũ"])
    window = open_window()
    rename(tasks, qtbot)
    typed = getattr(window.page(), field)
    typed.setFocus()
    QTest.keyClicks(typed, "abc")
    with qtbot.assertNotEmitted(tasks.changed, wait=100):
        press(typed, Qt.Key.Key_Z)
    assert (typed.text() if field == "line" else typed.toPlainText()) == ""
    assert content(database) == "Tên mới"
    with qtbot.assertNotEmitted(tasks.changed, wait=100):
        press(typed, Qt.Key.Key_Z)  # nothing left to take back in it: still not the data's turn
    assert content(database) == "Tên mới"


def test_a_save_that_cannot_be_taken_back_is_told(qtbot, open_window, fill, tasks, reported, monkeypatch):
    def refuses(_):
        raise AppError("Không hoàn tác được.")

    fill(["Một"])
    window = open_window()
    monkeypatch.setattr("app.services.undo.undo", refuses)
    window.undoing.undo.trigger()
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert str(reported[0]) == "Không hoàn tác được."


# --- the menu, the guide, files ---


def entries(window) -> dict[str, QAction]:
    return {action.text(): action for action in window.side.more.menu().actions() if action.text()}


def test_every_entry_of_the_menu_has_a_letter_of_its_own_that_any_keyboard_types(open_window):
    letters = [said[said.index("&") + 1].casefold() for said in entries(open_window())]
    assert len(letters) == len(set(letters))
    assert all(letter.isascii() for letter in letters)


@pytest.mark.qt_log_ignore("This plugin does not support")  # without a screen
def test_f10_opens_the_menu_and_a_letter_chooses(qtbot, open_window):
    window = open_window()
    menu = window.side.more.menu()
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, lambda: QTest.keyClick(menu, Qt.Key.Key_S)))
    press(window, Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: window.page_name() == "history")


def test_the_menu_button_leads_to_what_has_no_page_in_the_menu(open_window):
    window = open_window()
    actions = {said.replace("&", ""): action for said, action in entries(window).items()}
    assert [*actions] == [
        "Hoàn tác",
        "Làm lại",
        "Nơi liên quan…",
        "Lịch sử",
        "Thùng rác",
        "Nhập tệp Excel…",
        "Mẫu Word",
        "Quy chế",
        "Nhật ký quy chế",
        "Trường riêng",
        "Sao lưu và khôi phục",
        "Trợ giúp",
        "Giới thiệu",
    ]
    for text, page in (
        ("Lịch sử", "history"),
        ("Thùng rác", "bin"),
        ("Nhập tệp Excel…", "import"),
        ("Sao lưu và khôi phục", "backups"),
    ):
        actions[text].trigger()
        assert window.page_name() == page


def test_f1_shows_the_guide_with_its_pictures(open_window, tmp_path, monkeypatch):
    guide = tmp_path / "huong-dan.md"
    guide.write_text("# Hướng dẫn\n\nMở trang **Nhiệm vụ**.", encoding="utf-8")
    monkeypatch.setattr("app.ui.guide.guide", lambda: guide)
    window = open_window()
    press(window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    [shown] = window.findChildren(GuideWindow)
    assert shown.text.toPlainText().startswith("Hướng dẫn")
    assert shown.text.document().baseUrl() == QUrl.fromLocalFile(f"{tmp_path}/")
    shown.close()


def test_a_guide_that_is_missing_is_said(open_window, tmp_path, monkeypatch):
    monkeypatch.setattr("app.ui.guide.guide", lambda: tmp_path / "nowhere.md")
    window = open_window()
    with pytest.raises(AppError, match="Không thấy tệp hướng dẫn"):
        window.show_guide()


COPY_OR_MOVE = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
"""What the files of a folder offer; with Shift, and on some systems without, the move is proposed."""


@pytest.mark.parametrize(
    ("name", "page"),
    [("sổ theo dõi.xlsx", "import"), ("CŨ.XLS", "import"), ("ảnh.png", "desk"), ("Công văn.DOCX", "format")],
)
def test_a_file_dropped_on_the_window_goes_to_its_page(open_window, tmp_path, name, page):
    window = open_window()
    path = tmp_path / name
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    event = QDropEvent(QPointF(5, 5), COPY_OR_MOVE, data, buttons, keys)
    event.ignore()
    window.dropEvent(event)
    assert window.page_name() == page
    assert event.isAccepted() is (page != "desk")
    assert page == "desk" or event.dropAction() is Qt.DropAction.CopyAction, "the file stays where it lies"
    assert window.page().asked == ([("take", path)] if page != "desk" else [])


# --- the end, the beginning, refusals ---


def test_closing_saves_what_was_typed(qtbot, open_window):
    window = open_window()
    window.page().text.setPlainText("Mưa lũ kéo dài.")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window._made["desk"].is_saved()


def test_closing_again_goes_through_when_saving_fails(open_window):
    window = open_window()
    window.page().text.setPlainText("Mưa lũ.")
    window.page().saves = False
    window.close()
    assert window.isVisible()
    window.close()
    assert not window.isVisible()


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


@pytest.mark.parametrize("leave", ["done", "another page"])
def test_fresh_data_are_met_by_the_guide_of_the_first_start(qtbot, tasks, database, leave):
    from app.services.settings import load_preset
    from app.ui.first_start import FirstStart

    with database.write("Kiểm thử") as session:
        load_preset(session)
    window = Window(tasks, database.folder)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), FirstStart))
    if leave == "done":
        window.pages.currentWidget().done.emit()
        assert window.page_name() == "desk"
    else:
        press(window, Qt.Key.Key_2)
        assert window.page_name() == "tasks"
    assert window.pages.currentWidget() is window.page()
    assert window.settings.value(ACTOR) is None
    assert window.settings.value(FIRST_START_OVER) is None
