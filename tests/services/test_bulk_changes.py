"""Verbs for many tasks: all of them or none, with one line of history."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.forms import Ref
from app.core.errors import AppError
from app.core.ids import uuid7
from app.core.terms import Secrecy
from app.models.database import Database
from app.models.person import Person
from app.models.task import Extension, SourceDocument, Task
from app.services import bulk_changes
from app.services.forms.common import put
from app.services.saves import saves
from app.services.undo import undo
from tests.conftest import ACTOR

TODAY = date(2026, 11, 23)
DAY = date(2026, 11, 2)
LATE = date(2026, 12, 4)
AN = Ref("person", "", "Lê An")
Change = Callable[[Session, list[str]], int]

VERBS: dict[str, Change] = {
    "officer": lambda session, keys: bulk_changes.set_officer(session, keys, AN, on=TODAY),
    "extend": lambda session, keys: bulk_changes.extend(
        session, keys, extended_to=LATE, decided_on=TODAY, today=TODAY
    ),
    "complete": lambda session, keys: bulk_changes.complete(session, keys, completed_on=TODAY, today=TODAY),
    "withdraw": lambda session, keys: bulk_changes.withdraw(session, keys, withdrawn_on=TODAY, today=TODAY),
}


def tasks(session: Session, number: int = 3, **more: object) -> list[str]:
    values = {"content": "Việc", "assigned_on": DAY, **more}
    return [put(session, Task, None, values).id.hex for _ in range(number)]


def rows(session: Session) -> list[Task]:
    session.expire_all()
    return list(session.scalars(select(Task).order_by(Task.id)))


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_one_line_of_history_and_one_undo(database: Database, verb: str) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session)
    with database.write(ACTOR) as session:
        assert VERBS[verb](session, keys[:2]) == 2
    with database.read() as session:
        assert "2 nhiệm vụ" in saves(session)[0].title
        changed = [(row.officer_id, row.completed_on, row.withdrawn, row.deleted_at) for row in rows(session)]
        assert changed[2] == (None, None, False, None)
        assert verb == "extend" or changed[0] == changed[1] != changed[2]
    with database.write(ACTOR) as session:
        undo(session)
        assert not session.scalars(select(Extension).where(Extension.deleted_at.is_(None))).all()
        assert {
            (row.officer_id, row.completed_on, row.withdrawn, row.deleted_at) for row in rows(session)
        } == {(None, None, False, None)}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("more", [{"deleted_at": datetime(2026, 11, 3, tzinfo=UTC)}, None])
def test_a_task_that_is_gone_keeps_all_from_being_changed(
    database: Database, verb: str, more: dict[str, object] | None
) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 2)
        gone = uuid7().hex if more is None else tasks(session, 1, **more)[0]
    with pytest.raises(AppError, match="1 nhiệm vụ đã chọn không còn nữa"), database.write(ACTOR) as session:
        VERBS[verb](session, [*keys, gone])
    with database.read() as session:
        assert len(saves(session)) == 1


@pytest.mark.parametrize(
    ("verb", "state", "said"),
    [
        ("extend", {"completed_on": DAY}, "đã hoàn thành"),
        ("extend", {"withdrawn": True}, "đã thu hồi"),
        ("extend", {"assigned_on": date(2026, 12, 5)}, "được giao sau ngày 04/12/2026"),
        ("complete", {"completed_on": DAY}, "đã hoàn thành"),
        ("complete", {"withdrawn": True}, "đã thu hồi"),
        ("complete", {"assigned_on": LATE}, "được giao sau ngày 23/11/2026"),
        ("withdraw", {"withdrawn": True}, "đã thu hồi"),
        ("withdraw", {"completed_on": DAY}, "đã hoàn thành"),
        ("withdraw", {"assigned_on": LATE}, "được giao sau ngày 23/11/2026"),
    ],
)
def test_tasks_that_do_not_fit_are_named(
    session: Session, verb: str, state: dict[str, object], said: str
) -> None:
    good, bad = tasks(session, 1), tasks(session, 2, **state)
    with pytest.raises(AppError, match=f"2 nhiệm vụ {said}:\n– “Việc”\n– “Việc”"):
        VERBS[verb](session, [*good, *bad])
    with pytest.raises(AppError, match=f"Nhiệm vụ “Việc” {said}"):
        VERBS[verb](session, [*good, bad[0]])


def test_all_that_do_not_fit_are_named_with_all_that_is_so_of_each(session: Session) -> None:
    both = tasks(session, 1, content="Việc hai", completed_on=DAY, assigned_on=date(2026, 12, 5))
    done = tasks(session, 1, content="Việc một", completed_on=DAY)
    with pytest.raises(AppError) as told:
        VERBS["extend"](session, [*both, *tasks(session, 1), *done])
    assert str(told.value).splitlines() == [
        "2 nhiệm vụ đã chọn không làm được việc này:",
        "– “Việc hai”: đã hoàn thành; được giao sau ngày 04/12/2026",
        "– “Việc một”: đã hoàn thành",
    ]


def test_an_extension_dated_before_one_that_stands_leaves_it_its_gain(session: Session) -> None:
    keys = tasks(session, 2, deadline=DAY)
    bulk_changes.extend(session, keys[:1], extended_to=LATE, decided_on=TODAY, today=TODAY)
    later = date(2026, 12, 11)
    with pytest.raises(AppError, match="đã gia hạn đến 04/12/2026 bằng quyết định ngày 23/11/2026"):
        bulk_changes.extend(session, keys, extended_to=later, decided_on=date(2026, 11, 20), today=TODAY)
    assert (
        bulk_changes.extend(session, keys, extended_to=TODAY, decided_on=date(2026, 11, 20), today=TODAY) == 2
    )
    with pytest.raises(AppError, match="có hạn không trước ngày 23/11/2026"):
        bulk_changes.extend(session, keys, extended_to=TODAY, decided_on=date(2026, 11, 21), today=TODAY)


def test_an_extension_keeps_the_first_deadline(session: Session) -> None:
    keys = tasks(session, 2, deadline=TODAY)
    bulk_changes.extend(
        session, keys, extended_to=LATE, decided_on=DAY, document_number="9/UBND", reason="Chờ", today=TODAY
    )
    found = session.scalars(select(Extension)).all()
    assert [(row.extended_to, row.decided_on, row.document_number, row.reason) for row in found] == [
        (LATE, DAY, "9/UBND", "Chờ")
    ] * 2
    assert {row.deadline for row in rows(session)} == {TODAY}


def test_completing_keeps_result_documents_unless_one_is_given(session: Session) -> None:
    first, second = tasks(session, 2, result_document="1/BC")
    bulk_changes.complete(session, [first], completed_on=TODAY, today=TODAY)
    bulk_changes.complete(session, [second], completed_on=TODAY, today=TODAY, result_document="2/BC")
    assert [row.result_document for row in rows(session)] == ["1/BC", "2/BC"]
    with pytest.raises(AppError, match="ở tương lai"):
        bulk_changes.complete(session, [first], completed_on=LATE, today=TODAY)


def test_an_officer_can_be_taken_away(session: Session) -> None:
    keys = tasks(session)
    bulk_changes.set_officer(session, keys, AN, on=TODAY)
    (person,) = session.scalars(select(Person)).all()
    assert {row.officer_id for row in rows(session)} == {person.id}
    bulk_changes.set_officer(session, keys, None, on=TODAY)
    assert {row.officer_id for row in rows(session)} == {None}


def test_words_about_secret_tasks_are_refused(session: Session) -> None:
    document = put(session, SourceDocument, None, {"number": "5/M", "secrecy": Secrecy.SECRET})
    keys = tasks(session, 1, source_document_id=document.id)
    with pytest.raises(AppError, match="là nhiệm vụ mật"):
        bulk_changes.extend(session, keys, extended_to=LATE, decided_on=DAY, reason="Chuyện mật", today=TODAY)
    with pytest.raises(AppError, match="là nhiệm vụ mật"):
        bulk_changes.complete(session, keys, completed_on=TODAY, today=TODAY, result_document="Kho")
    assert bulk_changes.extend(session, keys, extended_to=LATE, decided_on=DAY, today=TODAY) == 1


def test_a_thousand_tasks_are_one_change(session: Session) -> None:
    keys = tasks(session, 1001)
    assert bulk_changes.withdraw(session, keys, withdrawn_on=None, today=TODAY) == 1001
    assert all(row.withdrawn for row in rows(session))


def test_what_a_verb_would_change_is_told_before(session: Session) -> None:
    new, done = tasks(session, 4), tasks(session, 1, content="Xong", completed_on=DAY)
    gone = tasks(session, 1, deleted_at=datetime(2026, 11, 3, tzinfo=UTC))
    away = tasks(session, 1, withdrawn=True)
    asked = [*done, *new, *gone, *away, new[0]]
    assert bulk_changes.chosen(session, asked, unfinished=False) == Chosen(
        (*done, *new, *away), ("Xong", "Việc"), 0
    )
    assert bulk_changes.chosen(session, asked, unfinished=True) == Chosen(tuple(new), ("Việc",) * 2, 2)
    assert bulk_changes.chosen(session, [], unfinished=True) == Chosen((), (), 0)
