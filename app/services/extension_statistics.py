"""Requests for more time and extensions of a period by agency, leader, field, room, specialist or month (feature 7)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.beside import Beside
from app.briefings.extensions import ExtensionFigures, ExtensionLine, ExtensionStatistics, Narrowed
from app.briefings.figures import Period
from app.core.statistics_terms import Comparison, ExtensionBy, ExtensionRank
from app.core.terms import TaskState
from app.models.asking import ask
from app.rules.periods import Month
from app.rules.ranking import Counted
from app.rules.spans import part_name
from app.rules.working_days import SATURDAY, is_working_day
from app.services.compared_lines import beside, ranked, with_others
from app.services.extension_sql import DAY, OLD, REQUESTS, SEEN
from app.services.heirs import HEIR, Agencies, read_agencies
from app.services.lists import task_sql as sql
from app.services.lists.common import NONE
from app.services.lists.parts import month_heading
from app.services.same_names import told_apart
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads

WHOLE = "Toàn bộ"
_NOBODY = {
    ExtensionBy.AGENCY: TaskState.NO_LEAD.label,
    ExtensionBy.LEADER: "Chưa ghi người giao",
    ExtensionBy.FIELD: "Chưa ghi lĩnh vực",
    ExtensionBy.ROOM: "Chưa rõ phòng theo dõi",
    ExtensionBy.PERSON: "Chưa phân công chuyên viên",
}
_FILTERS = {
    ExtensionBy.LEADER: "leader",
    ExtensionBy.FIELD: "field",
    ExtensionBy.ROOM: "room",
    ExtensionBy.PERSON: "officer",
}
"""The filter of the lists, of tasks, too, that leaves the rows of one line."""
_NAMES = {
    ExtensionBy.LEADER: """
        SELECT 'post:' || id, name FROM (SELECT id, name FROM post ORDER BY position, sort_key, id)
        UNION ALL SELECT 'person:' || id, full_name FROM (
            SELECT id, full_name FROM person ORDER BY rank = 0, rank, sort_key, id
        )""",
    ExtensionBy.FIELD: "SELECT id, name FROM field ORDER BY sort_key, id",
    ExtensionBy.PERSON: "SELECT id, full_name FROM person ORDER BY sort_key, id",
}
"""What the lines are called, in their order."""


@dataclass(frozen=True, slots=True)
class _Key:
    """What a row of requests and one of extensions belong to."""

    of_request: str
    of_extension: str
    joined_request: str = ""
    joined_extension: str = ""


def _of_task(key: str) -> _Key:
    return _Key(key, key)


_OWN = "coalesce((SELECT stands_under FROM heir WHERE heir.agency_id = part.agency_id), part.agency_id)"
_KEYS = {
    None: _Key("NULL", "NULL"),
    ExtensionBy.AGENCY: _Key(
        f"coalesce({_OWN}, led.agency_id, '')",
        "coalesce(led.agency_id, '')",
        "LEFT JOIN asked_led AS led ON led.part_id = part.id",
        "LEFT JOIN led ON led.task_id = task.id",
    ),
    ExtensionBy.LEADER: _of_task(
        "coalesce('post:' || task.assigner_post_id, 'person:' || task.assigner_person_id, '')"
    ),
    ExtensionBy.FIELD: _of_task("coalesce(task.field_id, '')"),
    ExtensionBy.ROOM: _of_task(f"""coalesce((
        SELECT coalesce(heir.stands_under, room.id) FROM agency AS room LEFT JOIN heir ON heir.agency_id = room.id
        WHERE room.id = {sql.ROOM}
    ), '')"""),
    ExtensionBy.PERSON: _of_task(f"coalesce({sql.FOLLOWED_BY}, '')"),
    ExtensionBy.MONTH: _Key("substr(part.requested_on, 1, 7)", f"substr({DAY}, 1, 7)"),
}
_LED = f"""led AS MATERIALIZED (
    SELECT DISTINCT link.task_id, coalesce(heir.stands_under, link.agency_id) AS agency_id
    FROM {sql.links("lead", join="LEFT JOIN heir ON heir.agency_id = link.agency_id")}
        AND link.task_id IN (SELECT task_id FROM extension)
),
asked_led AS MATERIALIZED (
    SELECT DISTINCT part.id AS part_id, coalesce(heir.stands_under, link.agency_id) AS agency_id
    FROM extension_request AS part CROSS JOIN {
    sql.links("lead", join="LEFT JOIN heir ON heir.agency_id = link.agency_id", day="part.requested_on")
}
        AND link.task_id = part.task_id AND part.agency_id IS NULL
)"""
_ALIVE = "part.deleted_at IS NULL AND task.deleted_at IS NULL"


def _weekdays(day: str) -> str:
    """How many days from Monday to Friday there were until a day; the first julian day is a Monday."""
    julian = f"CAST(julianday({day}) + 0.5 AS INTEGER)"
    return f"({julian} / 7 * 5 + min({julian} % 7 + 1, {SATURDAY}))"


_BETWEEN = f"""({_weekdays("extended_to")} - {_weekdays("old")}
    + coalesce((SELECT sum(more) FROM special WHERE day > old AND day <= extended_to), 0))"""
_ASKED = tuple(REQUESTS)
_GIVEN = ("extensions", "tasks", "most", "days")


def count_extensions(
    reads: Reads,
    period: Period,
    by: ExtensionBy,
    *,
    comparisons: Sequence[Comparison] = (),
    criterion: ExtensionRank | None = None,
) -> ExtensionStatistics:
    """Count what was asked for and given in a period, as known on its `as_of`.

    A request belongs to who asked, else to each agency that led the task on its day, an extension to each that leads it
    on the day of the look; merged agencies stand under their successors. Lines by month are neither compared with other
    periods nor ranked.
    """
    agencies = read_agencies(reads, period.as_of)  # also for the past: what merged since is compared as one
    found = beside(period, comparisons, criterion) if by is not ExtensionBy.MONTH else Beside()
    whole, *lines = with_others(
        _whole_and_lines(reads, period, by, agencies),
        {each: _whole_and_lines(reads, other, by, agencies) for each, other in found.periods.items()},
        key=lambda line: tuple(line.narrowed.items()),
        figures=lambda line: line.figures,
        emptied=lambda line: replace(line, period=period, figures=ExtensionFigures()),
    )
    if criterion and found.criterion:
        lines = list(ranked(lines, partial(_ranked_by, criterion), lacks=_lacks, minimum=0))
    return ExtensionStatistics(by, whole, tuple(lines), found)


def _ranked_by(criterion: ExtensionRank, line: ExtensionLine) -> Counted:
    """By how many extensions or days one had; the other parts who has equally many. Who had none has no place."""
    times, days = line.figures.extensions, line.figures.days
    any_ = int(times > 0)
    return Counted(times, any_, days) if criterion is ExtensionRank.EXTENSIONS else Counted(days, any_, times)


def _lacks(line: ExtensionLine) -> bool:
    return (NONE,) in line.narrowed.values()


def _whole_and_lines(
    reads: Reads, period: Period, by: ExtensionBy, agencies: Agencies
) -> list[ExtensionLine]:
    """The whole, then the lines."""
    values = {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "seen": period.as_of.isoformat(),
        "heirs": agencies.bound,
        "special": _special_days(reads),
    }
    [whole] = _counted(reads, None, values).values() or (ExtensionFigures(),)
    found = _counted(reads, by, values)
    names = dict(map(tuple, ask(reads, _NAMES[by]))) if by in _NAMES else agencies.names
    if by in (ExtensionBy.PERSON, ExtensionBy.LEADER):
        names = {**names, **told_apart(reads, {key: names[key] for key in found if key in names})}
    ordered = sorted(found, key=str if by is ExtensionBy.MONTH else _order(names))
    lines = (
        _line(key, found[key], by, period, agencies, names.get(key) or _NOBODY.get(by, "")) for key in ordered
    )
    return [ExtensionLine(WHOLE, period, whole), *lines]


def _counted(reads: Reads, by: ExtensionBy | None, values: Mapping[str, Any]) -> dict[str, ExtensionFigures]:
    rows = ask(reads, _question(_KEYS[by]), values)
    return {
        row.key: ExtensionFigures(**{name: getattr(row, name) or 0 for name in (*_ASKED, *_GIVEN)})
        for row in rows
        if by is None or any(row[1:])
    }


def _question(key: _Key) -> str:
    """The requests and the extensions of each key, then both as one row."""
    asked = ", ".join(f"sum({figure}) AS {name}" for name, figure in REQUESTS.items())
    nothing = ", ".join(["0"] * len(_ASKED))
    summed = ", ".join(f"sum({name}) AS {name}" for name in (*_ASKED, *_GIVEN))
    return f"""
    WITH {HEIR}, {_LED},
    special AS MATERIALIZED (SELECT key AS day, value AS more FROM json_each(:special)),
    given AS MATERIALIZED (  -- else the deadline that each moved is looked up anew beside every special day
        SELECT {key.of_extension} AS key, part.task_id, part.extended_to, {OLD} AS old
        FROM extension AS part JOIN task ON task.id = part.task_id {key.joined_extension}
        WHERE {_ALIVE} AND {SEEN} AND {DAY} BETWEEN :start AND :end
    ),
    of_task AS (
        SELECT key, count(*) AS extensions, sum(CASE WHEN extended_to > old THEN {_BETWEEN} ELSE 0 END) AS days
        FROM given GROUP BY key, task_id
    )
    SELECT key, {summed} FROM (
        SELECT {key.of_request} AS key, {asked}, 0 AS extensions, 0 AS tasks, 0 AS most, 0 AS days
        FROM extension_request AS part JOIN task ON task.id = part.task_id {key.joined_request}
        WHERE {_ALIVE} AND part.requested_on BETWEEN :start AND :end GROUP BY 1
        UNION ALL
        SELECT key, {nothing}, sum(extensions), count(*), max(extensions), sum(days) FROM of_task GROUP BY key
    ) GROUP BY key"""


def _special_days(reads: Reads) -> str:
    """The days that differ from the week, with what each adds to the working days."""
    calendar = read_calendar(reads)
    days = calendar.days_off | calendar.make_up_days
    adds = {day: is_working_day(day, calendar) - (day.weekday() < SATURDAY) for day in days}
    return json.dumps({day.isoformat(): more for day, more in sorted(adds.items()) if more})


def _order(names: Mapping[str, str]) -> Callable[[str], Any]:
    """The office's own order; who has none comes last."""
    places = {key: place for place, key in enumerate(names)}
    return lambda key: places.get(key, len(places))


def _line(
    key: str, figures: ExtensionFigures, by: ExtensionBy, period: Period, agencies: Agencies, name: str
) -> ExtensionLine:
    if by is ExtensionBy.MONTH:
        month = Month(int(key[:4]), int(key[5:]))
        own = Period(max(month.start, period.start), min(month.end, period.end), period.as_of)
        return ExtensionLine(part_name(month_heading(key), month, own.start, own.end), own, figures)
    if by in _FILTERS:
        codes = agencies.keys_of(key) if by is ExtensionBy.ROOM and key else (key or NONE,)
        narrowed: Narrowed = {_FILTERS[by]: codes}
        return ExtensionLine(name, period, figures, narrowed, narrowed)
    keys = agencies.keys_of(key) if key else (NONE,)
    nobody = {"state": (TaskState.NO_LEAD.value,)}
    return ExtensionLine(name, period, figures, {"agency": keys}, {"agency": keys} if key else nobody)
