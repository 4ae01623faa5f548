"""Every change of a business row is in the log, exactly once, and the log cannot be touched."""

import json
import platform
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from app.core.paths import DATABASE_NAME
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.base import Base, logged_tables
from app.models.change_log import Change, logged_columns
from app.models.database import Database
from app.models.draft import Draft
from app.models.raw import connect
from app.models.task import Task


def new_agency(database: Database, name: str = "Sở Nội vụ") -> UUID:
    with database.write("Lan") as session:
        agency = Agency(name=name, kind=AgencyKind.DEPARTMENT)
        session.add(agency)
        session.flush()
        return agency.id


def log(database: Database) -> list[Change]:
    with database.read() as session:
        return list(session.scalars(select(Change).order_by(Change.seq)))


def test_a_new_row_is_logged_with_all_its_columns_but_the_derived_ones(database: Database) -> None:
    key = new_agency(database)
    (change,) = log(database)
    assert (change.table_name, change.row_id, change.operation) == ("agency", key.hex, "insert")
    assert (change.actor, change.device, change.old_values) == ("Lan", platform.node(), None)
    assert json.loads(change.new_values) == {
        "name": "Sở Nội vụ",
        "short_name": "",
        "kind": "department",
        "position": 0,
        "valid_from": None,
        "valid_to": None,
        "successor_id": None,
        "deleted_at": None,
    }


def test_a_change_is_logged_with_the_changed_columns_before_and_after(database: Database) -> None:
    key = new_agency(database)
    with database.write("Minh") as session:
        agency = session.get_one(Agency, key)
        agency.name, agency.valid_to = "Sở Tài chính", date(2026, 10, 1)
    change = log(database)[-1]
    assert (change.operation, change.actor) == ("update", "Minh")
    assert json.loads(change.old_values or "") == {"name": "Sở Nội vụ", "valid_to": None}
    assert json.loads(change.new_values) == {"name": "Sở Tài chính", "valid_to": "2026-10-01"}


def test_an_update_that_changes_nothing_is_not_logged(database: Database) -> None:
    new_agency(database)
    with database.write("Lan") as session:
        session.execute(text("UPDATE agency SET name = name, position = 0, folded = 'khac'"))
    assert len(log(database)) == 1


def test_changes_of_one_write_share_their_txn_and_moment_and_others_do_not(database: Database) -> None:
    before = datetime.now(UTC)
    with database.write("Lan") as session:
        session.add_all(Agency(name=name, kind=AgencyKind.OTHER) for name in "ABC")
    new_agency(database)
    *first, second = log(database)
    assert len({(change.txn, change.at) for change in first}) == 1
    assert second.txn != first[0].txn
    assert UUID(second.txn).version == 7
    moment = datetime.fromisoformat(second.at)
    assert moment.tzinfo is not None
    assert abs((moment - before).total_seconds()) < 3600


def test_what_is_rolled_back_leaves_no_trace(database: Database) -> None:
    def fail() -> None:
        with database.write("Lan") as session:
            session.add(Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert log(database) == []


def test_drafts_are_not_logged(database: Database) -> None:
    with database.write("Lan") as session:
        session.add(Draft(form="task", payload='{"content": "x"}', updated_at=datetime.now(UTC)))
    assert log(database) == []
    with database.write("Lan") as session:
        session.delete(session.scalars(select(Draft)).one())


@pytest.mark.parametrize(
    "forbidden",
    [
        "DELETE FROM agency",
        "UPDATE agency SET id = '00000000000000000000000000000000'",
        "INSERT OR REPLACE INTO agency SELECT * FROM agency",
        "UPDATE change_log SET actor = 'ai đó'",
        "DELETE FROM change_log",
    ],
)
def test_rows_never_go_and_the_log_never_changes(database: Database, forbidden: str) -> None:
    new_agency(database)
    with pytest.raises(IntegrityError), database.write("Lan") as session:
        session.execute(text(forbidden))
    assert len(log(database)) == 1


def test_other_programs_cannot_write(database: Database) -> None:
    new_agency(database)
    raw = connect(database.folder / DATABASE_NAME)
    with pytest.raises(dbapi2.OperationalError, match="no such function: log_"):
        raw.execute("UPDATE agency SET name = 'Sở khác'")
    raw.close()


def test_every_business_table_has_its_triggers(database: Database) -> None:
    with database.read() as session:
        names = set(session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
    for table in logged_tables():
        assert {f"{verb}_{table.name}" for verb in ("log_insert", "log_update", "keep", "key")} <= names
        assert logged_columns(table)


def test_only_bookkeeping_is_left_out_of_the_log() -> None:
    logged = {table.name for table in logged_tables()}
    bookkeeping = {"change_log", "draft", "exported_file", "save_name", "search_entry", "undo_step"}
    assert set(Base.metadata.tables) - logged == bookkeeping


def test_text_that_looks_like_json_stays_text(session: Session) -> None:
    task = Task(content='{"a": [1, "hai"]}\n"ba"', assigned_on=date(2026, 10, 1), note="\\ ' \t %")
    session.add(task)
    session.flush()
    values = json.loads(session.scalars(select(Change.new_values)).one())
    assert (values["content"], values["note"]) == (task.content, task.note)
