"""Contents of agendas in the SQL of lists: where they stand, who was asked; the same as `rules/agenda` says of one."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.rules.agenda import AskedFact
from app.rules.agenda_rules import NO_PAPERS

POSTPONED = "coalesce(item.postponed_on <= {day}, 0)"
_DECIDED = "(item.withdrawal_agreed IS NOT NULL AND coalesce(item.withdrawal_decided_on <= {day}, 1))"
_PROPOSED = "coalesce(item.withdrawal_proposed_on <= {day}, 0)"
_EXCUSED = "(coalesce(item.late_reason_accepted, 0) AND coalesce(item.late_reason_decided_on <= {day}, 1))"
_OTHERS = (f"item.folded NOT LIKE '{begin}%'" for begin in NO_PAPERS)
NEEDS = f"coalesce(item.needs_papers, {' AND '.join(_OTHERS)})"
"""A content for which papers are to be sent: as it is marked, else as its words propose."""
LACKS = f"({NEEDS} AND (item.documents_received_on IS NULL OR item.documents_received_on > {{day}}))"
"""A content that needs documents which were not all there by a day."""
ON_AGENDA = f"(NOT {POSTPONED} AND NOT ({_DECIDED} AND item.withdrawal_agreed))"
"""A content that was neither withdrawn nor postponed by a day."""

FACTS = (
    *("item.content", "item.needs_papers", "item.documents_received_on"),
    *("item.postponed_on", "item.late_reason_accepted", "item.late_reason_decided_on"),
    *("item.withdrawal_proposed_on", "item.withdrawal_agreed", "item.withdrawal_decided_on"),
)
"""The columns that `rules/agenda.facts_of` reads."""

_OF_ITEM = "FROM consultation AS asked WHERE asked.agenda_item_id = item.id AND asked.deleted_at IS NULL"
CONSULTED = f"(SELECT json_group_array(json_array(asked.asked_on, asked.answered_on)) {_OF_ITEM})"
"""Who was asked, as `consulted` reads it."""

READERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(
        (
            *("documents_received_on", "postponed_on", "late_reason_decided_on"),
            *("withdrawal_proposed_on", "withdrawal_decided_on"),
        ),
        date.fromisoformat,
    ),
    **dict.fromkeys(("late_reason_accepted", "needs_papers", "withdrawal_agreed"), bool),
}
"""How `FACTS` are read."""


def standing(withdraw_from: str, held_on: str, *, day: str) -> str:
    """The code of an `ItemState`, seen on a day."""
    parts = (POSTPONED, _DECIDED, _PROPOSED, LACKS, _EXCUSED)
    gone, decided, proposed, lacks, excused = (part.format(day=day) for part in parts)
    return f"""CASE WHEN {gone} THEN 'postponed'
        WHEN {decided} THEN CASE WHEN item.withdrawal_agreed THEN 'withdrawn' ELSE 'on_agenda' END
        WHEN {proposed} THEN 'proposed'
        WHEN {lacks} AND NOT {excused} AND {day} BETWEEN {withdraw_from} AND {held_on} THEN 'to_withdraw'
        ELSE 'on_agenda' END"""


def asked(ask_by: str, *, day: str) -> str:
    """The code of an `Asked`, seen on a day."""
    number, last = f"(SELECT count(*) {_OF_ITEM})", f"(SELECT max(asked.asked_on) {_OF_ITEM})"
    begun = f"(SELECT count(*) {_OF_ITEM} AND asked.asked_on <= {day})"
    answered = f"(SELECT count(*) {_OF_ITEM} AND asked.answered_on <= {day})"
    late = f"coalesce({last} > {ask_by}, 0)"
    return f"""CASE WHEN {number} = 0 AND {ask_by} IS NULL THEN 'not_needed'
        WHEN {number} = 0 OR {begun} < {number}
            THEN CASE WHEN coalesce({day} > {ask_by}, 0) THEN 'overdue' ELSE 'not_asked' END
        WHEN {answered} = {number} THEN CASE WHEN {late} THEN 'answered_late' ELSE 'answered' END
        ELSE CASE WHEN {late} THEN 'waiting_late' ELSE 'waiting' END END"""


def consulted(stored: str) -> tuple[AskedFact, ...]:
    """Who was asked and answered, of `CONSULTED`."""
    return tuple(AskedFact(*map(_day, pair)) for pair in json.loads(stored))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
