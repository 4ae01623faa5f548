"""The programme of one day beside that of another (duties 39, 52): by the facts' own days, or as it was known then."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from app.briefings.programme_changes import ChangedItem
from app.core.errors import AppError
from app.core.programme_terms import ItemChange
from app.core.terms import AdjustmentGround, Book
from app.core.words import short_date
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
    """An item on a day: its month while it is in the programme, and its row."""

    month: int | None
    row: Any


_ROWS = Question(
    f"""WITH {ITEMS},
    decided AS MATERIALIZED (
        SELECT item_id, kind, ground, reason, decided_on, decided_by, decision_document,
            row_number() OVER (PARTITION BY item_id, kind ORDER BY decided_on DESC, id DESC) AS place
        FROM adjustment
        WHERE deleted_at IS NULL AND decision = 'approved' AND (decided_on IS NULL OR decided_on <= :as_of)
    ),
    next AS MATERIALIZED (
        SELECT carried_from_id AS before_id, min(id) AS id FROM item
        WHERE carried_from_id IS NOT NULL AND NOT gone GROUP BY carried_from_id
    )
    SELECT item.id, item.book, item.content, item.month, item.counts, item.standing = 'carried' AS away,
        item.added_on, item.carried_on, coalesce(before.gone, 0) AS returns, item.carried_from_id, item.withdrawn_on,
        before.month AS month_before, after.month AS month_next, after.carried_on AS went_on, (
        SELECT group_concat(agency.name, :between ORDER BY link.position, link.id)
        FROM programme_agency AS link JOIN agency ON agency.id = link.agency_id AND agency.deleted_at IS NULL
        WHERE link.item_id = item.id AND link.role = 'lead' AND link.deleted_at IS NULL
    ) AS leads, coalesce(
        (SELECT name FROM post WHERE post.id = item.leader_post_id),
        (SELECT full_name FROM person WHERE person.id = item.leader_person_id), ''
    ) AS leader,
        decided.ground, coalesce(decided.reason, '') AS reason, decided.decided_on,
        coalesce(decided.decided_by, '') AS decided_by, coalesce(decided.decision_document, '') AS document,
        asked.ground AS asked_ground, coalesce(asked.reason, '') AS asked_reason, asked.decided_on AS taken_on,
        coalesce(asked.decided_by, '') AS taken_by, coalesce(asked.decision_document, '') AS taken_document
    FROM item
    LEFT JOIN item AS before ON before.id = item.carried_from_id
    LEFT JOIN next ON next.before_id = item.id
    LEFT JOIN item AS after ON after.id = next.id
    LEFT JOIN decided ON decided.item_id = item.id AND decided.place = 1
        AND decided.kind = CASE WHEN item.gone THEN 'withdraw' ELSE 'move' END
    LEFT JOIN programme_proposal AS asked ON asked.id = (
        SELECT min(id) FROM programme_proposal WHERE outcome = 'taken' AND deleted_at IS NULL
            AND item_id = CASE WHEN item.standing = 'carried' THEN next.id ELSE item.id END
    )
    ORDER BY item.month, item.folded, item.id""",
    {
        "ground": AdjustmentGround,
        "asked_ground": AdjustmentGround,
        "book": Book,
        **dict.fromkeys(
            ("decided_on", "added_on", "withdrawn_on", "went_on", "carried_on", "taken_on"),
            date.fromisoformat,
        ),
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

    Raises:
        AppError: the second day is before the first.
    """
    if second < first:
        raise AppError(
            f"Ngày thứ hai {short_date(second)} trước ngày thứ nhất {short_date(first)}.",
            "Ghi ngày trước rồi đến ngày sau.",
        )
    before, after = _see(earlier, first), _see(later, second)
    found = [_change(key, before, after) for key in {**after, **before}]
    order = list(ItemChange)
    changed = [one for one in found if one is not None]
    return tuple(
        sorted(changed, key=lambda one: (order.index(one.change), one.after or one.before, one.content))
    )


def _see(reads: Reads, day: date) -> Mapping[str, _Seen]:
    rows = ask(reads, _ROWS, {"as_of": day.isoformat(), "between": BETWEEN})
    return {row.id: _Seen(row.month if row.counts else None, row) for row in rows}


def _change(key: str, before: Mapping[str, _Seen], after: Mapping[str, _Seen]) -> ChangedItem | None:
    told = after.get(key) or before.get(key)
    old, new = _month_of(key, before), _month_of(key, after)
    if told is None or old == new:
        return None
    row = told.row
    change = _kind(old, new, row)
    months = {
        ItemChange.ARRIVED: (_month_of(row.carried_from_id, before) or row.month_before, new),
        ItemChange.CARRIED: (old, row.month_next),
    }.get(change, (old, new))
    said = (row.content, split(row.leads), row.leader, row.book, change, *map(_said, months))
    return ChangedItem(key, *said, **_why(change, row))


def _month_of(key: str | None, seen: Mapping[str, _Seen]) -> int | None:
    """The month of an item as it was seen; none while it is not in the programme."""
    found = seen.get(key) if key else None
    return found.month if found else None


def _kind(old: int | None, new: int | None, row: Any) -> ItemChange:
    """What became of an item whose months differ; `row` is how it is seen last."""
    if old is None or new is None:
        came, went = (
            (ItemChange.ARRIVED, ItemChange.CARRIED)
            if (row.carried_on and not row.returns if old is None else row.away)
            else (ItemChange.ADDED, ItemChange.DROPPED)
        )
        return came if old is None else went
    return ItemChange.LATER if new > old else ItemChange.EARLIER


def _why(change: ItemChange, row: Any) -> dict[str, Any]:
    """The day, the ground, the reason, the document of the decision behind a change, and who decided."""
    if change in (ItemChange.ADDED, ItemChange.ARRIVED, ItemChange.CARRIED):
        day = row.went_on if change is ItemChange.CARRIED else row.added_on or row.carried_on
        why = (day or row.taken_on, row.asked_ground, row.asked_reason, row.taken_document, row.taken_by)
    else:
        day = row.decided_on or (row.withdrawn_on if change is ItemChange.DROPPED else None)
        why = (day, row.ground, row.reason, row.document, row.decided_by)
    return dict(zip(("decided_on", "ground", "reason", "document", "decided_by"), why, strict=True))


def _said(month: int | None) -> YearMonth | None:
    if month is None:
        return None
    year, number = divmod(month - 1, MONTHS_A_YEAR)
    return year, number + 1
