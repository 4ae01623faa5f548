"""The SQL behind the figures; `rules/outcomes` and `rules/programme_due` decide the same for one row.

Written as SQL, not as expressions: it is the law of the figures on one page, and its plan is part of it. A task
is judged once, from covering indexes read in the order of the task's key; its state is one number of three
digits, so that the totals and the rows are sums over it. A fact with a day after `:as_of` does not hold yet; one
without a day holds from the start. `:heirs` are the agencies that merged, with those under which they stand.
"""

from app.core.statistics_terms import By
from app.services.done_sql import done_on, is_poor
from app.services.followed_sql import officer, room
from app.services.heirs import HEIR
from app.services.programme_sql import ITEMS, LED
from app.services.regulation_sql import said_on

# The digits of a task's state: carried over, outcome, verdict.
_SUMS = """
    count(*) AS total,
    sum(state / 100) AS carried_over,
    sum(state / 10 % 10 = 0) AS done_on_time,
    sum(state / 10 % 10 = 1) AS done_late,
    sum(state / 10 % 10 = 2) AS in_time,
    sum(state / 10 % 10 = 3) AS no_deadline,
    sum(state / 10 % 10 = 4) AS overdue,
    sum(state % 10 = 1) AS excused,
    sum(state % 10 = 2) AS failed"""

_JUDGED = f"""
WITH
seen AS MATERIALIZED (
    SELECT
        task.id,
        task.rowid AS place,
        assigned_on < :start AS carried_over,
        {done_on(":as_of")} AS completed_on,
        coalesce(
            (
                SELECT substr(max(coalesce(decided_on, '0001-01-01') || extended_to), 11)
                FROM extension
                WHERE extension.task_id = task.id AND extension.deleted_at IS NULL
                    AND (decided_on IS NULL OR decided_on <= :as_of)
            ),
            deadline
        ) AS deadline,
        {is_poor(":as_of")} AS poor
    FROM task
    WHERE task.deleted_at IS NULL
        AND NOT (withdrawn AND (withdrawn_on IS NULL OR withdrawn_on <= :as_of))
        AND assigned_on <= :end
        AND (completed_on IS NULL OR completed_on > :as_of OR completed_on >= :start)
),
ended AS (
    SELECT id, place, carried_over, deadline, poor, CASE
        WHEN completed_on IS NOT NULL THEN deadline IS NOT NULL AND completed_on > deadline
        WHEN deadline IS NULL THEN 3
        WHEN deadline < :as_of THEN 4
        ELSE 2
    END AS outcome
    FROM seen
    WHERE completed_on IS NULL OR completed_on >= :start
),
judged AS MATERIALIZED (
    SELECT id, place, 100 * carried_over + 10 * outcome + CASE
        WHEN outcome IN (1, 4) THEN 2 - EXISTS (
            SELECT 1 FROM delay_report
            WHERE delay_report.task_id = ended.id AND delay_report.deleted_at IS NULL
                AND accepted = 1 AND (decided_on IS NULL OR decided_on <= :as_of)
                AND reported_on <= :as_of AND reported_on <= date(deadline, {said_on("days_before", "deadline")})
        )
        WHEN outcome = 0 AND poor = 1 THEN 2
        ELSE 0
    END AS state
    FROM ended
)"""

_GONE = "(SELECT id FROM agency WHERE deleted_at IS NOT NULL)"
_LEADS = """{link}.role = 'lead' AND {link}.deleted_at IS NULL AND {link}.agency_id NOT IN {gone}
        AND ({link}.from_on IS NULL OR {link}.from_on <= :as_of)
        AND ({link}.to_on IS NULL OR {link}.to_on >= :as_of)"""

