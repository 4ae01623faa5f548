"""What can be done with chosen tasks: verbs, and the workbook that goes to a department and comes back."""

from datetime import time
from threading import Event
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from app.models.task import Task
from app.services.lists import tasks as question
from app.ui.forms.sheet import Sheet
from app.ui.screens import task_sheet
from app.ui.screens.task_actions import ACTIONS, SHEETS
from app.ui.screens.task_completing import COMPLETE, open_sheet
from app.ui.screens.task_making_actions import FROM_TEMPLATE, OF_SEAT
from app.ui.screens.task_sheet import FROM_DEPARTMENT, TO_DEPARTMENT
from app.ui.screens.tasks import TASKS
from app.ui.tasks import WORKERS
from app.ui.today import today
from app.ui.widgets.saving import BOOKS, FOLDER_SETTING
from tests.conftest import ACTOR
from tests.ui.shells import RecordingShell


@pytest.fixture
def shell(tasks, settings, tmp_path) -> RecordingShell:
    return RecordingShell(tasks, settings, tmp_path)


@pytest.fixture
def keys(database) -> list[str]:
    """Two tasks to do and one that was withdrawn."""
    with database.write(ACTOR) as session:
        rows = [Task(content=f"Việc {number}", assigned_on=today()) for number in range(2)]
        rows.append(Task(content="Thôi", assigned_on=today(), withdrawn=True))
        session.add_all(rows)
        session.flush()
        return [row.id.hex for row in rows]


def named(label: str):
    [action] = [action for action in ACTIONS if action.label == label]
    return action


def test_the_main_verb_opens_an_empty_form(shell):
    [add] = [action for action in TASKS.actions if action.main]
    add.run(shell, ())
    assert (add.shortcut, shell.asked) == ("Ctrl+N", [("form", TASKS.form, None, None)])


def test_one_verb_stands_beside_the_menu_of_the_others():
    plain = [action.label for action in ACTIONS if not (action.main or action.more or action.document)]
    assert plain == ["Hoàn thành hôm nay"]
    assert TO_DEPARTMENT in ACTIONS
    assert FROM_DEPARTMENT in ACTIONS
    own = (FROM_DEPARTMENT, FROM_TEMPLATE, *OF_SEAT)
    assert {action.label for action in ACTIONS if action.more and not action.needs_rows} == {
        action.label for action in own
    }


def test_the_menu_of_a_task_has_the_frequent_verbs_on_top_and_the_others_by_their_sense():
    of_rows = [action for action in ACTIONS if action.needs_rows and not action.document]
    top = [action.label for action in of_rows if not action.under]
    assert top[0] == "Hoàn thành hôm nay"
    assert {"Ghi tiến độ…", "Ghi cuộc gọi…", "Gia hạn…"} <= set(top)
    titles = list(dict.fromkeys(action.under for action in of_rows if action.under))
    assert len(top) + len(titles) <= 12
    for title in titles:
        assert sum(action.under == title for action in ACTIONS) in range(2, 8), title


def test_chosen_tasks_are_done_today_and_the_status_bar_says_how_many(qtbot, shell, keys, database):
    done = named("Hoàn thành hôm nay")
    done.run(shell, keys)
    qtbot.waitUntil(lambda: bool(shell.said))
    done.run(shell, keys)
    qtbot.waitUntil(lambda: len(shell.said) > 1)
    assert shell.said == [
        ("Đã ghi hoàn thành hôm nay: 2 nhiệm vụ.", True),
        ("Các nhiệm vụ đã chọn đều đã hoàn thành hoặc thu hồi.", False),
    ]
    with database.read() as session:
        days = [row.completed_on for row in question.read(session, keys, today=today())]
    assert days == [today(), today(), None]


def test_of_a_task_with_open_steps_the_sheet_tells_before_it_is_done(
    qtbot, shell, keys, database, monkeypatch
):
    opened = []
    monkeypatch.setattr(Sheet, "open", lambda sheet: opened.append(sheet))  # noqa: PLW0108 - bound as a method
    with database.write(ACTOR) as session:
        session.add(Task(content="Bước", assigned_on=today(), parent_id=UUID(keys[0])))
    named("Hoàn thành hôm nay").run(shell, keys)
    qtbot.waitUntil(lambda: bool(opened))
    [sheet] = opened
    qtbot.waitUntil(lambda: sheet.button.isEnabled() and len(sheet.changes.lines()) == 2)
    assert sheet.declared is COMPLETE
    assert sheet.preview.text().endswith("∆ Còn 1 bước (nhiệm vụ con) chưa xong.")
    assert "Còn 1 bước (nhiệm vụ con) chưa xong." in sheet.changes.lines()[0].cells[2]
    with database.read() as session:
        assert [row.completed_on for row in question.read(session, keys, today=today())] == [None] * 3
    sheet.apply()
    qtbot.waitUntil(lambda: bool(shell.said))
    assert shell.said == [("Đã ghi hoàn thành 2 nhiệm vụ.", True)]


