"""Registers of what happens to tasks: who waits for a decision, what is late, what hinders, what was asked for."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.core.task_making_terms import Answered
from app.core.task_terms import ContactWay, Decided, Granting, Settled, Supply, TaskEventKind, TaskFlag
from app.core.terms import AgencyKind, AgencyRole
from app.models.agency import Agency
from app.models.database import Database
from app.models.task import DelayReport, Extension, ProgressEntry, Task, TaskAgency
from app.models.task_life import AgencyRequest, ExtensionRequest, TaskContact, TaskEvent, TaskReturn
from app.services import bin as bin_
from app.services.cells import receive, write_past_day
from app.services.desk import read_desk
from app.services.forms.task import describe
from app.services.lists import (
    agency_requests,
    coordination,
    delay_reports,
    extension_requests,
    obstacles,
    task_events,
    tasks,
)
from tests.conftest import ACTOR
from tests.services.lists.making import DAY, TODAY, groups, keep, rows, totals

DEADLINE = TODAY - 3 * DAY


@pytest.fixture
def asked(database: Database) -> Iterator[Session]:
    with database.write(ACTOR) as session:
        yield session


def task(session: Session, content: str = "Xây cầu", lead: str = "", **more: object) -> Task:
    row = keep(session, Task(content=content, assigned_on=TODAY - 30 * DAY, deadline=DEADLINE, **more))
    if lead:
        agency = keep(session, Agency(name=lead, kind=AgencyKind.DEPARTMENT))
        keep(session, TaskAgency(task_id=row.id, agency_id=agency.id, role=AgencyRole.LEAD))
    return row


def test_a_delay_report_says_its_last_day_and_who_leads_when_nobody_is_named(asked: Session) -> None:
    bridge = task(asked, lead="Sở Xây dựng")
    for late in (1, 0):
        keep(asked, DelayReport(task_id=bridge.id, reported_on=DEADLINE - late * DAY, accepted=None))
    last, first = rows(asked, delay_reports)
    assert (first.last_day, first.late, last.late) == (DEADLINE - DAY, False, True)
    assert {first.agency, last.agency} == {"Sở Xây dựng"}
    assert [row.key for row in rows(asked, delay_reports, state="late")] == [last.key]
    assert (
        len(rows(asked, delay_reports, words="cầu")) == len(rows(asked, delay_reports, words="so xay")) == 2
    )
    assert groups(asked, delay_reports, "agency") == [("Sở Xây dựng", 2)]
    assert totals(asked, delay_reports) == {
        "Chờ quyết định": 2,
        "Chấp nhận": 0,
        "Không chấp nhận": 0,
        "Báo cáo muộn": 1,
    }


def test_an_extension_moves_the_last_day_of_a_report(asked: Session) -> None:
    bridge = task(asked)
    keep(asked, Extension(task_id=bridge.id, extended_to=TODAY + 7 * DAY, decided_on=TODAY))
    keep(asked, DelayReport(task_id=bridge.id, reported_on=TODAY, accepted=True))
    [row] = rows(asked, delay_reports)
    assert (row.deadline, row.last_day, row.late) == (TODAY + 7 * DAY, TODAY + 6 * DAY, False)
    assert rows(asked, delay_reports, state=Decided.YES) == [row]


def test_a_delay_report_is_judged_by_the_deadline_of_its_day(asked: Session) -> None:
    bridge = task(asked)
    keep(asked, DelayReport(task_id=bridge.id, reported_on=DEADLINE, accepted=None))
    moved = Extension(task_id=bridge.id, extended_to=DEADLINE + 30 * DAY, decided_on=DEADLINE + DAY)
    keep(asked, moved)
    [row] = rows(asked, delay_reports)
    assert (row.deadline, row.last_day, row.late) == (DEADLINE, DEADLINE - DAY, True)
    moved.decided_on = DEADLINE - DAY
    asked.flush()
    [row] = rows(asked, delay_reports)
    assert (row.deadline, row.late) == (DEADLINE + 30 * DAY, False)


def test_a_request_is_late_by_the_deadline_that_it_was_about(asked: Session) -> None:
    bridge = task(asked)
    granted = keep(asked, Extension(task_id=bridge.id, extended_to=TODAY + 9 * DAY, decided_on=TODAY))
    in_time = ExtensionRequest(
        task_id=bridge.id,
        requested_on=DEADLINE - DAY,
        requested_to=TODAY + 9 * DAY,
        granted=True,
        decided_on=TODAY,
        extension_id=granted.id,
    )
    keep(asked, in_time)
    keep(asked, ExtensionRequest(task_id=bridge.id, requested_on=DEADLINE, requested_to=TODAY + 20 * DAY))
    waiting, decided = rows(asked, extension_requests)
    assert (decided.late, waiting.late) == (False, True)
    assert (decided.granted_to, decided.first_deadline, decided.extensions) == (TODAY + 9 * DAY, DEADLINE, 1)
    assert [row.standing for row in (waiting, decided)] == [Granting.WAITING, Granting.YES]
    assert rows(asked, extension_requests, state="waiting") == [waiting]


@pytest.mark.parametrize(
    "end",
    [
        {"completed_on": TODAY - DAY},
        {"withdrawn": True, "withdrawn_on": TODAY - DAY},
    ],
)
def test_a_request_whose_task_was_finished_meanwhile_waits_for_nobody(
    asked: Session, end: dict[str, Any]
) -> None:
    bridge = task(asked)
    request = ExtensionRequest(task_id=bridge.id, requested_on=DEADLINE, requested_to=TODAY + 9 * DAY)
    keep(asked, request)

    def waits() -> tuple[int, int, int, bool]:
        [card] = (card for card in read_desk(asked, today=TODAY).cards if card.name == "extensions_waiting")
        asked_for = Wanted(filters={"figure": ("waiting",), "as_of": (TODAY.isoformat(),)})
        told = describe(asked, bridge.id.hex, today=TODAY).parts["Đề nghị gia hạn"][0]
        return (
            card.counter.count,
            extension_requests.count(asked, card.counter.wanted, today=TODAY),
            extension_requests.count(asked, asked_for, today=TODAY),
            "chờ quyết định" in told,
        )

    assert waits() == (1, 1, 1, True)
    for name, value in end.items():
        setattr(bridge, name, value)
    asked.flush()
    assert waits() == (0, 0, 0, False)
    assert [row.standing for row in rows(asked, extension_requests, state="lapsed")] == [Granting.LAPSED]
    before = Wanted(filters={"figure": ("waiting",), "as_of": ((TODAY - 2 * DAY).isoformat(),)})
    assert extension_requests.count(asked, before, today=TODAY) == 1, "it waited while the task was open"
    for name in end:
        setattr(bridge, name, False if name == "withdrawn" else None)
    asked.flush()
    assert waits() == (1, 1, 1, True), "the task is open again"


def test_only_progress_that_tells_of_something_is_an_obstacle(asked: Session) -> None:
    bridge = task(asked)
    keep(asked, ProgressEntry(task_id=bridge.id, reported_on=TODAY, content="Đang làm"))
    keep(asked, ProgressEntry(task_id=bridge.id, reported_on=TODAY - DAY, difficulty="Thiếu vốn"))
    keep(asked, ProgressEntry(task_id=bridge.id, reported_on=TODAY - 40 * DAY, proposal="Cấp vốn"))
    assert [row.difficulty or row.proposal for row in rows(asked, obstacles)] == ["Thiếu vốn", "Cấp vốn"]
    month = f"{TODAY - 10 * DAY}..{TODAY}"
    assert [row.difficulty for row in rows(asked, obstacles, period=month)] == ["Thiếu vốn"]
    assert totals(asked, obstacles) == {"việc chưa hoàn thành": 2, "có đề xuất, kiến nghị": 1}


def test_matters_wait_until_they_are_settled_and_others_never_do(asked: Session) -> None:
    bridge = task(asked)
    matters = (("differing", None), ("escalated", TODAY), ("refused", TODAY))
    for kind, settled in (*matters, ("received", None), ("transferred", None)):
        event = TaskEvent(task_id=bridge.id, kind=TaskEventKind(kind), happened_on=TODAY, settled_on=settled)
        keep(asked, event)
    assert [row.kind for row in rows(asked, task_events, state=Settled.OPEN)] == [TaskEventKind.DIFFERING]
    assert totals(asked, task_events) == {"Chưa giải quyết": 1, "Đã giải quyết": 2}


def test_parts_of_a_deleted_task_are_on_no_list(asked: Session) -> None:
    bridge = task(asked)
    keep(asked, DelayReport(task_id=bridge.id, reported_on=TODAY))
    bin_.delete(asked, "task", bridge.id)
    assert rows(asked, delay_reports) == []


@pytest.mark.parametrize(
    ("due", "came", "standing"),
    [
        (TODAY - DAY, None, Supply.MISSING),
        (TODAY, None, Supply.DUE_SOON),
        (TODAY + 60 * DAY, None, Supply.WAITING),
        (None, None, Supply.WAITING),
        (TODAY - DAY, TODAY - DAY, Supply.ON_TIME),
        (TODAY - DAY, TODAY, Supply.LATE),
        (None, TODAY, Supply.ON_TIME),
    ],
)
def test_a_request_to_an_agency_stands_by_its_days(
    asked: Session, due: timedelta, came: timedelta, standing: Supply
) -> None:
    agency = keep(asked, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    request = AgencyRequest(content="Số liệu dịch", agency_id=agency.id, requested_on=TODAY - 9 * DAY)
    request.due_on, request.received_on, request.way = due, came, ContactWay.DIRECT
    keep(asked, request)
    [row] = rows(asked, agency_requests)
    assert row.standing is standing
    assert rows(asked, agency_requests, state=standing) == [row]
    assert rows(asked, agency_requests, words="dich y te") == [row]


def test_the_desk_counts_what_waits_and_opens_the_list_that_counts(asked: Session) -> None:
    bridge = task(asked)
    keep(asked, DelayReport(task_id=bridge.id, reported_on=TODAY))
    keep(asked, ExtensionRequest(task_id=bridge.id, requested_on=TODAY, requested_to=TODAY))
    keep(asked, TaskEvent(task_id=bridge.id, kind=TaskEventKind.ESCALATED, happened_on=TODAY))
    cards = {card.name: card.counter for card in read_desk(asked, today=TODAY).cards}
    for name, module in (
        ("delays_waiting", delay_reports),
        ("extensions_waiting", extension_requests),
        ("differing", task_events),
    ):
        wanted: Wanted = cards[name].wanted
        assert (cards[name].count, module.count(asked, wanted, today=TODAY)) == (1, 1)
    assert cards["requests_missing"].count == 0


def test_tasks_are_found_by_what_asks_for_a_second_look(asked: Session) -> None:
    old = {"assigned_on": TODAY - 90 * DAY}
    quiet, heard, stuck, given, done = (
        keep(asked, Task(content=content, **old)) for content in ("Im", "Có tin", "Vướng", "Trả lại", "Xong")
    )
    done.completed_on = TODAY
    keep(asked, TaskContact(task_id=heard.id, contacted_on=TODAY - DAY))
    keep(asked, ProgressEntry(task_id=stuck.id, reported_on=TODAY, difficulty="Thiếu vốn"))
    keep(asked, TaskEvent(task_id=stuck.id, kind=TaskEventKind.DIFFERING, happened_on=TODAY))
    keep(asked, TaskEvent(task_id=heard.id, kind=TaskEventKind.TRANSFERRED, happened_on=TODAY))
    settled = {"kind": TaskEventKind.REFUSED, "happened_on": TODAY - DAY}
    keep(asked, TaskEvent(task_id=heard.id, settled_on=TODAY, **settled))
    keep(asked, TaskEvent(task_id=given.id, **settled))
    keep(asked, TaskReturn(task_id=given.id, completed_on=TODAY - 40 * DAY, returned_on=TODAY - DAY))
    asked.flush()

    def found(flag: TaskFlag) -> set[str]:
        return {row.content for row in rows(asked, tasks, flag=flag)}

    assert {flag: found(flag) for flag in TaskFlag} == {
        TaskFlag.QUIET: {"Im", "Trả lại"},
        TaskFlag.OBSTACLE: {"Vướng"},
        TaskFlag.DIFFERING: {"Vướng"},
        TaskFlag.REFUSED: {"Trả lại"},
        TaskFlag.RETURNED: {"Trả lại"},
        TaskFlag.UNJUDGED: {"Xong"},
        TaskFlag.TRANSFERRED: {"Có tin"},
        TaskFlag.SUBMITTED: set(),  # those of tests/services/test_closing.py
        TaskFlag.UNFOUNDED: set(),
    }
    assert quiet.completed_on is None


def test_each_agency_that_takes_part_is_told_with_its_answer_and_the_day(asked: Session) -> None:
    bridge = task(asked, lead="Sở Xây dựng")
    told = (
        ("Sở Y tế", {"answered_on": DEADLINE, "answer": "Văn bản 12/SYT", "contact": "Lê An"}),
        ("Sở Tài chính", {"answered_on": DEADLINE + DAY}),
        ("UBND xã Ea Kar", {}),
        ("Sở Tư pháp", {"deadline": TODAY + DAY}),
        ("Sở Nội vụ", {"deadline": TODAY + 30 * DAY, "from_on": TODAY}),
        ("Sở Công Thương", {"to_on": TODAY - DAY}),
    )
    for name, more in told:
        kind = AgencyKind.COMMUNE if name.startswith("UBND xã") else AgencyKind.DEPARTMENT
        agency = keep(asked, Agency(name=name, kind=kind))
        keep(asked, TaskAgency(task_id=bridge.id, agency_id=agency.id, role=AgencyRole.COORDINATING, **more))
    found = {row.agency: row for row in rows(asked, coordination)}
    assert {name: row.standing for name, row in found.items()} == {
        "Sở Y tế": Answered.ON_TIME,
        "Sở Tài chính": Answered.LATE,
        "UBND xã Ea Kar": Answered.MISSING,
        "Sở Tư pháp": Answered.DUE_SOON,
        "Sở Nội vụ": Answered.WAITING,
        "Sở Công Thương": Answered.CLOSED,
    }
    health = found["Sở Y tế"]
    assert (health.leads, health.asked_on, health.deadline, health.answer) == (
        "Sở Xây dựng",
        TODAY - 30 * DAY,
        DEADLINE,
        "Văn bản 12/SYT",
    )
    for state in Answered:
        [row] = rows(asked, coordination, state=state)
        assert row.standing is state
    assert [row.agency for row in rows(asked, coordination, level=AgencyKind.COMMUNE)] == ["UBND xã Ea Kar"]
    assert [row.agency for row in rows(asked, coordination, period=f"{TODAY}..{TODAY}")] == ["Sở Nội vụ"]
    assert rows(asked, coordination, answered=f"{DEADLINE}..{DEADLINE}") == [health]
    assert rows(asked, coordination, words="y te") == [health]
    assert totals(asked, coordination) == {state.label: 1 for state in Answered}


def test_coordination_is_seen_on_a_day_and_ends_with_the_task(asked: Session) -> None:
    bridge = task(asked, lead="Sở Xây dựng")
    agency = keep(asked, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    share = TaskAgency(task_id=bridge.id, agency_id=agency.id, role=AgencyRole.COORDINATING)
    keep(asked, share)

    def standing(day: date) -> list[Answered]:
        keys = coordination.find(asked, Wanted(), today=day).keys
        return [row.standing for row in coordination.read(asked, keys, today=day)]

    share.answered_on = TODAY
    asked.flush()
    assert standing(TODAY) == [Answered.LATE]
    assert standing(TODAY - DAY) == [Answered.MISSING]
    assert standing(bridge.assigned_on - DAY) == []
    share.answered_on, bridge.completed_on = None, TODAY
    asked.flush()
    assert standing(TODAY - DAY) == [Answered.MISSING]
    assert standing(TODAY) == [Answered.CLOSED]


def test_the_answer_of_an_agency_is_noted_in_the_list(asked: Session) -> None:
    bridge = task(asked)
    agency = keep(asked, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    share = TaskAgency(task_id=bridge.id, agency_id=agency.id, role=AgencyRole.COORDINATING)
    key = keep(asked, share).id.hex
    assert receive(asked, "task_agency", [key], day=TODAY) == 1
    assert [row.answered_on for row in rows(asked, coordination)] == [TODAY]
    write_past_day(asked, "task_agency", key, column="answered_on", typed="", today=TODAY)
    assert [row.answered_on for row in rows(asked, coordination)] == [None]
