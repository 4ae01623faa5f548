"""From a meeting to its votes."""

from dataclasses import fields

import pytest

from app.briefings.lists import Wanted
from app.briefings.session_vote_form import SessionVoteForm
from app.core.opinion_terms import VoteMethod
from app.core.terms import MeetingKind
from app.models.meeting import AgendaItem, Meeting
from app.ui.screens.meetings import MEETINGS
from app.ui.screens.session_vote_form import SESSION_VOTE_FORM
from app.ui.screens.vote_actions import SHOW_VOTES, VOTE
from app.ui.today import today
from tests.conftest import ACTOR
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
    qtbot.waitUntil(lambda: len(shell.asked) > 1)
    assert shell.asked[0] == ("list", "votes", Wanted(filters={"meeting": (key,)}))
    form, none, start = shell.asked[1][1:]
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
