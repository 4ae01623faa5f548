"""The hour of a result counts on the day of the deadline, where both hours are known."""

from datetime import date, time
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Completion
from app.briefings.figures import Period
from app.briefings.lists import Wanted
from app.briefings.task_life import GivingBack, SubmissionDecision
from app.core.task_terms import Obligation
from app.core.terms import Outcome, TaskState
from app.models.task import Extension, Task
from app.models.task_life import TaskReturn
from app.services import bulk_changes, bulk_previews, results, task_cells
from app.services.figures import count_figures
from app.services.forms.common import put
from app.services.forms.task_details import describe
from app.services.lists import tasks as listed
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

ASSIGNED, DUE, TODAY = date(2026, 11, 2), date(2026, 11, 20), date(2026, 11, 23)
TEN, THREE = time(10), time(15)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30), TODAY)


def task(session: Session, **more: Any) -> str:
    values = {"content": "Báo cáo nhanh", "assigned_on": ASSIGNED, "deadline": DUE, "deadline_time": TEN}
    return put(session, Task, None, values | more).id.hex


def complete(session: Session, key: str, at: time | None, on: date = DUE) -> None:
    bulk_changes.complete(session, [key], completed_on=on, completed_at=at, today=TODAY)


def outcome(session: Session, key: str) -> Outcome | None:
    [row] = listed.read(session, [key], today=TODAY)
    late = listed.find(session, Wanted(filters={"state": (TaskState.DONE_LATE.value,)}), today=TODAY).keys
    figures = count_figures(session, NOVEMBER, read_regulations(session), read_calendar(session))
    assert (key in late) is (row.outcome is Outcome.DONE_LATE) is (figures.tasks.done_late == 1)
    return row.outcome


@pytest.mark.parametrize(
    ("at", "judged"),
    [(None, Outcome.DONE_ON_TIME), (TEN, Outcome.DONE_ON_TIME), (THREE, Outcome.DONE_LATE)],
)
def test_after_its_hour_it_is_late_and_an_unknown_one_is_in_time(
    session: Session, at: time | None, judged: Outcome
) -> None:
    key = task(session)
    complete(session, key, at)
    assert outcome(session, key) is judged
    state = describe(session, key, today=TODAY).state
    assert ("sau giờ hết hạn" in state) is (judged is Outcome.DONE_LATE)


def test_without_an_hour_of_the_deadline_or_on_another_day_no_hour_counts(session: Session) -> None:
    key = task(session, deadline_time=None)
    complete(session, key, THREE)
    assert outcome(session, key) is Outcome.DONE_ON_TIME
    session.get_one(Task, session.query(Task).one().id).deadline_time = TEN
    session.query(Task).one().completed_on = date(2026, 11, 19)
    session.flush()
    assert outcome(session, key) is Outcome.DONE_ON_TIME


def test_an_extension_ends_the_hour_of_the_first_deadline(session: Session) -> None:
    key = task(session)
    row = session.query(Task).one()
    put(session, Extension, None, {"task_id": row.id, "extended_to": TODAY, "decided_on": ASSIGNED})
    complete(session, key, THREE, on=TODAY)
    assert outcome(session, key) is Outcome.DONE_ON_TIME


def test_a_result_that_is_given_back_takes_its_hour_along(session: Session) -> None:
    key = task(session)
    complete(session, key, THREE)
    results.give_back(session, [key], GivingBack(returned_on=TODAY, reason="Thiếu"), today=TODAY)
    [row], [given] = session.query(Task).all(), session.query(TaskReturn).all()
    assert (row.completed_at, given.completed_at) == (None, THREE)
    before = Period(NOVEMBER.start, NOVEMBER.end, date(2026, 11, 22))
    assert (
        count_figures(session, before, read_regulations(session), read_calendar(session)).tasks.done_late == 1
    )


def test_another_day_in_the_list_takes_the_hour_with_it(session: Session) -> None:
    key = task(session)
    complete(session, key, THREE)
    task_cells.write_completed(session, key, "20/11", today=TODAY)
    assert session.query(Task).one().completed_at == THREE
    task_cells.write_completed(session, key, "19/11", today=TODAY)
    assert session.query(Task).one().completed_at is None


def test_the_hour_of_an_approval_is_that_of_the_result(session: Session) -> None:
    key = task(session, obligation=Obligation.APPROVAL, result_document="9/TTr")
    decision = SubmissionDecision(approved=True, approved_on=DUE, approved_at=THREE)
    results.decide(session, [key], decision, today=TODAY)
    assert outcome(session, key) is Outcome.DONE_LATE


def test_the_sheet_asks_where_a_deadline_has_an_hour_and_tells_what_would_be(session: Session) -> None:
    plain, timed = task(session, deadline_time=None), task(session)
    assert not bulk_changes.to_complete(session, [plain], on=TODAY).hours
    assert bulk_changes.to_complete(session, [plain, timed], on=TODAY).hours
    for at, label in ((THREE, TaskState.DONE_LATE.label), (None, TaskState.DONE_ON_TIME.label)):
        values = Completion(DUE, completed_at=at)
        [row] = bulk_previews.of_completion(session, [timed], values, today=TODAY)
        assert row.new.startswith(label)
