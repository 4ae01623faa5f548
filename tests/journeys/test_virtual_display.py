"""The started program under a display that nobody sees: a task by mouse and keyboard, and a calm end."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from app import NAME
from app.core.logs import log_path
from app.models.agency import Agency
from app.models.task import Task, TaskAgency
from app.services.drafts import list_drafts
from tests.journeys import virtual_display
from tests.journeys.conftest import SPECIALIST, actors, ask
from tests.journeys.virtual_display import Display, wait

ROOT = Path(__file__).parents[2]
CONTENT, AGENCY = "Bao cao giai ngan quy 4", "So Y te"
NOTED = "Đôn đốc tiến độ, gửi Sở Xây dựng"
TASKS = (90, 68)  # the second page in the side menu

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(virtual_display.missing()), reason=f"not installed: {', '.join(virtual_display.missing())}"
    ),
]


@contextmanager
def started(display: Display, folder: Path, kept: Path) -> Iterator[subprocess.Popen[str]]:
    """The program as a user starts it; what it showed is kept when the story breaks."""
    command = [sys.executable, "-m", "app", "--data", str(folder)]
    with subprocess.Popen(
        command, env=display.environment(), cwd=ROOT, stderr=subprocess.PIPE, text=True
    ) as program:
        try:
            yield program
        except BaseException:
            display.picture(kept)
            print(f"what the screen showed: {kept}")
            program.kill()
            print(program.stderr.read())
            raise


def stored(session) -> list[tuple[str, list[str]]]:
    found = session.scalars(select(Task).where(Task.deleted_at.is_(None)).order_by(Task.id)).all()
    names = select(Agency.name).join(TaskAgency, TaskAgency.agency_id == Agency.id)
    return [
        (task.content, list(session.scalars(names.where(TaskAgency.task_id == task.id)))) for task in found
    ]


def test_a_task_by_mouse_and_keyboard(desk_folder, tmp_path):
    def tasks() -> list[str]:
        return [content for content, _ in ask(desk_folder, stored)]

    with (
        virtual_display.display(NOTED) as display,
        started(display, desk_folder, tmp_path / "screen.png") as program,
    ):
        window = display.window(NAME)
        display.hand("windowfocus", "--sync", window)
        display.settle()
        with display.changing("the list of tasks"):
            display.click(*TASKS)
        with display.changing("an empty form"):
            display.press("ctrl+n")
        display.type(CONTENT)
        display.press("Tab")
        with display.changing("what may be chosen"):
            display.type(AGENCY)
        display.press("Down", "Return", "ctrl+s")
        wait(lambda: tasks() == [CONTENT], "the task is in the data")
        with display.changing("the next empty form"):
            display.press("ctrl+Return")
        display.type(NOTED)  # half a task: closing keeps it for the next start
        display.close(window)
        code = program.wait(15)
        said = program.stderr.read()
    assert (code, said) == (0, "")
    assert ask(desk_folder, stored)[0] == (CONTENT, [AGENCY])
    assert [draft.title for draft in ask(desk_folder, list_drafts)] == [NOTED]
    assert actors(desk_folder) == [NAME, SPECIALIST]
    assert not log_path(desk_folder).exists(), log_path(desk_folder).read_text(encoding="utf-8")
