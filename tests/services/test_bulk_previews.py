"""What a preview tells is what the change then does."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import (
    Completion,
    MoreDays,
    NewDeadline,
    NewField,
    NewFollowers,
    NewOfficer,
    Withdrawal,
)
from app.briefings.forms import Ref
from app.briefings.task_life import (
    Acceptance,
    ContactNote,
    DelayNote,
    ExtensionDecision,
    ExtensionWish,
    GivingBack,
    ProgressNote,
    Submission,
    Transfer,
)
from app.core.errors import AppError
from app.core.terms import AgencyKind
from app.core.words import short_date
from app.models.agency import Agency
from app.models.database import Database
from app.models.task_life import ExtensionRequest
from app.services import bulk_changes, bulk_previews, note_previews, results, task_notes
from app.services.extension_requests import decide_requests, request_extension
from app.services.lists import tasks as listed
from app.services.settings import read_calendar
from tests.conftest import ACTOR
from tests.regulations import GENERAL
from tests.services.test_task_life import DEADLINE, TODAY, rows, tasks


def told(rows: list) -> list[tuple[str, str]]:
    return [(row.old, row.new) for row in rows]


def now(session: Session, keys: list[str]) -> list[listed.ListedTask]:
    return listed.read(session, keys, today=TODAY)


def test_officers_and_fields_are_told_before_and_after(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 2)
        bulk_changes.set_officer(session, keys[:1], Ref("person", "", "Lê An"), on=TODAY)
        after = NewOfficer(Ref("person", "", "Vũ Bình"))
        found = told(bulk_previews.of_officer(session, keys, after, today=TODAY))
        assert found == [("Lê An", "Vũ Bình"), ("(trống)", "Vũ Bình")]
        empty = told(bulk_previews.of_field(session, keys, NewField(), today=TODAY))
        assert empty == [("(trống)", "(trống)")] * 2


def test_a_change_of_room_is_told_as_it_then_is(database: Database) -> None:
    with database.write(ACTOR) as session:
        room = Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)
        session.add(room)
        session.flush()
        keys = tasks(session, 2)
        bulk_changes.set_officer(session, keys[:1], Ref("person", "", "Lê An"), on=TODAY)
        to = Ref("agency", room.id.hex, room.name)
        both = NewFollowers(room=to, officer=Ref("person", "", "Vũ Bình"))
        assert told(bulk_previews.of_followers(session, keys, both, today=TODAY)) == [
            ("(trống); Lê An", "Phòng Tổng hợp; Vũ Bình"),
            ("(trống); (trống)", "Phòng Tổng hợp; Vũ Bình"),
        ]
        alone = told(bulk_previews.of_followers(session, keys, NewFollowers(room=to), today=TODAY))
        assert alone == [("(trống)", "Phòng Tổng hợp")] * 2
        bulk_changes.set_followers(session, keys, on=TODAY, room=to)
        assert [(task.room, task.officer) for task in now(session, keys)] == [
            ("Phòng Tổng hợp", "Lê An"),
            ("Phòng Tổng hợp", ""),
        ]


def test_deadlines_of_a_preview_are_those_of_the_change(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 2)
        bulk_changes.extend(
            session, keys[:1], extended_to=date(2026, 11, 27), decided_on=TODAY, today=date(2026, 11, 30)
        )
        foretold = told(bulk_previews.of_more_days(session, keys, MoreDays(3, TODAY), today=TODAY))
        assert [old for old, _ in foretold] == ["27/11/2026", "20/11/2026"]
        bulk_changes.shift_deadlines(
            session, keys, days=3, decided_on=TODAY, calendar=read_calendar(session), today=TODAY
        )
        assert [f"{task.deadline:%d/%m/%Y}" for task in now(session, keys)] == [new for _, new in foretold]
        one = told(
            bulk_previews.of_deadline(session, keys, NewDeadline(date(2026, 12, 31), TODAY), today=TODAY)
        )
        assert {new for _, new in one} == {"31/12/2026"}
        sooner = NewDeadline(date(2026, 11, 27), TODAY)
        cut = told(bulk_previews.of_deadline(session, keys[:1], sooner, today=TODAY))
        assert cut == [(foretold[0][1], "Chưa được: có hạn không trước ngày 27/11/2026")]


def test_a_decision_tells_each_request_its_day(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 1)
        wish = ExtensionWish(TODAY, None, date(2026, 12, 1))
        request_extension(session, keys, wish, regulation=GENERAL, today=TODAY)
        requests = [row.id.hex for row in rows(session, ExtensionRequest)]
        was = f"{DEADLINE:%d/%m/%Y}"
        for decision, new in (
            (ExtensionDecision(), "chưa chọn"),
            (ExtensionDecision(True), "01/12/2026"),
            (ExtensionDecision(True, date(2026, 12, 4)), "04/12/2026"),
            (ExtensionDecision(False), was),
        ):
            assert told(bulk_previews.of_decision(session, requests, decision, today=TODAY)) == [(was, new)]
        decide_requests(session, requests, ExtensionDecision(True, None, TODAY), today=TODAY)
        assert now(session, keys)[0].deadline == date(2026, 12, 1)


def test_withdrawal_and_transfer_say_from_which_day(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 1)
        gone = told(bulk_previews.of_withdrawal(session, keys, Withdrawal(TODAY), today=TODAY))
        assert gone == [("Đang thực hiện, quá hạn", "Đã thu hồi từ 23/11/2026")]
        moved = Transfer(Ref("agency", "", "Sở B"), TODAY)
        assert told(bulk_previews.of_transfer(session, keys, moved, today=TODAY)) == [
            ("(trống)", "Sở B từ 23/11/2026")
        ]


def test_a_task_assigned_after_the_day_is_told_to_be_what_stands_in_the_way(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 1)
        (task,) = now(session, keys)
        early = task.assigned_on - timedelta(1)
        changes = (
            bulk_previews.of_withdrawal(session, keys, Withdrawal(early), today=TODAY),
            bulk_previews.of_completion(session, keys, Completion(early), today=TODAY),
            bulk_previews.of_transfer(session, keys, Transfer(from_on=early), today=TODAY),
            bulk_previews.of_progress(session, keys, ProgressNote(reported_on=early), today=TODAY),
            bulk_previews.of_wish(session, keys, ExtensionWish(requested_on=early), today=TODAY),
            note_previews.of_delay(session, keys, DelayNote(reported_on=early), today=TODAY),
            note_previews.of_contact(session, keys, ContactNote(contacted_on=early), today=TODAY),
        )
        said = f"Chưa được: giao ngày {short_date(task.assigned_on)}"
        assert [row.new for rows in changes for row in rows] == [said] * len(changes)
        with pytest.raises(AppError, match="được giao sau ngày"):
            bulk_changes.withdraw(session, keys, withdrawn_on=early, today=date(2026, 11, 30))


def test_a_completion_is_told_with_whether_it_is_late(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = [*tasks(session, 1), *tasks(session, 1, deadline=None)]
        done = Completion(completed_on=TODAY)
        found = [row.new for row in bulk_previews.of_completion(session, keys, done, today=TODAY)]
        assert found == ["Hoàn thành quá hạn 23/11/2026", "Hoàn thành 23/11/2026"]
        bulk_changes.complete(session, keys, completed_on=TODAY, today=TODAY)
        assert [task.days_late for task in now(session, keys)] == [(TODAY - DEADLINE).days, None]


def test_progress_is_told_as_the_list_then_tells_it(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 2)
        task_notes.add_progress(
            session, keys[:1], ProgressNote(TODAY, percent=20, content="Mới soạn"), today=TODAY
        )
        note = ProgressNote(TODAY, percent=40, content="Đang lấy ý kiến")
        foretold = told(bulk_previews.of_progress(session, keys, note, today=TODAY))
        assert [old for old, _ in foretold] == ["20%; Mới soạn", "(trống)"]
        task_notes.add_progress(session, keys, note, today=TODAY)
        assert [task.progress for task in now(session, keys)] == [new for _, new in foretold]


def test_a_result_is_judged_or_goes_back_as_told(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 1)
        bulk_changes.complete(session, keys, completed_on=DEADLINE, today=TODAY)
        taken = Acceptance(quality=True, judged_on=TODAY)
        assert told(bulk_previews.of_acceptance(session, keys, taken, today=TODAY)) == [
            ("Hoàn thành đúng hạn", "Hoàn thành đúng hạn, đạt yêu cầu ngày 23/11/2026")
        ]
        back = GivingBack(TODAY, reason="Thiếu phụ lục")
        (foretold,) = told(bulk_previews.of_giving_back(session, keys, back, today=TODAY))
        assert foretold == ("Hoàn thành đúng hạn", "Chưa hoàn thành từ 23/11/2026")
        results.give_back(session, keys, back, today=TODAY)
        assert now(session, keys)[0].completed_on is None


def test_what_is_asked_for_changes_nothing_yet(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 1)
        wish = ExtensionWish(TODAY, None, date(2026, 12, 1))
        assert told(bulk_previews.of_wish(session, keys, wish, today=TODAY)) == [
            (f"{DEADLINE:%d/%m/%Y}", "đề nghị 01/12/2026")
        ]
        paper = Submission("15/TTr-SNV", TODAY)
        assert told(bulk_previews.of_submitting(session, keys, paper, today=TODAY)) == [
            ("Đang thực hiện, quá hạn", "Đã trình, chờ duyệt: 15/TTr-SNV")
        ]
