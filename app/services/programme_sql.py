"""The items of the programme as they stand on a day, as SQL; `rules/programme_due` decides the same for one row.

Months are counted from year 0: year * 12 + month. `:as_of` is the day of the look. Only approved adjustments count,
from the day of their decision; an item that was added to an issued programme, or goes on with one of an earlier
period, is there from its day.
"""

from typing import Any

from app.briefings.figures import ProgrammeFigures
from app.services.heirs import HEIR

APPROVED = """deleted_at IS NULL AND kind = 'move' AND decision = 'approved'
        AND (decided_on IS NULL OR decided_on <= :as_of)"""
"""An adjustment that counts, of a query of that table alone."""

STEPS = f"""step AS MATERIALIZED (
    SELECT move.item_id, move.since, move.month, move.month > coalesce(
        lag(move.month) OVER (PARTITION BY move.item_id ORDER BY move.since, move.month),
        first.due_year * 12 + first.due_month
    ) AS later
    FROM (
        SELECT item_id, coalesce(decided_on, '0001-01-01') AS since, to_year * 12 + to_month AS month
        FROM adjustment WHERE {APPROVED}
    ) AS move JOIN programme_item AS first ON first.id = move.item_id
)"""
"""Every move of an item: since when, to which month, and whether that is later than the one before."""

_NOW = "(CAST(substr(:as_of, 1, 4) AS INTEGER) * 12 + CAST(substr(:as_of, 6, 2) AS INTEGER))"

ITEMS = f"""{STEPS},
moved AS MATERIALIZED (
    SELECT item_id, count(*) AS adjustments, sum(later) AS postponed,
        CAST(substr(max(since || printf('%06d', month)), 11) AS INTEGER) AS month
    FROM step GROUP BY item_id
),
seen AS MATERIALIZED (
    SELECT
        programme_item.*,
        coalesce(moved.month, due_year * 12 + due_month) AS month,
        coalesce(moved.adjustments, 0) AS adjustments,
        coalesce(moved.postponed, 0) AS postponed,
        withdrawn AND (withdrawn_on IS NULL OR withdrawn_on <= :as_of) AS gone,
        CASE WHEN submitted_on <= :as_of THEN submitted_on END AS came,
        CASE WHEN programme_item.issued_on <= :as_of THEN programme_item.issued_on END AS out,
        EXISTS (
            SELECT 1 FROM programme_item AS next
            WHERE next.carried_from_id = programme_item.id AND next.deleted_at IS NULL
                AND (next.carried_on IS NULL OR next.carried_on <= :as_of)
        ) AS carried
    FROM programme_item LEFT JOIN moved ON moved.item_id = programme_item.id
    WHERE deleted_at IS NULL AND coalesce(added_on, '') <= :as_of AND coalesce(carried_on, '') <= :as_of
),
item AS MATERIALIZED (
    SELECT seen.*, CASE
        WHEN gone THEN 'withdrawn'
        WHEN out IS NOT NULL THEN 'issued'
        WHEN came IS NOT NULL THEN 'submitted'
        WHEN carried THEN 'carried'
        WHEN month > {_NOW} THEN 'not_yet'
        WHEN month = {_NOW} THEN 'due'
        ELSE 'late'
    END AS standing,
    NOT (gone OR (carried AND came IS NULL AND out IS NULL)) AS counts
    FROM seen
)"""
"""Every item that is there on the day: `month` in force, `gone`, `came` and `out`, its `standing`.

One that went on into another period before it was submitted, or was withdrawn, `counts` no more (duty 43).
"""

CAME_LATE = """coalesce(
        CAST(substr(item.came, 1, 4) AS INTEGER) * 12 + CAST(substr(item.came, 6, 2) AS INTEGER) > item.month, 0
    )"""
"""An item that was submitted after its month."""

LEFT = """(item.adjustments AND NOT item.month BETWEEN {first} AND {last} AND (
    item.due_year * 12 + item.due_month BETWEEN {first} AND {last} OR EXISTS (
        SELECT 1 FROM step WHERE step.item_id = item.id AND step.month BETWEEN {first} AND {last}
    )
))"""
"""An item that was in some months and was moved out of them."""


