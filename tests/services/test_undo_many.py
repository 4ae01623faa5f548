"""A long day: two hundred saves, an import, a change of many and a backup brought back are undone and redone."""

from datetime import date

import pytest
from sqlalchemy import select

from app.models import backup
from app.models.database import Database, open_database
from app.models.task import Task
from app.services import bulk_changes, undo
from app.services.backup_diff import name_of_restore, restore
from app.services.settings import load_preset
from tests.importers.office_workbook.making import FILES, TASK, TASKS, take_in, workbook
from tests.services.test_backup_diff import everything

WHO = "Kiểm thử"
SAVES = 200


def write(database: Database, job):
    with database.write(WHO) as session:
        return job(session)


def reopened(database: Database) -> Database:
    database.close()
    return open_database(database.folder)


def rename(session, turn: int) -> None:
    session.scalars(select(Task).order_by(Task.id)).first().note = f"Lần {turn}"


def withdraw_some(session) -> None:
    open_ones = select(Task.id).where(Task.completed_on.is_(None), Task.withdrawn.is_(False)).limit(20)
    keys = [key.hex for key in session.scalars(open_ones)]
    bulk_changes.withdraw(session, keys, withdrawn_on=date(2026, 11, 23), today=date(2026, 11, 23))


def take_all(database: Database, step, titles: list[str]) -> Database:
    """Each step until there is none; the program is closed and opened again on the way."""
    while save := write(database, step):
        titles.append(save.title)
        if len(titles) % 80 == 0:
            database = reopened(database)
    return reopened(database)


@pytest.mark.slow
def test_a_long_day_goes_and_comes_back_across_restarts(database, tmp_path):
    write(database, load_preset)
    write(database, lambda s: take_in(s, FILES / "office-clean.xlsx", year=2026))
    kept = backup.make(database.folder, "manual")
    for turn in range(SAVES):
        write(database, lambda s, turn=turn: rename(s, turn))
    write(database, lambda s: take_in(s, workbook(tmp_path, {"Nhiệm vụ": [TASKS, TASK]})))
    write(database, withdraw_some)
    write(database, lambda s: restore(s, kept))
    after, undone, redone = everything(database), [], []
    database = take_all(reopened(database), undo.undo, undone)
    assert len(undone) == SAVES + 5
    assert undone[0] == name_of_restore(kept)
    assert undone[1].startswith("Sửa 20 nhiệm vụ")
    assert {name: rows for name, rows in everything(database).items() if rows} == {}
    database = take_all(database, undo.redo, redone)
    assert redone == undone[::-1]
    assert everything(database) == after
    database.close()
