"""An agenda: where each content stands, when it begins and ends, whether papers and opinions came (duties 54-57)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from app.core.meeting_terms import Asked, ItemState
from app.rules.facts import happened, holds

HOUR = 60


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What decides where a content stands; days that are not known count from the start."""

    received_on: date | None = None
    postponed_on: date | None = None
    late_reason_accepted: bool | None = None
    late_reason_decided_on: date | None = None
    withdrawal_proposed_on: date | None = None
    withdrawal_agreed: bool | None = None
    withdrawal_decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class PaperFact:
    """One version of a paper: its name and the day it came."""

    name: str
    received_on: date | None


@dataclass(frozen=True, slots=True)
class AskedFact:
    """A leader who was asked, and when; and when he answered."""

    asked_on: date | None
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class Slot:
    """When a content begins and ends; none where an hour before it is not known."""

    begins: time | None
    ends: time | None


def item_state(facts: ItemFacts, *, withdraw_from: date, held_on: date, as_of: date) -> ItemState:
    """Where a content stands on a day.

    Without its papers it is to be withdrawn from `withdraw_from` until the meeting is held (duty 57).
    """
    if happened(facts.postponed_on, as_of) is not None:
        return ItemState.POSTPONED
    if facts.withdrawal_agreed is not None and holds(facts.withdrawal_decided_on, as_of):
        return ItemState.WITHDRAWN if facts.withdrawal_agreed else ItemState.ON_AGENDA
    if happened(facts.withdrawal_proposed_on, as_of) is not None:
        return ItemState.PROPOSED
    excused = facts.late_reason_accepted is True and holds(facts.late_reason_decided_on, as_of)
    missing = happened(facts.received_on, as_of) is None
    in_time = withdraw_from <= as_of <= held_on
    return ItemState.TO_WITHDRAW if missing and not excused and in_time else ItemState.ON_AGENDA


def is_off(facts: ItemFacts, as_of: date) -> bool:
    """Whether a content was withdrawn or postponed by a day."""
    state = item_state(facts, withdraw_from=date.max, held_on=date.max, as_of=as_of)
    return state in (ItemState.WITHDRAWN, ItemState.POSTPONED)


def complete_on(papers: Sequence[PaperFact]) -> date | None:
    """The day on which the first version of the last paper came; none while one is missing, or without papers."""
    first: dict[str, date | None] = {}
    for paper in papers:
        known = first.get(paper.name)
        days = [day for day in (known, paper.received_on) if day is not None]
        first[paper.name] = min(days, default=None)
    days = [day for day in first.values() if day is not None]
    return max(days) if days and len(days) == len(first) else None


def asked_state(asked: Iterable[AskedFact], *, due_on: date | None, as_of: date) -> Asked:
    """Whether all leaders were asked and answered, seen on a day; `due_on` is the last day to ask (none: no need)."""
    rows = tuple(asked)
    if not rows and due_on is None:
        return Asked.NOT_NEEDED
    days = [day for row in rows if (day := happened(row.asked_on, as_of)) is not None]
    if not rows or len(days) < len(rows):
        return Asked.OVERDUE if due_on is not None and as_of > due_on else Asked.NOT_ASKED
    late = due_on is not None and max(days) > due_on
    if all(happened(row.answered_on, as_of) is not None for row in rows):
        return Asked.ANSWERED_LATE if late else Asked.ANSWERED
    return Asked.WAITING_LATE if late else Asked.WAITING


def clock(starts_at: time | None, minutes: Iterable[int | None]) -> tuple[Slot, ...]:
    """When each content begins and ends: known as long as every one before it has its minutes."""
    now, found = starts_at, []
    for length in minutes:
        ends = later(now, length) if now is not None and length is not None else None
        found.append(Slot(now, ends))
        now = ends
    return tuple(found)


def later(moment: time, minutes: int) -> time:
    """So many minutes after an hour of the day; past midnight it goes on from 0."""
    hours, rest = divmod(moment.hour * HOUR + moment.minute + minutes, HOUR)
    return time(hours % 24, rest)


def length(starts_at: time | None, ends_at: time | None) -> int | None:
    """The minutes between two hours of a day; none where one is not known or the end is not after the beginning."""
    if starts_at is None or ends_at is None or ends_at <= starts_at:
        return None
    return (ends_at.hour - starts_at.hour) * HOUR + ends_at.minute - starts_at.minute


def over(starts_at: time | None, ends_at: time | None, minutes: Iterable[int | None]) -> int:
    """By how many minutes the contents are longer than the meeting; 0 where they fit or its end is not known."""
    there = length(starts_at, ends_at)
    return 0 if there is None else max(0, sum(filter(None, minutes)) - there)
