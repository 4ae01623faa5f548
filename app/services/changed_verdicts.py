"""Which votes and rounds of opinions come to another result by changed numbers of the regulation (duties 86, 94)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.briefings.lists import Wanted
from app.core.words import short_date
from app.services.lists import rounds, votes
from app.services.moved_deadlines import short

if TYPE_CHECKING:
    from datetime import date

    from app.core.opinion_terms import Verdict
    from app.models.asking import Reads
    from app.rules.regulation import Regulations

NUMBERS = ("majority_share", "majority_is_more", "majority_of", "tie_rule", "unanswered")
"""The numbers on which a result depends."""


@dataclass(frozen=True, slots=True)
class ChangedVerdict:
    """What a vote or a round comes to, and what it would come to."""

    what: str
    old: Verdict
    new: Verdict


def changed_verdicts(
    session: Reads, old: Regulations, new: Regulations, today: date
) -> tuple[ChangedVerdict, ...]:
    """Return the votes, then the rounds of members, whose result as it is seen on a day is another."""
    if _numbers(old) == _numbers(new):
        return ()
    found = (*_of_votes(session, old, new, today), *_of_rounds(session, old, new, today))
    return tuple(one for one in found if one.old is not one.new)


def tell_changed(session: Reads, old: Regulations, new: Regulations, today: date, *, most: int) -> list[str]:
    """Say whose result is another, a line each, no more than `most`; what was issued keeps what it says."""
    found = changed_verdicts(session, old, new, today)
    if not found:
        return []
    lines = [f"–\u00a0{one.what}: {one.old.label.lower()} → {one.new.label.lower()}" for one in found[:most]]
    more = [f"–\u00a0… và {len(found) - most} kết quả khác"] if len(found) > most else []
    return [f"Kết quả biểu quyết, lấy ý kiến: {len(found)} kết quả thay đổi", *lines, *more]


def _numbers(regulations: Regulations) -> list[tuple[object, ...]]:
    """The numbers through time, without days on which none of them changes."""
    found: list[tuple[object, ...]] = []
    for one in regulations.versions:
        said = tuple(getattr(one.regulation, name) for name in NUMBERS)
        if not found or found[-1][1:] != said:
            found.append((one.from_on, *said))
    return found


def _of_votes(session: Reads, old: Regulations, new: Regulations, today: date) -> Iterator[ChangedVerdict]:
    keys = votes.find(session, Wanted(), today=today).keys
    pairs = zip(votes.read_by(session, keys, old), votes.read_by(session, keys, new), strict=True)
    for was, now in pairs:
        what = f"{short(was.about)} (biểu quyết ngày {short_date(was.held_on)})"
        yield ChangedVerdict(what, was.verdict, now.verdict)


def _of_rounds(session: Reads, old: Regulations, new: Regulations, today: date) -> Iterator[ChangedVerdict]:
    keys = rounds.find(session, Wanted(), today=today).keys
    pairs = zip(
        rounds.read_by(session, keys, today, old), rounds.read_by(session, keys, today, new), strict=True
    )
    for was, now in pairs:
        if was.verdict is not None and now.verdict is not None:
            sent = f"lấy ý kiến ngày {short_date(was.asked_on)}" if was.asked_on else "lấy ý kiến"
            yield ChangedVerdict(f"{short(was.content)} ({sent})", was.verdict, now.verdict)
