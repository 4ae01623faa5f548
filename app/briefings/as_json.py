"""Figures as plain JSON values: dates in ISO form, rates as numbers or null, agencies by their full names."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal

from app.briefings.extensions import ExtensionLine, ExtensionStatistics
from app.briefings.figures import (
    Figures,
    Period,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.briefings.report_statistics import ReportLine, ReportStatistics
from app.briefings.statistics import Line, Statistics

Json = dict[str, object]
Counted = TaskFigures | ProgrammeFigures | SessionDocumentFigures | ReportFigures


def figures_as_json(figures: Figures) -> Json:
    """Return the figures as `stats --json` prints them."""
    return {
        "period": _period(figures.period),
        "tasks": _counts(figures.tasks),
        "tasks_by_agency": _each(figures.tasks_by_agency),
        "programme": _counts(figures.programme),
        "programme_year_to_date": _counts(figures.programme_year_to_date),
        "programme_by_agency": _each(
            {name: counted for name, counted in figures.programme_by_agency.items() if counted.due}
        ),
        **_by_book(figures),
        "session_documents": _counts(figures.session_documents),
        "session_documents_by_agency": _each(figures.session_documents_by_agency),
        "reports": _counts(figures.reports),
    }


def _by_book(figures: Figures) -> Json:
    """Each programme where there are two; no key where one is all, as acceptance files have it."""
    if not figures.books_apart:
        return {}
    return {
        "programme_by_book": _each({one.book.label: one.period for one in figures.books}),
        "programme_year_to_date_by_book": _each({one.book.label: one.year_to_date for one in figures.books}),
    }


def statistics_as_json(found: Statistics) -> Json:
    """Return a statistic as `stats --by … --json` prints it."""
    return {
        "period": _period(found.period),
        "by": found.by.value,
        "compared": {each.value: _period(found.whole.periods[each]) for each in found.compared},
        "whole": _line(found.whole),
        "rows": [{"name": line.name, **_line(line)} for line in found.lines],
    }


def counted_as_json(found: ExtensionStatistics | ReportStatistics) -> Json:
    """Return a statistic as `stats --extensions --json` and `stats --reports --json` print it (feature 7, 54)."""
    return {
        "period": _period(found.whole.period),
        "by": found.by.value,
        "whole": asdict(found.whole.figures),
        "rows": [{"name": line.name, **asdict(line.figures), **_beside(line)} for line in found.lines],
    }


def _beside(line: ExtensionLine | ReportLine) -> Json:
    """The figures of the other periods, and the place, of a line that has them."""
    others: Json = {each.value: asdict(figures) for each, figures in line.others.items()}
    return others | ({} if line.place is None else {"place": line.place})


def _line(line: Line) -> Json:
    others: Json = {each.value: _counts(figures) for each, figures in line.others.items()}
    place: Json = {} if line.place is None else {"place": line.place}
    return {"tasks": _counts(line.tasks), **others, **place}


def _period(period: Period) -> dict[str, str]:
    days: dict[str, date] = {"from": period.start, "to": period.end, "as_of": period.as_of}
    return {name: day.isoformat() for name, day in days.items()}


def _each(figures: Mapping[str, Counted]) -> Json:
    return {name: _counts(counted) for name, counted in figures.items()}


_OF_PROGRAMME = ("due", "submitted", "issued", "not_submitted")
"""The counters of duty 43, as acceptance files have them; `programme --figures --json` prints the others too."""


def _counts(figures: Counted) -> Json:
    programme = isinstance(figures, ProgrammeFigures)
    names = _OF_PROGRAMME if programme else tuple(f.name for f in fields(figures))
    return {name: getattr(figures, name) for name in names} | _rates(figures)


def _rates(figures: Counted) -> Json:
    match figures:
        case TaskFigures():
            return {"rate_done": _rate(figures.rate_done), "rate_on_time": _rate(figures.rate_on_time)}
        case ProgrammeFigures():
            return {
                "rate_submitted": _rate(figures.rate_submitted),
                "rate_issued": _rate(figures.rate_issued),
            }
        case SessionDocumentFigures() | ReportFigures():
            return {}


def _rate(rate: Decimal | None) -> float | None:
    return None if rate is None else float(rate)
