"""Undo and redo of any save: the tables are as they were, the log says so, and a restart changes nothing."""

import atexit
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from app import NAME
from app.core.errors import AppError
from app.core.ids import uuid7, uuid7s
from app.core.paths import DATABASE_NAME
from app.core.terms import TaskKind
from app.models.base import logged_tables
from app.models.change_log import Change, logged_columns
from app.models.database import Database, open_database
from app.models.office import Setting, SpecialDay
from app.models.person import Post
from app.models.raw import connect
from app.models.replay import replay
from app.models.search import find
from app.models.task import Extension, SourceDocument, Task
from app.services.bin import delete, restore
from app.services.bulk import insert_rows, update_rows
from app.services.history import history_of
from app.services.records import tables
from app.services.saves import saves
from app.services.settings import load_preset
from app.services.undo import next_redo, next_undo, redo, undo
from tests.models.edits import Editor, contents, copy_log, indexed_words

DAY = date(2026, 10, 5)
Contents = dict[str, list[tuple[Any, ...]]]


def write(database: Database, verb: Callable[[Session], Any], *, actor: str = "Lan") -> Any:
    with database.write(actor) as session:
        return verb(session)


def read(database: Database, question: Callable[[Session], Any]) -> Any:
    with database.read() as session:
        return question(session)


def alive(path: Path) -> Contents:
    """Every stored value of the rows that are not deleted, and their entries in the search index."""
    raw = connect(path)
    found = {}
    for table in logged_tables():
        names = ", ".join(sorted(c.name for c in table.columns))
        found[table.name] = raw.execute(
            f"SELECT {names} FROM {table.name} WHERE deleted_at IS NULL"
        ).fetchall()
    found["search_entry"] = raw.execute("SELECT kind, row_id, folded FROM search_entry").fetchall()
    raw.close()
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def living(database: Database) -> Contents:
    return alive(database.folder / DATABASE_NAME)


def add_task(session: Session, content: str = "Trình đề án") -> Task:
    task = Task(content=content, assigned_on=DAY)
    session.add(task)
    session.flush()
    return task


# --- single stories ---


def test_a_new_row_goes_and_comes_back(database: Database) -> None:
    key = write(database, add_task).id
    after = living(database)
    assert write(database, undo).title == "Thêm nhiệm vụ “Trình đề án”"
    assert living(database)["task"] == living(database)["search_entry"] == []
    assert write(database, redo).title == "Thêm nhiệm vụ “Trình đề án”"
    assert living(database) == after
    assert read(database, lambda session: find(session, "task", "de an")) == [key]


def test_a_correction_goes_back_with_what_is_derived_from_it(database: Database) -> None:
    key = write(database, add_task).id
    before = contents(database.folder / DATABASE_NAME)
    write(
        database, lambda s: update_rows(s, tables()["task"], {key: {"content": "Rà soát", "withdrawn": True}})
    )
    write(database, undo)
    assert contents(database.folder / DATABASE_NAME) == before
    assert read(database, lambda session: find(session, "task", "de an")) == [key]
    assert read(database, lambda session: find(session, "task", "ra soat")) == []


def test_the_number_of_a_document_goes_back_in_what_its_tasks_are_found_by(database: Database) -> None:
    def make(session: Session) -> None:
        document = SourceDocument(number="12/QĐ-UBND")
        session.add(document)
        session.flush()
        session.add(Task(content="Trình", assigned_on=DAY, source_document_id=document.id))

    def renumber(session: Session) -> None:
        session.scalars(select(SourceDocument)).one().number = "99/KH-UBND"

    write(database, make)
    before = contents(database.folder / DATABASE_NAME)
    write(database, renumber)
    assert read(database, lambda session: len(find(session, "task", "99"))) == 1
    write(database, undo)
    assert contents(database.folder / DATABASE_NAME) == before


def test_a_deletion_and_a_restoring_can_be_taken_back(database: Database) -> None:
    key = write(database, add_task).id
    write(database, lambda s: s.add(Extension(task_id=key, extended_to=DAY)))
    whole = living(database)
    write(database, lambda s: delete(s, "task", key))
    without = living(database)
    write(database, lambda s: restore(s, "task", key))
    assert living(database) == whole
    write(database, undo)
    assert living(database) == without
    write(database, undo)
    assert living(database) == whole


