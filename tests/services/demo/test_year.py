"""The office of a full year is as large as the command promises."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.briefings.lists import Wanted
from app.core.task_terms import Obligation, TaskFlag
from app.core.terms import AgencyKind, MeetingKind
from app.models.agency import Agency
from app.models.check import check
from app.models.database import open_database
from app.models.meeting import Meeting
from app.models.schedule import Appointment
from app.models.task import Task
from app.services.demo.build import build
from app.services.demo.order import Order
from app.services.demo.sizes import SIZES
from app.services.lists import tasks


@pytest.mark.slow
def test_a_year_has_all_that_is_promised(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    build(folder, Order(SIZES["year"], 1, date(2026, 11, 30)), lambda done, total: None)
    assert check(folder) == []
    database = open_database(folder, writable=False)
    with database.read() as session:

        def count(model: type, *conditions: object) -> int:
            return session.scalar(select(func.count()).select_from(model).where(*conditions)) or 0

        assert count(Agency) == 200
        assert count(Agency, Agency.kind == AgencyKind.COMMUNE) == 102
        assert count(Agency, Agency.successor_id.is_not(None)) == 1
        assert count(Task) >= 12_000
        assert count(Meeting, Meeting.kind == MeetingKind.REGULAR_SESSION) == 12
        assert set(session.scalars(select(Task.obligation).distinct())) == set(Obligation)
        wanted = Wanted(filters={"flag": (TaskFlag.UNFOUNDED.value,)})
        assert tasks.count(session, wanted, today=date(2026, 11, 30)) == 0, (
            "verbs close tasks with their evidence"
        )
        days = set(session.scalars(select(Appointment.day)))
        assert len({day.isocalendar()[:2] for day in days}) >= 52
    database.close()
