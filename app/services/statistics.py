"""Statistics of tasks by agency, leader, field, room, officer, source or period (duties 28, 29, 43-46)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from app.briefings.figures import Period, TaskFigures
from app.briefings.statistics import Line, Statistics
from app.core.errors import AppError
from app.core.statistics_terms import By, Comparison, Criterion
from app.core.task_terms import Obligation
from app.core.terms import AgencyKind, TaskOrigin, TaskState, Term
from app.core.words import capital
from app.models.asking import ask
from app.rules.comparing import compared
from app.rules.ranking import Counted, in_order, places
from app.rules.regulation import InForce
from app.rules.spans import SpanKind, part_name, span_of
from app.services.figure_queries import TASKS_ALONE, TASKS_BY
from app.services.figures import looks_values, task_figures, task_values
from app.services.heirs import Agencies, read_agencies
from app.services.lists.common import NONE
from app.services.regulation_versions import read_regulations
from app.services.same_names import told_apart

if TYPE_CHECKING:
    from app.models.asking import Reads

SPANS = {
    By.MONTH: SpanKind.MONTH,
    By.QUARTER: SpanKind.QUARTER,
    By.HALF_YEAR: SpanKind.HALF_YEAR,
    By.YEAR: SpanKind.YEAR,
}
MOST_PERIODS = 120
WHOLE = "Toàn bộ"
NOTHING = TaskFigures()
_FILTERS = {
    By.LEADER: "leader",
    By.FIELD: "field",
    By.ROOM: "room",
    By.PERSON: "officer",
    By.SOURCE: "source",
    By.OBLIGATION: "obligation",
}
_TERMS: Mapping[By, type[Term]] = {By.SOURCE: TaskOrigin, By.OBLIGATION: Obligation}
_NOBODY = {
    By.AGENCY: TaskState.NO_LEAD.label,
    By.LEADER: "Chưa ghi người giao",
    By.FIELD: "Chưa ghi lĩnh vực",
    By.ROOM: "Chưa rõ phòng theo dõi",
    By.PERSON: "Chưa phân công chuyên viên",
}
"""What the row is called that lacks the thing."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    narrowed: Mapping[str, tuple[str, ...]]
    tasks: TaskFigures


_Rows = dict[str | None, _Row]
"""Rows by their codes; None is the whole."""

Others = Mapping[Comparison, Period]


def count_statistics(
    reads: Reads,
    period: Period,
    by: By,
    *,
    comparisons: Sequence[Comparison] = (),
    kind: AgencyKind | None = None,
    criterion: Criterion | None = None,
    minimum: int | None = None,
) -> Statistics:
    """Count the tasks of a period, seen on its `as_of`, by one thing.

    `kind` leaves only agencies of a kind; with a `criterion` the rows come in the order of their places, for which they
    need `minimum` tasks (None: as many as the regulation asks of who is praised). Raises AppError for more than
    `MOST_PERIODS` rows of periods.
    """
    regulation = read_regulations(reads)
    least = regulation.on(period.end).praise_minimum if minimum is None else minimum
    others = _others(period, comparisons)
    if by in SPANS:
        whole, *parts = _alone(reads, [(WHOLE, period), *_parts(period, by)], regulation, comparisons)
        lines = tuple(parts)
    else:
        whole, lines = _things(reads, period, by, others, regulation)
        lines = _of_kind(reads, lines, kind) if by is By.AGENCY and kind else lines
    ranked = _ranked(lines, criterion, least) if criterion else lines
    return Statistics(by, whole, ranked, tuple(others), criterion, least if criterion else 0)


def _others(period: Period, comparisons: Sequence[Comparison]) -> Others:
    return {each: other for each in comparisons if (other := compared(period, each))}


def _alone(
    reads: Reads,
    named: Sequence[tuple[str, Period]],
    regulation: InForce,
    comparisons: Sequence[Comparison],
) -> Iterator[Line]:
    """All tasks of each period in one row; the tasks are asked once for all."""
    others = {period: _others(period, comparisons) for _, period in named}
    looks = list(dict.fromkeys([*others, *(other for each in others.values() for other in each.values())]))
    agencies = read_agencies(reads, date.max)  # of each look those of its day are taken
    rows = ask(reads, TASKS_ALONE, looks_values(looks, regulation, agencies))
    counted = {looks[row.number]: task_figures(row) for row in rows}
    for name, period in named:
        compared_with = others[period]
        yield Line(
            name,
            period,
            counted[period],
            others={each: counted[other] for each, other in compared_with.items()},
            periods=compared_with,
        )


