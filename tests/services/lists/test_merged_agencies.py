"""Tasks of an agency that merged are found, grouped and put in order under its successor, from that day on."""

from datetime import date

from app.briefings.lists import Wanted
from app.core.terms import AgencyKind, AgencyRole
from app.models.agency import Agency
from app.models.database import Database
from app.models.task import Task, TaskAgency
from app.services.lists import tasks
from tests.conftest import ACTOR
from tests.services.lists.making import keep

BEFORE, AFTER = date(2026, 10, 31), date(2026, 11, 1)


def test_a_merged_agency_s_tasks_stand_under_its_successor(database: Database) -> None:
    with database.write(ACTOR) as session:
        last = keep(session, Agency(name="Sở C", kind=AgencyKind.DEPARTMENT, position=3))
        heir = keep(
            session,
            Agency(
                name="Sở B", kind=AgencyKind.DEPARTMENT, position=2, valid_to=BEFORE, successor_id=last.id
            ),
        )
        old = keep(
            session,
            Agency(
                name="Sở A", kind=AgencyKind.DEPARTMENT, position=1, valid_to=BEFORE, successor_id=heir.id
            ),
        )
        for agency in (old, heir, last):
            task = keep(session, Task(content=f"Việc của {agency.name}", assigned_on=date(2026, 10, 1)))
            link = TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.LEAD)
            keep(session, link)
            keep(session, TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.COORDINATING))
        keys = {name: row.id.hex for name, row in (("A", old), ("B", heir), ("C", last))}

    def found(day: date, **more: object) -> int:
        with database.read() as session:
            return tasks.count(session, Wanted(**more), today=day)

    def grouped(day: date) -> list[tuple[str, int]]:
        with database.read() as session:
            groups = tasks.find(session, Wanted(group="agency"), today=day).groups
        return [(one.label, one.count) for one in groups]

    for name in ("agency", "coordinating"):
        assert [found(BEFORE, filters={name: (keys[one],)}) for one in "ABC"] == [1, 1, 1]
        assert [found(AFTER, filters={name: (keys[one],)}) for one in "ABC"] == [1, 1, 3]
    assert grouped(BEFORE) == [("Sở A", 1), ("Sở B", 1), ("Sở C", 1)]
    assert grouped(AFTER) == [("Sở C", 3)]
    with database.read() as session:
        assert len(tasks.find(session, Wanted(order="lead"), today=AFTER).keys) == 3
