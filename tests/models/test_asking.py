"""Questions in SQL mean the same to a session and to a snapshot that the driver alone answers."""

from contextlib import suppress
from datetime import date

import pytest
from sqlcipher3 import dbapi2

from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.asking import Question, Snapshot, ask, fetched, is_of_driver, matching
from app.models.database import Database

DAY = date(2026, 9, 1)
AGENCIES = Question(
    "SELECT id, name, kind, valid_from, valid_to FROM agency WHERE name IN :names ORDER BY name",
    {"kind": AgencyKind, "valid_from": date.fromisoformat, "valid_to": date.fromisoformat},
)


def fill(database: Database) -> list[str]:
    with database.write("Lan") as session:
        made = [
            Agency(name=name, kind=AgencyKind.DEPARTMENT, valid_from=DAY) for name in ("Sở A", "Sở B", "Sở C")
        ]
        session.add_all(made)
        session.flush()
        return [one.id.hex for one in made]


@pytest.mark.parametrize("way", ["read", "look"])
def test_columns_are_read_as_the_question_says_and_what_is_empty_is_none(
    database: Database, way: str
) -> None:
    first, _, last = fill(database)
    with getattr(database, way)() as reads:
        rows = ask(reads, AGENCIES, {"names": ["Sở C", "Sở A", "Sở D"]})
    assert [tuple(row) for row in rows] == [
        (first, "Sở A", AgencyKind.DEPARTMENT, DAY, None),
        (last, "Sở C", AgencyKind.DEPARTMENT, DAY, None),
    ]
    assert rows[0].kind is AgencyKind.DEPARTMENT
    assert rows[0]._asdict()["valid_from"] == DAY


def test_an_empty_list_finds_nothing_and_a_name_is_no_beginning_of_another(database: Database) -> None:
    fill(database)
    with database.look() as snapshot:
        assert ask(snapshot, AGENCIES, {"names": []}) == []
        [(both,)] = ask(snapshot, "SELECT :a IN :ab", {"a": 2, "ab": (1, 2)})
    assert both == 1


def test_columns_without_a_name_of_their_own_can_be_told_apart_by_place(database: Database) -> None:
    with database.look() as snapshot:
        assert [tuple(row) for row in ask(snapshot, "SELECT 1, 2 + 3, 'a'")] == [(1, 5, "a")]


def test_a_session_is_asked_with_what_it_has_not_written_yet(database: Database) -> None:
    with database.write("Lan") as session:
        session.add(Agency(name="Sở A", kind=AgencyKind.DEPARTMENT))
        assert [row.name for row in ask(session, AGENCIES, {"names": ["Sở A"]})] == ["Sở A"]


def test_a_snapshot_does_not_see_what_is_saved_meanwhile_and_changes_nothing(database: Database) -> None:
    names = {"names": ["Sở A", "Sở B", "Sở C"]}
    with database.look() as snapshot:
        assert ask(snapshot, AGENCIES, names) == []
        fill(database)
        assert ask(snapshot, AGENCIES, names) == []
        with pytest.raises(dbapi2.DatabaseError, match="readonly"):
            snapshot.raw.execute("DELETE FROM setting")
    with database.look() as snapshot:
        assert len(ask(snapshot, AGENCIES, names)) == 3


def test_two_look_at_once_and_each_has_its_own_snapshot(database: Database) -> None:
    with database.look() as before:
        ask(before, "SELECT count(*) FROM agency")
        fill(database)
        with database.look() as after:
            assert [ask(one, "SELECT count(*) FROM agency")[0][0] for one in (before, after)] == [0, 3]


def test_a_failure_of_the_database_is_known_however_it_is_told(database: Database) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import OperationalError

    with database.read() as session, pytest.raises(OperationalError) as told:
        session.execute(text("SELECT nothing"))
    with database.look() as snapshot, pytest.raises(dbapi2.OperationalError) as plain:
        ask(snapshot, "SELECT nothing")
    assert is_of_driver(told.value)
    assert is_of_driver(plain.value)
    assert not is_of_driver(ValueError())


def test_the_index_is_asked_for_the_beginnings_of_words() -> None:
    assert matching("Sở  Y tế!") == '"so"* "y"* "te"*'
    assert matching(" … ") == ""


class _Lent:
    """A connection of the driver that tells of the cursors that it lends."""

    def __init__(self, raw):
        self.raw, self.lent = raw, []

    def cursor(self):
        self.lent.append(self.raw.cursor())
        return self.lent[-1]


@pytest.mark.parametrize("sql", ["SELECT 1 AS one", "SELECT abs(-9223372036854775808)"])
def test_no_cursor_holds_on_to_its_statement_whether_it_ends_well_or_not(sql):
    lent = _Lent(dbapi2.connect(":memory:"))
    with suppress(dbapi2.Error):
        fetched(Snapshot(lent), sql, {})
    [cursor] = lent.lent
    with pytest.raises(dbapi2.ProgrammingError):
        cursor.fetchall()
    lent.raw.close()
