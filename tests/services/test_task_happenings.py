"""The history of a task: every step of its way with who typed it and when, of a secret one only numbers and days."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.task_history import TaskHistory
from app.briefings.task_life import (
    Acceptance,
    ContactNote,
    DelayDecision,
    DelayNote,
    EventNote,
    ExtensionDecision,
    ExtensionWish,
    GivingBack,
    ProgressNote,
    Settlement,
    Transfer,
)
from app.core.errors import AppError
from app.core.task_terms import Obligation, TaskEventKind
from app.core.terms import AgencyKind, AgencyRole, Secrecy
from app.models.agency import Agency
from app.models.database import Database
from app.models.task import DelayReport, SourceDocument, Task, TaskAgency
from app.models.task_life import ExtensionRequest, TaskEvent
from app.services import bulk_changes
from app.services.briefs import questions
from app.services.delays import decide_delays, report_delay
from app.services.extension_requests import decide_requests, request_extension
from app.services.forms.common import put
from app.services.results import accept, give_back
from app.services.settings import load_preset
from app.services.task_notes import add_contact, add_event, add_progress, settle
from app.services.transfers import transfer
from tests.conftest import ACTOR
from tests.regulations import GENERAL
from tests.services.test_task_life import rows

GIVEN, DEADLINE, TODAY = date(2026, 11, 2), date(2026, 11, 20), date(2026, 11, 23)
LEADER = Ref("post", "", "Chủ tịch")
OTHER = "Lê An"


def day(number: int) -> date:
    return date(2026, 11, number)


def task(session: Session, **more: object) -> tuple[str, Ref, Ref]:
    """A task that the first of two agencies leads."""
    load_preset(session)
    first, second = (
        put(session, Agency, None, {"name": name, "kind": AgencyKind.DEPARTMENT})
        for name in ("Sở Y tế", "Sở Xây dựng")
    )
    values = {"content": "Lập đề án", "assigned_on": GIVEN, "deadline": DEADLINE, **more}
    row = put(session, Task, None, values)
    put(session, TaskAgency, None, {"task_id": row.id, "agency_id": first.id, "role": AgencyRole.LEAD})
    return row.id.hex, Ref("agency", first.id.hex, first.name), Ref("agency", second.id.hex, second.name)


def told(session: Session, key: str) -> TaskHistory:
    history = questions()["task_history"].brief(session, key, TODAY)
    assert isinstance(history, TaskHistory)
    return history


def lines(session: Session, key: str) -> list[tuple[int, str, str]]:
    return [(one.day.day, one.what, one.said) for one in told(session, key).happenings]


def test_the_whole_way_of_a_task_is_told_by_day(database: Database) -> None:
    with database.write(ACTOR) as session:
        key, first, second = task(session)
        refusal = EventNote(TaskEventKind.REFUSED, day(4), first, LEADER, "", "Không đúng chức năng")
        add_event(session, [key], refusal, today=TODAY)
        add_event(session, [key], EventNote(TaskEventKind.RECEIVED, day(3), first), today=TODAY)
        transfer(session, [key], Transfer(second, day(5), "78/UBND", LEADER))
        note = ProgressNote(day(6), second, 40, "Đang soạn", "Thiếu vốn")
        add_progress(session, [key], note, today=TODAY)
        add_contact(session, [key], ContactNote(contacted_on=day(7), person_name="Chị Hoa"), today=TODAY)
        report_delay(session, [key], DelayNote(day(9), second, "12/SXD", "Chờ số liệu"), today=TODAY)
        decision = DelayDecision(True, day(10), LEADER, "Đồng ý")
        decide_delays(session, [rows(session, DelayReport)[0].id.hex], decision, today=TODAY)
        for asked, granted in ((11, False), (13, True)):
            wish = ExtensionWish(day(asked), second, day(27), "13/SXD")
            request_extension(session, [key], wish, regulation=GENERAL, today=TODAY)
            request = rows(session, ExtensionRequest)[-1].id.hex
            answer = ExtensionDecision(granted, None, day(asked + 1), LEADER)
            decide_requests(session, [request], answer, today=TODAY)
        bulk_changes.complete(session, [key], completed_on=day(16), today=TODAY, result_document="99/BC")
        accept(session, [key], Acceptance(True, day(17), LEADER, "Tốt"), today=TODAY)
        give_back(session, [key], GivingBack(day(18), LEADER, "Thiếu phụ lục"), today=TODAY)
        bulk_changes.complete(session, [key], completed_on=day(19), today=TODAY, result_document="100/BC")
    with database.read() as session:
        by = "người quyết định: Chủ tịch"
        assert lines(session, key) == [
            (2, "Giao nhiệm vụ", "hạn 20/11/2026; chủ trì Sở Y tế"),
            (3, "Cơ quan nhận nhiệm vụ", "Sở Y tế"),
            (4, "Cơ quan không nhận, trả lại nhiệm vụ", f"Sở Y tế; Không đúng chức năng; {by}"),
            (5, "Chuyển cơ quan chủ trì", f"văn bản 78/UBND; Sở Y tế → Sở Xây dựng; {by}"),
            (5, "Đã giải quyết: cơ quan không nhận, trả lại nhiệm vụ", ""),
            (6, "Báo cáo tiến độ", "40%; Sở Xây dựng; Đang soạn; khó khăn, vướng mắc: Thiếu vốn"),
            (7, "Liên hệ: điện thoại", "Chị Hoa"),
            (9, "Báo cáo chậm tiến độ", "văn bản 12/SXD; Sở Xây dựng; Chờ số liệu"),
            (10, "Quyết định về báo cáo chậm", f"lý do chính đáng; Đồng ý; {by}"),
            (11, "Đề nghị gia hạn", "xin đến 27/11/2026; văn bản 13/SXD; Sở Xây dựng"),
            (12, "Không cho gia hạn", by),
            (13, "Đề nghị gia hạn", "xin đến 27/11/2026; văn bản 13/SXD; Sở Xây dựng"),
            (14, "Gia hạn", f"hạn cũ 20/11/2026; hạn mới 27/11/2026; {by}"),
            (16, "Hoàn thành, có kết quả", "văn bản 99/BC"),
            (17, "Nghiệm thu kết quả", f"đạt; Tốt; {by}"),
            (18, "Trả lại kết quả", f"Thiếu phụ lục; {by}"),
            (19, "Hoàn thành, có kết quả", "văn bản 100/BC"),
        ]


def test_who_typed_a_fact_and_its_decision_is_told_with_the_moment(database: Database) -> None:
    before = datetime.now(UTC).astimezone()
    with database.write(ACTOR) as session:
        key, first, _ = task(session)
        report_delay(session, [key], DelayNote(day(9), first), today=TODAY)
        report = rows(session, DelayReport)[0].id.hex
    with database.write(OTHER) as session:
        decide_delays(session, [report], DelayDecision(False, day(10), LEADER), today=TODAY)
    with database.read() as session:
        found = told(session, key).happenings
    assert [one.typed_by for one in found] == [ACTOR, ACTOR, OTHER]
    assert all(one.typed_on is not None and one.typed_on >= before.date() for one in found)
    assert all(one.typed_at is not None for one in found)


def test_a_deadline_that_was_typed_anew_is_told_with_the_one_before(database: Database) -> None:
    with database.write(ACTOR) as session:
        key, _, _ = task(session)
    with database.write(OTHER) as session:
        put(session, Task, session.get_one(Task, UUID(key)), {"deadline": day(25)})
    with database.read() as session:
        last = told(session, key).happenings[-1]
    assert (last.what, last.said) == ("Sửa hạn hoàn thành đã nhập", "hạn cũ 20/11/2026; sửa thành 25/11/2026")
    assert last.typed_by == OTHER


def test_withdrawing_is_told_once_with_its_reason_or_without(database: Database) -> None:
    with database.write(ACTOR) as session:
        key, _, _ = task(session)
        bulk_changes.withdraw(session, [key], withdrawn_on=day(9), reason="Trùng", today=date(2026, 11, 30))
        gone = {"withdrawn": True, "withdrawn_on": day(8)}
        plain = put(session, Task, None, {"content": "Việc", "assigned_on": GIVEN, **gone}).id.hex
        assert lines(session, key)[1:] == [(9, "Thu hồi nhiệm vụ", "Trùng")]
        assert lines(session, plain)[1:] == [(8, "Thu hồi nhiệm vụ", "")]


def test_a_withdrawal_that_was_taken_back_is_told(database: Database) -> None:
    with database.write(ACTOR) as session:
        key, _, _ = task(session)
        bulk_changes.withdraw(session, [key], withdrawn_on=day(9), reason="Trùng", today=date(2026, 11, 30))
    with database.write(OTHER) as session:
        row = session.get_one(Task, UUID(key))
        put(session, Task, row, {"withdrawn": False, "withdrawn_on": None})
    with database.read() as session:
        sheet = told(session, key)
    assert [one.what for one in sheet.happenings[-2:]] == ["Thu hồi nhiệm vụ", "Bỏ thu hồi nhiệm vụ"]
    assert sheet.happenings[-1].typed_by == OTHER


def test_what_is_to_come_is_told_as_that(database: Database) -> None:
    with database.write(ACTOR) as session:
        key, _, second = task(session)
        transfer(session, [key], Transfer(second, date(2026, 12, 10), "06/M", LEADER))
        assert told(session, key).happenings[-1].what == "Chuyển cơ quan chủ trì (chưa đến ngày)"


def test_of_a_secret_only_numbers_and_days_are_told(database: Database) -> None:
    with database.write(ACTOR) as session:
        document = put(session, SourceDocument, None, {"number": "05/M", "secrecy": Secrecy.SECRET})
        key, first, second = task(session, content="Nội dung mật", source_document_id=document.id)
        add_progress(session, [key], ProgressNote(day(6), first, 40), today=TODAY)
        transfer(session, [key], Transfer(second, day(7), "06/M", LEADER))
        sheet = told(session, key)
        assert (sheet.number, sheet.content, sheet.secret) == ("05/M", "Nội dung mật", True)
        assert (sheet.leads, sheet.assigner, sheet.officer) == ((), "", "")
        assert lines(session, key) == [
            (2, "Giao nhiệm vụ", "hạn 20/11/2026"),
            (6, "Báo cáo tiến độ", "40%"),
            (7, "Chuyển cơ quan chủ trì", "văn bản 06/M"),
        ]


def test_what_was_submitted_and_decided_of_it_is_told(database: Database) -> None:
    with database.write(ACTOR) as session:
        given = {"obligation": Obligation.APPROVAL, "result_document": "9/TTr", "result_on": day(10)}
        key, _, _ = task(session, **given, approved=False, approved_on=day(12))
        assert lines(session, key)[1:] == [
            (10, "Trình duyệt", "văn bản 9/TTr"),
            (12, "Người duyệt quyết định", "không đồng ý"),
        ]


def test_a_refusal_waits_until_it_is_settled_or_the_task_goes_on(database: Database) -> None:
    with database.write(ACTOR) as session:
        key, first, second = task(session)
        other = put(session, Task, None, {"content": "Việc", "assigned_on": GIVEN}).id.hex
        refusal = EventNote(TaskEventKind.REFUSED, day(4), first, None, "", "Sai chức năng")
        assert add_event(session, [key, other], refusal, today=TODAY) == 2
        transfer(session, [key], Transfer(second, day(5)))
        settled = {row.task_id.hex: row.settled_on for row in rows(session, TaskEvent) if row.content}
        assert settled == {key: day(5), other: None}
        waiting = next(row for row in rows(session, TaskEvent) if row.task_id.hex == other)
        settle(session, [waiting.id.hex], Settlement(day(6), "Vẫn chủ trì"), today=TODAY)
        assert lines(session, other)[-1][2] == "Vẫn chủ trì"


def test_a_task_that_is_gone_has_no_sheet(database: Database) -> None:
    with database.write(ACTOR) as session, pytest.raises(AppError, match="Không còn"):
        told(session, "0" * 32)