STAYS = """EXISTS (
    SELECT 1 FROM programme_item AS onward
    WHERE onward.carried_from_id = item.id AND onward.deleted_at IS NULL
        AND coalesce(onward.carried_on, '') <= :as_of AND coalesce(onward.added_on, '') <= :as_of
        AND (onward.due_year * 12 + onward.due_month BETWEEN {first} AND {last} OR EXISTS (
            SELECT 1 FROM step WHERE step.item_id = onward.id AND step.month BETWEEN {first} AND {last}
        ))
)"""
"""An item that goes on, or is taken in again, in some of the months themselves: there its content counts (duty 43)."""


def sums(first: str) -> str:
    """The figures of the items from a month, bound by this name, to `:last`; `figures_of` reads them (duty 43).

    Grouped, each item counts in one line: what goes on inside these months counts where it stood last, by month too.
    """
    within = f"item.month BETWEEN {first} AND :last"
    stays = STAYS.format(first=first, last=":last")
    due = f"item.counts AND {within}"
    return f"""
    sum({due}) AS due,
    sum({due} AND item.came IS NOT NULL) AS submitted,
    sum({due} AND item.out IS NOT NULL) AS issued,
    sum({due} AND {CAME_LATE}) AS submitted_late,
    sum({within} AND item.standing = 'late') AS late,
    sum({LEFT.format(first=first, last=":last")}) AS moved,
    sum({within} AND item.standing = 'carried' AND NOT {stays}) AS carried,
    sum({within} AND item.gone AND NOT {stays}) AS dropped"""


def figures_of(row: Any) -> ProgrammeFigures:
    """Return the figures of a row of `sums`; those of no item are NULL."""
    due, submitted = row.due or 0, row.submitted or 0
    return ProgrammeFigures(
        due=due,
        submitted=submitted,
        issued=row.issued or 0,
        not_submitted=due - submitted,
        submitted_late=row.submitted_late or 0,
        late=row.late or 0,
        moved=row.moved or 0,
        carried=row.carried or 0,
        dropped=row.dropped or 0,
    )


LED = f"""{HEIR},
led AS (
    SELECT DISTINCT item_id, coalesce(stands_under, link.agency_id) AS agency_id
    FROM programme_agency AS link LEFT JOIN heir ON heir.agency_id = link.agency_id
    WHERE role = 'lead' AND deleted_at IS NULL
)"""
"""Which agencies lead which item, each once; merged ones as those under which they stand."""

LEADS = """FROM programme_agency AS link
    LEFT JOIN heir ON heir.agency_id = link.agency_id LEFT JOIN agency AS named ON named.id = link.agency_id
    JOIN agency ON agency.id = coalesce(heir.stands_under, link.agency_id) AND agency.deleted_at IS NULL
    WHERE link.item_id = {item} AND link.role = 'lead' AND link.deleted_at IS NULL AND named.deleted_at IS NULL"""
"""The agencies under which the leads of an item stand, told by `heir`; `named` are those that the item names."""

FIRST_LEAD = (
    f"(SELECT agency.{{term}} {LEADS} ORDER BY link.position, agency.position, agency.sort_key LIMIT 1)"
)

LEAD_IS = """{item} IN (
    SELECT link.item_id FROM programme_agency AS link LEFT JOIN heir ON heir.agency_id = link.agency_id
    WHERE link.role = 'lead' AND link.deleted_at IS NULL AND ({holds} OR {heir_holds})
)"""
"""An item that some agency leads, by its own name or as that under which it stands."""

ROOM = """coalesce(item.room_id, (
    SELECT link.agency_id FROM programme_agency AS link JOIN agency ON agency.id = link.agency_id
    WHERE link.item_id = item.id AND link.role = 'lead' AND link.deleted_at IS NULL AND agency.kind = 'office_room'
    ORDER BY link.position, link.id LIMIT 1
))"""
"""The room that follows an item: the one it names, else the room of the office that leads it."""

ROOM_NOW = f"""(
    SELECT coalesce(heir.stands_under, own.id) FROM agency AS own LEFT JOIN heir ON heir.agency_id = own.id
    WHERE own.id = {ROOM}
)"""
"""The one under which that room stands, told by `heir`."""

ROOMS = ROOM, ROOM_NOW
"""Both: a list finds an item by either."""

NAMED = "item.room_id", "(SELECT heir.stands_under FROM heir WHERE heir.agency_id = item.room_id)"
"""The room that an item names, and the one under which that stands where it merged; found by either."""