def test_the_menu_names_what_comes_next(database: Database) -> None:
    write(database, lambda s: add_task(s, "Việc một"))
    write(database, lambda s: add_task(s, "Việc hai"))
    write(database, undo)
    assert read(database, next_undo).title == "Thêm nhiệm vụ “Việc một”"
    assert read(database, next_redo).title == "Thêm nhiệm vụ “Việc hai”"
    write(database, redo)
    write(database, undo)
    assert [save.title for save in read(database, saves)] == [
        "Hoàn tác: Thêm nhiệm vụ “Việc hai”",
        "Làm lại: Thêm nhiệm vụ “Việc hai”",
        "Hoàn tác: Thêm nhiệm vụ “Việc hai”",
        "Thêm nhiệm vụ “Việc hai”",
        "Thêm nhiệm vụ “Việc một”",
    ]


def test_a_new_save_ends_the_chain_of_redos_but_not_of_undos(database: Database) -> None:
    write(database, lambda s: add_task(s, "Việc một"))
    write(database, lambda s: add_task(s, "Việc hai"))
    write(database, undo)
    write(database, lambda s: add_task(s, "Việc ba"))
    assert read(database, next_redo) is None
    assert write(database, redo) is None
    assert [write(database, undo).title[-9:] for _ in range(2)] == ["“Việc ba”", "“Việc một”"[-9:]]
    assert not read(database, next_undo)
    assert read(database, next_redo)


def test_with_nothing_saved_there_is_nothing_to_take_back(database: Database) -> None:
    assert write(database, undo) is None
    assert write(database, redo) is None
    assert not read(database, next_undo)
    assert not read(database, next_redo)


def test_saves_of_the_program_are_passed_over_and_end_no_chain(database: Database) -> None:
    write(database, load_preset, actor=NAME)
    assert not read(database, next_undo)
    write(database, add_task)
    write(database, undo)
    write(database, lambda s: s.add(Setting(key="own", value="1")), actor=NAME)
    assert read(database, next_redo)
    assert not read(database, next_undo)
    write(database, redo)
    write(database, lambda s: s.add(Setting(key="more", value="1")), actor=NAME)
    assert write(database, undo).title == "Thêm nhiệm vụ “Trình đề án”"


def test_a_row_changed_since_is_refused_and_nothing_changes(database: Database) -> None:
    write(database, lambda s: s.add_all([Setting(key="a", value="1"), Post(name="Chủ tịch")]))
    write(database, lambda s: s.execute(update(Setting).values(value="2")), actor=NAME)
    before = contents(database.folder / DATABASE_NAME)
    with pytest.raises(AppError, match=r"^Không hoàn tác được: thiết lập đã được sửa sau đó") as refused:
        write(database, undo)
    assert refused.value.advice
    assert contents(database.folder / DATABASE_NAME) == before
    assert read(database, next_undo)


def test_a_row_whose_place_was_taken_since_is_refused(database: Database) -> None:
    write(database, lambda s: s.add(Setting(key="a", value="1")))
    key = read(database, lambda s: s.scalars(select(Setting.id)).one())
    write(database, lambda s: delete(s, "setting", key))
    write(database, lambda s: s.add(Setting(key="a", value="2")), actor=NAME)
    before = contents(database.folder / DATABASE_NAME)
    with pytest.raises(AppError, match="dữ liệu trùng"):
        write(database, undo)
    assert contents(database.folder / DATABASE_NAME) == before


def test_a_place_taken_in_the_same_save_is_given_back_in_the_right_order(database: Database) -> None:
    first, second = date(2026, 1, 1), date(2026, 1, 2)
    write(database, lambda s: s.add(SpecialDay(day=first, kind="off")))

    def swap(session: Session) -> None:
        old = session.scalars(select(SpecialDay)).one()
        old.deleted_at = datetime.now(UTC)
        session.flush()
        session.add(SpecialDay(day=first, kind="off", name="Tết"))
        session.flush()
        session.scalars(select(SpecialDay).where(SpecialDay.name == "Tết")).one().day = second
        session.flush()
        session.add(SpecialDay(day=first, kind="off", name="Khác"))

    before = living(database)
    write(database, swap)
    after = living(database)
    write(database, undo)
    assert living(database) == before
    write(database, redo)
    assert living(database) == after


