"""Extensions and requests for them as SQL: which count as of a day, and what each moved (feature 7)."""

from app.services.lists.task_sql import OPEN

DAY = "coalesce(part.decided_on, task.assigned_on)"
"""When an extension was decided; one without a day is as old as its task."""

SEEN = f"({DAY} <= :seen)"

OLD = """coalesce(
    (
        SELECT substr(max(coalesce(before.decided_on, '0001-01-01') || before.extended_to || before.id), 11, 10)
        FROM extension AS before
        WHERE before.task_id = part.task_id AND before.deleted_at IS NULL
            AND coalesce(before.decided_on, '0001-01-01') || before.extended_to || before.id
                < coalesce(part.decided_on, '0001-01-01') || part.extended_to || part.id
    ),
    task.deadline
)"""
"""The deadline that an extension moved: that of the one before it, else the first."""

PLACE = """(
    SELECT count(*) FROM extension AS before
    WHERE before.task_id = part.task_id AND before.deleted_at IS NULL
        AND coalesce(before.decided_on, '0001-01-01') || before.extended_to || before.id
            <= coalesce(part.decided_on, '0001-01-01') || part.extended_to || part.id
)"""
"""Which extension of its task it is, from 1."""

_KNOWN = "(part.granted IS NOT NULL AND coalesce(part.decided_on <= :seen, 1))"
REQUESTS = {
    "asked": "part.requested_on <= :seen",
    "granted": f"part.requested_on <= :seen AND {_KNOWN} AND part.granted",
    "refused": f"part.requested_on <= :seen AND {_KNOWN} AND NOT part.granted",
    "waiting": f"part.requested_on <= :seen AND NOT {_KNOWN} AND {OPEN}",
    "lapsed": f"part.requested_on <= :seen AND NOT {_KNOWN} AND NOT {OPEN}",
}
"""What each figure of requests counts; the list behind a figure asks for the same, and those of one row add up.

A request whose task was done or withdrawn meanwhile has lapsed: it could only be refused, by no leader at all.
"""

STANDING = f"""CASE
    WHEN part.granted IS NULL THEN CASE WHEN {OPEN} THEN 'waiting' ELSE 'lapsed' END
    WHEN part.granted THEN 'yes' ELSE 'no'
END"""
"""Where a request stands (`Granting`)."""

EXTENDED = f"""task.id IN (
    SELECT part.task_id FROM extension AS part JOIN task ON task.id = part.task_id
    WHERE part.deleted_at IS NULL AND {SEEN} AND {{within}}
)"""
"""The tasks that were extended in some days, as far as the look sees them."""
