"""Contents that come on an agenda by rule: found, put on it once, and not again when somebody took them off."""

from datetime import date, timedelta

import pytest

from app.briefings.meeting_verbs import ByRule
from app.core.errors import AppError
from app.core.meeting_terms import AgendaRule
from app.core.terms import AgencyKind, AgencyRole, Book, DecisionLevel, MeetingKind
from app.models.agency import Agency
from app.models.agenda import AgendaProposal
from app.models.dossier import Dossier, DossierVersion
from app.models.meeting import AgendaItem
from app.models.programme import ProgrammeAgency, ProgrammeItem
from app.models.task import Task, TaskAgency
from app.services.agenda import postpone
from app.services.agenda_papers import on_agenda, postponements
from app.services.agenda_rules import find, insert, usual_rules
from app.services.bin import delete
from app.services.cancelled_meetings import cancel
from app.services.settings import load_preset
from app.ui.screens.agenda_by_rule import BY_RULE
from tests.services.agendas import HELD, agency, contents, session_on
from tests.services.lists.making import keep

TODAY = date(2026, 11, 16)
ALL = tuple(AgendaRule)


@pytest.fixture
def meeting(session):
    """The session of November after that of October, which put a content off."""
    load_preset(session)
    before = session_on(session, HELD - timedelta(days=30), title="Phiên tháng 10")
    [item] = contents(session, before, "Quy chế phối hợp")
    postpone(session, [item.id.hex], to=None, on=TODAY)
    return session_on(session, title="Phiên tháng 11")


def item_due(session, content: str, month: int, **values) -> ProgrammeItem:
    columns = {"book": Book.COMMITTEE, "level": DecisionLevel.COMMITTEE, **values}
    return keep(session, ProgrammeItem(content=content, due_year=2026, due_month=month, **columns))


def fill(session) -> None:
    """Something for every rule, and beside it what the rule leaves out."""
    here = agency(session)
    due = item_due(session, "Bảng giá đất", 11)
    keep(session, ProgrammeAgency(item_id=due.id, agency_id=here.id, role=AgencyRole.LEAD))
    item_due(session, "Đã trình", 11, submitted_on=TODAY)
    item_due(session, "Tháng sau", 12)
    item_due(session, "Chủ tịch quyết định", 11, level=DecisionLevel.CHAIRMAN)
    for content, month in (("Đề án y tế", 10), ("Để tháng 12", 12)):
        values = {"wished_year": 2026, "wished_month": month, "proposed_on": TODAY}
        keep(session, AgendaProposal(content=content, kind=MeetingKind.REGULAR_SESSION, **values))
    keep(session, AgendaProposal(content="Việc khác", kind=MeetingKind.OFFICE_BRIEFING))
    ready, open_one = (keep(session, Dossier(content=name)) for name in ("Kế hoạch vốn", "Chưa thẩm tra"))
    keep(session, DossierVersion(dossier_id=ready.id, received_on=TODAY, examined_on=TODAY))
    keep(session, DossierVersion(dossier_id=open_one.id, received_on=TODAY))
    late = keep(session, Task(content="Báo cáo", assigned_on=date(2026, 10, 1), deadline=date(2026, 11, 2)))
    keep(session, TaskAgency(task_id=late.id, agency_id=here.id, role=AgencyRole.LEAD))


EXPECTED = [
    (AgendaRule.MINUTES, "Thông qua biên bản Phiên tháng 10 (ngày 28/10/2026)"),
    (AgendaRule.PROGRAMME, "Bảng giá đất"),
    (AgendaRule.POSTPONED, "Quy chế phối hợp"),
    (AgendaRule.PROPOSALS, "Đề án y tế"),
    (AgendaRule.DOSSIERS, "Kế hoạch vốn"),
    (AgendaRule.OVERDUE, "Kiểm điểm các nhiệm vụ quá hạn tháng 11/2026"),
]


def test_each_rule_finds_its_contents(session, meeting):
    fill(session)
    found = find(session, meeting.id.hex, ALL, today=TODAY)
    assert [(one.rule, one.content) for one in found] == EXPECTED
    for rule, content in EXPECTED:
        assert [one.content for one in find(session, meeting.id.hex, [rule], today=TODAY)] == [content]


