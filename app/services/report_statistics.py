"""Periodic reports due in a period: by agency, who reports, kind of the regulation or month (duties 111-120)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.beside import Beside
from app.briefings.figures import Period, ReportFigures
from app.briefings.report_statistics import ReportLine, ReportStatistics
from app.core.statistics_terms import Comparison, Criterion, ReportBy
from app.models.asking import ask
from app.rules.obligations import KINDS
from app.rules.periods import Month
from app.rules.ranking import Counted
from app.rules.spans import part_name
from app.services.compared_lines import beside, ranked, with_others
from app.services.heirs import HEIR, Agencies, read_agencies
from app.services.lists.common import NONE
from app.services.lists.parts import month_heading
from app.services.lists.reports import (
    CODE,
    FIGURES,
    IN_PERSON,
    NOBODY,
    PEOPLE,
    owed_by,
    say_agency,
    seen,
)
from app.services.same_names import told_apart

if TYPE_CHECKING:
    from app.models.asking import Reads

_NAMES = tuple(each.name for each in fields(ReportFigures))
_TITLES = {kind.code: kind.title for kind in KINDS}
_KEYS = {
    ReportBy.AGENCY: (
        owed_by("agency.id"),
        owed_by("agency.name"),
        f"{IN_PERSON}, agency.position, agency.sort_key, agency.id",
    ),
    ReportBy.PERSON: (
        "person.id",
        "person.full_name",
        "person.rank = 0, person.rank, person.sort_key, person.id",
    ),
    ReportBy.KIND: (CODE, CODE, CODE),
    ReportBy.MONTH: ("substr(report.due_on, 1, 7)",) * 3,
}
"""The key and the name of a group, and the order of groups."""
_SUMS = ", ".join(f"sum({FIGURES[name]}) AS {name}" for name in _NAMES)
_ROWS = """report_obligation AS report
    LEFT JOIN heir ON heir.agency_id = report.agency_id
    LEFT JOIN agency ON agency.id = coalesce(stands_under, report.agency_id) AND agency.deleted_at IS NULL
    LEFT JOIN person ON person.id = report.person_id"""
_WHERE = "report.deleted_at IS NULL AND report.due_on BETWEEN :start AND :end AND report.due_on <= :as_of"


def count_reports(
    reads: Reads,
    period: Period,
    by: ReportBy,
    *,
    comparisons: Sequence[Comparison] = (),
    criterion: Criterion | None = None,
) -> ReportStatistics:
    """Count the reports whose last day lies in a period and has come on its `as_of`.

    Merged agencies stand under their successors. Kinds stand in the order of the regulation, all else as lists do.
    Lines by month are neither compared with other periods nor ranked.
    """
    agencies = read_agencies(reads, period.as_of)  # also for the past: what merged since is compared as one
    found = beside(period, comparisons, criterion) if by is not ReportBy.MONTH else Beside()
    whole, *lines = with_others(
        _whole_and_lines(reads, period, by, agencies),
        {each: _whole_and_lines(reads, other, by, agencies) for each, other in found.periods.items()},
        key=lambda line: tuple(line.narrowed.items()),
        figures=lambda line: line.figures,
        emptied=lambda line: replace(line, period=period, figures=ReportFigures()),
    )
    if criterion and found.criterion:
        lines = list(ranked(lines, partial(_counted, criterion), lacks=partial(_lacks, by)))
    return ReportStatistics(by, whole, tuple(lines), found)


def _counted(criterion: Criterion, line: ReportLine) -> Counted:
    figures = line.figures
    came = figures.on_time + (figures.late if criterion is Criterion.DONE else 0)
    return Counted(came, figures.due, figures.due)


def _lacks(by: ReportBy, line: ReportLine) -> bool:
    """Whether a line is none of those that are ranked: what lacks the thing, those who report in person."""
    return line.narrowed.get(by.value, (NONE,)) in ((NONE,), (PEOPLE,))


def _whole_and_lines(reads: Reads, period: Period, by: ReportBy, agencies: Agencies) -> list[ReportLine]:
    """The whole, then the lines."""
    values = {
        **seen(reads, period.as_of),
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "heirs": agencies.bound,
    }
    rows = ask(reads, _question(*_KEYS[by]), values)
    if by is ReportBy.KIND:
        rows.sort(key=lambda row: [*_TITLES, row.key].index(row.key) if row.key else len(_TITLES) + 1)
    lines = [_line(row, by, period, agencies) for row in rows]
    if by is ReportBy.PERSON:
        names = told_apart(
            reads, {row.key: line.name for line, row in zip(lines, rows, strict=True) if row.key}
        )
        lines = [
            replace(line, name=names.get(row.key, line.name)) for line, row in zip(lines, rows, strict=True)
        ]
    whole = ReportFigures(*(sum(getattr(line.figures, name) for line in lines) for name in _NAMES))
    return [ReportLine("Toàn bộ", period, whole), *lines]


def _question(key: str, name: str, order: str) -> str:
    return f"""
    WITH {HEIR}
    SELECT {key} AS key, {name} AS name, {_SUMS}
    FROM {_ROWS} WHERE {_WHERE}
    GROUP BY 1 ORDER BY {key} IS NULL, {order}"""


def _line(row: Any, by: ReportBy, period: Period, agencies: Agencies) -> ReportLine:
    figures = ReportFigures(**{name: getattr(row, name) for name in _NAMES})
    if by is ReportBy.MONTH:
        month = Month(int(row.key[:4]), int(row.key[5:]))
        own = Period(max(month.start, period.start), min(month.end, period.end), period.as_of)
        return ReportLine(part_name(month_heading(row.key), month, own.start, own.end), own, figures)
    return ReportLine(_name(row, by), period, figures, _narrowed(row, by, agencies))


def _name(row: Any, by: ReportBy) -> str:
    if row.key is None:
        return NOBODY[by.value]
    return _TITLES.get(row.key, row.key) if by is ReportBy.KIND else say_agency(row.name)


def _narrowed(row: Any, by: ReportBy, agencies: Agencies) -> Mapping[str, tuple[str, ...]]:
    is_agency = by is ReportBy.AGENCY and row.key not in (None, PEOPLE)
    return {by.value: agencies.keys_of(row.key) if is_agency else (row.key or NONE,)}