def test_rows_held_by_the_session_are_read_again(database: Database) -> None:
    key = write(database, add_task).id
    write(database, lambda s: setattr(s.get_one(Task, key), "kind", TaskKind.REGULAR))

    def verb(session: Session) -> TaskKind:
        task = session.get_one(Task, key)
        assert task.kind is TaskKind.REGULAR
        undo(session)
        return task.kind

    assert write(database, verb) is TaskKind.NORMAL


def test_an_undo_must_be_a_save_of_its_own(database: Database) -> None:
    def after_another(session: Session) -> None:
        add_task(session)
        undo(session)

    def twice(session: Session) -> None:
        undo(session)
        undo(session)

    write(database, add_task)
    write(database, add_task)
    for verb in (after_another, twice):
        with pytest.raises(RuntimeError, match="of its own"):
            write(database, verb)
    assert len(living(database)["task"]) == 2


def test_two_hundred_and_fifty_saves_go_and_come_back_across_restarts(database: Database) -> None:
    database.close()
    key = uuid7()
    again = open_database(database.folder)
    write(again, lambda s: s.add(Task(id=key, content="0", assigned_on=DAY)))
    for turn in range(1, 250):
        write(again, lambda s, turn=turn: setattr(s.get_one(Task, key), "content", str(turn)))
    again.close()
    again = open_database(database.folder)
    for turn in reversed(range(249)):
        write(again, undo)
        assert read(again, lambda s: s.get_one(Task, key).content) == str(turn)
    write(again, undo)
    assert not read(again, next_undo)
    again.close()
    again = open_database(database.folder)
    while write(again, redo):
        pass
    assert read(again, lambda s: s.get_one(Task, key).content) == "249"
    again.close()


def test_an_import_of_thousands_of_rows_is_one_step(database: Database) -> None:
    keys = uuid7s(2000)
    row = {"assigned_on": DAY, "deadline_words": "", "kind": TaskKind.NORMAL, "origin": "province"}
    row |= {"product": "", "result_document": "", "withdrawn": False, "note": ""}
    rows = [{"id": key, "content": f"Việc {n}", **row} for n, key in enumerate(keys)]
    write(database, lambda s: insert_rows(s, tables()["task"], rows))
    after, words = living(database), indexed_words(database.folder / DATABASE_NAME)
    assert write(database, undo).title == "Thêm 2000 nhiệm vụ"
    assert living(database)["task"] == []
    assert indexed_words(database.folder / DATABASE_NAME) == []
    write(database, redo)
    assert living(database) == after
    assert indexed_words(database.folder / DATABASE_NAME) == words


GONE = {"old": '{"gone":1}', "new": '{"gone":2}'}
LOG_OF_GONE = text(
    "INSERT INTO change_log (txn, at, actor, device, table_name, row_id, operation, old_values, new_values) "
    "VALUES (log_txn(), log_at(), log_actor(), '', :table, :row, 'update', :old, :new)"
)


def test_values_of_columns_and_tables_that_are_gone_are_passed_over(database: Database) -> None:
    key = write(database, add_task).id
    with database.write("Lan") as session:
        session.get_one(Task, key).note = "mới"
        session.flush()
        session.execute(
            LOG_OF_GONE, [{"table": "task", "row": key.hex, **GONE}, {"table": "gone", "row": "x", **GONE}]
        )
    write(database, undo)
    assert read(database, lambda s: s.get_one(Task, key).note) == ""
    told = {
        entry.field: (entry.old, entry.new) for entry in read(database, lambda s: history_of(s, "task", key))
    }
    assert told["gone"] == (1, 2)


def test_a_save_of_nothing_that_still_exists_is_refused_and_later_saves_are_no_undos(
    database: Database,
) -> None:
    write(database, lambda s: s.execute(LOG_OF_GONE, {"table": "gone", "row": "x", **GONE}))
    with pytest.raises(AppError, match="phiên bản cũ"):
        write(database, undo)
    assert [save.title for save in read(database, saves)] == ["Thay đổi"]
    write(database, add_task)
    assert not read(database, next_redo)
    assert write(database, undo).title == "Thêm nhiệm vụ “Trình đề án”"


# --- any order of saves, undos, redos and restarts ---


@cache
def template() -> Path:
    """A data folder that was just made: copied for each run, for a migration takes a while."""
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder)
    open_database(folder).close()
    return folder / DATABASE_NAME


def new_folder(folder: Path) -> Path:
    folder.mkdir()
    shutil.copy(template(), folder)
    return folder