@pytest.mark.parametrize("has_hour", [True, False])
def test_the_hour_of_a_result_is_asked_only_where_a_deadline_has_one(
    qtbot, shell, keys, database, monkeypatch, has_hour
):
    opened = []
    monkeypatch.setattr(Sheet, "open", lambda sheet: opened.append(sheet))  # noqa: PLW0108 - bound as a method
    if has_hour:
        with database.write(ACTOR) as session:
            row = session.get_one(Task, UUID(keys[0]))
            row.deadline, row.deadline_time = today(), time(10)
    open_sheet(COMPLETE, shell, keys)
    qtbot.waitUntil(lambda: bool(opened))
    [sheet] = opened
    qtbot.waitUntil(sheet.button.isEnabled)
    assert sheet.frames["completed_at"].isHidden() is not has_hour
    named("Hoàn thành hôm nay").run(shell, keys)
    qtbot.waitUntil(lambda: len(opened) > 1 if has_hour else bool(shell.said))


@pytest.mark.parametrize("screen", SHEETS, ids=lambda screen: screen.title)
def test_a_verb_of_the_menu_opens_its_sheet_over_the_window(qtbot, shell, keys, screen, monkeypatch):
    opened = []
    monkeypatch.setattr(Sheet, "open", lambda sheet: opened.append(sheet))  # noqa: PLW0108 - bound as a method
    named(f"{screen.title}…").run(shell, keys)
    [sheet] = opened
    qtbot.addWidget(sheet)
    qtbot.waitUntil(lambda: "nhiệm vụ" in sheet.preview.text())
    assert sheet.declared is screen


def test_chosen_tasks_go_into_a_workbook_with_their_keys(qtbot, shell, keys, tmp_path, monkeypatch):
    path = tmp_path / "gửi.xlsx"
    asked = []
    monkeypatch.setattr(task_sheet, "ask_path", lambda *_, **said: asked.append(said) or path)
    TO_DEPARTMENT.run(shell, keys[:2])
    qtbot.waitUntil(lambda: len(shell.said) > 1)
    assert shell.said[0] == ("Đang xuất 2 nhiệm vụ…", False)
    assert shell.said[-1][0].startswith("Đã xuất 2 nhiệm vụ ra tệp gửi.xlsx")
    assert [asked[0] for asked in shell.asked] == ["follow"]
    written = [cell for row in load_workbook(path).worksheets[0].iter_rows(values_only=True) for cell in row]
    assert [key for key in keys if key in written] == keys[:2]


def test_a_cancelled_workbook_leaves_nothing(qtbot, shell, keys, tmp_path, monkeypatch):
    path, may_begin = tmp_path / "gửi.xlsx", Event()
    monkeypatch.setattr(task_sheet, "ask_path", lambda *_, **__: path)
    for _ in range(WORKERS):  # so that it is cancelled before it began
        shell.tasks.work(lambda _: may_begin.wait(10), lambda _: None)
    TO_DEPARTMENT.run(shell, keys)
    [(_, work)] = shell.asked
    work.cancel()
    with qtbot.waitSignal(work.ended):
        may_begin.set()
    assert not path.exists()
    assert len(shell.said) == 1


def test_without_a_place_nothing_is_read(shell, keys, monkeypatch):
    monkeypatch.setattr(task_sheet, "ask_path", lambda *_, **__: None)
    TO_DEPARTMENT.run(shell, keys)
    assert (shell.asked, shell.said) == ([], [])


def test_the_workbook_of_a_department_is_asked_for_at_once_and_its_changes_shown(
    shell, monkeypatch, tmp_path
):
    asked = []
    monkeypatch.setattr(
        QFileDialog,
        "getOpenFileName",
        lambda _, *said: (asked.append(said), (str(tmp_path / "a.xlsx"), ""))[1],
    )
    shell.settings.setValue(FOLDER_SETTING, str(tmp_path / "đã xóa" / "gửi đơn vị"))
    FROM_DEPARTMENT.run(shell, ())
    assert shell.asked == [("take", tmp_path / "a.xlsx")]
    assert asked == [("Chọn tệp mà đơn vị đã điền", str(tmp_path), BOOKS)]


def test_without_a_file_from_the_department_the_list_stays(shell, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    FROM_DEPARTMENT.run(shell, ())
    assert (shell.asked, shell.said) == ([], [])
