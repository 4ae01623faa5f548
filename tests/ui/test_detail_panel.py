"""The detail panel: facts, parts and history of one record."""

from uuid import UUID

import pytest
from PySide6.QtCore import QUrl
from sqlalchemy import select

from app.briefings.forms import Details, Fact
from app.core.errors import AppError
from app.models.task import Task
from app.ui.detail_panel import EMPTY, HISTORY, READING, DetailPanel, Shown

DETAILS = Details(
    "Trình đề án <A&B>",
    "Quá hạn 3 ngày",
    (Fact("Hạn hoàn thành", "20/11/2026"), Fact("Ghi chú", "Dòng 1\nDòng 2")),
    {"Cơ quan chủ trì": ("Sở Y tế",), "Gia hạn": ()},
)


@pytest.fixture
def panel(qtbot, tasks):
    panel = DetailPanel(tasks)
    qtbot.addWidget(panel)
    panel.resize(320, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def key(fill, database) -> UUID:
    fill(["Trình đề án"])
    with database.read() as session:
        return session.scalars(select(Task.id)).one()


def shown(key, describe=lambda session, key: DETAILS, **words) -> Shown:
    return Shown(key.hex, describe, ("task", key), **words)


def change(tasks, qtbot, key, content) -> None:
    def write(session):
        session.get_one(Task, key).content = content

    with qtbot.waitSignal(tasks.changed):
        tasks.do(write)


def test_without_a_record_it_says_what_to_do(panel):
    panel.show_record(Shown())
    assert panel.state.text() == EMPTY
    assert not panel.open.isVisible()
    assert not panel.tabs.isVisible()


def test_of_an_empty_list_it_says_so_until_there_is_a_record(qtbot, panel, key):
    panel.show_record(Shown())
    panel.say_empty("Danh sách chưa có nhiệm vụ nào.")
    assert panel.state.text() == "Danh sách chưa có nhiệm vụ nào."
    panel.show_record(shown(key))
    qtbot.waitUntil(lambda: panel.state.text() == DETAILS.state)
    panel.say_empty("")
    assert panel.state.text() == DETAILS.state
    panel.show_record(Shown())
    assert panel.state.text() == EMPTY


def test_it_shows_title_state_facts_and_parts_as_they_are_written(qtbot, panel, key):
    panel.show_record(shown(key, can_open=True))
    assert panel.state.text() == READING
    qtbot.waitUntil(lambda: panel.title.text() == "Trình đề án <A&B>")
    assert panel.state.text() == "Quá hạn 3 ngày"
    text = panel.facts.toPlainText()
    for words in ("Hạn hoàn thành", "20/11/2026", "Dòng 1\nDòng 2", "Cơ quan chủ trì", "Sở Y tế"):
        assert words in text
    assert "Gia hạn" not in text
    assert panel.open.isVisible()


def test_a_record_without_a_form_cannot_be_opened(qtbot, panel, key):
    panel.show_record(shown(key))
    qtbot.waitUntil(lambda: panel.title.text() != "")
    assert not panel.open.isVisible()


def test_an_answer_that_comes_after_another_list_came_to_the_front_is_not_shown(qtbot, panel, tasks, key):
    said = []
    panel.tabs.setCurrentIndex(HISTORY)
    panel.show_record(shown(key))
    panel.show_record(Shown())
    tasks.ask(panel, "after it", lambda _: True, said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert panel.state.text() == EMPTY
    assert not panel.tabs.isVisible()
    assert not panel.history.isVisible()


def test_a_record_that_is_gone_is_no_longer_shown(qtbot, panel, key, reported):
    def gone(session, key):
        raise AppError("Không còn nhiệm vụ này nữa.")

    panel.show_record(shown(key))
    qtbot.waitUntil(lambda: panel.title.text() != "")
    panel.show_record(shown(key, gone))
    qtbot.waitUntil(lambda: panel.state.text() == EMPTY)
    assert reported == [], "its row goes from the list as well, and who deleted it knows"


def test_it_asks_again_when_something_was_saved(qtbot, panel, tasks, key):
    def describe(session, key):
        return Details(session.get_one(Task, UUID(key)).content, "", ())

    panel.show_record(shown(key, describe))
    qtbot.waitUntil(lambda: panel.title.text() == "Trình đề án")
    change(tasks, qtbot, key, "Trình đề án mới")
    qtbot.waitUntil(lambda: panel.title.text() == "Trình đề án mới")


def test_a_panel_that_nobody_sees_asks_nothing_until_it_is_shown(qtbot, panel, key):
    panel.hide()
    panel.show_record(shown(key))
    qtbot.wait(50)
    assert panel.title.text() == ""
    panel.show()
    qtbot.waitUntil(lambda: panel.title.text() != "")


def test_the_history_says_who_changed_what_from_what_to_what(qtbot, panel, tasks, key):
    change(tasks, qtbot, key, "Trình đề án <mới>")
    panel.show_record(shown(key))
    qtbot.waitUntil(lambda: panel.title.text() != "")
    panel.show_history()
    qtbot.waitUntil(lambda: "Trình đề án <mới>" in panel.history.toPlainText())
    first, *_ = panel.history.toPlainText().split("Thêm")
    assert "Sửa Kiểm thử" in first
    assert "Nội dung: Trình đề án → Trình đề án <mới>" in first
    assert "Thêm cơ quan thực hiện: Sở Y tế; Chủ trì" in panel.history.toPlainText()


def test_older_changes_are_asked_for_by_the_page(qtbot, panel, tasks, key, monkeypatch):
    monkeypatch.setattr("app.ui.detail_panel.PAGE", 2)
    for number in range(5):
        change(tasks, qtbot, key, f"Nội dung {number}")
    panel.show_record(shown(key))
    qtbot.waitUntil(lambda: panel.title.text() != "")
    panel.tabs.setCurrentIndex(HISTORY)
    qtbot.waitUntil(lambda: "Nội dung 4" in panel.history.toPlainText())
    assert "Nội dung 2" not in panel.history.toPlainText()
    for older in (*(f"Nội dung {number} → " for number in (2, 1, 0)), "Trình đề án → ", "Thêm Kiểm thử"):
        panel.history.anchorClicked.emit(QUrl("more"))
        qtbot.waitUntil(lambda older=older: older in panel.history.toPlainText())
    assert "Nội dung 4" in panel.history.toPlainText()
    assert "Xem các thay đổi cũ hơn" not in panel.history.toPlainText()
