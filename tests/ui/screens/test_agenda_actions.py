"""Verbs of contents and proposals open their sheets and do their work; the year's meetings are made by one button."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.briefings.agenda_item_form import (
    Acceptance,
    Consultation,
    LateReason,
    LeadersAnswer,
    PapersMark,
    Postponement,
    Refusal,
    WithdrawalDecision,
    WithdrawalProposal,
)
from app.briefings.bulk_changes import Changed
from app.briefings.forms import Ref
from app.briefings.meeting_verbs import ByRule, Cancelling
from app.core.meeting_terms import AgendaRule
from app.core.terms import MeetingKind
from app.models.agenda import AgendaProposal
from app.models.meeting import Meeting
from app.models.person import Person, Post
from app.services.agenda import add_item
from app.services.agenda_papers import on_agenda
from app.services.settings import load_preset
from app.ui.forms.sheet import Sheet, in_words
from app.ui.lists.model import Role
from app.ui.lists.view import ListView
from app.ui.screens import agenda_actions, proposals, regular_meetings
from app.ui.screens.agenda_by_rule import BY_RULE
from app.ui.screens.cancelling import CANCEL as CANCEL_SHEET
from app.ui.screens.meeting_actions import ARRANGE, CANCEL, INVITE, REINSTATE
from app.ui.screens.meetings import MEETINGS
from app.ui.screens.moving import MOVE
from app.ui.screens.papers import PAPERS
from app.ui.screens.proposals import PROPOSALS
from app.ui.screens.regular_meetings import REGULAR_MEETINGS
from app.ui.today import today
from tests.conftest import ACTOR
from tests.ui.shells import RecordingShell

DAY = date(2026, 11, 20)


@pytest.fixture
def shell(tasks, settings, tmp_path) -> RecordingShell:
    return RecordingShell(tasks, settings, tmp_path)


@pytest.fixture
def keys(database) -> dict[str, str]:
    """Two sessions, a content of the first, a proposal and a post."""
    with database.write(ACTOR) as session:
        load_preset(session)
        kind = MeetingKind.REGULAR_SESSION
        first = Meeting(kind=kind, title="Phiên họp", held_on=date(2026, 11, 27))
        following = Meeting(kind=kind, title="Phiên sau", held_on=date(2026, 12, 28))
        post = Post(name="Chủ tịch")
        proposal = AgendaProposal(content="Đề án", kind=kind)
        session.add_all([first, following, post, proposal])
        session.flush()
        item = add_item(session, first.id, "Báo cáo")
        found = {"meeting": first, "next": following, "item": item, "proposal": proposal, "post": post}
        return {name: row.id.hex for name, row in found.items()}


def filled(keys: dict[str, str]) -> dict[str, object]:
    """What somebody would enter into each sheet."""
    return {
        "Xin ý kiến Chủ tịch, Phó Chủ tịch": Consultation((Ref("post", keys["post"], "Chủ tịch"),), DAY),
        "Ghi ý kiến lãnh đạo trả lời": LeadersAnswer((), DAY, "Đồng ý"),
        "Cần hay không cần tài liệu": PapersMark(needed=False),
        "Lý do gửi chậm": LateReason("Chờ bộ", accepted=False, decided_on=DAY),
        "Đề nghị rút": WithdrawalProposal(DAY, "12/TTr-VP"),
        "Chủ tịch quyết định rút": WithdrawalDecision(agreed=True, decided_on=DAY),
        "Hoãn sang cuộc họp sau": Postponement(Ref("meeting", keys["next"], "Phiên sau"), DAY, "Chưa đủ"),
        "Đưa vào chương trình họp": Acceptance(Ref("meeting", keys["next"], "Phiên sau"), DAY),
        "Không đưa vào chương trình": Refusal(DAY, "Chưa đủ cơ sở"),
    }


def test_the_verbs_of_contents_change_what_is_chosen_and_leave_the_others(database, keys):
    asked = filled(keys)
    with database.write(ACTOR) as session:
        for screen in agenda_actions.SHEETS:
            chosen = screen.chosen(session, [keys["item"]])
            assert (chosen.keys, chosen.left_out) == ((keys["item"],), 0), screen.title
            assert screen.change(session, chosen.keys, asked[screen.title]) == 1
            session.flush()
        assert agenda_actions.POSTPONE.chosen(session, [keys["item"]]).left_out == 1  # it was put off


def test_sheets_begin_with_what_is_known_of_the_chosen_rows(database, keys, monkeypatch):
    for module in (agenda_actions, proposals):
        monkeypatch.setattr(module, "today", lambda: DAY)
    with database.read() as session:
        asked = agenda_actions.CONSULT.begin(session, [keys["item"]])
        assert [one.key for one in asked.leaders] == [keys["post"]]
        assert agenda_actions.POSTPONE.begin(session, [keys["item"]]).to.key == keys["next"]
        accepted = proposals.ACCEPT.begin(session, [keys["proposal"]])
        assert (accepted.meeting.key, accepted.decided_on) == (keys["meeting"], DAY)


def test_contents_of_which_all_leaders_were_asked_stay(database, keys):
    with database.write(ACTOR) as session:
        agenda_actions.CONSULT.change(session, [keys["item"]], filled(keys)[agenda_actions.CONSULT.title])
        chosen = agenda_actions.CONSULT.chosen(session, [keys["item"]])
        assert (chosen.keys, chosen.left_out) == ((), 1)
        assert agenda_actions.CONSULT.begin(session, [keys["item"]]).leaders == ()
    assert "giữ nguyên vì đã xin ý kiến đủ" in in_words(chosen, agenda_actions.CONSULT)


@pytest.mark.parametrize("screen", proposals.SHEETS, ids=lambda screen: screen.title)
def test_a_proposal_is_decided_once(database, keys, screen):
    with database.write(ACTOR) as session:
        assert screen.change(session, [keys["proposal"]], filled(keys)[screen.title]) == 1
        assert screen.chosen(session, [keys["proposal"]]).left_out == 1


@pytest.mark.parametrize(
    ("listed", "screen"),
    [
        *((PAPERS, screen) for screen in agenda_actions.SHEETS),
        *((PROPOSALS, screen) for screen in proposals.SHEETS),
    ],
    ids=lambda value: getattr(value, "title", ""),
)
def test_a_verb_opens_its_sheet_over_the_window(qtbot, shell, keys, listed, screen, monkeypatch):
    opened = []
    monkeypatch.setattr(Sheet, "open", lambda sheet: opened.append(sheet))  # noqa: PLW0108 - bound as a method
    [action] = [one for one in listed.actions if one.label == f"{screen.title}…"]
    action.run(shell, [keys["item" if listed is PAPERS else "proposal"]])
    qtbot.waitUntil(lambda: bool(opened))
    [sheet] = opened
    qtbot.addWidget(sheet)
    assert sheet.declared.title == screen.title
    qtbot.waitUntil(lambda: "Đang xem" not in sheet.preview.text())


def test_contents_found_by_rule_are_unticked_by_click_and_by_key(qtbot, shell, keys, database):
    with database.write(ACTOR) as session:
        kind = MeetingKind.REGULAR_SESSION
        session.add_all(AgendaProposal(content=f"Đề án {n}", kind=kind) for n in (2, 3))
    sheet = Sheet(replace(BY_RULE, start=lambda: ByRule((AgendaRule.PROPOSALS,))), [keys["meeting"]], shell)
    qtbot.addWidget(sheet)
    sheet.show()
    table = sheet.changes
    qtbot.waitUntil(lambda: [line.ticked for line in table.lines()] == [True] * 3)
    for row in (0, 1, 1):  # the second is ticked again
        table.setCurrentIndex(table.model().index(row, 1))
        QTest.keyClick(table, Qt.Key.Key_Space)
    last = table.visualRect(table.model().index(2, 0))
    box = QStyleOptionViewItem()
    table.initViewItemOption(box)
    box.rect, box.features = last, QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    place = table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, box, table)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert [line.ticked for line in table.lines()] == [False, True, False]
    assert sheet.button.text() == "Thêm 1 nội dung"
    told = table.lines()[1].cells[0]
    sheet.apply()
    qtbot.waitUntil(lambda: bool(shell.said))
    assert shell.said[-1][0] == "Đã thêm 1 nội dung vào chương trình họp."
    with database.read() as session:
        assert [row.content for row in on_agenda(session, UUID(keys["meeting"]))] == ["Báo cáo", told]


def test_the_years_meetings_are_made_by_one_button_and_opened(qtbot, shell, keys, monkeypatch):
    monkeypatch.setattr(regular_meetings, "today", lambda: date(2026, 11, 1))
    code = "office_briefing/2026-11"
    make, opens = REGULAR_MEETINGS.actions
    opens.run(shell, [code])
    qtbot.waitUntil(lambda: bool(shell.said))
    make.run(shell, [code, "regular_session/2026-11"])
    qtbot.waitUntil(lambda: len(shell.said) == 2)
    make.run(shell, [code])
    qtbot.waitUntil(lambda: len(shell.said) == 3)
    assert [said for said, _ in shell.said] == [
        "Cuộc họp này chưa lập. Chọn dòng rồi bấm “Lập các cuộc họp đã chọn”.",
        "Đã lập 1 cuộc họp theo quy chế.",  # a session of November stands there already
        "Các cuộc họp đã chọn đều có rồi.",
    ]
    opens.run(shell, [code])
    qtbot.waitUntil(lambda: bool(shell.asked))
    assert shell.asked[0][:2] == ("form", "meeting")


def test_who_comes_by_the_kind_is_invited_once(qtbot, shell, keys, database):
    with database.write(ACTOR) as session:
        session.add(Person(full_name="Trần An", title="Chủ tịch", committee_member=True))
    for said in ("Đã thêm 1 thành phần", "Không có thành phần nào để thêm"):
        INVITE.run(shell, [keys["meeting"]])
        qtbot.waitUntil(lambda said=said: bool(shell.said) and shell.said[-1][0].startswith(said))


def test_the_agenda_of_the_chosen_meeting_is_opened(shell, keys, monkeypatch):
    opened = []
    monkeypatch.setattr("app.ui.screens.agenda.open_agenda", lambda _, key: opened.append(key))
    ARRANGE.run(shell, [keys["meeting"], keys["next"]])
    assert opened == [keys["meeting"]]


def test_a_meeting_is_cancelled_by_its_sheet_crossed_out_and_stands_again(qtbot, shell, keys, monkeypatch):
    opened = []
    monkeypatch.setattr(Sheet, "open", lambda sheet: opened.append(sheet))  # noqa: PLW0108 - bound as a method
    CANCEL.run(shell, [keys["meeting"]])
    qtbot.waitUntil(lambda: bool(opened))
    [sheet] = opened  # it goes by itself
    qtbot.waitUntil(lambda: "Đang xem" not in sheet.preview.text())
    sheet.apply()
    assert not shell.said  # no reason yet
    sheet.frames["reason"].entry.box.setText("Bão")
    sheet.apply()
    qtbot.waitUntil(lambda: bool(shell.said))
    assert shell.said[-1] == ("Đã hủy 1 cuộc họp.", True)
    CANCEL.run(shell, [keys["meeting"]])
    qtbot.waitUntil(lambda: len(opened) == 2)
    assert opened[1].declared.start().reason == "Bão"  # what was said can be mended
    qtbot.addWidget(opened[1])
    view = ListView(MEETINGS, shell)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.model.rowCount() == 2)
    row = view.model.keys.index(keys["meeting"])
    fonts = [view.model.data(view.model.index(each, 0), Role.FontRole) for each in (row, 1 - row)]
    assert (fonts[0].strikeOut(), fonts[1]) == (True, None)
    REINSTATE.run(shell, [keys["meeting"]])
    qtbot.waitUntil(lambda: len(opened) == 3)
    back = opened[2]
    qtbot.waitUntil(lambda: bool(back.changes.lines()))
    [told] = back.changes.lines()
    assert told.cells[1:] == ("Chờ trong Nội dung đề xuất", "Trở lại chương trình")
    assert (told.ticked, back.button.text()) == (None, "Khôi phục 1 cuộc họp")
    back.apply()
    qtbot.waitUntil(lambda: len(shell.said) == 2)
    assert shell.said[-1] == ("Đã khôi phục 1 cuộc họp.", True)


def test_the_sheets_begin_today(keys):
    for screen in (*agenda_actions.SHEETS, *proposals.SHEETS):
        start = screen.start()
        days = [getattr(start, name) for name in start.__slots__ if name.endswith("_on")]
        assert set(days) <= {today()}


def test_moving_shows_all_later_ones_as_soon_as_they_are_asked_for(qtbot, shell, database, keys):
    with database.write(ACTOR) as session:
        session.add(Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=date(2027, 1, 28)))
    sheet = Sheet(MOVE, [keys["meeting"]], shell)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(sheet)
    qtbot.waitUntil(lambda: len(sheet.changes.lines()) == 1)
    sheet.frames["place"].entry.type_in("Phòng họp số 9")
    [box] = sheet.frames["later"].entry.stops()
    box.click()
    qtbot.waitUntil(lambda: len(sheet.changes.lines()) == 2)
    assert sheet.button.text() == "Dời 2 cuộc họp"
    assert all(line.cells[2].endswith("Phòng họp số 9") for line in sheet.changes.lines())


def test_cancelling_shows_what_becomes_of_each_and_its_contents(database, keys):
    with database.read() as session:
        told = CANCEL_SHEET.preview(session, [keys["meeting"]], Cancelling())
    assert told == (
        Changed("Phiên họp", "Thứ Sáu, 27/11/2026", "Hủy; 1 nội dung chờ trong Nội dung đề xuất"),
    )
