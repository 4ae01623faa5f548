"""Days of a task that cannot follow each other are refused whichever way they come; papers that come late are taken."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.task_form import ExtensionRow
from app.briefings.task_life import (
    Acceptance,
    DelayNote,
    EventNote,
    ExtensionDecision,
    ExtensionWish,
    GivingBack,
    ProgressNote,
    Settlement,
    Submission,
    SubmissionDecision,
    Transfer,
)
from app.core.errors import AppError
from app.core.task_terms import Obligation, TaskEventKind
from app.core.terms import AgencyKind, AgencyRole
from app.models.agency import Agency
from app.models.database import Database
from app.models.task import Task, TaskAgency
from app.models.task_life import ExtensionRequest, TaskEvent
from app.services import bulk_changes, results, task_cells, task_notes
from app.services.chosen_tasks import LATE_PAPERS, under_way_once
from app.services.delays import report_delay
from app.services.extension_requests import decide_requests, request_extension
from app.services.forms import task as task_form
from app.services.forms.common import key_of, put
from app.services.open_steps import with_done_parents, with_warning
from app.services.task_course import advice
from app.services.transfers import transfer
from tests.conftest import ACTOR
from tests.regulations import GENERAL

TODAY = date(2026, 11, 30)
DEADLINE = date(2026, 11, 10)


def day(number: int) -> date:
    return date(2026, 11, number)


def task(session: Session, **more: object) -> str:
    values = {"content": "Việc", "assigned_on": date(2026, 10, 1), "deadline": DEADLINE, **more}
    return put(session, Task, None, values).id.hex


def done(session: Session, on: date, **more: object) -> str:
    key = task(session, **more)
    bulk_changes.complete(session, [key], completed_on=on, today=TODAY)
    return key


def returned(session: Session) -> str:
    key = done(session, day(5))
    results.give_back(session, [key], GivingBack(day(12), None, "Thiếu"), today=TODAY)
    return key


def saved(session: Session, key: str, **said: object) -> None:
    loaded = task_form.load(session, key, today=TODAY)
    task_form.save(session, replace(loaded, values=replace(loaded.values, **said)), today=TODAY)


def submitted(session: Session) -> str:
    key = task(session, obligation=Obligation.APPROVAL)
    results.submit(session, [key], Submission("12/TTr", day(20), Ref("post", "", "Chủ tịch")), today=TODAY)
    return key


def judged(session: Session) -> str:
    key = done(session, day(5))
    results.accept(session, [key], Acceptance(True, day(8)), today=TODAY)
    return key


Case = tuple[Callable[[Session], str], Callable[[Session, str], object], str]
OUT_OF_ORDER: dict[str, Case] = {
    "done again before it was given back, by verb": (
        returned,
        lambda s, key: bulk_changes.complete(s, [key], completed_on=day(6), today=TODAY),
        "trước ngày bị trả lại kết quả 12/11/2026",
    ),
    "by cell": (
        returned,
        lambda s, key: task_cells.write_completed(s, key, "06/11/2026", today=TODAY),
        "trước ngày bị trả lại kết quả",
    ),
    "by form": (
        returned,
        lambda s, key: saved(s, key, completed_on=day(6)),
        "trước ngày bị trả lại kết quả",
    ),
    "withdrawn before it was given back": (
        returned,
        lambda s, key: bulk_changes.withdraw(s, [key], withdrawn_on=day(8), today=TODAY),
        "thu hồi từ 08/11/2026",
    ),
    "withdrawn by form": (
        returned,
        lambda s, key: saved(s, key, withdrawn=True, withdrawn_on=day(8)),
        "thu hồi từ 08/11/2026",
    ),
    "extended after it came late, by form": (
        lambda s: done(s, day(15)),
        lambda s, key: saved(s, key, extensions=(ExtensionRow(day(20), day(18)),)),
        "gia hạn quyết định sau đó",
    ),
    "extended after it came late, by verb": (
        lambda s: done(s, day(15)),
        lambda s, key: bulk_changes.extend(s, [key], extended_to=day(20), decided_on=day(18), today=TODAY),
        "đã hoàn thành",
    ),
    "extended by a decision to come": (
        task,
        lambda s, key: bulk_changes.extend(
            s, [key], extended_to=date(2026, 12, 31), decided_on=date(2026, 12, 25), today=TODAY
        ),
        "tương lai",
    ),
    "withdrawn from a day to come": (
        task,
        lambda s, key: bulk_changes.withdraw(s, [key], withdrawn_on=date(2026, 12, 15), today=TODAY),
        "tương lai",
    ),
    "approved before it was submitted": (
        submitted,
        lambda s, key: results.decide(s, [key], SubmissionDecision(True, day(10)), today=TODAY),
        "trước ngày văn bản trình 20/11/2026",
    ),
    "judged before it was judged": (
        judged,
        lambda s, key: results.accept(s, [key], Acceptance(False, day(6)), today=TODAY),
        "đã nghiệm thu sau ngày 06/11/2026",
    ),
    "progress of what is done": (
        lambda s: done(s, day(5)),
        lambda s, key: task_notes.add_progress(s, [key], ProgressNote(day(9), None, 20), today=TODAY),
        "đã hoàn thành trước ngày 09/11/2026",
    ),
    "a new deadline over a delay, by cell": (
        task,
        lambda s, key: task_cells.write_deadline(s, key, "31/12/2026", today=TODAY),
        "việc chậm không còn được tính",
    ),
    "a new deadline over a result that came late, by cell": (
        lambda s: done(s, day(20)),
        lambda s, key: task_cells.write_deadline(s, key, "25/11/2026", today=TODAY),
        "việc chậm không còn được tính",
    ),
}


@pytest.mark.parametrize("name", OUT_OF_ORDER)
def test_days_out_of_order_are_refused(database: Database, name: str) -> None:
    begin, verb, sentence = OUT_OF_ORDER[name]
    with database.write(ACTOR) as session:
        key = begin(session)
    with pytest.raises(AppError, match=sentence) as refused, database.write(ACTOR) as session:
        verb(session, key)
    assert refused.value.advice


def test_what_was_out_of_order_before_keeps_nothing_else_from_being_changed(database: Database) -> None:
    with database.write(ACTOR) as session:
        key = returned(session)
        session.get_one(Task, key_of(key)).completed_on = day(6)
    with database.write(ACTOR) as session:
        saved(session, key, note="Ghi chú")
        loaded = task_form.load(session, key, today=TODAY)
        [said] = advice(session, loaded, today=TODAY)
        assert said.field == "completed_on"
        assert said.warning


def test_the_day_of_the_return_itself_and_later_ones_are_taken(database: Database) -> None:
    with database.write(ACTOR) as session:
        key = returned(session)
        assert bulk_changes.complete(session, [key], completed_on=day(12), today=TODAY) == 1


def test_a_form_asks_whether_a_delay_is_to_go(database: Database) -> None:
    with database.write(ACTOR) as session:
        key = task(session)
        loaded = task_form.load(session, key, today=TODAY)
        later = replace(loaded, values=replace(loaded.values, deadline=date(2026, 12, 31)))
        [said] = advice(session, later, today=TODAY)
        assert said.field == "deadline"
        assert said.warning
        assert "Hạn cũ 10/11/2026 đã qua" in said.sentence
        sooner = replace(loaded, values=replace(loaded.values, deadline=day(2)))
        assert advice(session, sooner, today=TODAY) == ()
        task_form.save(session, later, today=TODAY)  # a mistake of typing is mended here


LATE: dict[str, Callable[[Session, str], object]] = {
    "extension": lambda s, key: bulk_changes.extend(
        s, [key], extended_to=day(25), decided_on=day(5), today=TODAY
    ),
    "delay report": lambda s, key: report_delay(s, [key], DelayNote(day(8)), today=TODAY),
    "transfer": lambda s, key: transfer(s, [key], Transfer(Ref("agency", "", "Sở Y tế"), day(1))),
    "request": lambda s, key: request_extension(
        s, [key], ExtensionWish(day(3), None, day(25)), regulation=GENERAL.on(TODAY), today=TODAY
    ),
}


@pytest.mark.parametrize("name", LATE)
@pytest.mark.parametrize("end", ["done", "withdrawn"])
def test_papers_of_before_the_end_are_taken_after_it(database: Database, name: str, end: str) -> None:
    with database.write(ACTOR) as session:
        key = task(session)
        if end == "done":
            bulk_changes.complete(session, [key], completed_on=day(20), today=TODAY)
        else:
            bulk_changes.withdraw(session, [key], withdrawn_on=day(20), today=TODAY)
        found = under_way_once(session, [key])
        assert (found.keys, found.warning) == ((key,), LATE_PAPERS)
        assert LATE[name](session, key) == 1


def test_a_request_is_granted_after_the_end_by_a_decision_of_before_it(database: Database) -> None:
    with database.write(ACTOR) as session:
        key = task(session)
        wish = ExtensionWish(day(3), None, day(27))
        request_extension(session, [key], wish, regulation=GENERAL.on(TODAY), today=TODAY)
        bulk_changes.complete(session, [key], completed_on=day(25), today=TODAY)
        waits = session.scalars(select(ExtensionRequest)).one().id.hex
    late = ExtensionDecision(granted=True, decided_on=day(26))
    with pytest.raises(AppError, match="đã hoàn thành"), database.write(ACTOR) as session:
        decide_requests(session, [waits], late, today=TODAY)
    with database.write(ACTOR) as session:
        assert decide_requests(session, [waits], replace(late, decided_on=day(9)), today=TODAY) == 1


def test_open_tasks_are_chosen_before_finished_ones(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = [task(session), done(session, day(5))]
        found = under_way_once(session, keys)
        assert (found.keys, found.left_out, found.warning) == ((keys[0],), 1, "")


def test_a_matter_does_not_end_before_it_began(database: Database) -> None:
    with database.write(ACTOR) as session:
        note = EventNote(TaskEventKind.DIFFERING, day(10), content="Khác nhau")
        task_notes.add_event(session, [task(session)], note, today=TODAY)
        event = session.scalars(select(TaskEvent)).one().id.hex
        with pytest.raises(AppError, match="sau ngày giải quyết"):
            task_notes.settle(session, [event], Settlement(day(1), "Xong"), today=TODAY)
        assert task_notes.settle(session, [event], Settlement(day(10), "Xong"), today=TODAY) == 1


def test_nothing_is_transferred_to_an_agency_that_is_no_more(database: Database) -> None:
    with database.write(ACTOR) as session:
        heir = put(session, Agency, None, {"name": "Sở B", "kind": AgencyKind.DEPARTMENT})
        gone = {"name": "Sở A", "kind": AgencyKind.DEPARTMENT, "valid_to": day(5), "successor_id": heir.id}
        old = put(session, Agency, None, gone)
        ref = Ref("agency", old.id.hex, old.name)
        with pytest.raises(AppError, match="chỉ hoạt động đến 05/11/2026") as refused:
            transfer(session, [task(session)], Transfer(ref, day(6)))
        assert "Sở B" in refused.value.advice
        assert transfer(session, [task(session)], Transfer(ref, day(5))) == 1


def test_of_steps_is_told_before_their_parent_goes_or_is_left_done(database: Database) -> None:
    with database.write(ACTOR) as session:
        parent = task(session)
        step = task(session, parent_id=key_of(parent))
        assert "1 bước" in bulk_changes.to_withdraw(session, [parent]).warning
        assert "1 bước" in with_warning(session, under_way_once(session, [parent])).warning
        bulk_changes.complete(session, [parent, step], completed_on=day(5), today=TODAY)
        assert "Nhiệm vụ cha đã ghi hoàn thành" in results.to_give_back(session, [step]).warning
        both = results.finished(session, [parent, step])
        assert with_done_parents(session, both).warning == ""


def test_another_lead_in_the_form_keeps_who_led_before_the_transfer(database: Database) -> None:
    with database.write(ACTOR) as session:
        refs = [
            Ref(
                "agency",
                put(session, Agency, None, {"name": name, "kind": AgencyKind.DEPARTMENT}).id.hex,
                name,
            )
            for name in ("Sở A", "Sở B", "Sở C")
        ]
        key = task(session)
        link = {"task_id": key_of(key), "agency_id": key_of(refs[0].key), "role": AgencyRole.LEAD}
        put(session, TaskAgency, None, {**link, "position": 0})
        transfer(session, [key], Transfer(refs[1], day(10)))
    with database.write(ACTOR) as session:
        loaded = task_form.load(session, key, today=TODAY)
        other = replace(loaded, values=replace(loaded.values, leads=(refs[2],)))
        assert [one.field for one in advice(session, other, today=TODAY)] == ["leads"]
        task_form.save(session, other, today=TODAY)
    with database.read() as session:
        query = select(TaskAgency).where(TaskAgency.deleted_at.is_(None)).order_by(TaskAgency.id)
        found = [(link.agency_id.hex, link.from_on, link.to_on) for link in session.scalars(query)]
        assert found == [(refs[0].key, None, day(9)), (refs[2].key, day(10), None)]
        [event] = session.scalars(select(TaskEvent))
        assert event.agency_id == key_of(refs[2].key)
