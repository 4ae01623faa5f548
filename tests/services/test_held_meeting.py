"""Minutes are read whole and saved by what differs; a locked meeting refuses changes."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.attached import AttachedFile
from app.briefings.held_meeting import HeldMeeting
from app.core.errors import AppError
from app.core.ids import uuid7
from app.core.terms import Attendance
from app.models.database import Database
from app.models.meeting_held import MeetingRecord, Speech
from app.rules import taking_minutes as take
from app.rules.agenda_rules import approval_of
from app.services import agenda
from app.services import meeting_locks as locks
from app.services.agenda import add_item
from app.services.attached_files import attach_files
from app.services.bin import delete, restore
from app.services.cells import write_past_day
from app.services.forms import agenda_item
from app.services.forms import meeting as meeting_form
from app.services.forms.common import key_of
from app.services.held_meeting import read_held, save_held
from app.services.participants import invite_by_kind
from app.services.settings import load_preset
from app.services.undo import undo
from tests.conftest import ACTOR
from tests.services.forms.people import changes
from tests.services.meetings_held import NOVEMBER, OCTOBER, Held, store_session

TODAY = date(2026, 11, 25)

SIGNED = AttachedFile("", "Tờ trình.pdf", 10, "0" * 64)


@pytest.fixture
def held(session: Session) -> Held:
    load_preset(session)
    return store_session(session)


def written(session: Session, held: Held) -> HeldMeeting:
    """Some minutes, saved."""
    before = read_held(session, held.meeting)
    now = take.with_speech(before, uuid7().hex, held.items[0], "Lê Thị An")
    now = take.with_speech(now, uuid7().hex, "", "Vũ Bình")
    now = take.with_conclusion(now, uuid7().hex, held.items[1])
    now = take.with_conclusion(now, uuid7().hex, held.items[0])
    one, two = now.conclusions
    now = replace(
        now,
        opened_at=time(8, 5),
        secretary="Hồ Chi",
        speeches=take.changed(now.speeches, now.speeches[0].key, content="Nhất trí", seconds=70),
        items=take.changed(
            now.items, held.items[0], notes="Trình bày 10 phút", result="Thông qua", seconds=90
        ),
        conclusions=(replace(one, content="Giao Sở Y tế"), replace(two, content="Bổ sung dự toán")),
    )
    now = take.came_late(now, held.people[0], time(8, 20))
    save_held(session, before, now)
    return now


def test_what_was_written_is_read_again(session: Session, held: Held) -> None:
    now = written(session, held)
    assert now.members == 3, "also the member who was not invited"
    assert read_held(session, held.meeting) == now
    first, second = (one.item for one in now.conclusions)
    assert (first, second) == held.items


def test_saving_writes_only_what_differs(session: Session, held: Held) -> None:
    now = written(session, held)
    before = changes(session)
    save_held(session, now, now)
    assert changes(session) == before
    save_held(session, now, replace(now, notes="Nghỉ giải lao 9 giờ"))
    assert changes(session) == before + 1


def test_a_line_without_words_is_not_kept_and_a_taken_out_one_is_gone(session: Session, held: Held) -> None:
    now = written(session, held)
    empty = take.with_speech(now, uuid7().hex, held.items[0])
    save_held(session, now, empty)
    assert read_held(session, held.meeting) == now
    less = take.without(now, now.speeches[0].key)
    save_held(session, now, less)
    assert read_held(session, held.meeting) == less


def test_a_line_that_was_taken_out_comes_back_with_its_words(session: Session, held: Held) -> None:
    now = written(session, held)
    without = replace(now, speeches=())
    save_held(session, now, without)
    save_held(session, without, now)
    assert read_held(session, held.meeting).speeches == now.speeches


def test_what_somebody_else_wrote_meanwhile_stays(session: Session, held: Held) -> None:
    now = written(session, held)
    save_held(session, now, replace(now, secretary="Vũ Bình"))
    mine = take.judged(now, held.people[1], Attendance.EXCUSED)
    save_held(session, now, mine)
    found = read_held(session, held.meeting)
    assert found.secretary == "Vũ Bình"
    assert found.attendees[1].state is Attendance.EXCUSED


def test_a_locked_meeting_refuses_changes_until_it_is_opened_with_a_reason(
    session: Session, held: Held
) -> None:
    now = written(session, held)
    locks.lock(session, held.meeting, by="Hồ Chi", reason="đã ký biên bản")
    with pytest.raises(AppError, match=r"không sửa được nữa\. Đã khóa ngày .*Hồ Chi.*đã ký biên bản"):
        save_held(session, now, replace(now, notes="thêm"))
    form = meeting_form.load(session, held.meeting)
    with pytest.raises(AppError, match="không sửa được nữa"):
        meeting_form.save(session, form)
    with pytest.raises(AppError, match="không sửa được nữa"):
        delete(session, "meeting", key_of(held.meeting))
    for change in (
        lambda: invite_by_kind(session, held.meeting),
        lambda: agenda.propose_withdrawal(session, held.items, proposed_on=TODAY),
        lambda: agenda_item.save(session, agenda_item.load(session, held.items[0])),
        lambda: write_past_day(
            session,
            "agenda_item",
            held.items[0],
            column="documents_received_on",
            typed="20/11/2026",
            today=TODAY,
        ),
        lambda: delete(session, "agenda_item", key_of(held.items[0])),
        lambda: delete(session, "meeting_attendance", key_of(held.people[0])),
        lambda: attach_files(session, (SIGNED,), table="agenda_item", key=held.items[0]),
    ):
        with pytest.raises(AppError, match="không sửa được nữa"):
            change()
    with pytest.raises(AppError, match="Chưa ghi lý do"):
        locks.reopen(session, held.meeting, by="Hồ Chi", reason=" ")
    locks.reopen(session, held.meeting, by="Hồ Chi", reason="sửa lỗi đánh máy")
    save_held(session, now, replace(now, notes="thêm"))
    with pytest.raises(AppError, match="đang mở"):
        locks.reopen(session, held.meeting, by="Hồ Chi", reason="lần nữa")


def test_the_next_session_approves_the_minutes_of_the_last_and_locks_it(session: Session, held: Held) -> None:
    with pytest.raises(AppError, match="chưa có cuộc họp nào cùng loại"):
        locks.approve_earlier(session, held.meeting, by=ACTOR, today=TODAY)
    before = store_session(session, OCTOBER, title="Phiên họp tháng 10")
    found = locks.approve_earlier(session, held.meeting, by=ACTOR, today=TODAY)
    assert (found.title, found.approved_on) == ("Phiên họp tháng 10", NOVEMBER)
    last = read_held(session, before.meeting)
    assert "biên bản đã thông qua tại Phiên họp tháng 11" in last.locked
    assert read_held(session, held.meeting).earlier == found
    with pytest.raises(AppError, match="đã thông qua ngày 25/11/2026"):
        locks.approve_earlier(session, held.meeting, by=ACTOR, today=TODAY)


def test_minutes_that_are_opened_again_wait_for_their_approval(session: Session, held: Held) -> None:
    before = store_session(session, OCTOBER, title="Phiên họp tháng 10")
    locks.approve_earlier(session, held.meeting, by=ACTOR, today=TODAY)
    locks.reopen(session, before.meeting, by=ACTOR, reason="sửa kết luận 2")
    earlier = read_held(session, held.meeting).earlier
    assert earlier is not None
    assert earlier.approved_on is None
    assert locks.approve_earlier(session, held.meeting, by=ACTOR, today=TODAY).approved_on == NOVEMBER


def test_a_session_approves_from_its_day_on(session: Session, held: Held) -> None:
    before = store_session(session, OCTOBER, title="Phiên họp tháng 10")
    with pytest.raises(AppError, match="ngày 25/11/2026 mới họp: chưa thông qua"):
        locks.approve_earlier(session, held.meeting, by=ACTOR, today=NOVEMBER - timedelta(1))
    assert read_held(session, before.meeting).locked == ""
    assert locks.approve_earlier(session, held.meeting, by=ACTOR, today=NOVEMBER).approved_on == NOVEMBER


def test_the_approval_is_the_result_of_its_content_unless_one_is_written(
    session: Session, held: Held
) -> None:
    store_session(session, OCTOBER, title="Phiên họp tháng 10")
    words = approval_of("Phiên họp tháng 10", OCTOBER)
    asked = [
        add_item(session, UUID(held.meeting), content)
        for content in (words, "Thông qua biên bản làm việc với Bộ Y tế")
    ]
    locks.approve_earlier(session, held.meeting, by=ACTOR, today=TODAY)
    results = {item.content: item.result for item in read_held(session, held.meeting).items}
    assert [results[row.content] for row in asked] == [locks.APPROVED, ""]
    assert set(results.values()) == {"", locks.APPROVED}


def test_a_result_that_was_written_stays_and_without_such_a_content_nothing_is(
    session: Session, held: Held
) -> None:
    store_session(session, OCTOBER, title="Phiên họp tháng 10")
    now = read_held(session, held.meeting)
    row = add_item(session, UUID(held.meeting), "thông qua biên bản phiên trước")
    before = read_held(session, held.meeting)
    typed = [replace(one, result="Có sửa đổi") if one.key == row.id.hex else one for one in before.items]
    save_held(session, before, replace(before, items=tuple(typed)))
    locks.approve_earlier(session, held.meeting, by=ACTOR, today=TODAY)
    said = [one.result for one in read_held(session, held.meeting).items]
    assert said == [*("" for _ in now.items), "Có sửa đổi"]


def test_the_minutes_go_to_the_bin_with_their_meeting_and_come_back(session: Session, held: Held) -> None:
    now = written(session, held)
    delete(session, "meeting", key_of(held.meeting))
    assert session.scalars(select(Speech.id).where(Speech.deleted_at.is_(None))).all() == []
    restore(session, "meeting", key_of(held.meeting))
    assert read_held(session, held.meeting) == now


def test_a_save_of_minutes_can_be_undone(database: Database) -> None:
    with database.write(ACTOR) as session:
        load_preset(session)
        held = store_session(session)
    with database.write(ACTOR) as session:
        written(session, held)
    with database.write(ACTOR) as session:
        undo(session)
        assert read_held(session, held.meeting).speeches == ()
        assert session.scalars(select(MeetingRecord.id).where(MeetingRecord.deleted_at.is_(None))).all() == []
