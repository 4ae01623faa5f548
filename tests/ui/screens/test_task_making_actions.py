"""The seat opens its own tasks and those of its room; a room follows many tasks from a day on."""

from datetime import date

import pytest

from app.briefings.bulk_changes import NewFollowers
from app.briefings.forms import Ref
from app.core.terms import AgencyKind, TaskState
from app.models.agency import Agency
from app.models.person import Person
from app.models.task import Task
from app.rules.regulation import Calendar
from app.services.seats import person_and_room
from app.ui.screens.task_making_actions import FOLLOWERS, FROM_TEMPLATE, NOBODY, OF_SEAT, STEPS
from tests.conftest import ACTOR
from tests.ui.shells import RecordingShell

PLAIN = Calendar(frozenset(), frozenset())


@pytest.fixture
def shell(tasks, settings, tmp_path) -> RecordingShell:
    return RecordingShell(tasks, settings, tmp_path)


@pytest.fixture
def seat(database):
    """Who sits here, known to the register, and the room."""
    with database.write(ACTOR) as session:
        room = Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)
        session.add(room)
        session.flush()
        person = Person(full_name=ACTOR, agency_id=room.id)
        session.add(person)
        session.flush()
        return person.id.hex, room.id.hex


def test_my_tasks_and_those_of_my_room_are_the_list_by_its_filters(qtbot, shell, seat):
    shell.tasks.actor = ACTOR
    for action, name, key in zip(OF_SEAT, ("follower", "room"), seat, strict=True):
        shell.asked.clear()
        action.run(shell, ())
        qtbot.waitUntil(lambda: bool(shell.asked))
        asked = shell.asked[-1][2].filters
        assert asked == {name: (key,), "state": (TaskState.UNFINISHED.value,)}


def test_who_is_not_known_is_told_to_say_so(qtbot, shell):
    shell.tasks.actor = "Không ai biết"
    OF_SEAT[0].run(shell, ())
    qtbot.waitUntil(lambda: bool(shell.said))
    assert shell.said == [(NOBODY, False)]


def test_two_people_of_one_name_are_nobody(database, seat):
    with database.write(ACTOR) as session:
        assert person_and_room(session, ACTOR) == seat
        session.add(Person(full_name=ACTOR))
        session.flush()
        assert person_and_room(session, ACTOR) == ("", "")


def test_the_sheet_hands_tasks_on_and_asks_for_somebody(database, seat):
    with database.write(ACTOR) as session:
        task = Task(content="Việc", assigned_on=date(2026, 11, 2))
        session.add(task)
        session.flush()
        values = NewFollowers(room=Ref("agency", seat[1], "Phòng Tổng hợp"), on=date(2026, 11, 10))
        assert FOLLOWERS.change(session, [task.id.hex], values) == 1
        assert task.room_id is not None
    assert FOLLOWERS.check(values, PLAIN) == ()
    assert FOLLOWERS.check(NewFollowers(), PLAIN)[0].field == "room"


def test_steps_and_templates_open_their_list_and_form(shell):
    STEPS.run(shell, ("a", "b"))
    FROM_TEMPLATE.run(shell, ())
    (_, name, wanted), form = shell.asked
    assert (name, wanted.filters) == ("tasks", {"parent": ("a", "b")})
    assert form[:2] == ("form", "from_template")
