"""Tasks are closed by what they ask for: verbs, forms and cells refuse it otherwise, and figures count all alike."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.briefings.figures import Period
from app.briefings.forms import Ref
from app.briefings.lists import Wanted
from app.briefings.task_life import GivingBack, Submission, SubmissionDecision
from app.core.errors import AppError
from app.core.task_terms import Evidence, Obligation, TaskFlag
from app.core.terms import Secrecy
from app.models.person import Post
from app.models.task import SourceDocument, Task
from app.models.task_life import TaskReturn
from app.rules.closing import lacking
from app.rules.regulation import Calendar
from app.services import bulk_changes, results, task_cells
from app.services.closing import advice, closing_of
from app.services.figures import count_figures
from app.services.forms import task as task_form
from app.services.forms.common import put
from app.services.forms.task_details import describe
from app.services.lists import tasks as listed
from app.services.regulation_versions import read_regulations
from app.services.settings import change_setting
from tests.regulations import GENERAL
from tests.services.conftest import scratch

TODAY = date(2026, 11, 23)
GIVEN, DONE = date(2026, 11, 2), date(2026, 11, 20)
FREE = Calendar(frozenset(), frozenset())
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30), TODAY)


def task(session: Session, obligation: Obligation, **more: object) -> Task:
    values = {"content": "Việc", "assigned_on": GIVEN, "deadline": DONE, "obligation": obligation, **more}
    return put(session, Task, None, values)


def complete(session: Session, *rows: Task, **more: object) -> int:
    keys = [row.id.hex for row in rows]
    return bulk_changes.complete(session, keys, completed_on=DONE, today=TODAY, **more)


def flagged(session: Session, flag: TaskFlag, day: date = TODAY) -> set[str]:
    wanted = Wanted(filters={"flag": (flag.value,)})
    return set(listed.find(session, wanted, today=day).keys)


def test_to_inform_and_to_carry_out_are_closed_by_their_day(session):
    rows = [task(session, Obligation.INFORM), task(session, Obligation.CARRY_OUT)]
    assert complete(session, *rows) == 2
    assert flagged(session, TaskFlag.UNFOUNDED) == set()
    assert flagged(session, TaskFlag.UNJUDGED) == {rows[1].id.hex}, "what was told is not judged"


@pytest.mark.parametrize("obligation", [Obligation.OPINION, Obligation.REPORT])
def test_an_opinion_and_a_report_need_their_paper(session, obligation):
    row = task(session, obligation)
    with pytest.raises(AppError, match="còn thiếu số, ký hiệu văn bản kết quả, ngày văn bản kết quả"):
        complete(session, row)
    with pytest.raises(AppError, match="còn thiếu ngày văn bản kết quả"):
        complete(session, row, result_document="15/BC-SYT")
    assert row.completed_on is None
    assert complete(session, row, result_document="15/BC-SYT", result_on=DONE) == 1
    assert (row.completed_on, row.result_on) == (DONE, DONE)


def test_of_many_the_whole_is_refused_and_the_first_named(session):
    rows = [task(session, Obligation.REPORT, content=f"Báo cáo {number}") for number in range(2)]
    with pytest.raises(AppError, match=r"(?s)2 nhiệm vụ chưa đủ căn cứ kết thúc: .*“Báo cáo 0"):
        complete(session, task(session, Obligation.INFORM), *rows)


def test_what_is_submitted_waits_is_refused_submitted_again_and_approved(session):
    chair = put(session, Post, None, {"name": "Chủ tịch UBND tỉnh"})
    row, who = task(session, Obligation.APPROVAL), Ref("post", chair.id.hex, chair.name)
    keys, first, second = [row.id.hex], date(2026, 11, 10), date(2026, 11, 18)
    results.submit(session, keys, Submission("7/TTr-SYT", first, who), today=TODAY)
    assert flagged(session, TaskFlag.SUBMITTED) == set(keys)
    assert flagged(session, TaskFlag.SUBMITTED, first - timedelta(days=1)) == set()
    results.decide(session, keys, SubmissionDecision(False, date(2026, 11, 12)), today=TODAY)
    assert (row.completed_on, flagged(session, TaskFlag.SUBMITTED)) == (None, set())
    assert flagged(session, TaskFlag.SUBMITTED, date(2026, 11, 11)) == set(keys), "it waited until then"
    results.submit(session, keys, Submission("8/TTr-SYT", second), today=TODAY)
    results.decide(session, keys, SubmissionDecision(True, DONE), today=TODAY)
    assert (row.completed_on, row.result_document, row.approver_post_id) == (DONE, "8/TTr-SYT", chair.id)
    assert count_figures(session, NOVEMBER, GENERAL, FREE).tasks.done_on_time == 1
    assert "Chủ tịch UBND tỉnh; đồng ý ngày 20/11/2026" in [
        fact.value for fact in describe(session, keys[0], today=TODAY).facts
    ]


def test_nobody_decides_of_what_was_not_submitted_or_asks_for_no_approval(session):
    waiting, other = task(session, Obligation.APPROVAL), task(session, Obligation.REPORT)
    keys = [waiting.id.hex, other.id.hex]
    assert results.submitted(session, keys).keys == (waiting.id.hex,)
    yes = SubmissionDecision(True, DONE)
    with pytest.raises(AppError, match="còn thiếu số, ký hiệu"):
        results.decide(session, keys[:1], yes, today=TODAY)
    with pytest.raises(AppError, match="không phải nhiệm vụ trình duyệt"):
        results.decide(session, keys, yes, today=TODAY)
    with pytest.raises(AppError, match="ở tương lai"):
        results.decide(session, keys[:1], replace(yes, approved_on=TODAY + timedelta(days=1)), today=TODAY)


def test_a_result_that_is_given_back_needs_its_evidence_again(session):
    row = task(session, Obligation.REPORT)
    complete(session, row, result_document="15/BC-SYT", result_on=DONE)
    results.give_back(session, [row.id.hex], GivingBack(TODAY, None, "Thiếu số liệu"), today=TODAY)
    [kept] = session.query(TaskReturn).all()
    assert (kept.result_on, row.result_on, row.result_document) == (DONE, None, "")
    with pytest.raises(AppError, match="còn thiếu"):
        complete(session, row)


def test_cells_close_a_task_and_keep_it_closed_only_with_its_paper(session):
    row = task(session, Obligation.REPORT, result_on=DONE)
    with pytest.raises(AppError, match="còn thiếu số"):
        task_cells.write_completed(session, row.id.hex, "20/11/2026", today=TODAY)
    task_cells.write_result_document(session, row.id.hex, "15/BC-SYT")
    task_cells.write_completed(session, row.id.hex, "20/11/2026", today=TODAY)
    with pytest.raises(AppError, match="còn thiếu số"):
        task_cells.write_result_document(session, row.id.hex, "")


def test_the_form_warns_where_it_is_missing_and_refuses_to_save(session):
    row = task(session, Obligation.REPORT)
    loaded = task_form.load(session, row.id.hex, today=TODAY)
    done = replace(loaded, values=replace(loaded.values, completed_on=DONE, result_document="15/BC-SYT"))
    assert [one.field for one in advice(session, done.values)] == ["result_on"]
    with pytest.raises(AppError, match="còn thiếu ngày văn bản kết quả"):
        task_form.save(session, done, today=TODAY)
    whole = replace(done, values=replace(done.values, result_on=DONE))
    assert advice(session, whole.values) == ()
    task_form.save(session, whole, today=TODAY)
    assert task_form.load(session, row.id.hex, today=TODAY).values.result_on == DONE


def test_what_was_missing_before_keeps_nobody_from_correcting_the_rest(session):
    row = task(session, Obligation.REPORT, completed_on=DONE)
    loaded = task_form.load(session, row.id.hex, today=TODAY)
    task_form.save(session, replace(loaded, values=replace(loaded.values, note="Sửa")), today=TODAY)
    assert (row.note, flagged(session, TaskFlag.UNFOUNDED)) == ("Sửa", {row.id.hex})


def test_a_task_that_is_done_cannot_be_made_to_ask_for_what_it_lacks(session):
    row, other = task(session, Obligation.INFORM), task(session, Obligation.INFORM)
    complete(session, row)
    with pytest.raises(AppError, match="còn thiếu"):
        bulk_changes.set_obligation(session, [row.id.hex], Obligation.REPORT)
    assert bulk_changes.set_obligation(session, [other.id.hex], Obligation.REPORT) == 1
    found = listed.find(session, Wanted(filters={"obligation": ("report",)}), today=TODAY).keys
    assert list(found) == [other.id.hex]


def test_of_a_secret_task_the_paper_is_a_number(session):
    document = put(session, SourceDocument, None, {"number": "05/M", "secrecy": Secrecy.SECRET})
    row = task(session, Obligation.APPROVAL, source_document_id=document.id)
    said = Submission("Về phương án mật", DONE)
    with pytest.raises(AppError):
        results.submit(session, [row.id.hex], said, today=TODAY)
    results.submit(session, [row.id.hex], Submission("7/TTr-SYT", DONE), today=TODAY)


def test_an_office_may_ask_for_less_from_a_day_on(session):
    row = task(session, Obligation.REPORT)
    change_setting(session, "regulation.closing_report", [Evidence.DATE])
    assert complete(session, row, result_on=DONE) == 1
    change_setting(session, "regulation.closing_report", [])
    assert flagged(session, TaskFlag.UNFOUNDED) == set()


SAID = st.fixed_dictionaries(
    {
        "obligation": st.sampled_from(Obligation),
        "completed_on": st.sampled_from([None, DONE]),
        "result_document": st.sampled_from(["", "15/BC-SYT"]),
        "result_on": st.sampled_from([None, DONE, DONE + timedelta(days=1)]),
        "approved": st.sampled_from([None, True, False]),
        "approved_on": st.sampled_from([None, DONE, DONE + timedelta(days=1)]),
    }
)


@settings(max_examples=25, deadline=None)
@given(said=st.lists(SAID, min_size=1, max_size=6))
def test_the_list_flags_what_the_rule_finds_and_figures_do_not_ask(memory: Engine, said):
    with scratch(memory) as session:
        rows = [task(session, **one) for one in said]
        regulations = read_regulations(session)
        wrong = {row.id.hex for row in rows if lacking(closing_of(row), regulations)}
        assert flagged(session, TaskFlag.UNFOUNDED) == wrong
        figures = count_figures(session, NOVEMBER, GENERAL, FREE).tasks
        done = sum(row.completed_on is not None for row in rows)
        assert (figures.total, figures.done) == (len(rows), done)
