"""An open window makes the recurring tasks of the day, once."""

from datetime import timedelta

from sqlalchemy import func, select

from app.core.task_making_terms import Rhythm
from app.models.task import Task
from app.models.task_making import RecurringTask
from app.ui.start_of_day import begin_day
from app.ui.today import today
from app.ui.window import Window
from tests.conftest import ACTOR


def count(database):
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Task))


def test_a_day_is_begun_twice_and_its_tasks_are_made_once(qtbot, tasks, database):
    with database.write(ACTOR) as session:
        weekday = (today() + timedelta(days=1)).weekday()
        session.add(
            RecurringTask(content="Báo cáo tuần", rhythm=Rhythm.WEEKLY, weekday=weekday, starts_on=today())
        )
    window = Window(tasks, database.folder)
    qtbot.addWidget(window)
    begin_day(window)
    qtbot.waitUntil(lambda: count(database) >= 1)
    made = count(database)
    begin_day(window)
    with database.write(ACTOR) as session:  # after what the second one asked
        session.flush()
    qtbot.wait(50)
    assert count(database) == made
