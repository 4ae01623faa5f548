"""The programme of one day beside that of another (duties 39, 52): by the facts' own days, or as it was known then."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from app.briefings.programme_changes import ChangedItem
from app.core.programme_terms import ItemChange
from app.core.terms import AdjustmentGround
from app.models.asking import Question, ask
from app.models.known_at import known_at
from app.rules.periods import MONTHS_A_YEAR
from app.services.lists.parts import BETWEEN, split
from app.services.programme_sql import ITEMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.briefings.programme_item_form import YearMonth
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class _Seen:
    """An item on a day: its month while it is in the programme, whether it went on into another period."""

    month: int | None
    carried: bool
    row: Any


_ROWS = Question(
    f"""WITH {ITEMS},
    decided AS MATERIALIZED (
        SELECT item_id, kind, ground, reason, decided_on,
            row_number() OVER (PARTITION BY item_id, kind ORDER BY decided_on DESC, id DESC) AS place
        FROM adjustment
        WHERE deleted_at IS NULL AND decision = 'approved' AND (decided_on IS NULL OR decided_on <= :as_of)
    )
    SELECT item.id, item.content, item.month, item.gone, item.carried, item.added_on, item.withdrawn_on, (
        SELECT group_concat(agency.name, :between ORDER BY link.position, link.id)
        FROM programme_agency AS link JOIN agency ON agency.id = link.agency_id AND agency.deleted_at IS NULL
        WHERE link.item_id = item.id AND link.role = 'lead' AND link.deleted_at IS NULL
    ) AS leads, coalesce(
        (SELECT name FROM post WHERE post.id = item.leader_post_id),
        (SELECT full_name FROM person WHERE person.id = item.leader_person_id), ''
    ) AS leader, (
        SELECT min(carried_on) FROM programme_item AS next
        WHERE next.carried_from_id = item.id AND next.deleted_at IS NULL
    ) AS carried_on,
        decided.ground, coalesce(decided.reason, '') AS reason, decided.decided_on,
        asked.ground AS asked_ground, coalesce(asked.reason, '') AS asked_reason
    FROM item
    LEFT JOIN decided ON decided.item_id = item.id AND decided.place = 1
        AND decided.kind = CASE WHEN item.gone THEN 'withdraw' ELSE 'move' END
    LEFT JOIN programme_proposal AS asked ON asked.id = (
        SELECT id FROM programme_proposal WHERE item_id = item.id AND outcome = 'taken' AND ground IS NOT NULL
            AND deleted_at IS NULL ORDER BY id LIMIT 1
    )
    ORDER BY item.month, item.folded, item.id""",
    {
        "ground": AdjustmentGround,
        "asked_ground": AdjustmentGround,
        **dict.fromkeys(("decided_on", "added_on", "withdrawn_on", "carried_on"), date.fromisoformat),
    },
)
TABLES = frozenset(
    {"programme_item", "programme_agency", "programme_proposal", "adjustment", "agency", "post", "person"}
)
"""What the question reads."""


def compare_known(reads: Reads, *, first: date, second: date, today: date) -> tuple[ChangedItem, ...]:
    """Return what changed from the programme as it was known when `first` ended to that known when `second` ended.

    What was typed in between counts, whatever day it says. A second day that is not over is seen as it is known now.
    """
    with ExitStack() as stack:
        earlier, later = (
            reads if day >= today else stack.enter_context(known_at(reads, _end(day), only=TABLES))
            for day in (first, second)
        )
        return compare(earlier, later, first=first, second=second)


def _end(day: date) -> datetime:
    """The end of a day, of this machine's clock."""
    return datetime.combine(day, time.max).astimezone()


def compare(earlier: Reads, later: Reads, *, first: date, second: date) -> tuple[ChangedItem, ...]:
    """Return what changed from the programme of `first` to that of `second`, in the order of `ItemChange`.

    With the same data twice it goes by the days of the facts: an item without a day of its own was there from the
    start. With `earlier` as it was known at a moment, what was typed since counts as a change too.
    """
    before, after = _see(earlier, first), _see(later, second)
    found = [_change(key, before.get(key), after.get(key)) for key in {**after, **before}]
    order = list(ItemChange)
    changed = [one for one in found if one is not None]
    return tuple(
        sorted(changed, key=lambda one: (order.index(one.change), one.after or one.before, one.content))
    )


def _see(reads: Reads, day: date) -> Mapping[str, _Seen]:
    rows = ask(reads, _ROWS, {"as_of": day.isoformat(), "between": BETWEEN})
    return {row.id: _Seen(None if row.gone else row.month, bool(row.carried), row) for row in rows}


def _change(key: str, before: _Seen | None, after: _Seen | None) -> ChangedItem | None:
    told = after or before
    old, new = (seen.month if seen else None for seen in (before, after))
    change = _kind(old, new, carried=bool(after and after.carried and not (before and before.carried)))
    if told is None or change is None:
        return None
    row = told.row
    return ChangedItem(
        key, row.content, split(row.leads), row.leader, change, _said(old), _said(new), *_why(change, row)
    )


def _why(change: ItemChange, row: Any) -> tuple[date | None, AdjustmentGround | None, str]:
    """The day, the ground and the reason of the decision behind a change."""
    match change:
        case ItemChange.ADDED:
            return row.added_on, row.asked_ground, row.asked_reason
        case ItemChange.DROPPED:
            return row.decided_on or row.withdrawn_on, row.ground, row.reason
        case ItemChange.CARRIED:
            return row.carried_on, None, ""
        case ItemChange.LATER | ItemChange.EARLIER:
            return row.decided_on, row.ground, row.reason


def _kind(old: int | None, new: int | None, *, carried: bool) -> ItemChange | None:
    if old is None and new is None:
        return None
    if old is None:
        return ItemChange.ADDED
    if new is None:
        return ItemChange.DROPPED
    if carried:
        return ItemChange.CARRIED
    if new == old:
        return None
    return ItemChange.LATER if new > old else ItemChange.EARLIER


def _said(month: int | None) -> YearMonth | None:
    if month is None:
        return None
    year, number = divmod(month - 1, MONTHS_A_YEAR)
    return year, number + 1
