"""The programme of one day beside that of another (duties 39, 52): by the facts' own days, or as it was known then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.briefings.programme_changes import ChangedItem
from app.core.programme_terms import ItemChange
from app.models.asking import ask
from app.rules.periods import MONTHS_A_YEAR
from app.services.lists.parts import BETWEEN, split
from app.services.programme_sql import ITEMS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.briefings.programme_item_form import YearMonth
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class _Seen:
    """An item on a day: its month while it is in the programme, whether it went on into another period."""

    month: int | None
    carried: bool
    row: Any


_ROWS = f"""WITH {ITEMS}
    SELECT item.id, item.content, item.month, item.gone, item.carried, (
        SELECT group_concat(agency.name, :between ORDER BY link.position, link.id)
        FROM programme_agency AS link JOIN agency ON agency.id = link.agency_id AND agency.deleted_at IS NULL
        WHERE link.item_id = item.id AND link.role = 'lead' AND link.deleted_at IS NULL
    ) AS leads, coalesce(
        (SELECT name FROM post WHERE post.id = item.leader_post_id),
        (SELECT full_name FROM person WHERE person.id = item.leader_person_id), ''
    ) AS leader
    FROM item ORDER BY item.month, item.folded, item.id"""


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
    return ChangedItem(
        key, told.row.content, split(told.row.leads), told.row.leader, change, _said(old), _said(new)
    )


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
