"""Figures as JSON have the keys that acceptance files have."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.briefings.as_json import figures_as_json
from app.briefings.figures import (
    BookFigures,
    Figures,
    Period,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.core.terms import Book

EXPECTED = Path(__file__).parents[1] / "files" / "office-clean.expected.json"
FIGURES = Figures(
    period=Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31)),
    tasks=TaskFigures(total=93, done=25, done_on_time=16),
    tasks_by_agency={"Sở Nội vụ": TaskFigures(total=3)},
    programme=ProgrammeFigures(due=44, submitted=29, issued=18, not_submitted=15),
    programme_year_to_date=ProgrammeFigures(),
    programme_by_agency={"Sở Tư pháp": ProgrammeFigures(due=1)},
    session_documents=SessionDocumentFigures(items=1, late=1),
    session_documents_by_agency={"Sở Nội vụ": SessionDocumentFigures(items=1, late=1)},
    reports=ReportFigures(due=2, on_time=1, missing=1),
)


def test_the_keys_are_those_of_the_expected_file() -> None:
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    expected.pop("rows")
    found = figures_as_json(FIGURES)
    assert list(found) == list(expected)
    for part, values in expected.items():
        if part.endswith("_by_agency"):
            assert shape(one(found[part])) == shape(one(values))
        else:
            assert shape(found[part]) == shape(values)


def one(by_agency: object) -> object:
    assert isinstance(by_agency, dict)
    return next(iter(by_agency.values()))


def shape(values: object) -> list[str]:
    assert isinstance(values, dict)
    return list(values)


def test_rates_are_numbers_or_null_and_days_are_texts() -> None:
    told = json.loads(json.dumps(figures_as_json(FIGURES), ensure_ascii=False))
    assert (told["tasks"]["rate_done"], told["tasks"]["rate_on_time"]) == (26.88, 64.0)
    assert told["tasks_by_agency"]["Sở Nội vụ"]["rate_on_time"] is None
    assert told["programme"]["rate_issued"] == 40.91
    assert told["period"] == {"from": "2026-10-01", "to": "2026-10-31", "as_of": "2026-10-31"}


def test_each_programme_is_told_where_there_are_two() -> None:
    one, two = ProgrammeFigures(due=3, submitted=2), ProgrammeFigures(due=1)
    committee, office = BookFigures(Book.COMMITTEE, one, one), BookFigures(Book.OFFICE, two, one)
    told = figures_as_json(replace(FIGURES, books=(committee, office)))
    by_book = told["programme_by_book"]
    assert isinstance(by_book, dict)
    assert {name: figures["due"] for name, figures in by_book.items()} == {
        "Chương trình công tác của UBND tỉnh": 3,
        "Chương trình công tác của Văn phòng": 1,
    }
    assert shape(told["programme_year_to_date_by_book"]) == shape(by_book)
    assert figures_as_json(replace(FIGURES, books=(committee,))) == figures_as_json(FIGURES)