def _things(
    reads: Reads, period: Period, by: By, others: Others, regulation: InForce
) -> tuple[Line, tuple[Line, ...]]:
    """The whole, and a row for each thing that has tasks in the period or in one that it is compared with."""
    agencies = read_agencies(reads, period.as_of)  # also for the past: what merged since is compared as one

    def rows(seen: Period) -> _Rows:
        found = ask(reads, TASKS_BY[by], task_values(seen, regulation, agencies))
        return {row.code: _row(by, row, agencies) for row in found}

    now, then = rows(period), {each: rows(other) for each, other in others.items()}
    known = now | {code: row for found in then.values() for code, row in found.items() if code not in now}
    lines = {
        code: Line(
            row.name,
            period,
            now[code].tasks if code in now else NOTHING,
            row.narrowed,
            {each: found[code].tasks if code in found else NOTHING for each, found in then.items()},
            others,
            lacks=code == "",
        )
        for code, row in known.items()
    }
    whole = lines.pop(None)
    if by in (By.PERSON, By.LEADER):
        names = told_apart(reads, {code: line.name for code, line in lines.items() if code})
        lines = {code: replace(line, name=names.get(code or "", line.name)) for code, line in lines.items()}
    return whole, tuple(lines[code] for code in sorted(lines, key=lambda code: _place(by, code)))


def _row(by: By, row: Any, agencies: Agencies) -> _Row:
    narrowed = {} if row.code is None else _narrowed(by, row.code, agencies)
    return _Row(_name(by, row), narrowed, task_figures(row))


def _place(by: By, code: str | None) -> tuple[bool, int]:
    """Terms stand in their own order, others as they came; what lacks the thing comes last."""
    terms = _TERMS.get(by)
    return not code, list(terms).index(terms(code)) if terms and code else 0


def _name(by: By, row: Any) -> str:
    if row.code is None:
        return WHOLE
    if not row.code:
        return _NOBODY[by]
    terms = _TERMS.get(by)
    return terms(row.code).label if terms else str(row.name)


def _narrowed(by: By, code: str, agencies: Agencies) -> dict[str, tuple[str, ...]]:
    if by is By.AGENCY:
        return {"agency": agencies.keys_of(code)} if code else {"state": (TaskState.NO_LEAD.value,)}
    if by is By.ROOM and code:
        return {"room": agencies.keys_of(code)}
    return {_FILTERS[by]: (code or NONE,)}


def _of_kind(reads: Reads, lines: tuple[Line, ...], kind: AgencyKind) -> tuple[Line, ...]:
    keys = {key for (key,) in ask(reads, "SELECT id FROM agency WHERE kind = :kind", {"kind": kind.value})}
    return tuple(line for line in lines if line.narrowed.get("agency", ("",))[0] in keys)


def _parts(period: Period, by: By) -> Sequence[tuple[str, Period]]:
    """Each part of the period that has begun by then, seen on its last day; the last part as the whole is."""
    parts = list(islice(_begun(period, SPANS[by]), MOST_PERIODS + 1))
    if len(parts) > MOST_PERIODS:
        raise AppError(
            f"Kỳ này có quá {MOST_PERIODS} dòng.", "Chọn kỳ ngắn hơn, hoặc thống kê theo quý, năm."
        )
    return parts


def _begun(period: Period, kind: SpanKind) -> Iterator[tuple[str, Period]]:
    at = period.start
    while at <= min(period.end, period.as_of):
        span = span_of(at, kind)
        end = min(span.end, period.end)
        seen = period.as_of if end == period.end else min(end, period.as_of)
        yield part_name(capital(span.name), span, at, end), Period(at, end, seen)
        if span.end >= period.end:
            return
        at = span.end + _ONE_DAY


def _ranked(lines: tuple[Line, ...], criterion: Criterion, minimum: int) -> tuple[Line, ...]:
    """The rows in the order of their places; that of what lacks the thing has none."""
    named = [line for line in lines if not line.lacks]
    found = places([_counted(line.tasks, criterion) for line in named], minimum)
    ordered = tuple(replace(named[row], place=found[row]) for row in in_order(found))
    return (*ordered, *(line for line in lines if line.lacks))


def _counted(tasks: TaskFigures, criterion: Criterion) -> Counted:
    if criterion is Criterion.DONE:
        return Counted(tasks.done, tasks.total, tasks.total)
    return Counted(tasks.done_on_time, tasks.done, tasks.total)
