"""An agenda: where each content stands, when it begins and ends, whether papers and opinions came (duties 54-57)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from app.core.meeting_terms import Asked, ItemState
from app.rules.agenda_rules import needs_papers
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
    needs_papers: bool = True


@dataclass(frozen=True, slots=True)
class PaperFact:
    """One version of a paper: its name, the day it came, and its own last day (none: the usual one)."""

    name: str
    received_on: date | None
    due_on: date | None = None


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


def facts_of(row: Any) -> ItemFacts:
    """What decides where a content stands, of whatever has its columns: the record, or a row of a list."""
    return ItemFacts(
        received_on=row.documents_received_on,
        postponed_on=row.postponed_on,
        late_reason_accepted=row.late_reason_accepted,
        late_reason_decided_on=row.late_reason_decided_on,
        withdrawal_proposed_on=row.withdrawal_proposed_on,
        withdrawal_agreed=row.withdrawal_agreed,
        withdrawal_decided_on=row.withdrawal_decided_on,
        needs_papers=needs_papers(row.content, row.needs_papers),
    )


def item_state(facts: ItemFacts, *, withdraw_from: date, held_on: date, as_of: date) -> ItemState:
    """Where a content stands on a day.

    Without the papers that it needs it is to be withdrawn from `withdraw_from` until the meeting is held (duty 57).
    """
    if happened(facts.postponed_on, as_of) is not None:
        return ItemState.POSTPONED
    if facts.withdrawal_agreed is not None and holds(facts.withdrawal_decided_on, as_of):
        return ItemState.WITHDRAWN if facts.withdrawal_agreed else ItemState.ON_AGENDA
    if happened(facts.withdrawal_proposed_on, as_of) is not None:
        return ItemState.PROPOSED
    excused = facts.late_reason_accepted is True and holds(facts.late_reason_decided_on, as_of)
    missing = facts.needs_papers and happened(facts.received_on, as_of) is None
    in_time = withdraw_from <= as_of <= held_on
    return ItemState.TO_WITHDRAW if missing and not excused and in_time else ItemState.ON_AGENDA


def is_off(facts: ItemFacts, as_of: date) -> bool:
    """Whether a content was withdrawn or postponed by a day."""
    return off_state(facts, as_of) is not None


def off_state(facts: ItemFacts, as_of: date) -> ItemState | None:
    """How a content left the agenda by a day; none while it is on it."""
    state = item_state(facts, withdraw_from=date.max, held_on=date.max, as_of=as_of)
    return state if state in (ItemState.WITHDRAWN, ItemState.POSTPONED) else None


def complete_on(papers: Sequence[PaperFact]) -> date | None:
    """The day on which the first version of the last paper came; none while one is missing, or without papers."""
    first = first_versions(papers)
    days = [paper.received_on for paper in first if paper.received_on is not None]
    return max(days) if days and len(days) == len(first) else None


def first_versions(papers: Iterable[PaperFact]) -> tuple[PaperFact, ...]:
    """Each paper with the day on which its first version came, and its own last day, on whichever version it stands."""
    found: dict[str, PaperFact] = {}
    for paper in papers:
        known = found.get(paper.name, paper)
        found[paper.name] = PaperFact(
            paper.name,
            min(filter(None, (known.received_on, paper.received_on)), default=None),
            min(filter(None, (known.due_on, paper.due_on)), default=None),
        )
    return tuple(found.values())


def deciding_due(papers: Iterable[PaperFact], usual: date) -> date | None:
    """The own last day of the paper that decides whether all are in time; none where that has the usual day.

    It is the one that is missing and was due first; else the one that came late; else the one that came last.
    """
    first = first_versions(papers)
    if not first:
        return None
    came = [paper for paper in first if paper.received_on is not None]
    late = [paper for paper in came if _came(paper) > (paper.due_on or usual)]
    open_ones = [paper for paper in first if paper.received_on is None] or late
    by_due = min(open_ones, key=lambda paper: paper.due_on or usual, default=None)
    return (by_due or max(came, key=_came)).due_on


def _came(paper: PaperFact) -> date:
    return paper.received_on or date.min


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
