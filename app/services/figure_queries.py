"""The SQL behind the figures; `rules/outcomes` and `rules/programme_due` decide the same for one row.

Written as SQL, not as expressions: it is the law of the figures on one page, and its plan is part of it. A task
is judged once, from covering indexes read in the order of the task's key; its state is one number of three
digits. Tasks are counted by their code and state, and all sums are made over these few rows. A fact with a day
after `:as_of` does not hold yet; one without a day holds from the start. `:heirs` are the agencies that merged, with
those under which they stand.
"""

from app.core.statistics_terms import By
from app.services.done_sql import deadline_on, done_on, is_poor
from app.services.followed_sql import officer, room
from app.services.heirs import HEIR
from app.services.programme_sql import ITEMS, LED
from app.services.regulation_sql import said_on

# The digits of a task's state: carried over, outcome, verdict.
_SUMS = """
    sum(tasks) AS total,
    sum(tasks * (state / 100)) AS carried_over,
    sum(tasks * (state / 10 % 10 = 0)) AS done_on_time,
    sum(tasks * (state / 10 % 10 = 1)) AS done_late,
    sum(tasks * (state / 10 % 10 = 2)) AS in_time,
    sum(tasks * (state / 10 % 10 = 3)) AS no_deadline,
    sum(tasks * (state / 10 % 10 = 4)) AS overdue,
    sum(tasks * (state % 10 = 1)) AS excused,
    sum(tasks * (state % 10 = 2)) AS failed"""

# What leaves most tasks out comes first. A look from before the period's beginning still sees what was done after it.
_NEAR = """coalesce(task.completed_on >= min(:start, date(:as_of, '+1 day')), 1) AND assigned_on <= :end
        AND NOT (withdrawn AND (withdrawn_on IS NULL OR withdrawn_on <= :as_of)) AND task.deleted_at IS NULL"""


def _state(*, poor: str, excused: str) -> str:
    """The state of a row with `assigned_on`, `completed_on` and `deadline`."""
    return f"""100 * (assigned_on < :start) + CASE
        WHEN completed_on <= :as_of THEN CASE
            WHEN completed_on > deadline THEN 12{excused}
            WHEN {poor} THEN 2
            ELSE 0
        END
        WHEN deadline IS NULL THEN 30
        WHEN deadline < :as_of THEN 42{excused}
        ELSE 20
    END AS state"""


_EXCUSED = f""" - EXISTS (
            SELECT 1 FROM delay_report
            WHERE delay_report.task_id = seen.id AND delay_report.deleted_at IS NULL
                AND accepted = 1 AND (decided_on IS NULL OR decided_on <= :as_of)
                AND reported_on <= :as_of AND reported_on <= date(deadline, {said_on("days_before", "deadline")})
        )"""

# Few tasks were extended, given back or excused: only these need more than one row, and are judged apart.
_JUDGED = f"""
WITH
eventful AS MATERIALIZED (
    SELECT task.id, task.rowid AS place
    FROM (
        SELECT task_id FROM extension UNION SELECT task_id FROM task_return
        UNION SELECT task_id FROM delay_report WHERE accepted = 1
    ) AS event CROSS JOIN task ON task.id = event.task_id
),
seen AS MATERIALIZED (
    SELECT eventful.*, assigned_on, {done_on(":as_of")} AS completed_on, {deadline_on(":as_of")} AS deadline,
        {is_poor(":as_of")} AS poor
    FROM eventful CROSS JOIN task ON task.id = eventful.id
    WHERE {_NEAR}
),
judged AS (
    SELECT id, task.rowid AS place, {_state(poor=is_poor(":as_of"), excused="")}
    FROM task
    WHERE {_NEAR} AND iif(task.rowid IN (SELECT place FROM eventful), 0, 1)  -- NOT IN would make no filter in memory
    UNION ALL
    SELECT id, place, {_state(poor="poor", excused=_EXCUSED)}
    FROM seen
    WHERE completed_on IS NULL OR completed_on >= :start
)"""

