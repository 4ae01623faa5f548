"""Killed at any moment, the program loses nothing that it had acknowledged."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.paths import DATABASE_NAME
from app.models.check import check
from app.models.database import Database, open_database
from app.models.replay import replay
from app.models.task import Task
from tests.models.edits import contents, copy_log, indexed_words

ROUNDS = 100 if hasattr(os, "fork") else 10
LONGEST = 0.1  # seconds
PATIENCE = 60


def kill_savers(folder: Path, acknowledged: Path) -> None:
    """Start a saver and kill it, `ROUNDS` times, each at a random moment of its life."""
    command = [sys.executable, "-m", "tests.models.killed", str(folder), str(acknowledged)]
    nurse = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    )
    assert nurse.stdin is not None
    assert nurse.stdout is not None
    chance = random.Random(2026)
    with nurse, nurse.stdin, nurse.stdout:
        for number in range(ROUNDS):
            before = acknowledged.stat().st_size
            nurse.stdin.write("go\n")
            nurse.stdin.flush()
            saver = int(nurse.stdout.readline())
            if number % 2:  # while it saves; in the other rounds perhaps while it opens
                wait_for_more(acknowledged, before)
            time.sleep(chance.uniform(0, LONGEST))
            os.kill(saver, getattr(signal, "SIGKILL", signal.SIGTERM))
            assert nurse.stdout.readline() == "dead\n"


def wait_for_more(acknowledged: Path, before: int) -> None:
    """Wait until the saver has acknowledged something."""
    end = time.monotonic() + PATIENCE
    while acknowledged.stat().st_size == before and time.monotonic() < end:
        time.sleep(0.001)


@pytest.mark.slow
def test_a_hundred_kills_lose_nothing_acknowledged(database: Database, tmp_path: Path) -> None:
    database.close()
    acknowledged = tmp_path / "acknowledged"
    acknowledged.touch()
    kill_savers(database.folder, acknowledged)
    promised = acknowledged.read_text().split()
    assert len(promised) >= ROUNDS // 2, "the savers had no time to save"

    assert check(database.folder) == []
    survivor = open_database(database.folder)
    with survivor.read() as session:
        saved = {key.hex: content for key, content in session.execute(select(Task.id, Task.content))}
    survivor.close()
    assert set(promised) <= saved.keys()
    # Of each save both rows are there, or none: one more save than acknowledged a round at most.
    firsts = {key for key, content in saved.items() if content.startswith("Việc")}
    seconds = {content.removeprefix("đi cùng ") for content in saved.values() if content.startswith("đi")}
    assert firsts == seconds
    assert len(firsts) <= len(promised) + ROUNDS
    agrees_with_its_log(database.folder, tmp_path / "again")


def agrees_with_its_log(folder: Path, again: Path) -> None:
    """The tables, and the words of the index, are what the log says."""
    open_database(again).close()
    copy_log(folder / DATABASE_NAME, again / DATABASE_NAME)
    replayed = open_database(again)
    with replayed.write("Phục hồi") as session:
        replay(session.connection())
    replayed.close()
    assert contents(again / DATABASE_NAME) == contents(folder / DATABASE_NAME)
    assert indexed_words(again / DATABASE_NAME) == indexed_words(folder / DATABASE_NAME)
