"""The page of all saves."""

import pytest
from sqlalchemy import select

from app.models.task import Task
from app.services import undo
from app.ui.screens import history
from app.ui.screens.history import EMPTY, MORE, READING, UNDONE, HistoryPage
from tests.ui.shells import RecordingShell

WHO = "Kiểm thử"


@pytest.fixture
def open_page(qtbot, tasks, settings, database):
    def open_page():
        page = HistoryPage(RecordingShell(tasks, settings, database.folder))
        qtbot.addWidget(page)
        page.resize(1000, 500)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return open_page


def rename(database, content) -> None:
    with database.write(WHO) as session:
        session.scalars(select(Task)).first().content = content


def titles(page) -> list[str]:
    return [page.tree.topLevelItem(n).text(0) for n in range(page.tree.topLevelItemCount())]


def lines(item) -> list[str]:
    """What stands under a save, row by row."""
    found = []
    for child in history._children(item):
        found += [child.text(0), *(line.text(0) for line in history._children(child))]
    return found


def test_nothing_saved_yet_is_said(qtbot, open_page):
    page = open_page()
    assert page.empty.text() == READING
    qtbot.waitUntil(lambda: page.empty.text() == EMPTY)
    assert page.empty.isVisible()
    assert not page.tree.isVisible()


def test_saves_stand_newest_first_with_who_and_how_much(qtbot, open_page, fill, database):
    fill(["Một", "Hai"])
    rename(database, "Ba")
    page = open_page()
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 2)
    assert titles(page) == [
        "Sửa nhiệm vụ “Ba”",
        "Thêm 2 nhiệm vụ, văn bản giao nhiệm vụ “12/UBND-TH”, cơ quan “Sở Y tế”",
    ]
    item = page.tree.topLevelItem(1)
    assert (item.text(1), item.text(3)) == (WHO, "6")


def test_a_save_opens_to_what_it_did(qtbot, open_page, fill, database):
    fill(["Một"])
    rename(database, "Hai")
    page = open_page()
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 2)
    save = page.tree.topLevelItem(0)
    save.setExpanded(True)
    qtbot.waitUntil(lambda: lines(save) == ["Sửa nhiệm vụ “Hai”", "Nội dung: Một → Hai"])


def test_a_large_save_is_told_in_parts(qtbot, open_page, fill, monkeypatch):
    monkeypatch.setattr(history, "ROWS", 4)
    fill([f"Việc {number}" for number in range(5)])
    page = open_page()
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 1)
    save = page.tree.topLevelItem(0)
    save.setExpanded(True)
    qtbot.waitUntil(lambda: save.childCount() == 5)
    more = save.child(4)
    assert more.text(0) == MORE
    page.tree.itemClicked.emit(more, 0)
    qtbot.waitUntil(lambda: save.childCount() == 9)
    assert save.child(8).text(0) == MORE


def test_what_was_taken_back_is_marked_until_it_is_brought_back(qtbot, open_page, fill, database, tasks):
    fill(["Một"])
    rename(database, "Hai")
    with database.write(WHO) as session:
        undo.undo(session)
    page = open_page()
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 3)
    assert titles(page)[0] == "Hoàn tác: Sửa nhiệm vụ “Một”"
    assert [page.tree.topLevelItem(n).text(4) for n in range(3)] == ["", UNDONE, ""]
    with qtbot.waitSignal(tasks.changed):
        tasks.do(undo.redo)
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 4)
    assert [page.tree.topLevelItem(n).text(4) for n in range(4)] == ["", UNDONE, "", ""]


def test_older_saves_are_asked_for_when_the_end_comes_near(qtbot, open_page, fill, database, monkeypatch):
    monkeypatch.setattr(history, "PAGE", 20)
    fill(["Một"])
    for number in range(50):
        rename(database, f"Nội dung {number}")
    page = open_page()
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 20)
    for many in (40, 51):
        bar = page.tree.verticalScrollBar()
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda many=many: page.tree.topLevelItemCount() == many)
    assert len(set(titles(page))) >= 1
    firsts = [page.tree.topLevelItem(n).data(0, history.SAVE).save.first_seq for n in range(51)]
    assert firsts == sorted(set(firsts), reverse=True)


def test_a_new_save_comes_on_top_by_itself(qtbot, open_page, fill, tasks):
    fill(["Một"])
    page = open_page()
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 1)

    def change(session):
        session.scalars(select(Task)).one().content = "Hai"

    tasks.do(change)
    qtbot.waitUntil(lambda: titles(page)[0] == "Sửa nhiệm vụ “Hai”")


def test_a_page_that_nobody_sees_asks_when_it_is_shown_again(qtbot, open_page, fill, tasks):
    fill(["Một"])
    page = open_page()
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 1)
    page.hide()

    def change(session):
        session.scalars(select(Task)).one().content = "Hai"

    with qtbot.waitSignal(tasks.changed):
        tasks.do(change)
    qtbot.wait(50)
    assert page.tree.topLevelItemCount() == 1
    page.show()
    qtbot.waitUntil(lambda: titles(page)[0] == "Sửa nhiệm vụ “Hai”")