def newest_change(session: Session) -> int:
    return session.scalar(select(func.max(Change.seq))) or 0


class UndoMachine(RuleBasedStateMachine):
    """Plays the user beside a plain model: a list of snapshots and a place in it."""

    @initialize(seed=st.integers(0, 10**6))
    def start(self, seed: int) -> None:
        self.scratch = Path(mkdtemp())
        self.folder = new_folder(self.scratch / "data")
        self.database = open_database(self.folder)
        self.editor = Editor(seed, secrets=False)
        self.snapshots = [self.now()]
        self.place = 0

    def now(self) -> Contents:
        return alive(self.folder / DATABASE_NAME)

    def saved(self) -> None:
        del self.snapshots[self.place + 1 :]
        self.snapshots.append(self.now())
        self.place += 1

    @rule(times=st.integers(1, 12))
    def edit(self, times: int) -> None:
        """Inserts, corrections, deletions and restorings, mixed in one save; a value put in again is no change."""
        before = read(self.database, newest_change)
        write(self.database, lambda session: self.editor.edit(session, times))
        if read(self.database, newest_change) > before:
            self.saved()

    @rule(rows=st.integers(1, 30))
    def bring_in(self, rows: int) -> None:
        fields = [{"name": f"Lĩnh vực {n}"} for n in range(rows)]
        write(self.database, lambda session: insert_rows(session, tables()["field"], fields))
        self.saved()

    @rule(words=st.sampled_from(("Một", "Hai", "Đổi tên")))
    def change_many(self, words: str) -> None:
        def verb(session: Session) -> int:
            keys = session.scalars(select(Post.id).where(Post.name != words)).all()
            update_rows(session, tables()["post"], {key: {"name": words} for key in keys})
            return len(keys)

        if write(self.database, verb):
            self.saved()

    @rule()
    def the_program_saves(self) -> None:
        """A row that nobody sees in the snapshots."""
        marked = Setting(key="program", value="", deleted_at=datetime.now(UTC))
        write(self.database, lambda session: session.add(marked), actor=NAME)

    @precondition(lambda self: self.place > 0)
    @rule()
    def take_back(self) -> None:
        assert write(self.database, undo) is not None
        self.place -= 1
        assert self.now() == self.snapshots[self.place]

    @precondition(lambda self: self.place < len(self.snapshots) - 1)
    @rule()
    def bring_back(self) -> None:
        assert write(self.database, redo) is not None
        self.place += 1
        assert self.now() == self.snapshots[self.place]

    @rule()
    def restart(self) -> None:
        self.database.close()
        self.database = open_database(self.folder)

    @invariant()
    def the_menu_knows_its_place(self) -> None:
        if hasattr(self, "database"):
            assert (read(self.database, next_undo) is not None) == (self.place > 0)
            assert (read(self.database, next_redo) is not None) == (self.place < len(self.snapshots) - 1)

    def teardown(self) -> None:
        if not hasattr(self, "database"):
            return
        self.saves_add_up()
        self.histories_add_up()
        self.database.close()
        self.the_log_replays()
        shutil.rmtree(self.scratch)

    def saves_add_up(self) -> None:
        listed = read(self.database, lambda session: saves(session, limit=1000))
        changes = read(self.database, newest_change)
        assert sum(save.last_seq - save.first_seq + 1 for save in listed) == changes
        assert len({save.txn for save in listed}) == len(listed)

    def histories_add_up(self) -> None:
        with self.database.read() as session:
            for name, table in tables().items():
                for row in session.execute(select(table).limit(3)).mappings():
                    history = history_of(session, name, row["id"], limit=1000)
                    told = {e.field: e.new for e in reversed(history) if e.row_id == row["id"]}
                    for column in logged_columns(table):
                        assert (told.get(column) or None) == (row[column] or None), (name, column)

    def the_log_replays(self) -> None:
        fresh = new_folder(self.scratch / "fresh")
        copy_log(self.folder / DATABASE_NAME, fresh / DATABASE_NAME)
        again = open_database(fresh)
        write(again, lambda session: replay(session.connection()))
        again.close()
        assert contents(fresh / DATABASE_NAME) == contents(self.folder / DATABASE_NAME)


TestUndoMachine = UndoMachine.TestCase
TestUndoMachine.settings = settings(
    max_examples=25, stateful_step_count=25, suppress_health_check=list(HealthCheck)
)
