"""What was known at a moment comes back, whatever was typed, undone, deleted or made secret later."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from app.core.terms import Secrecy
from app.models.base import logged_tables
from app.models.database import Database
from app.models.known_at import known_at
from app.models.task import SourceDocument, Task
from app.services.undo import undo
from tests.models.edits import Editor

DAY = timedelta(days=1)
Rows = dict[str, list[tuple[object, ...]]]


def rows(session) -> Rows:  # type: ignore[no-untyped-def]
    """Every stored value of every business table, derived ones too."""
    found = {}
    for table in logged_tables():
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        found[table.name] = [
            tuple(row) for row in session.execute(text(f"SELECT {names} FROM {table.name} ORDER BY id"))
        ]
    return found


def now_known(database: Database) -> tuple[datetime, Rows]:
    """What the data say, and a moment after the last save and before the next."""
    with database.read() as session:
        last = session.scalar(text("SELECT max(at) FROM change_log"))
        return datetime.fromisoformat(last), rows(session)


def known(database: Database, moment: datetime) -> Rows:
    with database.read() as session, known_at(session, moment) as then:
        return rows(then)


@pytest.fixture
def after(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Puts the clock of the log some minutes on, so that no save falls into the moment of the one before."""

    def put_on(minutes: int) -> None:
        at = datetime.now(UTC) + timedelta(minutes=minutes)
        monkeypatch.setattr("app.models.engine.datetime", _Clock(at))

    return put_on


class _Clock:
    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self, _: object) -> datetime:
        return self._at


def test_a_thousand_edits_and_their_undoing_change_nothing_of_what_was_known(
    database: Database, after: Callable[[int], None]
) -> None:
    editor = Editor(11, secrets=False)
    with database.write("Trước") as session:
        editor.edit(session, 300)
    moment, expected = now_known(database)
    after(5)
    for _ in range(10):
        with database.write("Sau") as session:
            editor.edit(session, 100)
        with database.write("Sau") as session:
            undo(session)
    with database.write("Sau") as session:
        editor.edit(session, 200)
    assert now_known(database)[1] != expected
    assert known(database, moment) == expected


def test_each_moment_has_what_was_known_then(database: Database, after: Callable[[int], None]) -> None:
    editor, seen = Editor(12, secrets=False), []
    for minutes in range(4):
        after(minutes)
        with database.write("Kiểm thử") as session:
            editor.edit(session, 60)
        seen.append(now_known(database))
    assert [known(database, moment) for moment, _ in seen] == [found for _, found in seen]
    with database.read() as session, known_at(session, seen[0][0] - DAY) as before:
        assert not any(rows(before).values())


def test_what_became_secret_is_told_as_now_but_its_days_as_then(
    database: Database, after: Callable[[int], None]
) -> None:
    with database.write("Trước") as session:
        document = SourceDocument(number="12/UBND", summary="Nội dung kín")
        session.add(document)
        session.flush()
        task = Task(content="Việc kín", source_document_id=document.id, assigned_on=date(2026, 10, 1))
        session.add(task)
    moment, _ = now_known(database)
    after(5)
    with database.write("Sau") as session:
        found = session.get_one(Task, task.id)
        found.completed_on = date(2026, 10, 9)
        found.content = ""
        session.get_one(SourceDocument, document.id).summary = ""
        session.get_one(SourceDocument, document.id).secrecy = Secrecy.SECRET
    with database.read() as session, known_at(session, moment) as then:
        told = then.execute(select(Task.content, Task.completed_on, Task.deadline)).one()
        assert told == ("", None, None)
        assert then.scalar(select(SourceDocument.secrecy)) is Secrecy.NONE
        assert then.scalar(select(SourceDocument.summary)) == ""


def test_nothing_can_be_written_to_what_was_known(database: Database) -> None:
    now = datetime.now(UTC)
    with (
        database.read() as session,
        known_at(session, now) as then,
        pytest.raises(OperationalError, match="readonly"),
    ):
        then.execute(text("INSERT INTO field (id, name, folded, sort_key) VALUES ('1', 'a', 'a', 'a')"))


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with (
        database.read() as session,
        pytest.raises(ValueError, match="zone"),
        known_at(session, datetime(2026, 1, 1)),  # noqa: DTZ001
    ):
        pass


def test_progress_is_told_and_can_end_the_work(database: Database) -> None:
    told: list[tuple[int, int]] = []
    with database.read() as session, known_at(session, datetime.now(UTC), lambda *step: told.append(step)):
        assert told[0][0] == 0
        assert told[-1][0] == told[-1][1] == len(told) - 1

    class StopError(Exception):
        pass

    def stop(done: int, _: int) -> None:
        if done:
            raise StopError

    with database.read() as session, pytest.raises(StopError), known_at(session, datetime.now(UTC), stop):
        pass


def test_the_tables_that_are_asked_for_are_filled_alone(
    database: Database, after: Callable[[int], None]
) -> None:
    editor = Editor(13, secrets=False)
    with database.write("Trước") as session:
        editor.edit(session, 200)
    moment, expected = now_known(database)
    after(5)
    with database.write("Sau") as session:
        editor.edit(session, 200)
    only = frozenset({"meeting", "agency"})
    with database.read() as session, known_at(session, moment, only=only) as then:
        assert rows(then) == {name: found if name in only else [] for name, found in expected.items()}
    with database.read() as session, known_at(session, moment, only=frozenset({"task"})) as then:
        assert rows(then)["task"] == expected["task"]
