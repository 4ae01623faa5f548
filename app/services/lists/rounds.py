"""The list of rounds of opinions: what is asked, until when, how many answered, what it comes to (duties 89-95)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.opinion_terms import IN_WORDS, Channel, RoundKind, RoundStanding, Verdict
from app.core.regulation_terms import Unanswered
from app.core.terms import Opinion, Secrecy
from app.models.asking import Question
from app.rules.majority import FOR, Ballots, in_round, of_opinions
from app.rules.secrets import HIDDEN_CONTENT, is_secret
from app.services.lists import common
from app.services.lists.common import Condition, Grouping, Place, Source, any_of, one_of, within
from app.services.lists.parts import (
    agency_choices,
    by_agency,
    by_term,
    in_order,
    month_heading,
    soon_until,
    term_choices,
)
from app.services.lists.standing import agency_now, bound_on, former, found_now, with_merged
from app.services.regulation_versions import read_regulations

if TYPE_CHECKING:
    from app.models.asking import Reads
    from app.rules.regulation import Regulations


@dataclass(frozen=True, slots=True)
class ListedRound:
    """One round; `verdict` is only of a round of members."""

    key: str
    kind: RoundKind
    number: str
    content: str
    channel: Channel
    lead: str
    asked_on: date | None
    answer_by: date | None
    closed_on: date | None
    asked: int
    answered: int
    agreed: int
    changes: int
    disagreed: int
    standing: RoundStanding
    verdict: Verdict | None
    former: str = ""

    @property
    def in_words(self) -> int:
        """How many answered in words alone: they are for no side."""
        return self.answered - self.agreed - self.changes - self.disagreed


_OF = "FROM opinion_answer AS answer WHERE answer.round_id = opinion_round.id AND answer.deleted_at IS NULL"
CAME = """(answer.answered_on IS NOT NULL
    AND answer.answered_on <= min(:today, coalesce(opinion_round.closed_on, :today)))"""
_ASKED = f"(SELECT count(*) {_OF})"
_ANSWERED = f"(SELECT count(*) {_OF} AND {CAME})"
_IN_WORDS = f"(SELECT count(*) {_OF} AND {CAME} AND answer.opinion IS NULL)"
LAST_DAY = """coalesce((
    SELECT extended_to FROM opinion_extension AS later
    WHERE later.round_id = opinion_round.id AND later.deleted_at IS NULL
        AND (later.decided_on IS NULL OR later.decided_on <= :today)
    ORDER BY later.decided_on DESC, later.id DESC LIMIT 1
), opinion_round.answer_by)"""
CLOSED = "(opinion_round.closed_on IS NOT NULL AND opinion_round.closed_on <= :today)"
NOT_SENT = "(opinion_round.asked_on IS NULL OR opinion_round.asked_on > :today)"
STANDING = f"""CASE
    WHEN {CLOSED} THEN 'closed'
    WHEN {NOT_SENT} THEN 'not_sent'
    WHEN {_ANSWERED} = {_ASKED} THEN 'answered'
    WHEN {LAST_DAY} IS NULL OR {LAST_DAY} > :soon THEN 'waiting'
    WHEN {LAST_DAY} < :today THEN 'overdue'
    ELSE 'due_soon'
