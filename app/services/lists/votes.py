"""The list of votes in sessions: on which content, how, with which numbers, and what came of them (85, 86)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.opinion_terms import Ballot, Verdict, VoteMethod
from app.models.asking import Question
from app.rules.session_votes import VoteCounts, is_tied, verdict_of
from app.services.chair_votes import of_vote
from app.services.lists import common
from app.services.lists.common import Condition, Grouping, Place, Source, one_of, within
from app.services.lists.parts import by_term, in_order, month_heading, term_choices
from app.services.regulation_versions import read_regulations

if TYPE_CHECKING:
    from app.models.asking import Reads
    from app.rules.regulation import Regulations


@dataclass(frozen=True, slots=True)
class ListedVote:
    """One vote on one content."""

    key: str
    held_on: date
    meeting: str
    about: str
    method: VoteMethod
    members: int
    present: int
    in_favour: int
    against: int
    abstained: int
    verdict: Verdict


_ROWS_OF = """session_vote AS vote JOIN agenda_item AS item ON item.id = vote.agenda_item_id
    JOIN meeting ON meeting.id = item.meeting_id"""
_ABOUT = "CASE WHEN vote.about <> '' THEN vote.about ELSE item.content END"


def _number(column: str, value: Ballot) -> str:
    return f"""(CASE WHEN vote.method = 'by_name' THEN (
        SELECT count(*) FROM session_ballot AS ballot
        WHERE ballot.vote_id = vote.id AND ballot.deleted_at IS NULL AND ballot.value = '{value.value}'
    ) ELSE coalesce(vote.{column}, 0) END)"""


_NUMBERS = {
    "in_favour": _number("in_favour", Ballot.IN_FAVOUR),
    "against": _number("against", Ballot.AGAINST),
    "abstained": _number("abstained", Ballot.ABSTAINED),
}
_SOURCE = Source(
    rows=_ROWS_OF,
    key="vote.id",
    usual=("meeting.held_on DESC", "meeting.id DESC", "item.position", "vote.position", "vote.id"),
    always="vote.deleted_at IS NULL AND item.deleted_at IS NULL AND meeting.deleted_at IS NULL",
    orders={
        "held_on": ("meeting.held_on",),
        "meeting": ("meeting.folded",),
        "about": ("item.folded",),
        "method": (in_order(VoteMethod, "vote.method"),),
        "present": ("vote.present",),
        **{name: (sql,) for name, sql in _NUMBERS.items()},
    },
    groups={
        "meeting": Grouping("meeting.title", ("meeting.held_on", "meeting.id")),
        "method": by_term(VoteMethod, "vote.method"),
        "month": Grouping("substr(meeting.held_on, 1, 7)", say=month_heading),
    },
)
_FILTERS = {
    "period": lambda codes: within("meeting.held_on", codes, "period"),
    "method": lambda codes: one_of("vote.method", codes, "method"),
    "meeting": lambda codes: one_of("meeting.id", codes, "meeting"),
}
_PLACES = (
    Place("agenda_item", "item.id IN {found}"),
    Place("meeting", "meeting.id IN {found}"),
)
_ROWS = Question(
    f"""
    SELECT vote.id, meeting.held_on AS held_on, meeting.title AS meeting, {_ABOUT} AS about, vote.method AS method,
        vote.members AS members, vote.present AS present, vote.chair_vote AS chair,
        {", ".join(f"{sql} AS {name}" for name, sql in _NUMBERS.items())}
    FROM {_ROWS_OF} WHERE vote.id IN :keys""",
    {"held_on": date.fromisoformat, "method": VoteMethod, "chair": Ballot},
)


def _asked(_: Reads, wanted: Wanted, __: date) -> tuple[Condition, ...]:
    return (*common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE, _asked, {method.label.lower(): f"vote.method = '{method.value}'" for method in VoteMethod}
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedVote]:  # noqa: ARG001 - as every list
    """The votes with these keys, in their order."""
    return read_by(session, keys, read_regulations(session))


def read_by(session: Reads, keys: Sequence[str], regulations: Regulations) -> list[ListedVote]:
    """The same with what some regulation makes of them."""
    return common.read(session, _ROWS, keys, partial(_listed, session, regulations=regulations))


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return term_choices({"method": VoteMethod}[filter_name])


def _listed(session: Reads, row: Any, *, regulations: Regulations) -> ListedVote:
    values = row._asdict()
    regulation = regulations.on(row.held_on)
    counts = VoteCounts(row.method, row.members, row.present, row.in_favour, row.against, row.abstained)
    chair = values.pop("chair")
    if row.method is VoteMethod.BY_NAME:  # asked where it decides
        chair = of_vote(session, row.id) if is_tied(counts, Ballot.IN_FAVOUR, regulation) else None
    verdict = verdict_of(counts, chair, regulation)
    return ListedVote(key=values.pop("id"), verdict=verdict, **values)
