"""The bin: what was deleted, found again and brought back."""

from uuid import UUID

import pytest
from PySide6.QtGui import QAction
from sqlalchemy import select

from app.briefings.lists import Wanted
from app.models.agency import Agency
from app.models.task import Task, TaskAgency
from app.services import bin as service
from app.services import undo
from app.services.lists.bin import choices, count, describe, find, read, split
from app.ui.record_page import RecordPage
from app.ui.screens.bin import BIN, tell
from app.ui.today import today
from tests.ui.shells import RecordingShell

WHO = "Kiểm thử"


def delete(database, *contents) -> list[UUID]:
    """Each in a save of its own, in this order."""
    found = []
    for content in contents:
        with database.write(WHO) as session:
            found.append(session.scalars(select(Task.id).where(Task.content == content)).one())
            service.delete(session, "task", found[-1])
    return found


def listed(database, wanted=None) -> list[str]:
    with database.read() as session:
        keys = find(session, wanted or Wanted(), today=today()).keys
        assert count(session, wanted or Wanted(), today=today()) == len(keys)
        return [row.name for row in read(session, keys, today=today())]


@pytest.fixture
def page(qtbot, tasks, settings, database):
    shell = RecordingShell(tasks, settings, database.folder)
    page = RecordPage(shell, (BIN,), {BIN.name: tell})
    page.shell = shell
    qtbot.addWidget(page)
    page.resize(1150, 600)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_the_newest_is_first_and_parts_stay_with_their_record(database, fill):
    fill(["Một", "Hai", "Ba"])
    delete(database, "Một", "Ba")
    assert listed(database) == ["Ba", "Một"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted(words="de an"), ["Trình đề án"]),
        (Wanted(words="ĐỀ ÁN trinh"), ["Trình đề án"]),
        (Wanted(words="khong co"), []),
        (Wanted(filters={"kind": ("agency",)}), ["Sở Nội vụ"]),
        (Wanted(filters={"kind": ("task", "agency")}), ["Sở Nội vụ", "Trình đề án", "Báo cáo"]),
        (Wanted(order="name"), ["Báo cáo", "Sở Nội vụ", "Trình đề án"]),
        (Wanted(order="at"), ["Báo cáo", "Trình đề án", "Sở Nội vụ"]),
    ],
)
def test_words_filters_and_orders(database, fill, wanted, names):
    fill(["Báo cáo", "Trình đề án"], agencies=("Sở Y tế",))
    with database.write(WHO) as session:
        session.add(Agency(name="Sở Nội vụ", kind="department"))
    delete(database, "Báo cáo", "Trình đề án")
    with database.write(WHO) as session:
        found = session.scalars(select(Agency.id).where(Agency.name == "Sở Nội vụ")).one()
        service.delete(session, "agency", found)
    assert listed(database, wanted) == names


def test_a_part_that_was_deleted_alone_is_there_only_if_it_has_a_name(database, fill):
    fill(["Một"])
    with database.write(WHO) as session:
        service.delete(session, "task_agency", session.scalars(select(TaskAgency.id)).one())
    assert listed(database) == []


def test_what_an_undo_took_back_was_never_deleted_by_anyone(database, fill):
    fill(["Một", "Hai"])
    with database.write(WHO) as session:
        undo.undo(session)
    assert listed(database) == []
    with database.write(WHO) as session:
        undo.redo(session)
    with database.write(WHO) as session:
        undo.undo(session)
    assert listed(database) == []


def test_what_an_undone_restore_left_is_in_the_bin_again(database, fill):
    fill(["Một"])
    [key] = delete(database, "Một")
    with database.write(WHO) as session:
        service.restore(session, "task", key)
    assert listed(database) == []
    with database.write(WHO) as session:
        undo.undo(session)
    assert listed(database) == ["Một"]


def test_it_is_told_who_deleted_it_and_what_comes_back_with_it(database, fill):
    fill(["Một"])
    [key] = delete(database, "Một")
    with database.read() as session:
        details = describe(session, f"task:{key.hex}")
    assert details.title == "Một"
    assert [(fact.label, fact.value) for fact in details.facts][::2] == [
        ("Loại", "Nhiệm vụ"),
        ("Người xóa", WHO),
    ]
    assert details.parts == {"Khôi phục cùng": ("1 cơ quan thực hiện",)}


def test_every_kind_can_be_chosen_and_keys_name_their_table(database):
    with database.read() as session:
        kinds = {choice.code: choice.label for choice in choices(session, "kind")}
    assert kinds["task"] == "Nhiệm vụ"
    assert "task_agency" not in kinds
    key = UUID(int=7)
    assert split(f"task:{key.hex}") == ("task", key)


def test_the_page_restores_the_chosen_rows_in_one_save(qtbot, page, database, fill, tasks):
    fill(["Một", "Hai"])
    delete(database, "Một", "Hai")
    page.view().clear_filters()
    view = page.view()
    qtbot.waitUntil(lambda: len(view.model.keys) == 2)
    view.table.selectAll()
    verb = next(action for action in view.findChildren(QAction) if action.text() == "Khôi phục")
    with qtbot.waitSignal(tasks.changed):
        verb.trigger()
    assert page.shell.said == [("Đã khôi phục 2 dòng từ thùng rác.", True)]
    qtbot.waitUntil(lambda: len(view.model.keys) == 0)
    with database.read() as session:
        assert session.scalars(select(Task.content).where(Task.deleted_at.is_(None))).all() == ["Một", "Hai"]
        assert len(session.scalars(select(TaskAgency).where(TaskAgency.deleted_at.is_(None))).all()) == 2
        assert undo.next_undo(session).title == "Khôi phục 2 nhiệm vụ"


def test_the_panel_tells_of_the_row_and_its_history(qtbot, page, database, fill):
    fill(["Một"])
    delete(database, "Một")
    page.view().clear_filters()
    qtbot.waitUntil(lambda: len(page.view().model.keys) == 1)
    page.view().table.setCurrentIndex(page.view().model.index(0, 0))
    qtbot.waitUntil(lambda: page.panel.title.text() == "Một")
    assert not page.panel.open.isVisible()
    page.panel.show_history()
    qtbot.waitUntil(lambda: "Xóa Kiểm thử" in page.panel.history.toPlainText())
