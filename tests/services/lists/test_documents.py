"""The list of source documents: their tasks, and what is not told of a secret one (duty 12)."""

from datetime import date

import pytest

from app.briefings.lists import Wanted
from app.core.terms import Secrecy
from app.models.task import SourceDocument, Task
from app.services.bin import delete
from app.services.lists import documents
from tests.services.lists.making import DAY, TODAY, groups, keep, rows, totals


@pytest.fixture
def office(session):
    def add(number, *done, **values):
        document = keep(session, SourceDocument(number=number, **values))
        for completed in done:
            task = Task(content="Việc", assigned_on=TODAY - DAY, source_document_id=document.id)
            keep(session, task).completed_on = TODAY if completed else None
        session.flush()

    add("10/UBND-TH", True, False, issuer="UBND tỉnh", summary="Về quy hoạch", issued_on=date(2026, 10, 2))
    add("9/UBND-KT", True, issuer="Bộ Tài chính", summary="Về ngân sách", issued_on=date(2026, 11, 2))
    add("5/MẬT", issuer="Nơi kín", summary="Điều kín", secrecy=Secrecy.SECRET, issued_on=date(2026, 9, 1))


def numbers(session, wanted=None, **asked):
    return [row.number for row in rows(session, documents, wanted, **asked)]


def test_the_last_issued_comes_first_with_its_tasks(session, office):
    told = [(row.number, row.tasks, row.unfinished) for row in rows(session, documents)]
    assert told == [("9/UBND-KT", 1, 0), ("10/UBND-TH", 2, 1), ("5/MẬT", 0, 0)]
    assert totals(session, documents) == {
        "nhiệm vụ": 3,
        "chưa hoàn thành": 1,
        "văn bản chưa có nhiệm vụ": 1,
    }


def test_of_a_secret_document_only_number_and_day_are_told(session, office):
    [secret] = rows(session, documents, secrecy="secret")
    assert (secret.number, secret.issued_on, secret.issuer, secret.summary) == (
        "5/MẬT",
        date(2026, 9, 1),
        "",
        "",
    )
    assert numbers(session, words="kín") == []
    assert numbers(session, words="5/mat") == numbers(session, words="Mật 5") == ["5/MẬT"]
    assert numbers(session, words="5 kín") == numbers(session, words="ật") == []
    assert ("Nơi kín", 1) not in groups(session, documents, "issuer")


def test_filters_and_words(session, office):
    assert numbers(session, tasks="none") == ["5/MẬT"]
    assert numbers(session, tasks="some") == ["9/UBND-KT", "10/UBND-TH"]
    assert numbers(session, period="2026-10-01..2026-10-31") == ["10/UBND-TH"]
    assert numbers(session, words="quy hoach") == ["10/UBND-TH"]
    assert numbers(session, words="10/ubnd") == ["10/UBND-TH"]


def test_orders(session, office):
    assert numbers(session, Wanted(order="number")) == ["5/MẬT", "9/UBND-KT", "10/UBND-TH"]
    assert numbers(session, Wanted(order="issuer"))[:2] == ["9/UBND-KT", "10/UBND-TH"]
    assert numbers(session, Wanted(order="unfinished", descending=True))[0] == "10/UBND-TH"


def test_months_are_groups(session, office):
    assert groups(session, documents, "month") == [
        ("Tháng 9/2026", 1),
        ("Tháng 10/2026", 1),
        ("Tháng 11/2026", 1),
    ]


def test_a_deleted_task_leaves_its_document_without_one(session):
    document = keep(session, SourceDocument(number="1/UBND"))
    task = keep(session, Task(content="Việc", assigned_on=TODAY, source_document_id=document.id))
    delete(session, "task", task.id)
    assert numbers(session, tasks="none") == ["1/UBND"]
