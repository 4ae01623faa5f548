"""What becomes secret leaves its content nowhere: not in the log, not in what undo brings back (duty 12)."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Loaded, Ref
from app.briefings.task_form import ExtensionRow, ProgressRow, TaskForm
from app.briefings.task_lines import TaskLine
from app.core.paths import DATABASE_NAME
from app.core.terms import Secrecy
from app.core.text import fold
from app.models.change_log import Change
from app.models.database import Database, open_database
from app.models.replay import replay
from app.models.task import SourceDocument, Task
from app.services.bin import delete_all
from app.services.forms import document, task
from app.services.history import history_of
from app.services.undo import redo, undo
from tests.conftest import ACTOR
from tests.models.edits import contents, copy_log

DAY, LATER, TODAY = date(2026, 11, 2), date(2026, 12, 1), date(2026, 11, 23)
CONTENT, SUMMARY, PRODUCT, REASON, SAID = "Xây kho", "V/v xây kho", "Bản vẽ kho", "Chờ kho", "Kho đã xây"
PLACE = "mục Kho thóc"
TOLD = (CONTENT, SUMMARY, PRODUCT, REASON, SAID, PLACE)
FORM = TaskForm(
    document=Ref("source_document", "", "05/UBND-TH"),
    document_day=DAY,
    summary=SUMMARY,
    content=CONTENT,
    passage=PLACE,
    product=PRODUCT,
    assigned_on=DAY,
    extensions=(ExtensionRow(extended_to=LATER, reason=REASON),),
    progress=(ProgressRow(reported_on=DAY, content=SAID),),
)


def save(database: Database, key: str, change: Callable[[TaskForm], TaskForm]) -> str:
    with database.write(ACTOR) as session:
        kept = task.load(session, key or None, today=TODAY) if key else Loaded("", FORM)
        return task.save(session, replace(kept, values=change(kept.values)), today=TODAY)


def hidden(form: TaskForm) -> TaskForm:
    """The same, secret: of the parts one is left, without its words."""
    rows = tuple(replace(row, reason="") for row in form.extensions)
    words = {"content": "", "product": "", "passage": "", "summary": ""}
    return replace(form, secrecy=Secrecy.SECRET, extensions=rows, progress=(), **words)


@pytest.fixture
def key(database: Database) -> str:
    """A task that was made and changed, and then became secret."""
    made = save(database, "", lambda form: form)
    save(database, made, lambda form: replace(form, content="Việc xây kho khác"))
    save(database, made, hidden)
    return made


def logged(database: Database) -> str:
    with database.read() as session:
        query = text("SELECT group_concat(coalesce(old_values, '') || new_values, ' ') FROM change_log")
        return session.scalar(query) or ""


def told(database: Database) -> list[str]:
    """Which of the words still stand in the log, in the tables or in the search."""
    said = logged(database) + repr(contents(database.folder / DATABASE_NAME))
    return [words for words in TOLD if words in said or fold(words) in said]


def test_the_log_and_the_tables_forget_the_content_and_keep_the_days(database: Database, key: str) -> None:
    assert told(database) == []
    said = logged(database)
    assert "05/UBND-TH" in said
    assert LATER.isoformat() in said


def test_neither_undo_nor_redo_bring_it_back(database: Database, key: str) -> None:
    for step in (undo, undo, redo, redo, undo):  # the change of its words is none any more, and passed over
        with database.write(ACTOR) as session:
            assert step(session) is not None
        assert told(database) == []
    with database.read() as session:
        assert session.get_one(Task, UUID(key)).content == "Nội dung mật"
        assert session.scalars(text("SELECT secrecy FROM source_document")).one() == Secrecy.NONE.value


def test_the_history_tells_that_it_became_secret_and_no_change_of_nothing(
    database: Database, key: str
) -> None:
    with database.read() as session:
        row = session.get_one(Task, UUID(key))
        document_id = row.source_document_id
        assert document_id is not None
        entries = history_of(session, "task", row.id) + history_of(session, "source_document", document_id)
    assert any(entry.field == "secrecy" and entry.new is Secrecy.SECRET for entry in entries)
    assert [entry.field for entry in entries if not entry.is_new and entry.old == entry.new] == []
    assert {entry.new for entry in entries if entry.field == "content"} <= {"Nội dung mật"}


def test_a_replay_of_the_log_still_gives_the_same_tables(
    database: Database, key: str, tmp_path: Path, empty_folder: Path
) -> None:
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / DATABASE_NAME).write_bytes((empty_folder / DATABASE_NAME).read_bytes())
    copy_log(database.folder / DATABASE_NAME, fresh / DATABASE_NAME)
    again = open_database(fresh)
    with again.write(ACTOR) as session:
        replay(session.connection())
    again.close()
    assert contents(fresh / DATABASE_NAME) == contents(database.folder / DATABASE_NAME)


def test_the_log_is_kept_as_before_afterwards(database: Database, key: str) -> None:
    with pytest.raises(Exception, match="the log is only added to"), database.write(ACTOR) as session:
        session.execute(text("UPDATE change_log SET actor = 'Ai đó'"))


def test_nothing_is_struck_when_the_save_fails(database: Database) -> None:
    key = save(database, "", lambda form: form)
    before = logged(database)

    def fail(session: Session) -> None:
        kept = task.load(session, key, today=TODAY)
        task.save(session, replace(kept, values=hidden(kept.values)), today=TODAY)
        raise sqlite3.OperationalError("không ghi được")

    with pytest.raises(sqlite3.OperationalError), database.write(ACTOR) as session:
        fail(session)
    assert logged(database) == before


def test_what_lies_in_the_bin_is_emptied_too(database: Database) -> None:
    with database.write(ACTOR) as session:
        form = DocumentForm(
            number="05/UBND-TH",
            issued_on=DAY,
            tasks=(TaskLine(content=CONTENT), TaskLine(content="Việc hai")),
        )
        key = document.save(session, Loaded("", form), today=TODAY)
    with database.write(ACTOR) as session:
        tasks = document.load(session, key, today=TODAY).values.tasks
        delete_all(session, "task", [UUID(line.key) for line in tasks if line.content == CONTENT])
    with database.write(ACTOR) as session:
        kept = document.load(session, key, today=TODAY)
        lines = tuple(replace(line, content="") for line in kept.values.tasks)
        values = replace(kept.values, secrecy=Secrecy.TOP_SECRET, tasks=lines)
        document.save(session, replace(kept, values=values), today=TODAY)
    assert told(database) == []


def test_a_task_that_is_put_under_a_secret_document_is_forgotten_as_well(database: Database) -> None:
    with database.write(ACTOR) as session:
        secret = SourceDocument(number="9/UBND-M", issued_on=DAY, secrecy=Secrecy.SECRET)
        session.add(secret)
        session.add(Task(content=CONTENT, assigned_on=DAY))
    with database.write(ACTOR) as session:
        row = session.query(Task).one()
        row.source_document_id, row.content = secret.id, "Nội dung mật"
    assert CONTENT not in logged(database)


def test_the_log_of_others_stays_as_it_is(database: Database, key: str) -> None:
    other = save(database, "", lambda form: replace(form, document=None, summary=""))
    save(database, other, lambda form: replace(form, content="Việc khác hẳn"))
    with database.read() as session:
        values = [change.new_values for change in session.query(Change).filter_by(row_id=other)]
    assert CONTENT in values[0]
    assert "Việc khác hẳn" in values[1]
