"""Numbers by their days: kept, read, taken back; and what was before a change stays as it was judged."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.briefings.figures import Period
from app.core.errors import AppError
from app.core.opinion_terms import Verdict
from app.core.terms import MeetingKind, Opinion
from app.models.change_log import Change
from app.models.meeting import AgendaItem, Meeting
from app.models.office import RegulationChange
from app.models.opinion import OpinionAnswer, OpinionRound
from app.models.person import Person
from app.models.task import DelayReport, Task
from app.services.figures import count_figures
from app.services.history_words import tell_save
from app.services.lists import delay_reports, papers, rounds
from app.services.opinion_results import result_of
from app.services.regulation_versions import (
    read_regulations,
    regulation_on,
    regulations_with,
    say_versions,
    versions_of,
)
from app.services.saves import saves
from app.services.settings import change_setting, drop_change, list_settings, load_preset, read_calendar
from app.services.undo import undo
from tests.services.conftest import scratch
from tests.services.lists.making import rows
from tests.services.offices import OFFICES, RandomOffice, store

DAYS, QUORUM = "regulation.session_document_days", "regulation.majority_share"
FROM = date(2026, 12, 1)
BEFORE = FROM - timedelta(days=1)
TODAY = date(2026, 11, 2)


def test_a_changed_number_is_in_force_from_its_day(session: Session) -> None:
    load_preset(session)
    change_setting(session, DAYS, 5, source="Quyết định 12, Điều 3", from_on=FROM)
    assert [regulation_on(session, day).session_document_days for day in (BEFORE, FROM)] == [3, 5]
    sources = [{row.key: row.source for row in list_settings(session, day)}[DAYS] for day in (BEFORE, FROM)]
    assert sources[1] == "Quyết định 12, Điều 3"
    assert sources[0] != sources[1]
    assert say_versions(session, DAYS) == ("từ đầu: 3 ngày làm việc", "từ 01/12/2026: 5 ngày làm việc")
    assert say_versions(session, QUORUM) == ()


def test_a_change_between_two_others_lasts_until_the_next(session: Session) -> None:
    for days, day in ((5, FROM), (7, date(2027, 3, 1)), (6, date(2027, 1, 1))):
        change_setting(session, DAYS, days, from_on=day)
    found = [(one.from_on, one.row.value) for one in versions_of(session, DAYS)]
    assert found == [(date.min, 3), (FROM, 5), (date(2027, 1, 1), 6), (date(2027, 3, 1), 7)]
    assert regulation_on(session, date(2027, 2, 28)).session_document_days == 6


def test_the_same_day_again_replaces_and_the_old_number_takes_it_back(session: Session) -> None:
    change_setting(session, DAYS, 5, from_on=FROM)
    change_setting(session, DAYS, 6, from_on=FROM)
    assert [one.row.value for one in versions_of(session, DAYS)] == [3, 6]
    change_setting(session, DAYS, 3, from_on=FROM)
    assert [one.row.value for one in versions_of(session, DAYS)] == [3]
    change_setting(session, DAYS, 5, from_on=FROM)
    drop_change(session, DAYS, FROM)
    assert [one.row.value for one in versions_of(session, DAYS)] == [3]
    with pytest.raises(AppError):
        drop_change(session, DAYS, FROM)


def test_without_a_day_a_number_holds_for_the_past_too(session: Session) -> None:
    change_setting(session, DAYS, 5, from_on=FROM)
    change_setting(session, DAYS, 4)
    assert {regulation_on(session, day).session_document_days for day in (date.min, FROM, date.max)} == {4}
    assert session.query(RegulationChange).filter_by(deleted_at=None).count() == 0


def test_what_would_be_is_what_is_once_it_is_written(session: Session) -> None:
    change_setting(session, DAYS, 5, from_on=FROM)
    for day in (BEFORE, FROM, date(2027, 1, 1), None):
        told = regulations_with(session, {DAYS: 9}, day)
        change_setting(session, DAYS, 9, from_on=day)
        written = read_regulations(session)
        days = (date.min, BEFORE, FROM, date(2026, 12, 31), date(2027, 1, 1))
        assert [told.on(each) for each in days] == [written.on(each) for each in days]


def test_a_change_is_in_the_log_by_its_name_and_can_be_taken_back(database) -> None:
    with database.write("Lan") as session:
        load_preset(session)
    with database.write("Lan") as session:
        change_setting(session, DAYS, 5, from_on=FROM)
    with database.write("Lan") as session:
        [save, *_] = saves(session)
        [told] = tell_save(session, save.first_seq, save.last_seq)
        assert told.verb.startswith("Thêm mức của quy chế “Tài liệu phiên họp")
        said = {one.label: one.new for one in told.corrections}
        assert (said["Áp dụng từ ngày"], said["Giá trị"]) == ("01/12/2026", "5")
        assert session.query(Change).filter_by(table_name="regulation_change").count() == 1
        undo(session)
    with database.read() as session:
        assert regulation_on(session, FROM).session_document_days == 3


def test_papers_are_judged_by_the_number_of_their_meeting(session: Session) -> None:
    """Five days before would have made the papers of the earlier meeting late."""
    for held_on in (date(2026, 11, 20), date(2026, 12, 18)):
        meeting = Meeting(kind=MeetingKind.REGULAR_SESSION, title=f"Phiên {held_on.month}", held_on=held_on)
        session.add(meeting)
        session.flush()
        came = held_on - timedelta(days=3)
        session.add(AgendaItem(meeting_id=meeting.id, content="Tờ trình", documents_received_on=came))
    change_setting(session, DAYS, 5, from_on=FROM)
    found = {row.meeting: (row.due_on, row.receipt) for row in rows(session, papers)}
    assert found["Phiên 11"][0] == date(2026, 11, 17)
    assert found["Phiên 12"][0] == date(2026, 12, 11)


def test_a_number_moves_no_last_day_to_report_a_delay_behind_its_own_day(session: Session) -> None:
    for deadline in (date(2026, 10, 30), date(2026, 11, 1), date(2026, 11, 5)):
        task = Task(
            content=f"Hạn {deadline.day}/{deadline.month}", assigned_on=date(2026, 10, 1), deadline=deadline
        )
        session.add(task)
        session.flush()
        session.add(DelayReport(task_id=task.id, reported_on=deadline - timedelta(days=1)))
    change_setting(session, "regulation.delay_report_days", 3, from_on=date(2026, 11, 1))
    found = {row.content: (row.late, row.last_day) for row in rows(session, delay_reports)}
    assert found == {
        "Hạn 30/10": (False, date(2026, 10, 29)),
        "Hạn 1/11": (False, date(2026, 10, 31)),
        "Hạn 5/11": (True, date(2026, 11, 2)),
    }


def test_a_round_is_counted_by_the_majority_of_the_day_it_began_on(session: Session) -> None:
    people = [Person(full_name=f"Người {number}", committee_member=True) for number in range(3)]
    asked = OpinionRound(content="Nghị quyết", asked_on=date(2026, 10, 20), closed_on=date(2026, 10, 25))
    session.add_all([*people, asked])
    session.flush()
    for person, opinion in zip(people, (Opinion.AGREED, Opinion.AGREED, None), strict=True):
        came = date(2026, 10, 22) if opinion else None
        session.add(OpinionAnswer(round_id=asked.id, person_id=person.id, opinion=opinion, answered_on=came))
    session.flush()
    change_setting(session, QUORUM, "3/4", from_on=date(2026, 10, 21))
    assert result_of(session, asked, TODAY) is Verdict.CARRIED
    assert [row.verdict for row in rows(session, rounds)] == [Verdict.CARRIED]
    change_setting(session, QUORUM, "3/4")
    assert result_of(session, asked, TODAY) is Verdict.LOST
    assert [row.verdict for row in rows(session, rounds)] == [Verdict.LOST]


@settings(max_examples=40, deadline=None)
@given(OFFICES, st.dates(date(2026, 9, 25), date(2026, 11, 5)), st.integers(0, 9), st.integers(0, 9))
def test_figures_of_a_period_before_a_change_stay(
    memory: Engine, office: RandomOffice, from_on: date, delay: int, papers_days: int
) -> None:
    """A period in which all deadlines and sessions that count lie before the day of the change."""
    period = Period(date(2026, 9, 1), from_on - timedelta(days=1), from_on - timedelta(days=1))
    with scratch(memory) as session:
        store(session, office)
        calendar = read_calendar(session)
        before = count_figures(session, period, read_regulations(session), calendar)
        for name, value in (("delay_report_days", delay), ("session_document_days", papers_days)):
            change_setting(session, f"regulation.{name}", value, from_on=from_on)
        assert count_figures(session, period, read_regulations(session), calendar) == before