END"""
WORDS_ALONE = Choice("in_words", "Có ý kiến chỉ ghi nội dung")
CHASE = Choice("chase", "Cần đôn đốc (sắp hết hạn, quá hạn)")
_LEAD = agency_now("opinion_round.lead_id")

_SOURCE = Source(
    rows="opinion_round",
    key="opinion_round.id",
    usual=("opinion_round.asked_on DESC NULLS FIRST", "opinion_round.id DESC"),
    always="opinion_round.deleted_at IS NULL",
    orders={
        "content": ("opinion_round.folded",),
        "kind": (in_order(RoundKind, "opinion_round.kind"),),
        "number": ("opinion_round.number",),
        "lead": (_LEAD.format(term="sort_key"),),
        "asked_on": ("opinion_round.asked_on",),
        "answer_by": (LAST_DAY,),
        "answered": (_ANSWERED,),
        "state": (in_order(RoundStanding, f"({STANDING})"),),
        "closed_on": ("opinion_round.closed_on",),
    },
    groups={
        "kind": by_term(RoundKind, "opinion_round.kind"),
        "state": by_term(RoundStanding, f"({STANDING})"),
        "lead": by_agency(_LEAD, "Chưa ghi cơ quan chủ trì"),
        "month": Grouping("substr(opinion_round.asked_on, 1, 7)", say=month_heading, empty="Chưa gửi"),
    },
)
_STATES = {
    "in_words": Condition(f"{_IN_WORDS} > 0"),
    "chase": Condition(f"{STANDING} IN ('due_soon', 'overdue')"),
    **{state.value: Condition(f"{STANDING} = '{state.value}'") for state in RoundStanding},
}
_FILTERS = {
    "period": lambda codes: within("opinion_round.asked_on", codes, "period"),
    "kind": lambda codes: one_of("opinion_round.kind", codes, "kind"),
    "lead": lambda codes: one_of("opinion_round.lead_id", codes, "lead"),
    "state": lambda codes: any_of(_STATES[code] for code in codes),
    "dossier": lambda codes: one_of("opinion_round.dossier_id", codes, "dossier"),
}
_BY = "opinion_round.id IN (SELECT round_id FROM opinion_answer WHERE deleted_at IS NULL AND {column} IN {{found}})"
_PLACES = (
    Place("opinion_round", "opinion_round.id IN {found}"),
    Place("agency", found_now("opinion_round.lead_id")),
    Place("person", _BY.format(column="person_id")),
)
_COUNTS = ", ".join(
    f"(SELECT count(*) {_OF} AND {CAME} AND answer.opinion = '{opinion.value}') AS {name}"
    for opinion, name in zip(Opinion, ("agreed", "changes", "disagreed"), strict=True)
)
_CHAIR = f"(SELECT opinion {_OF} AND {CAME} AND answer.person_id = opinion_round.chair_id LIMIT 1)"
_SILENT = f"EXISTS (SELECT 1 {_OF} AND NOT {CAME} AND answer.person_id = opinion_round.chair_id)"
_ROWS = Question(
    f"""
    SELECT opinion_round.id, kind, number, content, secrecy, channel,
        coalesce({_LEAD.format(term="name")}, '') AS lead, {former("opinion_round.lead_id")} AS former,
        asked_on, {LAST_DAY} AS answer_by, closed_on, unanswered,
        {_ASKED} AS asked, {_ANSWERED} AS answered, {_COUNTS}, {_CHAIR} AS chair, {_SILENT} AS chair_silent,
        {STANDING} AS standing
    FROM opinion_round WHERE opinion_round.id IN :keys""",
    {
        "kind": RoundKind,
        "secrecy": Secrecy,
        "channel": Channel,
        "asked_on": date.fromisoformat,
        "answer_by": date.fromisoformat,
        "closed_on": date.fromisoformat,
        "chair": Opinion,
        "unanswered": Unanswered,
        "standing": RoundStanding,
    },
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    wanted, heirs = with_merged(session, wanted, today, "lead")
    return (
        heirs,
        Condition("1", seen(session, today)),
        *common.filtered(wanted, _FILTERS),
        *common.worded(wanted.words, *_PLACES),
    )


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {
        "nơi được hỏi": _ASKED,
        "đã trả lời": _ANSWERED,
        IN_WORDS.lower(): _IN_WORDS,
        "đợt quá hạn": f"{STANDING} = 'overdue'",
    },
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedRound]:
    """The rounds with these keys, in their order."""
    return read_by(session, keys, today, read_regulations(session))


def read_by(session: Reads, keys: Sequence[str], today: date, regulations: Regulations) -> list[ListedRound]:
    """The same with what some regulation makes of their answers."""
    make = partial(_listed, regulations=regulations, today=today)
    return common.read(session, _ROWS, keys, make, **seen(session, today), **bound_on(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    if filter_name == "lead":
        return agency_choices(session)
    if filter_name == "state":
        return [CHASE, *term_choices(RoundStanding), WORDS_ALONE]
    return term_choices({"kind": RoundKind}[filter_name])


def seen(session: Reads, day: date) -> dict[str, str]:
    """What the SQL of rounds reads of a day; who is late soon is reminded as early as the regulation says."""
    soon = soon_until(session, day, number="opinion_reminder_days")
    return {"today": day.isoformat(), "soon": soon.isoformat()}


def _listed(row: Any, *, regulations: Regulations, today: date) -> ListedRound:
    values = row._asdict()
    hidden, chair, silence = is_secret(values.pop("secrecy")), values.pop("chair"), values.pop("unanswered")
    chair_silent = bool(values.pop("chair_silent"))
    values["content"] = HIDDEN_CONTENT if hidden else values["content"]
    in_favour = row.agreed + row.changes
    ballots = Ballots(
        in_favour,
        row.disagreed,
        others=row.answered - in_favour - row.disagreed,
        silent=row.asked - row.answered,
        chair=chair in FOR if chair else None,
        chair_silent=chair_silent,
    )
    closed = row.standing is RoundStanding.CLOSED
    of_members = row.kind is RoundKind.MEMBERS
    numbers = in_round(regulations.on(row.asked_on or today), silence)
    verdict = of_opinions(ballots, numbers, closed=closed) if of_members else None
    return ListedRound(key=values.pop("id"), verdict=verdict, **values)
