"""Killed with -9 while minutes are typed, the program has what was kept by itself when it is opened again."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.models.check import check
from app.models.database import Database, open_database
from app.services.minutes_drafts import open_minutes
from app.services.settings import load_preset
from tests.services.meetings_held import store_session


@pytest.mark.slow
def test_what_was_kept_by_itself_outlives_a_kill(database: Database) -> None:
    with database.write("Kiểm thử") as session:
        load_preset(session)
        held = store_session(session)
    database.close()
    command = [sys.executable, "-m", "tests.ui.minutes_killed", str(database.folder), held.meeting]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "kept\n"
        program.kill()
    assert check(database.folder) == []
    survivor = open_database(database.folder)
    with survivor.write("Kiểm thử") as session:
        found = open_minutes(session, held.meeting)
    survivor.close()
    assert [(one.item, one.content) for one in found.conclusions] == [
        (held.items[0], "Giao Sở Y tế hoàn chỉnh")
    ]
