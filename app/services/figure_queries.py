"""The SQL behind the figures; `rules/outcomes` and `rules/programme_due` decide the same for one row.

Written as SQL, not as expressions: it is the law of the figures on one page, and its plan is part of it. Nothing is
sorted but sums: tasks are counted while an index brings them in the order of what they are counted by (a look at
all of them: of the day on which they were done, where only those are read that can matter). The few to which more
happened than stands in them (`task.apart`) are judged one by one. A fact with a day after `:as_of` does not hold yet;
one without a day holds from the start. `:heirs` are the agencies that merged, with those under which they stand;
`:heirs_then` those that had merged by the day of the look.
"""

from dataclasses import dataclass, fields

from app.core.statistics_terms import By
from app.models.task_apart import EXCUSED, EXTENDED, FOLLOWED, HOURS, RETURNED
from app.models.task_apart import LED as LED_ON_DAYS
from app.models.task_days import ASSIGNED, COMPLETED, DEADLINE, NOT_OVER, PLAIN, POOR_FROM, WITHDRAWN_FROM
from app.services.done_sql import (
    deadline_on,
    done_on,
    extended_on,
    is_poor,
    is_poor_itself,
    of_present_lead,
    past_hour_of_return,
)
from app.services.followed_sql import officer, room, room_without_trace
from app.services.heirs import HEIR
from app.services.programme_sql import ITEMS, LED, sums


@dataclass(frozen=True, slots=True)
class _Look:
    """How the SQL names the days of a look, as texts and as numbers: a period, and the day from which it is seen.

    `since` is since when it sees tasks done, `until` the last day of those it counts. A look from before the period's
    beginning still sees what was done after it. `heirs_then` are the agencies that merged by its day, as JSON.
    """

    start: str
    as_of: str
    since: str
    until: str
    start_number: str
    as_of_number: str
    since_number: str
    until_number: str
    heirs_then: str


_NAMED = tuple(field.name for field in fields(_Look))


def _look(named: str) -> _Look:
    return _Look(*map(named.format, _NAMED))


_ONE, _EACH = _look(":{}"), _look("look.{}")


@dataclass(frozen=True, slots=True)
class _Told:
    """How the SQL names the days of a task, and in the same kind of value those of the look."""

    assigned: str
    completed: str
    deadline: str
    start: str
    as_of: str


_SUMS = """
    sum(total) AS total,
    sum(carried_over) AS carried_over,
    sum(done - done_late) AS done_on_time,
    sum(done_late) AS done_late,
    sum(total - done - no_deadline - overdue) AS in_time,
    sum(no_deadline) AS no_deadline,
    sum(overdue) AS overdue,
    sum(excused) AS excused,
    sum(done_late + overdue - excused + poor) AS failed"""
_COUNTED = "total, carried_over, done, done_late, no_deadline, overdue, poor, excused"
_NAMES = _COUNTED.split(", ")
_SUMMED = ", ".join(f"sum({name}) AS {name}" for name in _NAMES)


def _marks(told: _Told, *, poor: str, past_hour: str = "", done: bool | None = None) -> dict[str, str]:
    """What is so of a task; `done` where that is known of all."""
    late = f"{told.completed} > {told.deadline}"
    late = f"({late} OR {past_hour})" if past_hour else late
    is_done = f"{told.completed} <= {told.as_of}" if done is None else f"{done:d}"
    is_open = f"coalesce({told.completed} > {told.as_of}, 1)" if done is None else f"{not done:d}"
    return {
        "carried_over": f"{told.assigned} < {told.start}",
        "done": is_done,
        "done_late": f"{late} AND {is_done}",
        "no_deadline": f"{told.deadline} IS NULL AND {is_open}",
        "overdue": f"{told.deadline} < {told.as_of} AND {is_open}",
        "poor": f"{poor} AND {is_done} AND NOT coalesce({late}, 0)",
    }


def _plain(look: _Look, tasks: str, *, by: str = "", done: bool | None = None) -> str:
    """The tasks of which all stands in them, counted as they come from an index, by its numbers."""
    told = _Told(ASSIGNED, COMPLETED, DEADLINE, look.start_number, look.as_of_number)
    marks = _marks(told, poor=f"{POOR_FROM} <= {look.as_of_number}", done=done)
    counts = ", ".join(f"count(*) FILTER (WHERE {so}) AS {name}" for name, so in marks.items())
    return f"""SELECT {by and f"{by}, "}count(*) AS total, {counts}, 0 AS excused
    FROM {tasks} AND {PLAIN} AND {ASSIGNED} <= {look.until_number}
        AND ({WITHDRAWN_FROM} IS NULL OR {WITHDRAWN_FROM} > {look.as_of_number})
    {by and f"GROUP BY {by}"}"""


