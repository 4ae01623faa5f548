"""Tasks, documents and conclusions in their forms: nothing differs until somebody types, and that is saved."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.briefings.forms import Loaded
from app.models.task import Task
from app.services.forms import conclusion_tasks, document, report, task
from app.services.settings import load_preset
from app.ui.screens.catalog import form_named
from tests.services.forms.people import changes
from tests.services.forms.test_document import WHOLE as DOCUMENT
from tests.services.forms.test_report import WHOLE as REPORT
from tests.services.forms.test_task import TODAY
from tests.services.forms.test_task import WHOLE as TASK
from tests.services.test_conclusion_tasks import meeting
from tests.ui.screens.test_filled_forms import opened, shown
from tests.ui.shells import RecordingShell

FORMS = pytest.mark.parametrize("name", ["task", "document", "conclusion_tasks", "report"])


def store(session, name: str) -> str:
    match name:
        case "task":
            return task.save(session, Loaded("", TASK), today=TODAY)
        case "document":
            return document.save(session, Loaded("", DOCUMENT), today=TODAY)
        case "report":
            return report.save(session, Loaded("", REPORT))
        case _:
            return meeting(session)


@pytest.fixture
def window(tasks, settings, tmp_path, database) -> RecordingShell:
    with database.write("Kiểm thử") as session:
        load_preset(session)
    return RecordingShell(tasks, settings, tmp_path / "data")


@FORMS
def test_a_record_is_shown_as_it_is_stored(qtbot, window, database, name):
    with database.write("Kiểm thử") as session:
        key = store(session, name)
        stored = form_named(name).load(session, key).values
    view = opened(qtbot, window, name, key)
    assert shown(view) == {field: getattr(stored, field) for field in view.frames}
    assert view.is_saved()


def test_a_typed_note_is_the_only_change_of_a_task(qtbot, window, database, reported):
    with database.write("Kiểm thử") as session:
        key = store(session, "task")
        stored = task.load(session, key, today=TODAY).values
        before = changes(session)
    view = opened(qtbot, window, "task", key)
    view.frames["note"].entry.type_in("Đã nhắc")
    with qtbot.waitSignal(view.saved):
        view.save()
    with database.read() as session:
        assert task.load(session, key, today=TODAY).values == replace(stored, note="Đã nhắc")
        assert changes(session) == before + 1
    assert reported == []


def test_a_new_task_needs_its_content(qtbot, window, database, reported):
    view = opened(qtbot, window, "task", None)
    refused: list[bool] = []
    view.save(failed=lambda: refused.append(True))
    assert refused
    view.frames["content"].entry.type_in("Rà soát quy hoạch")
    view.frames["deadline"].entry.type_in("trước 15/12/2026")
    with qtbot.waitSignal(view.saved) as saved:
        view.save()
    with database.read() as session:
        values = task.load(session, saved.args[0], today=TODAY).values
    assert (values.content, values.deadline) == ("Rà soát quy hoạch", date(2026, 12, 14))
    assert values.deadline_words == "trước 15/12/2026"
    assert reported == []


def test_conclusions_become_tasks_as_they_are_proposed(qtbot, window, database, reported):
    with database.write("Kiểm thử") as session:
        key = store(session, "conclusion_tasks")
    view = opened(qtbot, window, "conclusion_tasks", key)
    with qtbot.waitSignal(view.saved):
        view.save()
    with database.read() as session:
        assert conclusion_tasks.load(session, key, today=TODAY).values.tasks == ()
        assert [row.content for row in session.scalars(select(Task).order_by(Task.id))] == [
            "Rà soát quy hoạch",
            "Báo cáo ngân sách",
        ]
    view = opened(qtbot, window, "conclusion_tasks", key)  # it closed once it was saved
    assert view.frames["tasks"].entry.value() == ()
    refused: list[bool] = []
    view.save(failed=lambda: refused.append(True))
    assert refused, "there is nothing left to be made"
    assert reported == []
