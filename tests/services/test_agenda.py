"""Verbs of agendas: order, consultation, withdrawal, postponement with its count, proposals (duties 54, 57, 95)."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from app.briefings.attached import AttachedFile
from app.briefings.forms import Ref
from app.core.errors import AppError
from app.core.terms import MeetingKind
from app.models.agenda import AgendaProposal, Consultation
from app.models.meeting import AgendaItem
from app.models.person import Person, Post, PostHolding
from app.rules.meeting_kinds import SESSIONS
from app.services import agenda
from app.services.agenda import Placed
from app.services.agenda_papers import files_of, on_agenda, postponements
from app.services.attached_files import attach_files
from app.services.delegations import delegate
from app.services.forms.common import part_rows
from app.services.forms.refs import ref_of
from app.services.lists import proposals
from tests.services.agendas import HELD, agency, contents, session_on
from tests.services.lists.making import keep, rows

DAY = date(2026, 11, 25)


def told(session, meeting) -> list[str]:
    return [row.content for row in part_rows(session, AgendaItem, {"meeting_id": meeting.id})]


def test_contents_are_put_in_order_with_sections_and_minutes(session):
    meeting = session_on(session)
    first, second, third = contents(session, meeting, "A", "B", "C")
    placed = [Placed(third.id.hex, "Kinh tế", 20), Placed(first.id.hex)]
    assert agenda.arrange(session, meeting.id.hex, placed) == 3
    assert told(session, meeting) == ["C", "A", "B"]
    assert (third.section, third.minutes, second.minutes) == ("Kinh tế", 20, None)
    assert agenda.arrange(session, meeting.id.hex, placed) == 0


def test_an_order_with_a_content_of_another_meeting_is_refused(session):
    meeting, other = session_on(session), session_on(session, HELD + timedelta(days=7))
    [strange] = contents(session, other, "X")
    with pytest.raises(AppError, match="vừa được sửa ở nơi khác"):
        agenda.arrange(session, meeting.id.hex, [Placed(strange.id.hex)])


def test_leaders_are_asked_once_and_keep_their_first_day(session):
    meeting = session_on(session)
    items = contents(session, meeting, "A", "B")
    chair = keep(session, Post(name="Chủ tịch"))
    deputy = keep(session, Post(name="Phó Chủ tịch"))
    keys = [item.id.hex for item in items]
    leaders = [ref_of(session, "post", chair.id)]
    assert agenda.consult(session, keys, leaders=leaders, asked_on=date(2026, 11, 6)) == 2
    both = [*leaders, Ref("post", deputy.id.hex, "Phó Chủ tịch")]
    assert agenda.consult(session, keys, leaders=both, asked_on=DAY) == 2
    rows = session.scalars(select(Consultation)).all()
    assert {(row.post_id, row.asked_on) for row in rows} == {(chair.id, date(2026, 11, 6)), (deputy.id, DAY)}


def test_who_was_asked_about_all_contents_is_not_asked_again(session):
    items = contents(session, session_on(session), "A", "B")
    chair, deputy = (keep(session, Post(name=name)) for name in ("Chủ tịch", "Phó Chủ tịch"))
    keys = [item.id.hex for item in items]
    leader = [ref_of(session, "post", chair.id)]

    def lacking() -> list[str]:
        rows = session.scalars(
            select(AgendaItem).where(agenda.lacks_asking(session, DAY)).order_by(AgendaItem.id)
        )
        return [row.content for row in rows]

    agenda.consult(session, keys[:1], leaders=leader, asked_on=DAY)
    assert agenda.unasked(session, keys, DAY) == [chair, deputy]
    assert agenda.unasked(session, keys[:1], DAY) == [deputy]
    agenda.consult(session, keys[:1], leaders=[ref_of(session, "post", deputy.id)], asked_on=DAY)
    assert agenda.unasked(session, keys[:1], DAY) == []
    assert lacking() == ["B"]


def test_a_content_is_withdrawn_by_the_chairmans_decision_alone(session):
    meeting = session_on(session)
    one, two = contents(session, meeting, "A", "B")
    with pytest.raises(AppError, match="Chưa đề nghị rút “A”"):
        agenda.decide_withdrawal(session, [one.id.hex], agreed=True, decided_on=DAY)
    assert (
        agenda.propose_withdrawal(session, [one.id.hex, two.id.hex], proposed_on=DAY, document="12/TTr") == 2
    )
    with pytest.raises(AppError, match="đề nghị rút ngày 25/11/2026"):
        agenda.decide_withdrawal(session, [one.id.hex], agreed=True, decided_on=DAY - timedelta(days=1))
    agenda.decide_withdrawal(session, [one.id.hex], agreed=True, decided_on=DAY)
    agenda.decide_withdrawal(session, [two.id.hex], agreed=False, decided_on=DAY)
    assert [row.content for row in on_agenda(session, meeting.id)] == ["B"]
    assert [row.content for row in on_agenda(session, meeting.id, as_of=DAY - timedelta(days=1))] == [
        "A",
        "B",
    ]


def test_a_content_goes_on_at_the_next_meeting_with_its_link_and_its_count(session):
    first, second, third = (session_on(session, HELD + timedelta(days=30 * n)) for n in range(3))
    [item] = contents(session, first, "Đề án", agency_id=agency(session).id, minutes=20, section="Y tế")
    assert agenda.postpone(session, [item.id.hex], to=second.id.hex, on=DAY, reason="Chưa đủ ý kiến") == 1
    [again] = on_agenda(session, second.id)
    assert (again.content, again.minutes, again.section) == ("Đề án", 20, "Y tế")
    assert (again.postponed_from_id, again.documents_received_on) == (item.id, None)
    agenda.postpone(session, [again.id.hex], to=third.id.hex, on=DAY)
    [last] = on_agenda(session, third.id)
    assert [postponements(session, row) for row in (item, again, last)] == [0, 1, 2]
    assert on_agenda(session, first.id) == on_agenda(session, second.id) == []


def test_nothing_is_put_off_to_a_meeting_that_was_held_before(session):
    meeting, past = session_on(session), session_on(session, DAY - timedelta(days=1), title="Phiên họp cũ")
    [item] = contents(session, meeting, "A")
    with pytest.raises(AppError, match="“Phiên họp cũ” họp ngày 24/11/2026, trước ngày hoãn 25/11/2026"):
        agenda.postpone(session, [item.id.hex], to=past.id.hex, on=DAY)
    assert agenda.postpone(session, [item.id.hex], to=past.id.hex, on=DAY - timedelta(days=1)) == 1, (
        "typed late"
    )


def test_what_was_postponed_cannot_be_again_nor_to_its_own_meeting(session):
    meeting = session_on(session)
    [item] = contents(session, meeting, "A")
    with pytest.raises(AppError, match="đang ở chính cuộc họp đó"):
        agenda.postpone(session, [item.id.hex], to=meeting.id.hex, on=DAY)
    agenda.postpone(session, [item.id.hex], to=None, on=DAY)
    with pytest.raises(AppError, match="đã hoãn ngày 25/11/2026"):
        agenda.postpone(session, [item.id.hex], to=None, on=DAY)


def test_a_content_without_a_next_meeting_waits_among_the_proposals_and_keeps_its_link(session):
    first, second = session_on(session), session_on(session, HELD + timedelta(days=30))
    [item] = contents(session, first, "Đề án", minutes=15)
    agenda.postpone(session, [item.id.hex], to=None, on=DAY)
    [waits] = session.scalars(select(AgendaProposal)).all()
    assert (waits.content, waits.kind, waits.postponed_item_id) == (
        "Đề án",
        MeetingKind.REGULAR_SESSION,
        item.id,
    )
    assert agenda.accept(session, [waits.id.hex], meeting=second.id.hex, decided_on=DAY) == 1
    [again] = on_agenda(session, second.id)
    assert (again.postponed_from_id, again.minutes, waits.agenda_item_id) == (item.id, 15, again.id)


def test_proposals_are_decided_once(session):
    meeting = session_on(session)
    one, two = (
        keep(session, AgendaProposal(content=name, kind=MeetingKind.REGULAR_SESSION)) for name in ("A", "B")
    )
    agenda.accept(session, [one.id.hex], meeting=meeting.id.hex, decided_on=DAY, note="Cần gấp")
    agenda.refuse(session, [two.id.hex], decided_on=DAY, note="Chưa đủ cơ sở")
    assert told(session, meeting) == ["A"]
    assert (one.accepted, two.accepted, two.decision_note) == (True, False, "Chưa đủ cơ sở")
    for row, said in ((one, "đã được đưa vào"), (two, "đã được quyết định không đưa vào")):
        with pytest.raises(AppError, match=said):
            agenda.refuse(session, [row.id.hex], decided_on=DAY)


def test_the_nearest_session_is_the_next_one_of_its_kinds(session):
    session_on(session, HELD - timedelta(days=7), kind=MeetingKind.OTHER)
    later = session_on(session, HELD + timedelta(days=3), kind=MeetingKind.THEMATIC_SESSION)
    session_on(session, HELD + timedelta(days=30))
    assert agenda.nearest_session(session, after=HELD, kinds=SESSIONS) == later
    assert agenda.nearest_session(session, after=date(2027, 5, 1), kinds=SESSIONS) is None


def test_a_reason_is_kept_with_its_day_only_once_it_was_judged(session):
    [item] = contents(session, session_on(session), "A")
    agenda.judge_late_reason(session, [item.id.hex], reason="Chờ bộ", accepted=None, decided_on=DAY)
    assert (item.late_reason, item.late_reason_decided_on) == ("Chờ bộ", None)
    agenda.judge_late_reason(session, [item.id.hex], reason="Chờ bộ", accepted=True, decided_on=DAY)
    assert (item.late_reason_accepted, item.late_reason_decided_on) == (True, DAY)


def test_leaders_who_were_asked_answer_about_several_contents(session):
    meeting = session_on(session)
    keys = [item.id.hex for item in contents(session, meeting, "A", "B")]
    chair = keep(session, Post(name="Chủ tịch UBND tỉnh"))
    deputy = keep(session, Post(name="Phó Chủ tịch UBND tỉnh"))
    keep(session, Post(name="Chủ tịch HĐND tỉnh"))
    assert agenda.chairmen(session, DAY) == [chair, deputy]
    leaders = [ref_of(session, "post", row.id) for row in (chair, deputy)]
    with pytest.raises(AppError, match="Chưa xin ý kiến"):
        agenda.answer(session, keys, answered_on=DAY, opinion="Đồng ý")
    agenda.consult(session, keys, leaders=leaders, asked_on=date(2026, 11, 6))
    assert agenda.answer(session, keys, leaders=leaders[:1], answered_on=DAY, opinion="Bổ sung số liệu") == 2
    later = DAY + timedelta(days=1)
    assert agenda.answer(session, keys, answered_on=later, opinion="Đồng ý") == 2  # who was silent
    found = {(row.post_id, row.opinion, row.answered_on) for row in session.scalars(select(Consultation))}
    assert found == {(chair.id, "Bổ sung số liệu", DAY), (deputy.id, "Đồng ý", later)}


def test_a_post_that_is_vacant_on_the_day_is_not_asked(session):
    """Until somebody holds it or acts for it; of a post without any holder in the data nothing is known."""
    [item] = contents(session, session_on(session), "A")
    chair, deputy, unknown = (
        keep(session, Post(name=name)) for name in ("Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch 2")
    )
    an, binh = (keep(session, Person(full_name=name)) for name in ("Nguyễn Văn An", "Trần Thị Bình"))
    keep(session, PostHolding(post_id=chair.id, person_id=an.id))
    keep(session, PostHolding(post_id=deputy.id, person_id=binh.id, to_on=DAY - timedelta(days=1)))
    keys = [item.id.hex]
    assert agenda.unasked(session, keys, DAY) == [chair, unknown]
    assert agenda.unasked(session, keys, DAY - timedelta(days=1)) == [chair, deputy, unknown]
    leaders = [ref_of(session, "post", row.id) for row in (chair, unknown)]
    agenda.consult(session, keys, leaders=leaders, asked_on=DAY)
    lacking = select(AgendaItem.id).where(agenda.lacks_asking(session, DAY))
    assert session.scalars(lacking).all() == [], "nobody is left to be asked"
    delegate(session, post=deputy.id, person=an.id, from_on=DAY, to_on=DAY, giver=binh.id)
    assert agenda.unasked(session, keys, DAY) == [deputy]


def test_a_content_goes_to_the_next_meeting_of_its_kind(session):
    meeting, following = session_on(session), session_on(session, HELD + timedelta(days=30))
    session_on(session, HELD + timedelta(days=7), kind=MeetingKind.OFFICE_BRIEFING)
    seen = {"today": DAY, "hour": time(9)}
    assert agenda.next_meeting(session, meeting, **seen) == following
    assert agenda.next_meeting(session, following, **seen) is None
    assert agenda.next_meeting(session, meeting, today=HELD + timedelta(days=31), hour=time(9)) is None


def test_of_two_meetings_on_one_day_the_later_one_is_next_until_it_begins(session):
    """The one before it is none, and neither is one that began earlier today."""
    morning, afternoon = (session_on(session, starts_at=time(hour)) for hour in (8, 14))
    third = session_on(session, HELD + timedelta(days=3), starts_at=time(8))

    def after(meeting, hour=time(9), day=HELD):
        return agenda.next_meeting(session, meeting, today=day, hour=hour)

    assert after(morning) == after(morning, day=DAY) == afternoon
    assert after(morning, time(14)) == after(afternoon, time(7)) == third
    assert after(third, time(8), third.held_on) is None


def test_a_meeting_without_an_hour_is_next_by_its_day_alone(session):
    hourly, open_one = session_on(session, starts_at=time(8)), session_on(session)
    later = session_on(session, HELD + timedelta(days=3))
    for meeting in (hourly, open_one):
        assert agenda.next_meeting(session, meeting, today=HELD, hour=time(7)) == later
    assert agenda.next_meeting(session, hourly, today=later.held_on, hour=time(16)) == later


def test_files_of_a_proposal_go_with_it_and_the_list_says_what_lacks(session):
    meeting = session_on(session)
    kind = MeetingKind.REGULAR_SESSION
    full = keep(session, AgendaProposal(content="Đề án", kind=kind, document="9/TTr-SYT"))
    bare = keep(session, AgendaProposal(content="Kế hoạch", kind=kind))
    file = AttachedFile("", "to-trinh.pdf", 1, "a" * 64)
    attach_files(session, [file], table="agenda_proposal", key=full.id.hex)
    told = {row.key: (row.has_document, row.files) for row in rows(session, proposals)}
    assert told == {full.id.hex: (True, 1), bare.id.hex: (False, 0)}
    assert [row.key for row in rows(session, proposals, papers="lacking")] == [bare.id.hex]
    assert [row.key for row in rows(session, proposals, papers="complete")] == [full.id.hex]
    agenda.accept(session, [full.id.hex, bare.id.hex], meeting=meeting.id.hex, decided_on=DAY)
    items = on_agenda(session, meeting.id)
    assert [[one.name for one in files_of(session, item.id)] for item in items] == [["to-trinh.pdf"], []]