# What `regulation_sql.said_on` says, read once and not anew for each task.
_SAID = """said AS MATERIALIZED (
    SELECT value ->> 0 AS from_on, value ->> 1 AS ahead FROM json_each(:days_before)
)"""
_AHEAD = "(SELECT ahead FROM said WHERE from_on <= deadline LIMIT 1)"
_ALL_NOT_OVER = f"""task INDEXED BY ix_task_apart
        WHERE {NOT_OVER} >= {{since}} AND +assigned_on <= {{until}}"""
_ALL_NOT_OVER_BY_DAY = f"""over CROSS JOIN task INDEXED BY ix_task_apart ON {NOT_OVER} = over.day
        WHERE over.day >= {{since}} AND assigned_on <= {{until}}"""
"""For many looks: of each day those alone are read that were assigned by then."""


def _apart(look: _Look, carried: str = "NULL", tasks: str = _ALL_NOT_OVER) -> str:
    """The others, each judged as seen on the day. A day is written `+day` as in `done_sql`."""
    past_hour = f"""(completed_on IS first_deadline AND deadline IS first_deadline AND (apart & {HOURS} OR (
        apart & {RETURNED} AND coalesce(own_day > {look.as_of}, 1) AND {past_hour_of_return(look.as_of, "seen")})))"""
    told = _Told("assigned_on", "completed_on", "deadline", look.start, look.as_of)
    found = _marks(told, poor="poor", past_hour=past_hour)
    marks = ", ".join(f"iif({so}, 1, 0) AS {name}" for name, so in found.items())
    late = f"(deadline < coalesce(completed_on, {look.as_of}) OR {past_hour})"
    excused = f"""iif(apart & {EXCUSED} AND {late} AND EXISTS (
            SELECT 1 FROM delay_report
            WHERE delay_report.task_id = seen.id AND delay_report.deleted_at IS NULL
                AND accepted = 1 AND (decided_on IS NULL OR +decided_on <= {look.as_of})
                AND reported_on <= {look.as_of} AND reported_on <= date(deadline, {_AHEAD})
                AND (NOT apart & {EXTENDED} OR reported_on >= {extended_on(look.as_of, "seen")})
                AND (NOT apart & {LED_ON_DAYS} OR {of_present_lead(look.as_of, "delay_report", look.heirs_then)})
        ), 1, 0)"""
    own_day = f"iif(+completed_on <= {look.as_of}, completed_on, NULL)"
    return f"""SELECT id, apart, {carried}, 1 AS total, {marks}, {excused} AS excused
    FROM (
        SELECT id, apart, {carried}, +assigned_on AS assigned_on,
            +task.deadline AS first_deadline, +task.completed_on AS own_day,
            iif(apart & {RETURNED}, {done_on(look.as_of)}, {own_day}) AS completed_on,
            iif(apart & {EXTENDED}, {deadline_on(look.as_of)}, deadline) AS deadline,
            iif(apart & {RETURNED}, {is_poor(look.as_of)}, {is_poor_itself(look.as_of)}) AS poor
        FROM {tasks.format(since=look.since, until=look.until)} AND apart > 0 AND task.deleted_at IS NULL
            AND NOT (withdrawn AND (withdrawn_on IS NULL OR +withdrawn_on <= {look.as_of}))
        LIMIT -1  -- found once, whatever is asked of it
    ) AS seen
    WHERE completed_on IS NULL OR completed_on >= {look.start}"""


