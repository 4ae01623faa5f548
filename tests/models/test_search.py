"""Rows are found by the beginnings of words, without accents, newest first."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.core.terms import AgencyKind
from app.core.text import fold, words
from app.models import search
from app.models.agency import Agency
from app.models.database import Database
from app.models.task import SourceDocument, Task
from tests.models.edits import indexed_words

DAY = date(2026, 10, 1)


def task(session: Session, content: str, **values: object) -> Task:
    made = Task(content=content, assigned_on=DAY, **values)
    session.add(made)
    session.flush()
    return made


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("đề án", True),
        ("DE AN", True),
        ("án đề", True),
        ("hoa", True),
        ("hòa", True),
        ("hoà", True),
        ("trườ", True),
        ("đề án lúa", False),
        ("ruong", False),
        ('"đề" OR', False),
        ("đề*", True),
        ("-đề", True),
        ("NEAR(đề án)", False),
        ("NOT đề", False),
        ("folded: đề", False),
        ("'", False),
        ('"', False),
        ("   ", False),
        ("", False),
    ],
)
def test_words_find_a_task(session: Session, query: str, is_found: bool) -> None:
    made = task(session, "Đề án hoà giải ở trường học")
    assert search.find(session, "task", query) == ([made.id] if is_found else [])


@given(st.text())
def test_no_query_is_an_error(empty_index: Session, query: str) -> None:
    assert search.find(empty_index, "task", query) == []


@pytest.fixture(scope="module")
def empty_index(tmp_path_factory: pytest.TempPathFactory) -> object:
    from app.models.database import open_database

    database = open_database(tmp_path_factory.mktemp("search"))
    with database.read() as session:
        yield session
    database.close()


def test_the_newest_comes_first_and_no_more_than_asked(session: Session) -> None:
    made = [task(session, f"Báo cáo {n}").id for n in range(10)]
    assert search.find(session, "task", "báo cáo", limit=3) == made[:-4:-1]


def test_each_kind_is_found_by_itself(session: Session) -> None:
    session.add(Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    made = task(session, "Giao Sở Y tế")
    assert search.find(session, "task", "y tế") == [made.id]
    assert len(search.find(session, "agency", "y te")) == 1
    assert search.find(session, "meeting", "y tế") == []


def test_a_changed_row_is_found_by_its_new_words_only(database: Database) -> None:
    with database.write("Lan") as session:
        made = task(session, "Kế hoạch cũ")
    with database.write("Lan") as session:
        session.get_one(Task, made.id).content = "Chương trình mới"
    with database.read() as session:
        assert search.find(session, "task", "kế hoạch") == []
        assert search.find(session, "task", "chương trình") == [made.id]


def test_a_row_changed_in_the_transaction_that_made_it_is_found(database: Database) -> None:
    with database.write("Lan") as session:
        made, gone = task(session, "Kế hoạch cũ"), task(session, "Kế hoạch bỏ")
        made.content, gone.deleted_at = "Chương trình mới", datetime.now(UTC)
    with database.read() as session:
        assert search.find(session, "task", "kế hoạch") == []
        assert search.find(session, "task", "mới") == [made.id]
    assert ("bo", 1, 1) not in indexed_words(database.folder / "giaoban.db")


def test_a_deleted_row_vanishes_and_a_restored_one_comes_back(database: Database) -> None:
    with database.write("Lan") as session:
        made = task(session, "Kế hoạch")
    for deleted_at, found in ((datetime.now(UTC), []), (None, [made.id])):
        with database.write("Lan") as session:
            session.get_one(Task, made.id).deleted_at = deleted_at
        with database.read() as session:
            assert search.find(session, "task", "kế hoạch") == found


def test_a_task_is_found_by_the_number_of_its_document_as_it_is_now(database: Database) -> None:
    with database.write("Lan") as session:
        document = SourceDocument(number="1234/QĐ-UBND", summary="Tóm tắt")
        session.add(document)
        session.flush()
        made = task(session, "Việc", source_document_id=document.id)
        other = task(session, "Việc khác")
    with database.read() as session:
        assert search.find(session, "task", "1234/qđ") == [made.id]
        assert search.find(session, "task", "tóm tắt") == []
    with database.write("Lan") as session:
        session.get_one(SourceDocument, document.id).number = "99/TB-VP"
        session.get_one(Task, other.id).source_document_id = document.id
    with database.read() as session:
        assert search.find(session, "task", "1234") == []
        assert search.find(session, "task", "99/tb-vp việc") == [other.id, made.id]


def test_the_index_agrees_with_its_entries(database: Database) -> None:
    from tests.models.edits import Editor

    editor = Editor(5)
    for _ in range(5):
        with database.write("Lan") as session:
            editor.edit(session, 100)
    with database.write("Lan") as session:
        session.execute(text("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)"))


@given(st.text(), st.text())
def test_a_word_of_a_text_is_among_the_words_that_find_it(first: str, second: str) -> None:
    assert set(words(first)) <= set(words(fold(first) + " " + fold(second)))
