"""An issued report can always be computed again, whatever was typed later."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select

from app.core.terms import AgencyKind, AgencyRole
from app.models.agency import Agency
from app.models.database import Database
from app.models.known_at import known_at
from app.models.task import Task, TaskAgency
from app.services.bin import delete
from app.services.issued import issue, tell
from app.services.period_briefing import brief_month
from app.services.settings import change_setting, load_preset
from tests.models.edits import Editor

TODAY = date(2026, 11, 5)
OCTOBER = ("month_report", "2026-10")


class Clock:
    def now(self, _: object) -> datetime:
        return datetime.now(UTC) + timedelta(minutes=5)


@pytest.fixture
def office(database: Database) -> Database:
    chance = Random(2026)
    with database.write("Trước") as session:
        load_preset(session)
        leads = [
            Agency(name=f"Sở {name}", kind=AgencyKind.DEPARTMENT, position=place)
            for place, name in enumerate(("Nội vụ", "Tư pháp", "Y tế"))
        ]
        session.add_all(leads)
        session.flush()
        for number in range(60):
            assigned = date(2026, 9, 1) + timedelta(chance.randrange(60))
            task = Task(content=f"Việc {number}", assigned_on=assigned, deadline=assigned + timedelta(20))
            task.completed_on = assigned + timedelta(chance.randrange(30)) if chance.random() < 0.6 else None
            session.add(task)
            session.flush()
            lead = chance.choice(leads)
            session.add(TaskAgency(task_id=task.id, agency_id=lead.id, role=AgencyRole.LEAD))
    return database


def test_the_figures_that_went_out_come_back_after_a_thousand_edits(
    office: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office.write("Trước") as session:
        issue(session, *OCTOBER, issued_on=TODAY, today=TODAY, what="Kết quả tháng 10")
    moment = datetime.now(UTC)
    monkeypatch.setattr("app.models.engine.datetime", Clock())
    with office.write("Sau") as session:
        for task in session.scalars(select(Task).limit(20)):
            task.completed_on, task.deadline = date(2026, 10, 1), None
        for task in session.scalars(select(Task).offset(50)).all():
            delete(session, "task", task.id)
        first, second, _ = session.scalars(select(Agency))
        first.successor_id, first.valid_to = second.id, date(2026, 10, 2)
        change_setting(session, "regulation.delay_report_days", 9)
    with office.write("Sau") as session:
        Editor(21).edit(session, 1000)
    with office.read() as session:
        went_out = tell(session, *OCTOBER, today=TODAY).briefing
        assert brief_month(session, 2026, 10).figures != went_out.figures
        with known_at(session, moment) as then:
            again = brief_month(then, 2026, 10)
    assert again.figures == went_out.figures
    assert replace(again, earlier=went_out.earlier) == went_out