_LED = f"""
{HEIR},
led AS (
    SELECT coalesce(heir.stands_under, link.agency_id) AS agency_id, judged.state
    FROM judged CROSS JOIN task_agency AS link LEFT JOIN heir ON heir.agency_id = link.agency_id
    WHERE link.task_id = judged.id AND {_LEADS.format(link="link", gone=_GONE)}
        AND NOT EXISTS (  -- an agency that is named twice, or beside one that merged into it, leads once
            SELECT 1 FROM task_agency AS other LEFT JOIN heir AS its ON its.agency_id = other.agency_id
            WHERE other.task_id = link.task_id AND +other.rowid < link.rowid
                AND {_LEADS.format(link="other", gone=_GONE)}
                AND coalesce(its.stands_under, other.agency_id) = coalesce(heir.stands_under, link.agency_id)
        )
),
counted AS MATERIALIZED (SELECT agency_id, {_SUMS} FROM led GROUP BY agency_id)"""

_NAMES = "total, carried_over, done_on_time, done_late, in_time, no_deadline, overdue, excused, failed"
_WHOLE = f"SELECT NULL AS place, NULL AS sort_key, NULL AS code, NULL AS name, {_SUMS} FROM judged"
_BY_AGENCY = f"""
SELECT position, sort_key, id, name, {_NAMES} FROM counted JOIN agency ON agency.id = counted.agency_id"""

TASKS = f"{_JUDGED}, {_LED} {_WHOLE} UNION ALL {_BY_AGENCY} ORDER BY 1, 2, 3"
"""A row for the whole, then one for each agency that leads a task, in the office's own order."""

_NO_LEAD = f"""
SELECT 1e9, NULL, '', NULL, {_SUMS} FROM judged
WHERE NOT EXISTS (
    SELECT 1 FROM task_agency AS link
    WHERE link.task_id = judged.id AND {_LEADS.format(link="link", gone=_GONE)}
)
HAVING count(*)"""


def _by(code: str, *tables: str, place: str, sort_key: str, name: str) -> str:
    """The whole, then a row for each code of a task; that without a code ('') comes last."""
    counted = f"""
    counted AS MATERIALIZED (
        SELECT {code} AS code, {_SUMS}
        FROM judged CROSS JOIN task ON task.rowid = judged.place GROUP BY 1
    )"""
    rows = f"SELECT {place}, {sort_key}, coalesce(code, ''), {name}, {_NAMES} FROM counted {' '.join(tables)}"
    return f"{_JUDGED}, {counted} {_WHOLE} UNION ALL {rows} ORDER BY 1, 2, 3"


_PERSON = "LEFT JOIN person ON person.id = {key}"
TASKS_BY = {
    By.AGENCY: f"{_JUDGED}, {_LED} {_WHOLE} UNION ALL {_BY_AGENCY} UNION ALL {_NO_LEAD} ORDER BY 1, 2, 3",
    By.LEADER: _by(
        "coalesce('post:' || task.assigner_post_id, 'person:' || task.assigner_person_id)",
        "LEFT JOIN post ON post.id = substr(code, 6)",
        _PERSON.format(key="substr(code, 8)"),
        place="CASE WHEN post.id IS NOT NULL THEN post.position - 1e8 WHEN code IS NULL THEN 1e9 "
        "WHEN person.rank = 0 THEN 1e8 ELSE person.rank END",
        sort_key="coalesce(post.sort_key, person.sort_key)",
        name="coalesce(post.name, person.full_name)",
    ),
    By.FIELD: _by(
        "task.field_id",
        "LEFT JOIN field ON field.id = code",
        place="code IS NULL",
        sort_key="field.sort_key",
        name="field.name",
    ),
    By.ROOM: _by(
        room(":as_of"),
        "LEFT JOIN agency ON agency.id = code",
        place="coalesce(agency.position, 1e9)",
        sort_key="agency.sort_key",
        name="agency.name",
    ),
    By.PERSON: _by(
        officer(":as_of"),
        _PERSON.format(key="code"),
        place="code IS NULL",
        sort_key="person.sort_key",
        name="person.full_name",
    ),
    By.SOURCE: _by("task.origin", place="0", sort_key="NULL", name="code"),
}
"""A row for the whole (its `code` is NULL), then one for each of what tasks are counted by; '' is none."""

TASKS_ALONE = f"{_JUDGED} {_WHOLE}"
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
