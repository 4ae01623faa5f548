"""Rows of an agency that merged stand under its successor in lists other than of tasks; the old name is told beside."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.core.task_terms import TaskEventKind
from app.core.terms import AgencyKind, AgencyRole, MeetingKind
from app.models.agency import Agency
from app.models.base import Record
from app.models.dossier import Dossier
from app.models.meeting import AgendaItem, Meeting
from app.models.opinion import OpinionAnswer, OpinionRound
from app.models.search import catch_up
from app.models.task import DelayReport, Extension, ProgressEntry, Task, TaskAgency
from app.models.task_life import AgencyRequest, ExtensionRequest, TaskEvent
from app.services.lists import (
    agency_requests,
    answers,
    coordination,
    delay_reports,
    dossiers,
    extension_requests,
    extensions,
    obstacles,
    papers,
    rounds,
    task_events,
)
from tests.services.lists.making import keep

BEFORE, AFTER = date(2026, 10, 31), date(2026, 11, 1)
DAY = date(2026, 10, 20)


def _task(session: Session, agency: UUID, role: AgencyRole = AgencyRole.LEAD) -> UUID:
    task = keep(session, Task(content="Việc", assigned_on=date(2026, 10, 1), deadline=date(2026, 12, 1)))
    keep(session, TaskAgency(task_id=task.id, agency_id=agency, role=role))
    return task.id


def _paper(session: Session, agency: UUID) -> Record:
    meeting = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=date(2026, 11, 26))
    key = keep(session, meeting).id
    return AgendaItem(meeting_id=key, content="Nội dung", position=0, agency_id=agency)


def _answer(session: Session, agency: UUID) -> Record:
    key = keep(session, OpinionRound(content="Dự thảo", asked_on=DAY)).id
    return OpinionAnswer(round_id=key, agency_id=agency, position=0)


@dataclass(frozen=True)
class Case:
    """A list, a row of an agency in it, and what the list calls the agency, its filter and its old name."""

    module: ModuleType
    make: Callable[[Session, UUID], Record]
    name: str = "agency"
    former: str = "former"
    filtered: bool = True


CASES = {
    "papers": Case(papers, _paper),
    "agency_requests": Case(
        agency_requests, lambda _, key: AgencyRequest(content="Số liệu", agency_id=key, requested_on=DAY)
    ),
    "extension_requests": Case(
        extension_requests,
        lambda session, key: ExtensionRequest(
            task_id=_task(session, key), requested_on=DAY, requested_to=date(2026, 12, 20)
        ),
    ),
    "extensions": Case(
        extensions,
        lambda session, key: Extension(
            task_id=_task(session, key), extended_to=date(2026, 12, 20), decided_on=DAY
        ),
    ),
    "delay_reports": Case(
        delay_reports,
        lambda session, key: DelayReport(task_id=_task(session, key), agency_id=key, reported_on=DAY),
    ),
    "delay_reports_of_leads": Case(
        delay_reports, lambda session, key: DelayReport(task_id=_task(session, key), reported_on=DAY)
    ),
    "obstacles": Case(
        obstacles,
        lambda session, key: ProgressEntry(task_id=_task(session, key), reported_on=DAY, difficulty="Thiếu"),
    ),
    "task_events": Case(
        task_events,
        lambda session, key: TaskEvent(
            task_id=_task(session, key), kind=TaskEventKind.REFUSED, happened_on=DAY, content="Từ chối"
        ),
        former="merged",
    ),
    "dossiers": Case(dossiers, lambda _, key: Dossier(content="Tờ trình", agency_id=key)),
    "dossiers_of_rooms": Case(
        dossiers, lambda _, key: Dossier(content="Tờ trình", room_id=key), name="room", former="former_room"
    ),
    "rounds": Case(
        rounds, lambda _, key: OpinionRound(content="Dự thảo", asked_on=DAY, lead_id=key), name="lead"
    ),
    "answers": Case(answers, _answer, name="who", filtered=False),
}


@pytest.fixture
def merged(session: Session) -> tuple[Agency, Agency]:
    """One that merged into another, and this."""
    kind = AgencyKind.DEPARTMENT
    heir = keep(session, Agency(name="Sở Xây dựng", kind=kind, position=2))
    old = keep(
        session, Agency(name="Sở Giao thông", kind=kind, position=1, valid_to=BEFORE, successor_id=heir.id)
    )
    return old, heir


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_rows_stand_under_the_successor(session: Session, merged: tuple[Agency, Agency], case: Case) -> None:
    old, heir = merged
    for agency in merged:
        keep(session, case.make(session, agency.id))
    catch_up(session.connection())
    ask = case.module

    def told(wanted: Wanted, day: date) -> list[tuple[str, str]]:
        keys = ask.find(session, wanted, today=day).keys
        assert ask.count(session, wanted, today=day) == len(keys)
        found = ask.read(session, keys, today=day)
        return sorted((getattr(row, case.name), getattr(row, case.former)) for row in found)

    ordered = Wanted(order=case.name)
    both = [("Sở Xây dựng", ""), ("Sở Xây dựng", "Sở Giao thông")]
    assert told(ordered, AFTER) == both
    assert told(ordered, BEFORE) == [("Sở Giao thông", ""), ("Sở Xây dựng", "")]
    assert told(Wanted(words="giao thong"), AFTER) == both[1:]
    assert told(Wanted(words="xay dung"), AFTER) == both
    groups = ask.find(session, Wanted(group=case.name), today=AFTER).groups
    assert [(one.label, one.count) for one in groups] == [("Sở Xây dựng", 2)]
    if case.filtered:
        found = {one: told(Wanted(filters={case.name: (one.id.hex,)}), AFTER) for one in merged}
        assert found == {old: both[1:], heir: both}
        assert told(Wanted(filters={case.name: (heir.id.hex,)}), BEFORE) == [("Sở Xây dựng", "")]


def test_shares_of_merged_agencies_tell_who_leads_now(
    session: Session, merged: tuple[Agency, Agency]
) -> None:
    old, heir = merged
    task = _task(session, old.id)
    for agency in merged:
        keep(session, TaskAgency(task_id=task, agency_id=agency.id, role=AgencyRole.COORDINATING))
    keys = coordination.find(session, Wanted(filters={"agency": (heir.id.hex,)}), today=AFTER).keys
    found = coordination.read(session, keys, today=AFTER)
    assert sorted((one.agency, one.former, one.leads) for one in found) == [
        ("Sở Xây dựng", "", "Sở Xây dựng"),
        ("Sở Xây dựng", "Sở Giao thông", "Sở Xây dựng"),
    ]
    assert coordination.count(session, Wanted(filters={"agency": (old.id.hex,)}), today=AFTER) == 1
    groups = coordination.find(session, Wanted(group="agency", order="leads"), today=AFTER).groups
    assert [(one.label, one.count) for one in groups] == [("Sở Xây dựng", 2)]
