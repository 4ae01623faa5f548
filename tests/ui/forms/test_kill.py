"""Killed while someone types, the program has kept what was typed up to the last few moments."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.models.check import check
from app.models.database import open_database
from app.services.drafts import find_draft

DRAFTS = 5


@pytest.mark.slow
def test_a_kill_loses_only_what_was_typed_since_the_last_draft(database):
    database.close()
    command = [sys.executable, "-m", "tests.ui.forms.killed", str(database.folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=Path(__file__).parents[3]
    ) as window:
        told = [int(window.stdout.readline()) for _ in range(DRAFTS)]
        window.kill()
    assert check(database.folder) == []
    again = open_database(database.folder)
    with again.read() as session:
        draft = find_draft(session, "work", "")
    again.close()
    assert told == sorted(told)
    assert int(draft.fields["content"]) >= told[-1], "what was told to be kept is there"
