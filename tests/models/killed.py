"""A program that saves tasks until it is killed; run by `test_kill.py`.

`python -m tests.models.killed FOLDER ACKNOWLEDGED`: for each line on its standard input it starts a saver, prints
the saver's process number, and says when it is dead. Where the system can fork, the saver starts at once.
"""

import os
import subprocess
import sys
from datetime import date
from itertools import count
from pathlib import Path

from app.models.database import open_database
from app.models.task import Task


def save_until_killed(folder: Path, acknowledged: Path) -> None:
    """Save one task after another; a task counts as acknowledged once its key is in the file."""
    database = open_database(folder)
    with acknowledged.open("ab", buffering=0) as answers:
        for number in count():
            with database.write("Kiểm thử") as session:
                task = Task(
                    content=f"Việc số {number} " + "nội dung " * (number % 50), assigned_on=date(2026, 10, 1)
                )
                session.add(task)
                session.flush()
                session.add(Task(content=f"đi cùng {task.id.hex}", assigned_on=date(2026, 10, 1)))
            answers.write(task.id.hex.encode() + b"\n")


def nurse(folder: Path, acknowledged: Path) -> None:
    """Start savers, one after another."""
    for _ in sys.stdin:
        if hasattr(os, "fork"):
            child = os.fork()
            if not child:
                save_until_killed(folder, acknowledged)
            print(child, flush=True)
            os.waitpid(child, 0)
        else:
            command = [sys.executable, "-m", "tests.models.killed", str(folder), str(acknowledged), "alone"]
            with subprocess.Popen(command) as saver:
                print(saver.pid, flush=True)
        print("dead", flush=True)


if __name__ == "__main__":
    (save_until_killed if sys.argv[3:] else nurse)(Path(sys.argv[1]), Path(sys.argv[2]))