# The agencies that lead a task on the day, as `task.leads` says who leads it on any.
_LEADS = f"""iif(apart & {LED_ON_DAYS}, coalesce((
    SELECT group_concat(agency_id, ',' ORDER BY agency_id) FROM task_agency AS link
    WHERE link.task_id = task.id AND link.role = 'lead' AND link.deleted_at IS NULL
        AND (link.from_on IS NULL OR link.from_on <= :as_of) AND (link.to_on IS NULL OR link.to_on >= :as_of)
), ''), leads)"""
_IN_ORDER = f"task INDEXED BY {{}} WHERE ({COMPLETED} IS NULL OR {COMPLETED} >= {_ONE.since_number})"
_BY_LEADS = _IN_ORDER.format("ix_task_by_leads")
# An agency that is named twice, or beside one that merged into it, leads once; of one that was deleted nobody knows.
_LED = f"""WITH {HEIR}, {_SAID},
whole AS MATERIALIZED (
    SELECT leads, {_SUMMED}
    FROM (
        {_plain(_ONE, _BY_LEADS, by="leads")}
        UNION ALL
        SELECT {_LEADS}, {_COUNTED} FROM ({_apart(_ONE, "leads")}) AS task
    )
    GROUP BY leads
),
counted AS (
    SELECT DISTINCT leads, coalesce(heir.stands_under, lead.value) AS code, {_COUNTED}
    FROM whole
        LEFT JOIN json_each('["' || replace(leads, ',', '","') || '"]') AS lead
            ON lead.value IN (SELECT id FROM agency WHERE deleted_at IS NULL)
        LEFT JOIN heir ON heir.agency_id = lead.value
)"""

_FOLLOWERS = "ix_task_by_followers", ("officer_id", "room_id")
_SOURCES = (
    "ix_task_by_sources",
    ("obligation", "origin", "field_id", "assigner_person_id", "assigner_post_id"),
)


_THEMSELVES = "SELECT * FROM whole"
_STANDING = f"""SELECT coalesce(heir.stands_under, whole.code) AS code, {_COUNTED}
    FROM whole LEFT JOIN heir ON heir.agency_id = whole.code"""


def _counted(
    code: str,
    index: tuple[str, tuple[str, ...]],
    last: str,
    *,
    on_the_day: str = "",
    counted: str = _THEMSELVES,
) -> str:
    """Tasks by a code of their own, or by that which they had `on_the_day` if they were followed by others.

    `last` is the last column of the `index` that the code is made of: what stands behind it would only be summed apart.
    `counted` says under which code they stand: rooms that merged under their successors.
    """
    name, columns = index
    by = ", ".join(columns[: columns.index(last) + 1])
    plain = _plain(_ONE, _IN_ORDER.format(name), by=by)
    return f"""WITH {HEIR}, {_SAID},
whole AS MATERIALIZED (
    SELECT code, {_SUMMED}
    FROM (
        SELECT {code} AS code, {_COUNTED} FROM ({plain}) AS task
        UNION ALL
        SELECT {f"iif(apart & {FOLLOWED}, {on_the_day}, {code})" if on_the_day else code}, {_COUNTED}
        FROM ({_apart(_ONE, by)}) AS task
    )
    GROUP BY code
),
counted AS ({counted})"""


def _by(counted: str, *tables: str, place: str, sort_key: str, name: str) -> str:
    """The whole, then a row for each code of a task; that without a code ('') comes last."""
    return f"""{counted}
SELECT NULL AS place, NULL AS sort_key, NULL AS code, NULL AS name, {_SUMS} FROM whole
UNION ALL
SELECT {place}, {sort_key}, coalesce(code, ''), {name}, {_SUMS} FROM counted {" ".join(tables)} GROUP BY code
ORDER BY 1, 2, 3"""


_AGENCY = "LEFT JOIN agency ON agency.id = code"
_PERSON = "LEFT JOIN person ON person.id = {key}"
TASKS_BY = {
    By.AGENCY: _by(
        _LED, _AGENCY, place="coalesce(agency.position, 1e9)", sort_key="agency.sort_key", name="agency.name"
    ),
    By.LEADER: _by(
        _counted(
            "coalesce('post:' || task.assigner_post_id, 'person:' || task.assigner_person_id)",
            _SOURCES,
            "assigner_post_id",
        ),
        "LEFT JOIN post ON post.id = substr(code, 6)",
        _PERSON.format(key="substr(code, 8)"),
        place="CASE WHEN post.id IS NOT NULL THEN post.position - 1e8 WHEN code IS NULL THEN 1e9 "
        "WHEN person.rank = 0 THEN 1e8 ELSE person.rank END",
        sort_key="coalesce(post.sort_key, person.sort_key)",
        name="coalesce(post.name, person.full_name)",
    ),
    By.FIELD: _by(
        _counted("task.field_id", _SOURCES, "field_id"),
        "LEFT JOIN field ON field.id = code",
        place="code IS NULL",
        sort_key="field.sort_key",
        name="field.name",
    ),
    By.ROOM: _by(
        _counted(
            room_without_trace(":as_of"), _FOLLOWERS, "room_id", on_the_day=room(":as_of"), counted=_STANDING
        ),
        _AGENCY,
        place="coalesce(agency.position, 1e9)",
        sort_key="agency.sort_key",
        name="agency.name",
    ),
    By.PERSON: _by(
        _counted("task.officer_id", _FOLLOWERS, "officer_id", on_the_day=officer(":as_of")),
        _PERSON.format(key="code"),
        place="code IS NULL",
        sort_key="person.sort_key",
        name="person.full_name",
    ),
    By.SOURCE: _by(_counted("task.origin", _SOURCES, "origin"), place="0", sort_key="NULL", name="code"),
    By.OBLIGATION: _by(
        _counted("task.obligation", _SOURCES, "obligation"), place="0", sort_key="NULL", name="code"
    ),
}
"""A row for the whole (its `code` is NULL), then one for each of what tasks are counted by; '' is none."""

