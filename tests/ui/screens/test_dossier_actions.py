"""What can be done with chosen dossiers: sheets, opinions about one, its slip in both forms."""

import pytest

from app.briefings.lists import Wanted
from app.core.opinion_terms import RoundKind
from app.models.task import Task
from app.services import dossiers as service
from app.ui.forms.sheet import Sheet
from app.ui.screens.dossier_actions import DECIDE, ONE, ONE_TO_ASSIGN, SHEETS
from app.ui.screens.dossiers import DOSSIERS
from app.ui.today import today
from tests.conftest import ACTOR
from tests.ui.shells import RecordingShell


@pytest.fixture
def shell(tasks, settings, tmp_path) -> RecordingShell:
    return RecordingShell(tasks, settings, tmp_path)


@pytest.fixture
def key(database) -> str:
    with database.write(ACTOR) as session:
        return service.receive(session, content="Dự thảo", agency=None, received_on=today()).id.hex


def named(label: str):
    [action] = [one for one in DOSSIERS.actions if one.label == label]
    return action


@pytest.mark.parametrize("screen", SHEETS, ids=lambda screen: screen.title)
def test_a_step_opens_its_sheet_over_the_window(qtbot, shell, key, screen, monkeypatch):
    opened = []
    monkeypatch.setattr(Sheet, "open", lambda sheet: opened.append(sheet))  # noqa: PLW0108 - bound as a method
    named(f"{screen.title}…").run(shell, [key])
    [sheet] = opened
    qtbot.addWidget(sheet)
    qtbot.waitUntil(lambda: "hồ sơ" in sheet.preview.text())
    assert sheet.button.isEnabled() is (screen is not DECIDE)  # nothing was submitted yet


@pytest.mark.parametrize("screen", [one for one in SHEETS if one is not DECIDE], ids=lambda one: one.title)
def test_a_step_is_written(database, key, screen):
    with database.write(ACTOR) as session:
        assert screen.change(session, [key], screen.start()) == 1


def test_opinions_about_a_dossier_begin_with_what_is_known_of_it(qtbot, shell, key):
    ask = named("Lấy ý kiến về hồ sơ…")
    ask.run(shell, [key, key])
    assert shell.said == [(ONE, False)]
    ask.run(shell, [key])
    qtbot.waitUntil(lambda: bool(shell.asked))
    form, none, start = shell.asked[0][1:]
    assert (form, none, start.kind, start.content) == ("opinion_round", None, RoundKind.AGENCIES, "Dự thảo")
    assert start.dossier.key == key


def test_a_dossier_leads_to_its_opinions_and_its_slip(shell, key):
    named("Xem ý kiến về hồ sơ").run(shell, [key])
    for one in DOSSIERS.actions:
        if one.document:
            one.run(shell, [key])
    assert shell.asked[0] == ("list", "answers", Wanted(filters={"dossier": (key,)}))
    assert [asked[3].subject for asked in shell.asked[1:]] == [f"{key}/narrative", f"{key}/checklist"]


def test_a_dossier_makes_its_task_once_and_opens_it(qtbot, shell, key, database):
    assign = named("Giao nhiệm vụ từ hồ sơ")
    assign.run(shell, [key, key])
    assert shell.said == [(ONE_TO_ASSIGN, False)]
    for times in (1, 2):
        assign.run(shell, [key])
        qtbot.waitUntil(lambda: len(shell.asked) == times)  # noqa: B023 - called at once
    assert shell.asked[0][:2] == ("form", "task")
    assert shell.asked[0] == shell.asked[1]
    with database.read() as session:
        assert [task.content for task in session.query(Task)] == ["Dự thảo"]
