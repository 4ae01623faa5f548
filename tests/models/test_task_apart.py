"""What tasks keep of other tables is what a slow count in Python finds there, whatever was typed or undone."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.core.ids import uuid7
from app.core.paths import DATABASE_NAME
from app.core.task_making_terms import FollowRole
from app.core.terms import AgencyKind, AgencyRole
from app.models import search, task_apart
from app.models.agency import Agency
from app.models.check import check
from app.models.database import Database, open_database
from app.models.known_at import known_at
from app.models.task import DelayReport, Extension, Task, TaskAgency
from app.models.task_apart import EXCUSED, EXTENDED, FOLLOWED, HOURS, LED, RETURNED
from app.models.task_life import TaskReturn
from app.models.task_making import TaskFollower
from app.services.undo import undo
from tests.models.edits import Editor

DAY = date(2026, 10, 5)
PARTS: tuple[type[Any], ...] = (Extension, TaskReturn, DelayReport, TaskFollower, TaskAgency)
Kept = dict[str, tuple[str, int]]


def kept(session: Session) -> Kept:
    """What stands in the tasks."""
    return {
        key: (leads, apart)
        for key, leads, apart in session.execute(text("SELECT id, leads, apart FROM task"))
    }


def counted(session: Session) -> Kept:
    """The same from the rows of the other tables, one by one."""
    session.expire_all()
    there = {part: [row for row in session.scalars(select(part)) if row.deleted_at is None] for part in PARTS}
    found = {}
    for key in session.scalars(select(Task.id)):
        of = {part: [row for row in rows if row.task_id == key] for part, rows in there.items()}
        leads = [link for link in of[TaskAgency] if link.role is AgencyRole.LEAD]
        said = {
            EXTENDED: bool(of[Extension]),
            RETURNED: bool(of[TaskReturn]),
            EXCUSED: any(report.accepted for report in of[DelayReport]),
            FOLLOWED: bool(of[TaskFollower]),
            LED: any(link.from_on or link.to_on for link in leads),
            HOURS: _is_past_hour(session.get_one(Task, key)),
        }
        keys = ",".join(sorted(link.agency_id.hex for link in leads))
        found[key.hex] = (keys, sum(one for one, is_so in said.items() if is_so))
    return found


def _is_past_hour(row: Task) -> bool:
    on_the_day = row.completed_on is not None and row.completed_on == row.deadline
    return on_the_day and (row.completed_at or time.min) > (row.deadline_time or time.max)


def agrees(database: Database) -> Kept:
    """Tell what is kept, once it is what is counted and the check has nothing to say of it."""
    with database.read() as session:
        found = kept(session)
        assert found == counted(session)
    assert not complaints(database)
    return found


def complaints(database: Database) -> list[str]:
    """What the check says of tasks (the editor names files that were never there)."""
    return [line for line in check(database.folder) if line.startswith("Nhiệm vụ")]


# --- facts in any order ---


def _add(session: Session, chance: Random) -> None:
    task, agency = _any(session, Task, chance).id, _any(session, Agency, chance).id
    day, maybe = DAY, chance.choice([None, DAY])
    session.add(
        chance.choice(
            [
                lambda: Extension(task_id=task, extended_to=day),
                lambda: TaskReturn(task_id=task, completed_on=day, returned_on=day),
                lambda: DelayReport(
                    task_id=task, reported_on=day, accepted=chance.choice([None, False, True])
                ),
                lambda: TaskFollower(task_id=task, role=FollowRole.ROOM, agency_id=agency, to_on=maybe),
                *[
                    lambda: TaskAgency(
                        task_id=task, agency_id=agency, role=chance.choice([*AgencyRole]), from_on=maybe
                    )
                ]
                * 3,
            ]
        )()
    )


def _change(session: Session, chance: Random) -> None:
    row = _any(session, chance.choice(PARTS), chance)
    if isinstance(row, TaskAgency):
        row.role, row.to_on = chance.choice([*AgencyRole]), chance.choice([None, DAY])
        row.agency_id = _any(session, Agency, chance).id
    if isinstance(row, DelayReport):
        row.accepted = chance.choice([None, False, True])
    if row is not None and chance.random() < 0.3:
        row.task_id = _any(session, Task, chance).id


def _work(session: Session, chance: Random) -> None:
    """Change the days and hours of a task itself."""
    row = _any(session, Task, chance)
    row.deadline, row.completed_on = DAY, chance.choice([None, DAY, DAY, DAY.replace(day=6)])
    row.deadline_time, row.completed_at = (chance.choice([None, time(9), time(10)]) for _ in range(2))


def _mark(session: Session, chance: Random) -> None:
    row = _any(session, chance.choice(PARTS), chance)
    if row is not None:
        row.deleted_at = None if row.deleted_at else datetime.now(UTC)


def _undo(session: Session, _: Random) -> None:
    undo(session)


def _any(session: Session, kind: type[Any], chance: Random) -> Any:
    rows = session.scalars(select(kind).order_by(kind.id)).all()
    return chance.choice(rows) if rows else None


STEPS: tuple[Callable[[Session, Random], None], ...] = (_add, _add, _change, _mark, _undo, _work)


@pytest.fixture
def fresh(tmp_path: Path, empty_folder: Path) -> Callable[[], AbstractContextManager[Database]]:
    """Opens an empty database, another one each time."""

    @contextmanager
    def opened() -> Iterator[Database]:
        folder = tmp_path / uuid7().hex
        folder.mkdir()
        shutil.copy(empty_folder / DATABASE_NAME, folder)
        database = open_database(folder)
        yield database
        database.close()

    return opened


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2**16)), min_size=1, max_size=12))
def test_tasks_keep_what_was_typed_changed_deleted_restored_and_undone(
    fresh: Callable[[], AbstractContextManager[Database]],
    steps: list[tuple[Callable[[Session, Random], None], int]],
) -> None:
    with fresh() as database:
        with database.write("Lan") as session:
            session.add_all([Task(content="Báo cáo", assigned_on=DAY) for _ in range(2)])
            late = {"deadline_time": time(9), "completed_at": time(9, 1)}
            session.add(Task(content="Sau giờ", assigned_on=DAY, deadline=DAY, completed_on=DAY, **late))
            session.add_all([Agency(name=f"Sở {name}", kind=AgencyKind.DEPARTMENT) for name in "AB"])
        for step, seed in steps:
            with database.write("Lan") as session:
                step(session, Random(seed))
            agrees(database)


def test_thousands_of_edits_and_a_rebuild_keep_them(database: Database) -> None:
    editor = Editor(seed=11)
    for _ in range(10):
        with database.write("Lan") as session:
            editor.edit(session, 200)
    before = agrees(database)
    assert {
        bit for _, apart in before.values() for bit in (EXTENDED, RETURNED, EXCUSED, FOLLOWED) if apart & bit
    }
    with database.write("Lan") as session:
        session.execute(text("UPDATE task SET leads = 'x', apart = 63 - apart"))
    assert len(complaints(database)) == min(len(before), 100)
    with database.write("Lan") as session:
        search.rebuild(session.connection())
    assert agrees(database) == before


def test_nothing_of_it_is_logged(database: Database) -> None:
    with database.write("Lan") as session:
        task, agency = Task(content="Báo cáo", assigned_on=DAY), Agency(name="Sở", kind=AgencyKind.DEPARTMENT)
        session.add_all([task, agency])
        session.flush()
        session.add(TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.LEAD, to_on=DAY))
    with database.read() as session:
        logged = session.execute(
            text("SELECT operation, new_values FROM change_log WHERE table_name = 'task'")
        ).all()
    assert [operation for operation, _ in logged] == ["insert"]
    assert "apart" not in logged[0].new_values


def test_what_was_known_at_a_moment_has_the_leads_of_then(database: Database) -> None:
    with database.write("Lan") as session:
        task, old, new = (
            Task(content="Báo cáo", assigned_on=DAY),
            *(Agency(name=name, kind=AgencyKind.DEPARTMENT) for name in ("Sở A", "Sở B")),
        )
        session.add_all([task, old, new])
        session.flush()
        link = TaskAgency(task_id=task.id, agency_id=old.id, role=AgencyRole.LEAD)
        session.add(link)
    with database.read() as session:
        moment = datetime.fromisoformat(session.scalar(text("SELECT max(at) FROM change_log")) or "")
    while datetime.now(UTC) <= moment:  # the next save must not fall into the same thousandth of a second
        pass
    with database.write("Lan") as session:
        session.get_one(TaskAgency, link.id).agency_id = new.id
        session.add(Extension(task_id=task.id, extended_to=DAY))
    assert agrees(database) == {task.id.hex: (new.id.hex, EXTENDED)}
    with database.read() as session, known_at(session, moment) as then:
        assert kept(then) == counted(then) == {task.id.hex: (old.id.hex, 0)}
    assert {part.__tablename__ for part in PARTS} <= task_apart.TABLES
