"""Who took part in the meetings of a period: by person, agency, kind of meeting or month (feature 55)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from app.briefings.beside import Beside
from app.briefings.figures import Period
from app.briefings.presence import PresenceFigures, PresenceLine, PresenceStatistics
from app.core.statistics_terms import Comparison, PresenceBy, PresenceRank
from app.core.terms import MeetingKind
from app.models.asking import ask
from app.rules.periods import Month
from app.rules.ranking import Counted
from app.rules.spans import part_name
from app.services.compared_lines import beside, ranked, with_others
from app.services.heirs import HEIR, Agencies, read_agencies
from app.services.lists.common import NONE
from app.services.lists.parts import in_order, month_heading
from app.services.presence_sql import AGENCY_KEY, ALWAYS, ROWS, figures
from app.services.same_names import told_apart

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class _Grouped:
    """What is joined, the key and the name of a group, and the order of groups."""

    key: str
    name: str
    order: str
    joined: str = ""


_BY = {
    PresenceBy.PERSON: _Grouped(
        "person.id", "person.full_name", "person.rank = 0, person.rank, person.sort_key"
    ),
    PresenceBy.AGENCY: _Grouped(
        "agency.id",
        "agency.name",
        "agency.position, agency.sort_key",
        f"""LEFT JOIN heir ON heir.agency_id = {AGENCY_KEY}
        LEFT JOIN agency ON agency.id = coalesce(stands_under, {AGENCY_KEY}) AND agency.deleted_at IS NULL""",
    ),
    PresenceBy.KIND: _Grouped("meeting.kind", "meeting.kind", in_order(MeetingKind, "meeting.kind")),
    PresenceBy.MONTH: _Grouped(*("substr(meeting.held_on, 1, 7)",) * 3),
}
_NOBODY = {
    PresenceBy.PERSON: "Cơ quan được mời, chưa ghi người dự",
    PresenceBy.AGENCY: "Chưa ghi cơ quan",
}
_FIGURES = figures("look.as_of")
_SUMS = ", ".join(f"sum(coalesce({sql}, 0)) AS {name}" for name, sql in _FIGURES.items())
_INVITED = f"look CROSS JOIN {ROWS}"
_WHERE = f"WHERE {ALWAYS} AND meeting.held_on BETWEEN look.start AND look.end"


def count_presence(
    reads: Reads,
    period: Period,
    by: PresenceBy,
    *,
    comparisons: Sequence[Comparison] = (),
    criterion: PresenceRank | None = None,
) -> PresenceStatistics:
    """Count the invitations to meetings held in a period, as far as they were held on its `as_of`.

    Merged agencies stand under their successors. A person who was invited by name counts for the own agency. Lines by
    month are neither compared with other periods nor ranked.
    """
    agencies = read_agencies(reads, period.as_of)  # also for the past: what merged since is compared as one
    found = beside(period, comparisons, criterion) if by is not PresenceBy.MONTH else Beside()
    own, *others = _wholes_and_lines(reads, [period, *found.periods.values()], by, agencies)
    whole, *lines = with_others(
        own,
        dict(zip(found.periods, others, strict=True)),
        key=lambda line: tuple(line.narrowed.items()),
        figures=lambda line: line.figures,
        emptied=lambda line: replace(line, period=period, figures=PresenceFigures()),
    )
    if criterion and found.criterion:
        lines = list(ranked(lines, partial(_counted, criterion), lacks=partial(_lacks, by)))
    return PresenceStatistics(by, whole, tuple(lines), found)


def _counted(criterion: PresenceRank, line: PresenceLine) -> Counted:
    figures = line.figures
    came = figures.present if criterion is PresenceRank.PRESENT else figures.represented
    return Counted(came, figures.recorded, figures.recorded)


def _lacks(by: PresenceBy, line: PresenceLine) -> bool:
    return line.narrowed.get(by.value) == (NONE,)


def _wholes_and_lines(
    reads: Reads, periods: Sequence[Period], by: PresenceBy, agencies: Agencies
) -> Iterator[list[PresenceLine]]:
    """Of each period the whole, then its lines; all are asked at once."""
    looks = [[each.start.isoformat(), each.end.isoformat(), each.as_of.isoformat()] for each in periods]
    rows = ask(reads, _question(_BY[by]), {"looks": json.dumps(looks), "heirs": agencies.bound})
    people = by is PresenceBy.PERSON
    names = told_apart(reads, {row.key: str(row.name) for row in rows if row.key}) if people else {}
    for number, period in enumerate(periods):
        found = [row for row in rows if row.number == number]  # none, where no meeting was held
        whole = PresenceFigures() if not found else _figures(found.pop(0))
        lines = [_line(row, by, period, agencies) for row in found]
        if names:
            lines = [
                replace(line, name=names.get(row.key, line.name))
                for line, row in zip(lines, found, strict=True)
            ]
        yield [PresenceLine("Toàn bộ", period, whole), *lines]


@cache
def _question(grouped: _Grouped) -> str:
    """The whole of each look first, then a row for each group that was invited."""
    return f"""
    WITH {HEIR},
    look AS MATERIALIZED (
        SELECT key AS number, value ->> 0 AS start, value ->> 1 AS end, value ->> 2 AS as_of FROM json_each(:looks)
    )
    SELECT number, NULL AS key, '' AS name, 0 AS place, {_SUMS} FROM {_INVITED} {_WHERE} GROUP BY number
    UNION ALL
    SELECT number, {grouped.key}, {grouped.name},
        row_number() OVER (ORDER BY {grouped.key} IS NULL, {grouped.order}), {_SUMS}
    FROM {_INVITED} {grouped.joined} {_WHERE} GROUP BY number, 2 HAVING sum({_FIGURES["invited"]}) > 0
    ORDER BY place"""


def _figures(row: Any) -> PresenceFigures:
    """Those of one row, whose last columns they are."""
    return PresenceFigures(**dict(zip(_FIGURES, row[-len(_FIGURES) :], strict=True)))


def _line(row: Any, by: PresenceBy, period: Period, agencies: Agencies) -> PresenceLine:
    name = _NOBODY[by] if row.key is None else _name(row, by)
    if by is PresenceBy.MONTH:
        month = Month(int(row.key[:4]), int(row.key[5:]))
        own = Period(max(month.start, period.start), min(month.end, period.end), period.as_of)
        return PresenceLine(part_name(name, month, own.start, own.end), own, _figures(row))
    return PresenceLine(name, period, _figures(row), _narrowed(row.key, by, agencies))


def _name(row: Any, by: PresenceBy) -> str:
    match by:
        case PresenceBy.KIND:
            return MeetingKind(row.name).label
        case PresenceBy.MONTH:
            return month_heading(row.name)
        case _:
            return str(row.name)


def _narrowed(key: str | None, by: PresenceBy, agencies: Agencies) -> Mapping[str, tuple[str, ...]]:
    if by is PresenceBy.AGENCY and key:
        return {"agency": agencies.keys_of(key)}
    return {by.value: (key or NONE,)}
