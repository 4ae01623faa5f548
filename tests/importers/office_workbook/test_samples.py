"""Both sample workbooks: what is found, that a second import changes nothing, and the figures that come out."""

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.briefings.as_json import figures_as_json
from app.briefings.figures import Period
from app.core.terms import Book
from app.importers.office_workbook import Level, propose, read_workbook
from app.models.base import derive, logged_tables
from app.models.database import Database
from app.services.figures import count_figures
from app.services.regulation_versions import read_regulations
from app.services.settings import load_preset, read_calendar
from tests.importers.office_workbook.making import FILES, REGULATION, TODAY, counts, take_in

NAMES = ("clean", "messy")


def expected(name: str) -> dict[str, Any]:
    return json.loads((FILES / f"office-{name}.expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_found_and_nothing_is_wrong(name: str) -> None:
    read = read_workbook(FILES / f"office-{name}.xlsx")
    assert {table.family.value: len(table.rows) for table in read.tables} == expected(name)["rows"]
    assert [c for c in read.complaints if c.level is Level.ERROR] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_second_import_changes_nothing(database: Database, name: str) -> None:
    path = FILES / f"office-{name}.xlsx"
    with database.write("Kiểm thử") as session:
        first = take_in(session, path)
        logged = session.execute(text("SELECT count(*) FROM change_log")).scalar_one()
    with database.write("Kiểm thử") as session:
        second = take_in(session, path)
        assert session.execute(text("SELECT count(*) FROM change_log")).scalar_one() == logged
    rows = expected(name)["rows"]
    assert counts(first) == {family: (number, 0, 0) for family, number in rows.items()}
    assert counts(second) == {family: (0, 0, number) for family, number in rows.items()}
    assert second.work.empty


def test_one_workbook_after_the_other_settles(database: Database) -> None:
    with database.write("Kiểm thử") as session:
        take_in(session, FILES / "office-clean.xlsx")
    with database.write("Kiểm thử") as session:
        second = take_in(session, FILES / "office-messy.xlsx")
    assert counts(second)["agencies"] == (0, 0, 34)
    assert counts(second)["tasks"] == (250, 0, 0)
    with database.write("Kiểm thử") as session:
        assert take_in(session, FILES / "office-messy.xlsx").work.empty


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_are_those_that_plain_loops_give(session: Session, name: str) -> None:
    load_preset(session)
    take_in(session, FILES / f"office-{name}.xlsx")
    period = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))
    counted = count_figures(session, period, read_regulations(session), read_calendar(session))
    told = expected(name)
    printed = figures_as_json(counted)
    for key, figures in asdict(counted).items():
        if key.endswith("_of_nobody"):  # every row of both files names its agency
            assert not any(without_rates(figures).values()), key
        elif key == "books":  # every row of both files is of the committee's programme
            [book] = counted.books
            assert (book.book, book.period) == (Book.COMMITTEE, counted.programme)
        elif key != "period":
            assert without_rates(told[key]) == without_rates(printed[key]), key
    assert counted.tasks.rate_done == Decimal(str(told["tasks"]["rate_done"])).quantize(Decimal("0.01"))


def without_rates(figures: dict[str, Any]) -> dict[str, Any]:
    return {
        name: without_rates(value) if isinstance(value, dict) else value
        for name, value in figures.items()
        if not name.startswith("rate_")
    }


def test_derived_columns_are_those_that_a_rebuild_makes(session: Session) -> None:
    take_in(session, FILES / "office-messy.xlsx")
    for table in logged_tables():
        for row in session.execute(select(table)).mappings():
            made = derive(table, {str(name): value for name, value in row.items()})
            assert made == {name: row[name] for name in made}


def test_a_proposal_writes_nothing(database: Database) -> None:
    with database.write("Kiểm thử") as session:
        propose(session, read_workbook(FILES / "office-clean.xlsx"), REGULATION, today=TODAY)
    with database.read() as session:
        assert session.execute(text("SELECT count(*) FROM change_log")).scalar_one() == 0
