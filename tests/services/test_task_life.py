"""What is noted and decided of tasks on their way, and what figures of any day say of it afterwards."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.briefings.figures import Period
from app.briefings.forms import Ref
from app.briefings.lists import Wanted
from app.briefings.task_form import ExtensionRow
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
from app.core.statistics_terms import By
from app.core.task_terms import TaskEventKind
from app.core.terms import AgencyKind, AgencyRole, Secrecy
from app.models.agency import Agency
from app.models.database import Database
from app.models.office import Setting
from app.models.person import Post
from app.models.task import DelayReport, Extension, ProgressEntry, SourceDocument, Task, TaskAgency
from app.models.task_life import ExtensionRequest, TaskContact, TaskEvent, TaskReturn
from app.rules.outcomes import judge
from app.rules.regulation import Calendar
from app.services import bulk_changes
from app.services.delays import decide_delays, report_delay, undecided_delays
from app.services.extending import deadlines
from app.services.extension_requests import decide_requests, request_extension, undecided_requests
from app.services.figures import count_figures
from app.services.forms import task as task_form
from app.services.forms.common import put
from app.services.forms.source_documents import require_hidden
from app.services.forms.task_details import describe, facts_of
from app.services.lists import delay_reports
from app.services.lists import tasks as task_list
from app.services.month_tasks import judge_tasks, see_tasks
from app.services.results import accept, finished, give_back
from app.services.settings import load_preset
from app.services.statistics import count_statistics
from app.services.task_notes import add_contact, add_event, add_progress, open_events, settle
from app.services.transfers import transfer
from app.services.undo import undo
from tests.conftest import ACTOR
from tests.regulations import GENERAL
from tests.services.conftest import scratch

TODAY = date(2026, 11, 23)
GIVEN = date(2026, 11, 2)
DEADLINE = date(2026, 11, 20)
FREE = Calendar(frozenset(), frozenset())
LEADER = Ref("post", "", "Chủ tịch")
DAY = timedelta(days=1)


def november(as_of: date) -> Period:
    return Period(date(2026, 11, 1), date(2026, 11, 30), as_of)


def tasks(session: Session, number: int = 2, **more: object) -> list[str]:
    values = {"content": "Việc", "assigned_on": GIVEN, "deadline": DEADLINE, **more}
    return [put(session, Task, None, values).id.hex for _ in range(number)]


def secret(session: Session) -> list[str]:
    document = put(session, SourceDocument, None, {"number": "05/M", "secrecy": Secrecy.SECRET})
    return tasks(session, 1, content="Nội dung mật", source_document_id=document.id)


def rows(session: Session, model):
    return session.scalars(select(model).where(model.deleted_at.is_(None)).order_by(model.id)).all()


def day_by_day(session: Session, *, days: range) -> list[tuple[int, int]]:
    """How many tasks are done and overdue on each day."""
    found = []
    for number in days:
        figures = count_figures(session, november(date(2026, 11, number)), GENERAL, FREE).tasks
        found.append((figures.done, figures.overdue))
    return found


def test_progress_and_calls_are_noted_for_each_task_in_one_save(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session)
    with database.write(ACTOR) as session:
        note = ProgressNote(TODAY, Ref("agency", "", "Sở Y tế"), 40, "Đang soạn", "Thiếu vốn", "Cấp bổ sung")
        assert add_progress(session, keys, note, today=TODAY) == 2
        call = ContactNote(contacted_on=TODAY, person_name="Chị Hoa", phone="0262 3", content="Xin thêm tuần")
        assert add_contact(session, keys[:1], call, today=TODAY) == 1
        assert [(row.percent, row.difficulty) for row in rows(session, ProgressEntry)] == [
            (40, "Thiếu vốn")
        ] * 2
        assert [(row.person_name, row.content) for row in rows(session, TaskContact)] == [
            ("Chị Hoa", "Xin thêm tuần")
        ]
        assert len(rows(session, Agency)) == 1
    with database.write(ACTOR) as session:
        undo(session)
        assert not rows(session, ProgressEntry)
        assert not rows(session, TaskContact)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        (ProgressNote(), "Chưa có ngày báo cáo"),
        (ProgressNote(TODAY + DAY), "tương lai"),
        (ProgressNote(GIVEN - DAY), "được giao sau"),
    ],
)
def test_progress_without_a_day_or_on_an_impossible_one_is_refused(
    database: Database, note: ProgressNote, sentence: str
) -> None:
    with pytest.raises(AppError, match=sentence), database.write(ACTOR) as session:
        add_progress(session, tasks(session), note, today=TODAY)


def test_of_secret_tasks_no_words_are_kept_by_any_verb(database: Database) -> None:
    verbs = (
        lambda s, k: add_progress(s, k, ProgressNote(TODAY, difficulty="x"), today=TODAY),
        lambda s, k: add_contact(s, k, ContactNote(contacted_on=TODAY, content="x"), today=TODAY),
        lambda s, k: add_event(s, k, EventNote(happened_on=TODAY, content="x"), today=TODAY),
        lambda s, k: report_delay(s, k, DelayNote(GIVEN, reason="x"), today=TODAY),
        lambda s, k: request_extension(
            s, k, ExtensionWish(TODAY, None, TODAY + 9 * DAY, "", "x"), regulation=GENERAL, today=TODAY
        ),
        lambda s, k: transfer(s, k, Transfer(Ref("agency", "", "Sở A"), TODAY, reason="x")),
        lambda s, k: bulk_changes.withdraw(s, k, withdrawn_on=TODAY, reason="x", today=TODAY),
    )
    for verb in verbs:
        with pytest.raises(AppError, match="nhiệm vụ mật"), database.write(ACTOR) as session:
            verb(session, secret(session))


def test_a_secret_task_goes_its_whole_way_by_the_numbers_and_days_of_papers(database: Database) -> None:
    paper = "Công văn số 12/UBND-M ngày 23/11/2026"
    with database.write(ACTOR) as session:
        [key] = secret(session)
        add_progress(session, [key], ProgressNote(TODAY, None, None, paper), today=TODAY)
        add_contact(
            session, [key], ContactNote(contacted_on=TODAY, content="1/GB", phone="0262"), today=TODAY
        )
        add_event(session, [key], EventNote(happened_on=TODAY, content=paper), today=TODAY)
        [event] = rows(session, TaskEvent)
        settle(session, [event.id.hex], Settlement(TODAY, "13/UBND-M"), today=TODAY)
        report_delay(session, [key], DelayNote(GIVEN, None, "5/SNV-M", paper), today=TODAY)
        [report] = rows(session, DelayReport)
        decide_delays(session, [report.id.hex], DelayDecision(True, TODAY, None, paper), today=TODAY)
        wish = ExtensionWish(TODAY, None, TODAY + 9 * DAY, "6/SNV-M", paper)
        request_extension(session, [key], wish, regulation=GENERAL, today=TODAY)
        [request] = rows(session, ExtensionRequest)
        decision = ExtensionDecision(True, None, TODAY, None, "7/UBND-M", paper)
        decide_requests(session, [request.id.hex], decision, today=TODAY)
        transfer(session, [key], Transfer(Ref("agency", "", "Sở A"), TODAY, "8/UBND-M", None, paper))
        bulk_changes.complete(session, [key], completed_on=TODAY, today=TODAY, result_document="9/SNV-M")
        accept(session, [key], Acceptance(False, TODAY, None, paper), today=TODAY)
        give_back(session, [key], GivingBack(TODAY, None, paper), today=TODAY)
        bulk_changes.withdraw(
            session, [key], withdrawn_on=TODAY, reason=paper, document_number="10/UBND-M", today=TODAY
        )
        [back] = rows(session, TaskReturn)
        task = session.get_one(Task, back.task_id)
        assert (back.reason, back.result_document, task.withdrawn) == (paper, "9/SNV-M", True)
        require_hidden(session, session.get_one(SourceDocument, task.source_document_id))


def test_before_a_verb_asks_it_tells_how_many_of_the_chosen_are_secret(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = [*tasks(session, 2), *secret(session)]
        assert bulk_changes.chosen(session, keys, unfinished=True).secret == 1
        report_delay(session, keys, DelayNote(TODAY), today=TODAY)
        reports = [row.id.hex for row in rows(session, DelayReport)]
        assert undecided_delays(session, reports).secret == 1


def test_a_delay_report_waits_for_its_decision_and_then_excuses(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 2)
        report_delay(session, keys[:1], DelayNote(DEADLINE - DAY, None, "12/SYT", "Mưa lũ"), today=TODAY)
        report_delay(session, keys[1:], DelayNote(DEADLINE, None, "13/SYT", "Quên"), today=TODAY)
        reports = [row.id.hex for row in rows(session, DelayReport)]
        assert undecided_delays(session, reports).keys == tuple(reports)
        before = count_figures(session, november(TODAY), GENERAL, FREE).tasks
        decide_delays(session, reports, DelayDecision(True, TODAY, LEADER, "Bất khả kháng"), today=TODAY)
        after = count_figures(session, november(TODAY), GENERAL, FREE).tasks
        assert (before.excused, before.failed) == (0, 2)
        assert (after.excused, after.failed) == (1, 1), "a report on the last day itself came too late"
        assert undecided_delays(session, reports).left_out == 2
        [leader] = rows(session, Post)
        assert {row.decider_post_id for row in rows(session, DelayReport)} == {leader.id}
        with pytest.raises(AppError, match="quyết định rồi"):
            decide_delays(session, reports, DelayDecision(False, TODAY), today=TODAY)


def test_a_delay_that_the_old_lead_reported_excuses_no_new_one(database: Database) -> None:
    with database.write(ACTOR) as session:
        old, new = (
            put(session, Agency, None, {"name": name, "kind": AgencyKind.DEPARTMENT})
            for name in ("Sở A", "Sở B")
        )
        unnamed, named, again = keys = tasks(session, 3)
        for row in rows(session, Task):
            put(session, TaskAgency, None, {"task_id": row.id, "agency_id": old.id, "role": AgencyRole.LEAD})
        reported, moved = date(2026, 11, 5), date(2026, 11, 10)
        helper = Ref("agency", new.id.hex, "Sở B")
        report_delay(session, [unnamed, again], DelayNote(reported), today=TODAY)
        report_delay(session, [named], DelayNote(reported, helper), today=TODAY)
        reports = [row.id.hex for row in rows(session, DelayReport)]
        decide_delays(session, reports, DelayDecision(True, moved - DAY, LEADER), today=TODAY)

        def excused(as_of: date = TODAY) -> int:
            figures = count_figures(session, november(as_of), GENERAL, FREE).tasks
            filtered = Wanted(filters={"figure": ("excused",), "as_of": (as_of.isoformat(),)})
            assert task_list.count(session, filtered, today=TODAY) == figures.excused
            return figures.excused

        assert excused() == 3
        transfer(session, keys, Transfer(helper, moved))
        assert excused() == 1, "only what the new lead had reported itself"
        assert [delay.agency for delay in delays(session)] == ["Sở A", "Sở A", "Sở B"]
        transfer(session, [again], Transfer(Ref("agency", old.id.hex, "Sở A"), date(2026, 11, 16)))
        assert excused() == 2, "whoever gets a task back had reported its delay"
        report_delay(session, [unnamed], DelayNote(DEADLINE - DAY), today=TODAY)
        [last] = undecided_delays(session, [row.id.hex for row in rows(session, DelayReport)]).keys
        decide_delays(session, [last], DelayDecision(True, TODAY, LEADER), today=TODAY)
        assert (excused(), excused(TODAY - DAY)) == (3, 2)


def test_a_delay_that_a_merged_lead_reported_excuses_its_successor(database: Database) -> None:
    """Whoever stands for it on the day of the look, though the task was handed on by hand; nobody else."""
    with database.write(ACTOR) as session:
        merged, heir, other = (
            put(session, Agency, None, {"name": name, "kind": AgencyKind.DEPARTMENT})
            for name in ("Sở A", "Sở B", "Sở C")
        )
        unnamed, named, elsewhere = keys = tasks(session, 3)
        for row in rows(session, Task):
            put(
                session,
                TaskAgency,
                None,
                {"task_id": row.id, "agency_id": merged.id, "role": AgencyRole.LEAD},
            )
        reported, moved = date(2026, 11, 5), date(2026, 11, 10)
        report_delay(session, [unnamed, elsewhere], DelayNote(reported), today=TODAY)
        report_delay(session, [named], DelayNote(reported, Ref("agency", merged.id.hex, "Sở A")), today=TODAY)
        reports = [row.id.hex for row in rows(session, DelayReport)]
        decide_delays(session, reports, DelayDecision(True, moved - DAY, LEADER), today=TODAY)
        transfer(session, [unnamed, named], Transfer(Ref("agency", heir.id.hex, "Sở B"), moved))
        transfer(session, [elsewhere], Transfer(Ref("agency", other.id.hex, "Sở C"), moved))

        def excused(as_of: date = TODAY) -> int:
            period = november(as_of)
            figures = count_figures(session, period, GENERAL, FREE).tasks
            filtered = Wanted(filters={"figure": ("excused",), "as_of": (as_of.isoformat(),)})
            assert task_list.count(session, filtered, today=TODAY) == figures.excused
            [alone] = count_statistics(session, period, By.MONTH).lines
            assert alone.tasks.excused == figures.excused
            judged = judge_tasks(see_tasks(session, period), period, GENERAL)
            facts = [facts_of(session, session.get_one(Task, UUID(key))) for key in keys]
            each = [judge(one, period, GENERAL) for one in facts]
            assert sum(one.excused for one in each if one) == sum(one.excused for _, one in judged)
            assert sum(one.excused for _, one in judged) == figures.excused
            return figures.excused

        assert excused() == 0, "it is an agency of its own still"
        merged.valid_to, merged.successor_id = TODAY - DAY, heir.id
        session.flush()
        assert (excused(), excused(TODAY - DAY)) == (2, 0), "from the day after its last"


def delays(session: Session) -> list[delay_reports.ListedDelay]:
    """The register, in the order in which its reports were noted."""
    keys = sorted(delay_reports.find(session, Wanted(), today=TODAY).keys)
    return delay_reports.read(session, keys, today=TODAY)


def test_a_decision_cannot_stand_before_its_report(database: Database) -> None:
    with database.write(ACTOR) as session:
        report_delay(session, tasks(session, 1), DelayNote(TODAY), today=TODAY)
        [report] = rows(session, DelayReport)
        with pytest.raises(AppError, match="sau ngày quyết định"):
            decide_delays(session, [report.id.hex], DelayDecision(True, TODAY - DAY), today=TODAY)


def test_a_request_moves_no_deadline_until_it_is_granted(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 3)
        wish = ExtensionWish(DEADLINE - DAY, None, date(2026, 12, 1), "20/SYT", "Thiếu số liệu")
        assert request_extension(session, keys, wish, regulation=GENERAL, today=TODAY) == 3
        requests = [row.id.hex for row in rows(session, ExtensionRequest)]
        assert day_by_day(session, days=range(23, 24)) == [(0, 3)]
        with pytest.raises(AppError, match="đang chờ quyết định gia hạn"):
            request_extension(session, keys[:1], wish, regulation=GENERAL, today=TODAY)
    with database.write(ACTOR) as session:
        granted = ExtensionDecision(True, None, TODAY, LEADER, "99/UBND", "")
        assert decide_requests(session, requests[:1], granted, today=TODAY) == 1
        other = replace(granted, extended_to=date(2026, 11, 27))
        decide_requests(session, requests[1:2], other, today=TODAY)
        decide_requests(
            session,
            requests[2:],
            replace(granted, granted=False, decision_note="Không đủ căn cứ"),
            today=TODAY,
        )
        found = [(row.extended_to, row.document_number, row.reason) for row in rows(session, Extension)]
        assert found == [
            (date(2026, 12, 1), "99/UBND", "Thiếu số liệu"),
            (date(2026, 11, 27), "99/UBND", "Thiếu số liệu"),
        ]
        assert [row.extension_id is not None for row in rows(session, ExtensionRequest)] == [
            True,
            True,
            False,
        ]
        assert {task.deadline for task in rows(session, Task)} == {DEADLINE}, "the first deadline stays"
        assert day_by_day(session, days=range(22, 24)) == [(0, 3), (0, 1)], "a past day is as it was"
        assert undecided_requests(session, requests).left_out == 3
    with database.write(ACTOR) as session:
        undo(session)
        assert not rows(session, Extension)
        assert undecided_requests(session, requests).left_out == 0


def test_the_regulation_may_limit_extensions(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 1)
        bulk_changes.extend(session, keys, extended_to=date(2026, 12, 1), decided_on=TODAY, today=TODAY)
        wish = ExtensionWish(TODAY, None, date(2026, 12, 9))
        once = replace(GENERAL, extension_limit=1)
        with pytest.raises(AppError, match="gia hạn đủ 1 lần"):
            request_extension(session, keys, wish, regulation=once, today=TODAY)


def test_an_extension_gives_more_time_than_the_deadline_in_force_when_asked_for_and_decided(
    database: Database,
) -> None:
    first, second = date(2026, 11, 27), date(2026, 12, 4)
    with database.write(ACTOR) as session:
        keys = tasks(session, 1)
        sooner, wish = ExtensionWish(TODAY, None, first), ExtensionWish(TODAY, None, second)
        request_extension(session, keys, wish, regulation=GENERAL, today=TODAY)
        request = rows(session, ExtensionRequest)[0].id.hex
        bulk_changes.extend(session, keys, extended_to=first, decided_on=TODAY, today=TODAY)
        with pytest.raises(AppError, match="hạn không trước ngày 27/11/2026"):
            bulk_changes.extend(session, keys, extended_to=first, decided_on=TODAY, today=TODAY)
        cut = ExtensionDecision(True, DEADLINE + DAY, TODAY)
        with pytest.raises(AppError, match="hạn không trước ngày 21/11/2026"):
            decide_requests(session, [request], cut, today=TODAY)
        once = replace(cut, extended_to=None)
        assert decide_requests(session, [request], once, today=TODAY) == 1
        with pytest.raises(AppError, match="hạn không trước ngày 27/11/2026"):
            request_extension(session, keys, sooner, regulation=GENERAL, today=TODAY)
        before = replace(sooner, requested_on=TODAY - DAY)
        assert request_extension(session, keys, before, regulation=GENERAL, today=TODAY) == 1, (
            "not yet in force"
        )
        late = [row.id.hex for row in rows(session, ExtensionRequest) if row.granted is None]
        with pytest.raises(AppError, match="hạn không trước ngày 27/11/2026"):
            decide_requests(session, late, once, today=TODAY)
        assert [row.extended_to for row in rows(session, Extension)] == [first, second]


def test_the_limit_of_extensions_holds_where_they_are_decided(database: Database) -> None:
    with database.write(ACTOR) as session:
        load_preset(session)
        limit = session.scalars(select(Setting).where(Setting.key == "regulation.extension_limit")).one()
        limit.value = "1"
        keys = tasks(session, 1)
        wish = ExtensionWish(TODAY, None, date(2026, 12, 9))
        request_extension(session, keys, wish, regulation=GENERAL, today=TODAY)
        bulk_changes.extend(session, keys, extended_to=date(2026, 12, 1), decided_on=TODAY, today=TODAY)
        request = rows(session, ExtensionRequest)[0].id.hex
        with pytest.raises(AppError, match="gia hạn đủ 1 lần"):
            decide_requests(session, [request], ExtensionDecision(True, None, TODAY), today=TODAY)
        with pytest.raises(AppError, match="gia hạn đủ 1 lần"):
            bulk_changes.extend(session, keys, extended_to=date(2026, 12, 2), decided_on=TODAY, today=TODAY)
        form = task_form.load(session, keys[0], today=TODAY)
        more = (*form.values.extensions, ExtensionRow(date(2026, 12, 2), TODAY))
        twice = replace(form, values=replace(form.values, extensions=more))
        with pytest.raises(AppError, match="chỉ cho gia hạn 1 lần"):
            task_form.save(session, twice, today=TODAY)
        assert decide_requests(session, [request], ExtensionDecision(False, None, TODAY), today=TODAY) == 1


def test_a_result_is_given_back_and_taken_in_a_second_round(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 2, completed_on=date(2026, 11, 10), result_document="5/BC")
    with database.write(ACTOR) as session:
        back = GivingBack(date(2026, 11, 12), LEADER, "Thiếu phụ lục")
        assert give_back(session, keys[:1], back, today=TODAY) == 1
        [returned] = rows(session, TaskReturn)
        assert (returned.completed_on, returned.result_document, returned.reason) == (
            date(2026, 11, 10),
            "5/BC",
            "Thiếu phụ lục",
        )
        assert day_by_day(session, days=range(9, 13)) == [(0, 0), (2, 0), (2, 0), (1, 0)]
        assert finished(session, keys).keys == (keys[1],)
        bulk_changes.complete(session, keys[:1], completed_on=TODAY, today=TODAY, result_document="9/BC")
        assert accept(session, keys, Acceptance(True, TODAY, LEADER), today=TODAY) == 2
        assert day_by_day(session, days=range(11, 24)) == [(2, 0), *[(1, 0)] * 9, *[(1, 1)] * 2, (2, 0)]
        assert [row.kind for row in rows(session, TaskEvent)] == [TaskEventKind.ACCEPTED] * 2
    with database.write(ACTOR) as session:
        undo(session)
        assert not rows(session, TaskReturn)
        assert day_by_day(session, days=range(23, 24)) == [(2, 0)]


def test_a_result_is_given_back_only_with_a_reason_and_only_where_it_is_there(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 1, completed_on=date(2026, 11, 10))
        for values, sentence in (
            (GivingBack(TODAY), "cần có ngày và lý do"),
            (GivingBack(date(2026, 11, 9), reason="x"), "hoàn thành sau ngày"),
        ):
            with pytest.raises(AppError, match=sentence):
                give_back(session, keys, values, today=TODAY)
        with pytest.raises(AppError, match="chưa có kết quả"):
            give_back(session, tasks(session, 1), GivingBack(TODAY, reason="x"), today=TODAY)


def led(session: Session, as_of: date) -> dict[str, int]:
    by_agency = count_figures(session, november(as_of), GENERAL, FREE).tasks_by_agency
    return {name: figures.total for name, figures in by_agency.items()}


def test_a_transfer_leaves_the_figures_of_earlier_days_with_who_led_then(database: Database) -> None:
    with database.write(ACTOR) as session:
        old, new = (
            put(session, Agency, None, {"name": name, "kind": AgencyKind.DEPARTMENT})
            for name in ("Sở A", "Sở B")
        )
        keys = tasks(session, 2)
        for key in rows(session, Task):
            put(session, TaskAgency, None, {"task_id": key.id, "agency_id": old.id, "role": AgencyRole.LEAD})
        helped = {"task_id": rows(session, Task)[0].id, "agency_id": new.id, "role": AgencyRole.COORDINATING}
        put(session, TaskAgency, None, helped)
        there = Ref("agency", new.id.hex, "Sở B")
    with database.write(ACTOR) as session:
        day = date(2026, 11, 16)
        assert transfer(session, keys, Transfer(there, day, "7/UBND", LEADER, "Sắp xếp lại")) == 2
        assert led(session, day - DAY) == {"Sở A": 2}
        assert led(session, day) == {"Sở B": 2}
        events = rows(session, TaskEvent)
        assert [(row.former_agency_id, row.agency_id, row.content) for row in events] == [
            (old.id, new.id, "Sắp xếp lại")
        ] * 2
        for moved, sentence in (
            (there, "đã do cơ quan này chủ trì"),
            (Ref("agency", old.id.hex, "Sở A"), "sau 10/11"),
        ):
            with pytest.raises(AppError, match=sentence):
                transfer(session, keys, Transfer(moved, day if moved is there else date(2026, 11, 10)))
    with database.write(ACTOR) as session:
        undo(session)
        assert led(session, TODAY) == {"Sở A": 2}


DAYS = st.integers(2, 23).map(lambda number: date(2026, 11, number))


@settings(max_examples=40)
@given(st.lists(st.tuples(DAYS, st.integers(0, 2)), max_size=5, unique_by=lambda one: one[0]))
def test_after_any_transfers_one_agency_leads_on_every_day(
    memory: Engine, moves: list[tuple[date, int]]
) -> None:
    with scratch(memory) as session:
        agencies = [
            put(session, Agency, None, {"name": f"Sở {n}", "kind": AgencyKind.DEPARTMENT}) for n in range(3)
        ]
        keys = tasks(session, 1, assigned_on=date(2026, 11, 1))
        [task] = session.scalars(select(Task))
        put(
            session,
            TaskAgency,
            None,
            {"task_id": task.id, "agency_id": agencies[0].id, "role": AgencyRole.LEAD},
        )
        expected = {date(2026, 11, number): "Sở 0" for number in range(1, 24)}
        for day, number in sorted(moves):
            if expected[day] == f"Sở {number}":
                continue
            transfer(session, keys, Transfer(Ref("agency", agencies[number].id.hex, f"Sở {number}"), day))
            expected.update({one: f"Sở {number}" for one in expected if one >= day})
        assert {day: list(led(session, day)) for day in expected} == {
            day: [name] for day, name in expected.items()
        }


def test_a_withdrawal_keeps_why_and_who(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 1)
        bulk_changes.withdraw(
            session,
            keys,
            withdrawn_on=TODAY,
            reason="Trùng",
            document_number="8/UBND",
            decider=LEADER,
            today=TODAY,
        )
        [event] = rows(session, TaskEvent)
        assert (event.kind, event.happened_on, event.content) == (TaskEventKind.WITHDRAWN, TODAY, "Trùng")
        bulk_changes.withdraw(session, tasks(session, 1), withdrawn_on=None, reason="Nhầm", today=TODAY)
        assert rows(session, TaskEvent)[1].happened_on == GIVEN


def test_differing_opinions_stay_open_until_they_are_settled(database: Database) -> None:
    with database.write(ACTOR) as session:
        note = EventNote(
            TaskEventKind.DIFFERING, TODAY, Ref("agency", "", "Sở Tư pháp"), None, "", "Về thẩm quyền"
        )
        add_event(session, tasks(session, 1), note, today=TODAY)
        [event] = rows(session, TaskEvent)
        assert open_events(session, [event.id.hex]).keys == (event.id.hex,)
        settle(session, [event.id.hex], Settlement(TODAY, "Theo ý kiến Sở Tư pháp"), today=TODAY)
        assert open_events(session, [event.id.hex]).keys == ()


def test_deadlines_move_on_by_working_days_each_from_its_own(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 2) + tasks(session, 1, deadline=date(2026, 11, 24))
        bulk_changes.extend(session, keys[:1], extended_to=date(2026, 11, 26), decided_on=TODAY, today=TODAY)
    with database.write(ACTOR) as session:
        options = {"decided_on": TODAY, "calendar": FREE, "today": TODAY}
        assert bulk_changes.shift_deadlines(session, keys, days=2, **options) == 3
        found = deadlines(session, [row.id for row in rows(session, Task)], TODAY)
        assert sorted(found.values()) == [date(2026, 11, 24), date(2026, 11, 26), date(2026, 11, 30)]
        with pytest.raises(AppError, match="không có thời hạn"):
            bulk_changes.shift_deadlines(session, tasks(session, 1, deadline=None), days=2, **options)


def test_field_and_leader_of_many_tasks_change_at_once(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 2)
        assert bulk_changes.set_field(session, keys, Ref("field", "", "Y tế")) == 2
        assert bulk_changes.set_assigner(session, keys, LEADER) == 2
        assert bulk_changes.set_assigner(session, keys, LEADER) == 0
        assert bulk_changes.set_field(session, keys[:1], None) == 1
        assert bulk_changes.set_field(session, keys, None) == len(keys) - 1
        assert bulk_changes.set_field(session, keys, Ref("field", "", "Y tế")) == 2
        assert len({(row.field_id, row.assigner_post_id) for row in rows(session, Task)}) == 1
        with pytest.raises(AppError, match="nhiệm vụ mật"):
            bulk_changes.set_field(session, secret(session), Ref("field", "", "Quốc phòng"))


def test_the_panel_tells_who_decided_what_of_a_delay_and_of_a_deadline(database: Database) -> None:
    with database.write(ACTOR) as session:
        [key] = tasks(session, 1)
        report_delay(session, [key], DelayNote(TODAY, None, "12/STC", "Chờ số liệu"), today=TODAY)
        waiting = describe(session, key, today=TODAY).parts["Báo cáo chậm tiến độ"]
        report = rows(session, DelayReport)[0].id.hex
        decide_delays(session, [report], DelayDecision(True, TODAY, LEADER, "Đồng ý"), today=TODAY)
        wish = ExtensionWish(TODAY, None, date(2026, 12, 1))
        request_extension(session, [key], wish, regulation=GENERAL, today=TODAY)
        request = rows(session, ExtensionRequest)[0].id.hex
        decide_requests(session, [request], ExtensionDecision(True, None, TODAY, LEADER), today=TODAY)
        told = describe(session, key, today=TODAY).parts
    assert waiting == ("23/11/2026; 12/STC; Chờ số liệu; chờ quyết định",)
    accepted = "lý do được chấp nhận ngày 23/11/2026; Chủ tịch; Đồng ý"
    assert told["Báo cáo chậm tiến độ"] == (f"23/11/2026; 12/STC; Chờ số liệu; {accepted}",)
    assert told["Gia hạn"] == ("Đến 01/12/2026; quyết định 23/11/2026; Chủ tịch",)


def test_the_panel_of_a_task_tells_what_happened_to_it(database: Database) -> None:
    with database.write(ACTOR) as session:
        [key] = tasks(session, 1, completed_on=date(2026, 11, 10))
        give_back(session, [key], GivingBack(TODAY, LEADER, "Thiếu phụ lục"), today=TODAY)
        add_progress(session, [key], ProgressNote(TODAY, None, None, "", "Thiếu vốn", "Cấp vốn"), today=TODAY)
        add_contact(session, [key], ContactNote(contacted_on=TODAY, person_name="Chị Hoa"), today=TODAY)
        wish = ExtensionWish(TODAY, None, date(2026, 12, 1))
        request_extension(session, [key], wish, regulation=GENERAL, today=TODAY)
        told = describe(session, key, today=TODAY)
    assert told.state == "Đang thực hiện, quá hạn 3 ngày; không hoàn thành nhiệm vụ"
    assert told.parts["Đề nghị gia hạn"] == ("23/11/2026: xin đến 01/12/2026; chờ quyết định",)
    assert told.parts["Trả lại kết quả"] == ("23/11/2026: kết quả ngày 10/11/2026; Thiếu phụ lục; Chủ tịch",)
    assert told.parts["Khó khăn, vướng mắc"] == ("23/11/2026: Thiếu vốn; đề xuất: Cấp vốn",)
    assert told.parts["Liên hệ, trao đổi"] == ("23/11/2026: Điện thoại; Chị Hoa",)