def test_they_come_on_the_agenda_once_with_their_links(session, meeting):
    fill(session)
    assert insert(session, meeting.id.hex, ALL, today=TODAY) == 6
    rows = on_agenda(session, meeting.id)
    assert [row.content for row in rows] == [content for _, content in EXPECTED]
    assert [row.documents_received_on for row in rows] == [TODAY, *[None] * 4, TODAY]
    assert rows[1].programme_item_id is not None
    assert rows[1].agency_id is not None
    assert postponements(session, rows[2]) == 1
    dossier = session.query(Dossier).filter_by(content="Kế hoạch vốn").one()
    assert dossier.agenda_item_id == rows[4].id
    assert insert(session, meeting.id.hex, ALL, today=TODAY) == 0


def test_what_was_taken_off_by_hand_stays_off(session, meeting):
    fill(session)
    insert(session, meeting.id.hex, [AgendaRule.PROGRAMME, AgendaRule.MINUTES], today=TODAY)
    for row in on_agenda(session, meeting.id):
        delete(session, AgendaItem.__tablename__, row.id)
    assert find(session, meeting.id.hex, [AgendaRule.PROGRAMME, AgendaRule.MINUTES], today=TODAY) == ()


def test_a_kind_has_its_rules_and_a_cancelled_meeting_takes_none(session, meeting):
    briefing = session_on(session, kind=MeetingKind.OFFICE_BRIEFING)
    other = session_on(session, kind=MeetingKind.CONFERENCE)
    assert AgendaRule.OVERDUE in usual_rules(session, briefing.id.hex)
    assert AgendaRule.DOSSIERS in usual_rules(session, meeting.id.hex)
    assert usual_rules(session, other.id.hex) == (AgendaRule.POSTPONED, AgendaRule.PROPOSALS)
    cancel(session, meeting.id.hex, on=TODAY, reason="Hoãn")
    with pytest.raises(AppError, match="không họp"):
        insert(session, meeting.id.hex, ALL, today=TODAY)


def test_what_is_unticked_is_left_out_and_may_come_another_time(session, meeting):
    fill(session)
    key = meeting.id.hex
    left = [
        one.key
        for one in find(session, key, ALL, today=TODAY)
        if one.content in ("Bảng giá đất", "Đề án y tế")
    ]
    assert insert(session, key, ALL, today=TODAY, without=left) == 4
    assert [one.content for one in find(session, key, ALL, today=TODAY)] == ["Bảng giá đất", "Đề án y tế"]


def test_what_a_proposal_lacks_is_told_before_it_comes_on_the_agenda(session, meeting):
    fill(session)
    rules = [AgendaRule.POSTPONED, AgendaRule.PROPOSALS]
    assert [one.lacks for one in find(session, meeting.id.hex, rules, today=TODAY)] == [
        (),
        ("tờ trình", "tệp"),
    ]
    session.query(AgendaProposal).filter_by(content="Đề án y tế").one().document = "12/TTr-SYT"
    assert find(session, meeting.id.hex, rules, today=TODAY)[1].lacks == ("tệp",)
    [row] = BY_RULE.preview(session, [meeting.id.hex], ByRule((AgendaRule.PROPOSALS,)))
    assert row.old == "Nội dung đề xuất (thiếu tệp)"


def test_the_same_words_of_another_agency_are_another_content(session, meeting):
    words, rule = "Báo cáo tình hình", [AgendaRule.PROPOSALS]
    health, money = (
        keep(session, Agency(name=name, kind=AgencyKind.DEPARTMENT)) for name in ("Y tế", "Tài chính")
    )
    for agency_id in (health.id, money.id, health.id, None):
        columns = {"content": words, "kind": MeetingKind.REGULAR_SESSION, "agency_id": agency_id}
        keep(session, AgendaProposal(proposed_on=TODAY, **columns))
    found = find(session, meeting.id.hex, rule, today=TODAY)
    assert {one.agency_id for one in found} == {health.id, money.id}
    assert len(found) == len({one.key for one in found}) == 2
    assert insert(session, meeting.id.hex, rule, today=TODAY) == 2
    assert find(session, meeting.id.hex, rule, today=TODAY) == ()
