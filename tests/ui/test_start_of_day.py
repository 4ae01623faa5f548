"""An open window makes the recurring tasks of the day, once."""

from datetime import date, timedelta

from sqlalchemy import func, select, text

from app import NAME
from app.core.task_making_terms import Rhythm
from app.models.task import Task
from app.models.task_making import RecurringTask
from app.services.special_days import list_days, seed_year
from app.ui import start_of_day
from app.ui.start_of_day import begin_day, watch
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


def test_another_day_has_every_screen_ask_again_once(qtbot, tasks, database, monkeypatch):
    days = [date(2026, 11, 29)]
    monkeypatch.setattr(start_of_day, "today", lambda: days[-1])
    window = Window(tasks, database.folder)
    qtbot.addWidget(window)
    told = []
    tasks.changed.connect(lambda: told.append(days[-1]))
    clock = watch(window)
    clock.timeout.emit()
    assert told == []
    saved = window.status.saved.text()
    days.append(date(2026, 11, 30))
    clock.timeout.emit()
    clock.timeout.emit()
    assert told == [days[-1]]
    assert window.status.saved.text() == saved, "nothing was saved"


def test_when_the_year_turns_the_program_adds_the_next_years_holidays(qtbot, tasks, database, monkeypatch):
    monkeypatch.setattr(start_of_day, "today", lambda: date(2027, 1, 1))
    with database.write(ACTOR) as session:
        seed_year(session, 2027)
    window = Window(tasks, database.folder)
    qtbot.addWidget(window)
    begin_day(window)
    qtbot.waitUntil(lambda: "2028" in window.status.message.text())
    with database.read() as session:
        assert list_days(session, 2028)
        assert not any(day.confirmed for day in list_days(session, 2028))
        by = set(session.scalars(text("SELECT actor FROM change_log WHERE new_values LIKE '%2028-%'")))
    assert by == {NAME}
