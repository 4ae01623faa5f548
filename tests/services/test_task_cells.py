"""Single fields of tasks, as written in the list."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.core.errors import AppError
from app.core.terms import AgencyKind, AgencyRole, Secrecy
from app.models.agency import Agency
from app.models.person import Person
from app.models.task import Extension, ProgressEntry, SourceDocument, Task, TaskAgency
from app.services import task_cells
from app.services.lists import tasks
from tests.services.conftest import scratch

TODAY = date(2026, 11, 23)


@pytest.fixture
def task(session) -> Task:
    """A task of the first of November."""
    task = Task(content="Việc", assigned_on=date(2026, 11, 1))
    session.add(task)
    session.flush()
    return task


@pytest.mark.parametrize(
    ("typed", "day", "words"),
    [
        ("5/12", date(2026, 12, 5), ""),
        ("5/12/2026", date(2026, 12, 5), ""),
        ("cuối tháng", date(2026, 11, 30), "cuối tháng"),
        ("thường xuyên", None, "thường xuyên"),
        ("", None, ""),
    ],
)
def test_a_deadline_is_typed_freely(session, task, typed, day, words):
    task_cells.write_deadline(session, task.id.hex, typed, today=TODAY)
    assert (task.deadline, task.deadline_words) == (day, words)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("31/10/2026", "trước ngày giao"), ("khi nào xong", "Không hiểu"), ("31/2", "lịch")],
)
def test_a_deadline_that_cannot_be_is_refused(session, task, typed, sentence):
    with pytest.raises(AppError, match=sentence):
        task_cells.write_deadline(session, task.id.hex, typed, today=TODAY)


def test_the_deadline_of_an_extended_task_is_changed_in_its_form(session, task):
    session.add(Extension(task_id=task.id, extended_to=date(2026, 12, 31)))
    session.flush()
    with pytest.raises(AppError, match="gia hạn"):
        task_cells.write_deadline(session, task.id.hex, "5/12", today=TODAY)


def test_a_task_is_done_on_the_typed_day_and_not_done_again_when_it_is_emptied(session, task):
    task_cells.write_completed(session, task.id.hex, "20/11", today=TODAY)
    assert task.completed_on == date(2026, 11, 20)
    task_cells.write_completed(session, task.id.hex, "", today=TODAY)
    assert task.completed_on is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("24/11/2026", "chưa đến"),
        ("31/10/2026", "trước ngày giao"),
        ("thường xuyên", "không phải là một ngày"),
    ],
)
def test_a_task_is_not_done_on_a_day_that_cannot_be(session, task, typed, sentence):
    with pytest.raises(AppError, match=sentence):
        task_cells.write_completed(session, task.id.hex, typed, today=TODAY)


def test_an_officer_is_chosen_from_everyone_or_nobody(session, task):
    people = [Person(full_name=name) for name in ("Nguyễn Văn Đức", "Trần Văn Dũng")]
    session.add_all(people)
    session.flush()
    assert [choice.label for choice in task_cells.officers(session)] == [
        "Chưa phân công",
        "Trần Văn Dũng",
        "Nguyễn Văn Đức",
    ]
    task_cells.write_officer(session, task.id.hex, people[0].id.hex, today=TODAY)
    assert task.officer_id == people[0].id
    task_cells.write_officer(session, task.id.hex, task_cells.NOBODY.code, today=TODAY)
    assert task.officer_id is None


def test_words_are_cleaned_and_a_secret_task_takes_none(session, task):
    task_cells.write_note(session, task.id.hex, "  hai   từ ")
    task_cells.write_result_document(session, task.id.hex, " 12/BC-SYT ")
    assert (task.note, task.result_document) == ("hai từ", "12/BC-SYT")
    document = SourceDocument(number="1/M", secrecy=Secrecy.SECRET)
    session.add(document)
    session.flush()
    task.source_document_id = document.id
    session.flush()
    for write in (task_cells.write_note, task_cells.write_result_document):
        with pytest.raises(AppError, match="mật"):
            write(session, task.id.hex, "lộ")
        write(session, task.id.hex, "")
    assert (task.note, task.result_document) == ("", "")


def test_progress_is_written_as_a_new_report_and_shown_as_the_last(session, task):
    agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    session.add(agency)
    session.flush()
    session.add(TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.LEAD))
    session.flush()
    for typed in ("40% Đang soạn", "Đã trình", "100 %", "", "  "):
        task_cells.write_progress(session, task.id.hex, typed, today=TODAY)
    rows = session.scalars(select(ProgressEntry).order_by(ProgressEntry.id)).all()
    said = [(row.percent, row.content) for row in rows]
    assert said == [(40, "Đang soạn"), (None, "Đã trình"), (100, "")]
    assert {(row.agency_id, row.reported_on) for row in rows} == {(agency.id, TODAY)}
    [listed] = tasks.read(session, [task.id.hex], today=TODAY)
    assert listed.progress == "100%"
    with pytest.raises(AppError, match="không phải tiến độ"):
        task_cells.write_progress(session, task.id.hex, "140% xong", today=TODAY)


@given(st.integers(0, 100), st.sampled_from(("Đang soạn", "xong; chờ ký", "5 việc", "")))
def test_what_the_list_shows_of_progress_is_read_back_as_it_is(memory, percent, content):
    with scratch(memory) as session:
        row = Task(content="Việc", assigned_on=TODAY)
        session.add(row)
        session.flush()
        task_cells.write_progress(session, row.id.hex, f"{percent}%; {content}", today=TODAY)
        [listed] = tasks.read(session, [row.id.hex], today=TODAY)
        task_cells.write_progress(session, row.id.hex, listed.progress, today=TODAY)
        said = session.execute(select(ProgressEntry.percent, ProgressEntry.content)).all()
    assert said == [(percent, content)]
