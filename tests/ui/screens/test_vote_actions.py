"""From a meeting to its votes."""

from dataclasses import fields

import pytest

from app.briefings.forms import Ref
from app.briefings.lists import Wanted
from app.briefings.session_vote_form import SessionVoteForm
from app.core.opinion_terms import VoteMethod
from app.core.terms import Attendance, MeetingKind
from app.models.meeting import AgendaItem, Meeting, MeetingAttendance
from app.ui.forms.view import FormView
from app.ui.screens.meetings import MEETINGS
from app.ui.screens.session_vote_form import SESSION_VOTE_FORM
from app.ui.screens.vote_actions import SHOW_VOTES, VOTE
from app.ui.today import today
from tests.conftest import ACTOR
from tests.services.opinion_rounds import NAMES, committee
from tests.ui.forms.conftest import ready
from tests.ui.shells import RecordingShell


@pytest.fixture
def shell(tasks, settings, tmp_path) -> RecordingShell:
    return RecordingShell(tasks, settings, tmp_path)


def test_a_meeting_begins_a_vote_and_shows_its_votes(qtbot, shell, database):
    with database.write(ACTOR) as session:
        meeting = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=today())
        session.add(meeting)
        session.flush()
        session.add(AgendaItem(meeting_id=meeting.id, content="Bảng giá đất"))
        key = meeting.id.hex
    assert {VOTE, SHOW_VOTES} <= set(MEETINGS.actions)
    SHOW_VOTES.run(shell, [key])
    VOTE.run(shell, [key])
    qtbot.waitUntil(lambda: len(shell.asked) > 2)
    assert shell.asked[:2] == [("list", "votes", Wanted(filters={"meeting": (key,)}))] * 2
    form, none, start = shell.asked[2][1:]
    assert (form, none, start.item.name) == ("session_vote", None, "Bảng giá đất")


def test_every_attribute_of_a_vote_has_its_field_once(session):
    shown = [field.name for section in SESSION_VOTE_FORM.sections for field in section.fields]
    assert sorted(shown) == sorted(one.name for one in fields(SESSION_VOTE_FORM.load(session, None).values))


@pytest.mark.parametrize(
    ("method", "titles"),
    [
        (VoteMethod.BY_NAME, ["Từng thành viên"]),
        (VoteMethod.HANDS, ["Kết quả kiểm đếm"]),
        (VoteMethod.SECRET, ["Số phiếu", "Kết quả kiểm đếm"]),
    ],
)
def test_a_vote_asks_for_what_its_method_has(method, titles):
    form = SessionVoteForm(method=method)
    asked = [
        one.title.partition(" (")[0] for one in SESSION_VOTE_FORM.sections if one.fits and one.fits(form)
    ]
    assert asked == titles


def test_a_content_that_is_chosen_brings_who_is_there(qtbot, shell, database):
    with database.write(ACTOR) as session:
        people = committee(session)
        key = held(session, people[:2])
    form = FormView(SESSION_VOTE_FORM, shell)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
    form.open()
    ready(qtbot, form)
    assert len(form.frames["ballots"].entry.value()) == len(people)
    choose(form, key)
    qtbot.waitUntil(lambda: form.frames["present"].entry.value() == 2)
    assert [row.who.name for row in form.frames["ballots"].entry.value()] == list(NAMES[:2])
    assert form.frames["members"].entry.value() == len(people)
    assert not form.is_saved(), "the content was typed"


def test_a_number_that_was_typed_stays_when_a_content_is_chosen(qtbot, shell, database):
    with database.write(ACTOR) as session:
        key = held(session, committee(session)[:2])
    form = FormView(SESSION_VOTE_FORM, shell)
    qtbot.addWidget(form)
    form.open()
    ready(qtbot, form)
    form.frames["present"].entry.type_in("4")
    choose(form, key)
    qtbot.waitUntil(lambda: len(form.frames["ballots"].entry.value()) == 2)
    assert form.frames["present"].entry.value() == 4


def held(session, there) -> str:
    """A content of a meeting at which these were present."""
    meeting = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=today())
    session.add(meeting)
    session.flush()
    item = AgendaItem(meeting_id=meeting.id, content="Bảng giá đất")
    session.add(item)
    for one in there:
        session.add(MeetingAttendance(meeting_id=meeting.id, person_id=one.id, state=Attendance.PRESENT))
    session.flush()
    return item.id.hex


def choose(form, key) -> None:
    form.frames["item"].entry.box.chosen.emit(Ref("agenda_item", key, "Bảng giá đất"))