# The agencies that lead a task, counted as they stand together: few leads are shared, and fewer in as many ways.
_LEADS = """(
    SELECT group_concat(agency_id) FROM task_agency AS link
    WHERE link.task_id = judged.id AND link.role = 'lead' AND link.deleted_at IS NULL
        AND link.agency_id NOT IN (SELECT id FROM agency WHERE deleted_at IS NOT NULL)
        AND (link.from_on IS NULL OR link.from_on <= :as_of) AND (link.to_on IS NULL OR link.to_on >= :as_of)
)"""
# An agency that is named twice, or beside one that merged into it, leads once.
_LED = f"""{HEIR},
together AS MATERIALIZED (SELECT {_LEADS} AS leads, state, count(*) AS tasks FROM judged GROUP BY 1, 2),
counted AS (
    SELECT DISTINCT leads, state, tasks, coalesce(heir.stands_under, lead.value) AS code
    FROM together
        LEFT JOIN json_each('["' || replace(leads, ',', '","') || '"]') AS lead
        LEFT JOIN heir ON heir.agency_id = lead.value
),
whole AS (SELECT state, tasks FROM together)"""


def _counted(code: str) -> str:
    return f"""counted AS MATERIALIZED (
    SELECT {code} AS code, state, count(*) AS tasks
    FROM judged CROSS JOIN task ON task.rowid = judged.place GROUP BY 1, 2
),
whole AS (SELECT state, tasks FROM counted)"""


def _by(counted: str, *tables: str, place: str, sort_key: str, name: str) -> str:
    """The whole, then a row for each code of a task; that without a code ('') comes last."""
    return f"""{_JUDGED}, {counted}
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
        _counted("coalesce('post:' || task.assigner_post_id, 'person:' || task.assigner_person_id)"),
        "LEFT JOIN post ON post.id = substr(code, 6)",
        _PERSON.format(key="substr(code, 8)"),
        place="CASE WHEN post.id IS NOT NULL THEN post.position - 1e8 WHEN code IS NULL THEN 1e9 "
        "WHEN person.rank = 0 THEN 1e8 ELSE person.rank END",
        sort_key="coalesce(post.sort_key, person.sort_key)",
        name="coalesce(post.name, person.full_name)",
    ),
    By.FIELD: _by(
        _counted("task.field_id"),
        "LEFT JOIN field ON field.id = code",
        place="code IS NULL",
        sort_key="field.sort_key",
        name="field.name",
    ),
    By.ROOM: _by(
        _counted(room(":as_of")),
        _AGENCY,
        place="coalesce(agency.position, 1e9)",
        sort_key="agency.sort_key",
        name="agency.name",
    ),
    By.PERSON: _by(
        _counted(officer(":as_of")),
        _PERSON.format(key="code"),
        place="code IS NULL",
        sort_key="person.sort_key",
        name="person.full_name",
    ),
    By.SOURCE: _by(_counted("task.origin"), place="0", sort_key="NULL", name="code"),
    By.OBLIGATION: _by(_counted("task.obligation"), place="0", sort_key="NULL", name="code"),
}
"""A row for the whole (its `code` is NULL), then one for each of what tasks are counted by; '' is none."""

TASKS_ALONE = f"{_JUDGED} SELECT {_SUMS} FROM (SELECT state, count(*) AS tasks FROM judged GROUP BY state)"
"""The row for the whole alone."""

PROGRAMME = f"""
WITH {ITEMS},
{LED},
counted AS MATERIALIZED (
    SELECT id, month, came IS NOT NULL AS submitted, out IS NOT NULL AS issued FROM item WHERE NOT gone
)
SELECT 'period' AS scope, NULL AS place, NULL AS sort_key, NULL AS name,
    count(*) AS due, coalesce(sum(submitted), 0) AS submitted, coalesce(sum(issued), 0) AS issued
FROM counted WHERE month BETWEEN :first AND :last
UNION ALL
SELECT 'year', NULL, NULL, NULL, count(*), coalesce(sum(submitted), 0), coalesce(sum(issued), 0)
FROM counted WHERE month BETWEEN :january AND :last
UNION ALL
SELECT 'agency', position, sort_key, name, count(*), sum(submitted), sum(issued)
FROM counted JOIN led ON led.item_id = counted.id JOIN agency ON agency.id = led.agency_id AND agency.deleted_at IS NULL
WHERE month BETWEEN :first AND :last
GROUP BY agency.id
ORDER BY 2, 3
"""
