"""The ways from meetings, tasks and programme items to their documents."""

from datetime import date

import pytest

from app.core.terms import AdjustmentGround, Book, MeetingKind
from app.exports.catalog import DOCUMENTS
from app.models.meeting import Conclusion, Meeting
from app.models.programme import Adjustment, ProgrammeItem
from app.services.briefs import questions
from app.ui.screens import official_work
from app.ui.screens.document_actions import (
    NO_REQUEST,
    OF_MEETINGS,
    OF_PROGRAMME,
    OF_TASKS,
    ONE_ITEM,
    ONE_MEETING,
)
from app.ui.screens.official_work import FORM, Paper
from tests.ui.shells import RecordingShell

TODAY = date(2026, 11, 22)
ALL = (*OF_MEETINGS, *OF_TASKS, *OF_PROGRAMME)


@pytest.fixture
def shell(tasks, settings, database):
    return RecordingShell(tasks, settings, database.folder)


@pytest.fixture
def meeting(database):
    with database.write("Kiểm thử") as session:
        row = Meeting(title="Phiên họp tháng 11", kind=MeetingKind.REGULAR_SESSION, held_on=TODAY)
        session.add(row)
        session.flush()
        session.add(Conclusion(meeting_id=row.id, content="Thống nhất chủ trương."))
        return row.id.hex


@pytest.fixture
def item(database):
    with database.write("Kiểm thử") as session:
        row = ProgrammeItem(content="Đề án du lịch", book=Book.COMMITTEE, due_year=2026, due_month=11)
        session.add(row)
        session.flush()
        return row.id.hex


def verb(code):
    return next(action for action in ALL if action.document == code)


def opened(shell):
    return [(name, key, start) for what, name, key, start in shell.asked if what == "form"]


@pytest.mark.parametrize("action", ALL, ids=lambda action: action.document)
def test_each_leads_to_a_kind_that_can_be_made(action):
    assert action.document in DOCUMENTS
    assert action.document in questions()
    assert action.label.endswith("…")
    assert action.tip


@pytest.mark.parametrize(
    ("code", "label", "subject"),
    [
        ("invitation", "Giấy mời…", "{}"),
        ("agenda", "Chương trình phiên họp…", "{}"),
        ("minutes", "Biên bản…", "{}"),
        ("conclusion_notice", "Thông báo kết luận…", "{}/issue"),
    ],
)
def test_a_meeting_leads_to_its_documents(shell, code, label, subject):
    key = "ab" * 16
    assert verb(code).label == label
    verb(code).run(shell, [key])
    assert opened(shell) == [(FORM, None, Paper(code, subject.format(key)))]


def test_of_several_meetings_none_is_guessed(shell):
    verb("invitation").run(shell, ["a", "b"])
    assert shell.said == [(ONE_MEETING, False)]
    assert shell.asked == []


@pytest.mark.parametrize("code", ["urging_letters", "assignment_letter"])
def test_all_chosen_tasks_go_into_one_letter(shell, code):
    verb(code).run(shell, ["a" * 32, "b" * 32])
    assert opened(shell) == [(FORM, None, Paper(code, f"{'a' * 32}+{'b' * 32}"))]


def test_an_item_leads_to_what_was_asked_for_last(qtbot, shell, item, database):
    with database.write("Kiểm thử") as session:
        rows = [
            Adjustment(item_id=_key(item), to_year=2026, to_month=month, ground=next(iter(AdjustmentGround)))
            for month in (11, 12)
        ]
        session.add_all(rows)
        session.flush()
        keys = [row.id.hex for row in rows]
    verb("programme_adjustment").run(shell, [item])
    qtbot.waitUntil(lambda: bool(shell.asked))
    assert opened(shell) == [(FORM, None, Paper("programme_adjustment", max(keys)))]


def test_without_a_request_it_is_said(qtbot, shell, item):
    verb("programme_adjustment").run(shell, [item])
    qtbot.waitUntil(lambda: shell.said == [(NO_REQUEST, False)])
    verb("programme_adjustment").run(shell, [item, item])
    assert shell.said[-1] == (ONE_ITEM, False)


def test_the_programme_opens_with_its_likeliest_month(shell):
    verb("month_programme").run(shell, [])
    assert opened(shell) == [(FORM, None, Paper("month_programme", ""))]


def test_a_document_says_in_words_what_it_is_about(database, meeting, item):
    with database.write("Kiểm thử") as session:
        asked = Adjustment(item_id=_key(item), to_year=2026, to_month=12)
        session.add(asked)
        session.flush()
        about = {
            Paper("invitation", meeting): "Phiên họp tháng 11 (22/11/2026)",
            Paper("conclusion_notice", meeting): "Phiên họp tháng 11",
            Paper("urging_letters", f"{'a' * 32}+{'b' * 32}"): "2 nhiệm vụ đã chọn",
            Paper("programme_adjustment", asked.id.hex): "Đề án du lịch",
            Paper("month_report", "2020-01"): "Tháng 01 năm 2020",
        }
        for paper, said in about.items():
            assert official_work.open_paper(session, paper=paper, today=TODAY).label == said


def _key(hexed):
    from uuid import UUID

    return UUID(hexed)
