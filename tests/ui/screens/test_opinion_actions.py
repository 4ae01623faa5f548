"""What can be done with rounds and answers: a key writes an answer, sheets ask, documents are made."""

from dataclasses import dataclass

import pytest

from app.briefings.lists import Wanted
from app.core.terms import Opinion
from app.services.lists import answers as question
from app.ui.forms.sheet import Sheet
from app.ui.lists.view import ListView
from app.ui.screens import opinion_actions
from app.ui.screens.answers import ANSWERS
from app.ui.screens.opinion_actions import OF_ANSWERS, OF_ROUNDS, SHEETS
from app.ui.screens.rounds import ROUNDS
from app.ui.today import today
from tests.conftest import ACTOR
from tests.services.opinion_rounds import committee, sent
from tests.services.opinion_rounds import keys as keys_of
from tests.ui.shells import RecordingShell


@dataclass
class Office:
    """A round, and those who are asked."""

    round: str
    answers: list[str]


@pytest.fixture
def shell(tasks, settings, tmp_path) -> RecordingShell:
    return RecordingShell(tasks, settings, tmp_path)


@pytest.fixture
def office(database) -> Office:
    with database.write(ACTOR) as session:
        committee(session)
        row = sent(session, asked_on=today())
        return Office(row.id.hex, keys_of(session, row))


def opinions_of(database, office) -> list[Opinion | None]:
    with database.read() as session:
        return [row.opinion for row in question.read(session, office.answers, today=today())]


@pytest.mark.parametrize(("key", "opinion"), [*zip("123", Opinion, strict=True), ("0", None)])
def test_a_key_writes_the_answer_of_the_row_under_the_cursor(qtbot, shell, office, database, key, opinion):
    view = ListView(ANSWERS, shell)
    qtbot.addWidget(view)
    view.show()
    view.show_wanted(Wanted(filters={"round": (office.round,)}))
    qtbot.waitUntil(lambda: len(view.model.keys) == len(office.answers))
    view.table.setFocus()
    view.table.selectRow(1)
    [action] = [one for one in view.actions() if one.shortcut().toString() == key]
    action.trigger()
    qtbot.waitUntil(lambda: bool(shell.said))
    assert opinions_of(database, office) == [None, opinion, None, None, None]
    assert shell.said[0][1] is True


def test_without_a_chosen_row_nothing_is_written(shell):
    [agreed] = [one for one in OF_ANSWERS if one.shortcut == "1"]
    agreed.run(shell, [])
    assert shell.said == []


@pytest.mark.parametrize("screen", SHEETS, ids=lambda screen: screen.title)
def test_a_verb_opens_its_sheet_over_the_window(qtbot, shell, office, screen, monkeypatch):
    opened = []
    monkeypatch.setattr(Sheet, "open", lambda sheet: opened.append(sheet))  # noqa: PLW0108 - bound as a method
    of_rounds = screen in (opinion_actions.EXTEND, opinion_actions.CLOSE)
    [action] = [one for one in (*OF_ANSWERS, *OF_ROUNDS) if one.label == f"{screen.title}…"]
    action.run(shell, [office.round] if of_rounds else office.answers)
    [sheet] = opened
    qtbot.addWidget(sheet)
    qtbot.waitUntil(lambda: sheet.preview.text() != "Đang xem các dòng đã chọn…")
    assert sheet.button.isEnabled() is (screen is not opinion_actions.TAKE_UP)


def test_the_end_of_a_round_is_written_by_its_sheet(qtbot, shell, office, database):
    with database.write(ACTOR) as session:
        change = opinion_actions.CLOSE.change
        assert change(session, [office.round], opinion_actions.CLOSE.start()) == 1
    with database.read() as session:
        assert opinion_actions.CLOSE.chosen(session, [office.round]).left_out == 1


def test_a_round_leads_to_its_answers_and_to_its_papers(shell, office):
    OF_ROUNDS[0].run(shell, [office.round])
    papers = [one for one in ROUNDS.actions if one.document]
    for one in papers:
        one.run(shell, [office.round])
    papers[0].run(shell, [office.round, office.round])
    assert shell.asked[0] == ("list", "answers", Wanted(filters={"round": (office.round,)}))
    assert [asked[3].code for asked in shell.asked[1:]] == [
        *("opinion_slip", "opinion_tally", "vote_report", "opinion_urging")
    ]
    assert shell.said == [("Chọn một đợt lấy ý kiến để lập văn bản.", False)]


def test_an_answer_opens_its_round(qtbot, shell, office):
    ANSWERS.opens(shell, office.answers[0])
    qtbot.waitUntil(lambda: bool(shell.asked))
    assert shell.asked == [("form", "opinion_round", office.round, None)]


def test_the_answers_in_words_alone_of_a_round_are_opened(shell, office) -> None:
    [action] = [one for one in OF_ROUNDS if one.label == "Xem ý kiến chỉ ghi nội dung"]
    action.run(shell, [office.round])
    wanted = Wanted(filters={"round": (office.round,), "opinion": ("in_words",)})
    assert shell.asked[-1][:3] == ("list", "answers", wanted)