_ON_ITS_DAY = f"day CROSS JOIN task INDEXED BY ix_task_done ON {COMPLETED} IS day.done WHERE"
_NEXT_OVER = f"""SELECT {NOT_OVER} FROM task INDEXED BY ix_task_apart
        WHERE apart > 0 AND {NOT_OVER} > {{}} ORDER BY {NOT_OVER} LIMIT 1"""
_NEXT_DONE = f"""SELECT {COMPLETED} FROM task INDEXED BY ix_task_done
        WHERE {PLAIN} AND {COMPLETED} > {{}} ORDER BY {COMPLETED} LIMIT 1"""
TASKS_ALONE = f"""
WITH RECURSIVE {_SAID},
look AS MATERIALIZED (
    SELECT key AS number, {", ".join(f"value ->> '{name}' AS {name}" for name in _NAMED)} FROM json_each(:looks)
),
day (done) AS MATERIALIZED (  -- each on which a task was done; none, where it is not, comes last
    SELECT ({_NEXT_DONE.format(0)})
    UNION ALL
    SELECT ({_NEXT_DONE.format("day.done")}) FROM day WHERE day.done IS NOT NULL
),
over (day) AS MATERIALIZED (  -- the same of those to which more happened; those that are not done have a day here
    SELECT ({_NEXT_OVER.format("''")})
    UNION ALL
    SELECT ({_NEXT_OVER.format("over.day")}) FROM over WHERE over.day IS NOT NULL
),
counted AS MATERIALIZED (
    SELECT number, (
        SELECT json_array({", ".join(f"sum({name})" for name in _NAMES)})
        FROM (
            {_plain(_EACH, f"{_ON_ITS_DAY} day.done BETWEEN look.since_number AND look.as_of_number", done=True)}
            UNION ALL
            {_plain(_EACH, f"{_ON_ITS_DAY} coalesce(day.done > look.as_of_number, 1)", done=False)}
            UNION ALL
            SELECT {_COUNTED} FROM ({_apart(_EACH, tasks=_ALL_NOT_OVER_BY_DAY)})
        )
    ) AS counts
    FROM look
)
SELECT number, {_SUMS}
FROM (
    SELECT number, {", ".join(f"counts ->> {place} AS {name}" for place, name in enumerate(_NAMES))} FROM counted
)
GROUP BY number
"""
"""The row for the whole of each look that `:looks` names (start, end, day of the look), told by its `number`."""

PROGRAMME = f"""
WITH {ITEMS},
{LED}
SELECT 'period' AS scope, NULL AS place, NULL AS sort_key, NULL AS name, {sums(":first")} FROM item
UNION ALL
SELECT 'year', NULL, NULL, NULL, {sums(":january")} FROM item
UNION ALL
SELECT 'book', NULL, NULL, book, {sums(":first")} FROM item GROUP BY book
UNION ALL
SELECT 'book of the year', NULL, NULL, book, {sums(":january")} FROM item GROUP BY book
UNION ALL
SELECT 'nobody', NULL, NULL, NULL, {sums(":first")} FROM item WHERE id NOT IN (
    SELECT item_id FROM led JOIN agency ON agency.id = led.agency_id AND agency.deleted_at IS NULL
)
UNION ALL
SELECT * FROM (
    SELECT 'agency', position, sort_key, name, {sums(":first")}
    FROM item JOIN led ON led.item_id = item.id
        JOIN agency ON agency.id = led.agency_id AND agency.deleted_at IS NULL
    GROUP BY agency.id
) WHERE due + moved + carried + dropped > 0
ORDER BY 2, 3
"""
