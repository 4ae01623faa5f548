"""The seat opens its own tasks and those of its room; a room follows many tasks from a day on."""

from datetime import date

import pytest

from app.briefings.bulk_changes import NewFollowers
from app.briefings.forms import Loaded, Ref
from app.briefings.lists import Wanted
from app.briefings.template_form import FromTemplateForm
from app.core.terms import AgencyKind, MeetingKind, TaskState
from app.models.agency import Agency
from app.models.meeting import Meeting
from app.models.person import Person
from app.models.task import Task
from app.models.task_making import TaskTemplate, TaskTemplateStep
from app.rules.regulation import Calendar
from app.services.seats import person_and_room
from app.ui.screens.from_template_form import FROM_TEMPLATE_FORM
from app.ui.screens.meeting_actions import BY_TEMPLATE
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


def test_a_meeting_opens_the_form_with_the_template_of_its_kind(qtbot, shell, database):
    kind, day = MeetingKind.OFFICE_BRIEFING, date(2026, 11, 25)
    with database.write(ACTOR) as session:
        meeting = Meeting(kind=kind, title="Giao ban", held_on=day)
        other = Meeting(kind=MeetingKind.TRAINING, title="Tập huấn", held_on=day)
        session.add_all([meeting, other, TaskTemplate(name="Mẫu", content="Sau giao ban", meeting_kind=kind)])
        session.flush()
        keys = meeting.id.hex, other.id.hex
    BY_TEMPLATE.run(shell, keys[:1])
    qtbot.waitUntil(lambda: bool(shell.asked))
    [(_, name, key, start)] = shell.asked
    assert (name, key, start.starts_on) == ("from_template", None, day)
    assert start.content == "Sau giao ban (Giao ban, ngày 25/11/2026)"
    BY_TEMPLATE.run(shell, keys[1:])
    qtbot.waitUntil(lambda: bool(shell.said))
    assert "chưa có mẫu nhiệm vụ" in shell.said[0][0]


def test_the_form_tells_how_deep_the_steps_lie_and_their_days(database):
    with database.write(ACTOR) as session:
        inner = TaskTemplate(name="Trong", content="Lấy ý kiến")
        outer = TaskTemplate(name="Ngoài", content="Trình đề án")
        session.add_all([inner, outer])
        session.flush()
        session.add(TaskTemplateStep(template_id=inner.id, content="Gửi", days=1))
        session.add(TaskTemplateStep(template_id=outer.id, content="", days=1, part_id=inner.id))
        session.flush()
        form = FromTemplateForm(Ref("task_template", outer.id.hex, outer.name), date(2026, 11, 2))
        [said] = FROM_TEMPLATE_FORM.advise(session, Loaded("", form))
    assert said.sentence.splitlines() == [
        "Sẽ lập nhiệm vụ với 2 bước, 2 cấp. Hạn:",
        "1. Lấy ý kiến: thứ Ba, 03/11/2026",
        "1.1. Gửi: thứ Ba, 03/11/2026",
        "Trình đề án: thứ Ba, 03/11/2026",
    ]


def test_steps_and_templates_open_their_list_and_form(shell):
    STEPS.run(shell, ("a", "b"))
    FROM_TEMPLATE.run(shell, ())
    (_, name, wanted), form = shell.asked
    assert (name, wanted.filters) == ("tasks", {"parent": ("a", "b")})
    assert form[:2] == ("form", "from_template")
    FROM_TEMPLATE_FORM.then(shell, FromTemplateForm(content="Sau giao ban"))
    assert shell.asked[-1][1:] == ("tasks", Wanted(words="Sau giao ban"))
