"""The SQL behind the figures; `rules/outcomes` and `rules/programme_due` decide the same for one row.

Written as SQL, not as expressions: it is the law of the figures on one page, and its plan is part of it. A task
is judged once, from covering indexes read in the order of the task's key; its state is one number of three
digits, so that the totals and the agencies' rows are sums over it. A fact with a day after `:as_of` does not
hold yet; one without a day holds from the start.
"""

from sqlalchemy import text

from app.services.done_sql import done_on, is_poor
from app.services.programme_sql import ITEMS, LED

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

TASKS = text(f"""
WITH
seen AS MATERIALIZED (
    SELECT
        task.id,
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
    SELECT id, carried_over, deadline, poor, CASE
        WHEN completed_on IS NOT NULL THEN deadline IS NOT NULL AND completed_on > deadline
        WHEN deadline IS NULL THEN 3
        WHEN deadline < :as_of THEN 4
        ELSE 2
    END AS outcome
    FROM seen
    WHERE completed_on IS NULL OR completed_on >= :start
),
judged AS MATERIALIZED (
    SELECT id, 100 * carried_over + 10 * outcome + CASE
        WHEN outcome IN (1, 4) THEN 2 - EXISTS (
            SELECT 1 FROM delay_report
            WHERE delay_report.task_id = ended.id AND delay_report.deleted_at IS NULL
                AND accepted = 1 AND (decided_on IS NULL OR decided_on <= :as_of)
                AND reported_on <= :as_of AND reported_on <= date(deadline, :days_before)
        )
        WHEN outcome = 0 AND poor = 1 THEN 2
        ELSE 0
    END AS state
    FROM ended
),
led AS (
    SELECT link.agency_id, judged.state
    FROM judged CROSS JOIN task_agency AS link
    WHERE link.task_id = judged.id AND link.role = 'lead' AND link.deleted_at IS NULL
        AND (link.from_on IS NULL OR link.from_on <= :as_of)
        AND (link.to_on IS NULL OR link.to_on >= :as_of)
        AND NOT EXISTS (  -- an agency that is named twice leads once
            SELECT 1 FROM task_agency AS other
            WHERE other.task_id = link.task_id AND other.role = 'lead' AND other.agency_id = link.agency_id
                AND other.deleted_at IS NULL AND +other.rowid < link.rowid
                AND (other.from_on IS NULL OR other.from_on <= :as_of)
                AND (other.to_on IS NULL OR other.to_on >= :as_of)
        )
),
by_agency AS MATERIALIZED (SELECT agency_id, {_SUMS} FROM led GROUP BY agency_id)
SELECT NULL AS place, NULL AS sort_key, NULL AS name, {_SUMS} FROM judged
UNION ALL
SELECT
    position, sort_key, name,
    total, carried_over, done_on_time, done_late, in_time, no_deadline, overdue, excused, failed
FROM by_agency JOIN agency ON agency.id = by_agency.agency_id AND agency.deleted_at IS NULL
ORDER BY 1, 2
""")

PROGRAMME = text(f"""
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
""")
