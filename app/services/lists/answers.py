"""The list of who is asked for an opinion: what each answered, who is to be chased, what became of it (91-93, 108)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.opinion_terms import IN_WORDS, RoundKind, TakenUp
from app.core.regulation_terms import Unanswered
from app.core.terms import Opinion, Secrecy
from app.models.asking import Question
from app.rules.majority import in_round
from app.rules.secrets import HIDDEN_CONTENT, is_secret
from app.services.answer_changes import CHANGES, say_changes
from app.services.lists import common
from app.services.lists.common import Condition, Grouping, Place, Source, any_of, one_of, within
from app.services.lists.parts import in_order, term_choices
from app.services.lists.rounds import CAME, CLOSED, LAST_DAY, NOT_SENT, seen
from app.services.lists.standing import bound_on, stands_for
from app.services.regulation_versions import read_regulations

if TYPE_CHECKING:
    from app.models.asking import Reads
    from app.rules.regulation import Regulations


@dataclass(frozen=True, slots=True)
class ListedAnswer:
    """Whoever is asked in a round, and the answer; `late` while the last day is over without one.

    `agrees` tells that the round is closed without an answer and silence counts as consent, by the round's own choice,
    else by the regulation of the day on which it was sent. `changes` say what was
    answered before.
    """

    key: str
    round_key: str
    kind: RoundKind
    content: str
    who: str
    opinion: Opinion | None
    answered_on: date | None
    said: str
    taken_up: TakenUp | None
    taken_up_words: str
    told_on: date | None
    answer_by: date | None
    reminders: int
    reminded_on: date | None
    late: bool
    agrees: bool
    changes: tuple[str, ...]
    former: str = ""


_ROWS_OF = f"""opinion_answer AS answer JOIN opinion_round ON opinion_round.id = answer.round_id
    LEFT JOIN person ON person.id = answer.person_id LEFT JOIN agency AS own ON own.id = answer.agency_id
    LEFT JOIN agency ON agency.id = {stands_for("own")}"""
_REMINDED = """(SELECT {term} FROM opinion_reminder AS reminder
    WHERE reminder.answer_id = answer.id AND reminder.deleted_at IS NULL)"""
_LACKS = f"(NOT {CAME} AND NOT {CLOSED} AND NOT {NOT_SENT})"
_LATE = f"({_LACKS} AND {LAST_DAY} < :today)"
_SILENT = f"(NOT {CAME} AND {CLOSED})"
_WITH_WORDS = f"({CAME} AND (answer.said <> '' OR answer.opinion IN ('agreed_with_changes', 'disagreed')))"
_SIDE = f"CASE WHEN {CAME} THEN coalesce(answer.opinion, 'in_words') END"
_IN_WORDS = f"({CAME} AND answer.opinion IS NULL)"
_STATES = {
    "lacking": Condition(_LACKS),
    "chase": Condition(f"({_LACKS} AND {LAST_DAY} <= :soon)"),
    "late": Condition(_LATE),
    "came": Condition(CAME),
    "to_take_up": Condition(f"({_WITH_WORDS} AND answer.taken_up IS NULL)"),
    "to_tell": Condition(f"({CAME} AND {CLOSED} AND answer.told_on IS NULL)"),
}
_OPINIONS = {
    **{one.value: Condition(f"answer.opinion = '{one.value}'") for one in Opinion},
    "in_words": Condition(_IN_WORDS),
}
STATES = (
    Choice("lacking", "Chưa trả lời"),
    Choice("chase", "Cần đôn đốc (sắp hết hạn, quá hạn)"),
    Choice("late", "Quá hạn trả lời"),
    Choice("came", "Đã trả lời"),
    Choice("to_take_up", "Chưa tiếp thu, giải trình"),
    Choice("to_tell", "Chưa báo lại kết quả"),
)
_SOURCE = Source(
    rows=_ROWS_OF,
    key="answer.id",
    usual=(
        "opinion_round.asked_on DESC NULLS FIRST",
        "opinion_round.id DESC",
        "answer.position",
        "answer.id",
    ),
    always="answer.deleted_at IS NULL AND opinion_round.deleted_at IS NULL",
    orders={
        "content": ("opinion_round.folded",),
        "who": ("coalesce(person.sort_key, agency.sort_key)",),
        "opinion": (in_order(Opinion, "answer.opinion"),),
        "answered_on": ("answer.answered_on",),
        "taken_up": (in_order(TakenUp, "answer.taken_up"),),
        "answer_by": (LAST_DAY,),
        "reminded": (_REMINDED.format(term="max(reminded_on)"),),
    },
    groups={
        "round": Grouping("opinion_round.content", ("opinion_round.asked_on", "opinion_round.id")),
        "opinion": Grouping(
            _SIDE,
            (f"coalesce({in_order(Opinion, _SIDE)}, {len(Opinion)})",),
            say=lambda code: IN_WORDS if code == "in_words" else Opinion(code).label,
            empty="Chưa cho ý kiến",
        ),
        "who": Grouping(
            "coalesce(person.full_name, agency.name)", ("coalesce(person.sort_key, agency.sort_key)",)
        ),
    },
)
_FILTERS = {
    "round": lambda codes: one_of("answer.round_id", codes, "round"),
    "dossier": lambda codes: one_of("opinion_round.dossier_id", codes, "dossier"),
    "kind": lambda codes: one_of("opinion_round.kind", codes, "kind"),
    "opinion": lambda codes: any_of(_OPINIONS[code] for code in codes),
    "state": lambda codes: any_of(_STATES[code] for code in codes),
    "period": lambda codes: within("opinion_round.asked_on", codes, "period"),
}
_PLACES = (
    Place("opinion_round", "opinion_round.id IN {found}"),
    Place("person", "answer.person_id IN {found}"),
    Place("agency", "(own.id IN {found} OR agency.id IN {found})"),
)
_ROWS = Question(
    f"""
    SELECT answer.id, answer.round_id AS round_key, opinion_round.kind AS kind, opinion_round.content AS content,
        opinion_round.secrecy AS secrecy, coalesce(person.full_name, agency.name, '') AS who,
        CASE WHEN own.id <> agency.id THEN own.name ELSE '' END AS former,
        CASE WHEN {CAME} THEN answer.opinion END AS opinion, CASE WHEN {CAME} THEN answered_on END AS answered_on,
        said, taken_up, taken_up_words, told_on, {LAST_DAY} AS answer_by,
        {_REMINDED.format(term="count(*)")} AS reminders, {_REMINDED.format(term="max(reminded_on)")} AS reminded_on,
        coalesce({_LATE}, 0) AS late, coalesce({_SILENT}, 0) AS silent,
        opinion_round.unanswered AS unanswered, opinion_round.asked_on AS asked_on,
        {CHANGES.format(answer="answer.id")} AS changes
    FROM {_ROWS_OF} WHERE answer.id IN :keys""",
    {
        "kind": RoundKind,
        "secrecy": Secrecy,
        "opinion": Opinion,
        "answered_on": date.fromisoformat,
        "taken_up": TakenUp,
        "told_on": date.fromisoformat,
        "answer_by": date.fromisoformat,
        "reminded_on": date.fromisoformat,
        "late": bool,
        "silent": bool,
        "unanswered": Unanswered,
        "asked_on": date.fromisoformat,
        "changes": say_changes,
    },
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    known = Condition("1", seen(session, today) | bound_on(session, today))
    return (known, *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {opinion.label.lower(): f"{CAME} AND answer.opinion = '{opinion.value}'" for opinion in Opinion}
    | {IN_WORDS.lower(): _IN_WORDS, "chưa trả lời": f"NOT {CAME}"},
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedAnswer]:
    """The answers with these keys, in their order."""
    make = partial(_listed, regulations=read_regulations(session), today=today)
    return common.read(session, _ROWS, keys, make, **seen(session, today), **bound_on(session, today))


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    if filter_name == "state":
        return list(STATES)
    if filter_name == "opinion":
        return [*term_choices(Opinion), Choice("in_words", IN_WORDS)]
    return term_choices({"kind": RoundKind}[filter_name])


def _listed(row: Any, *, regulations: Regulations, today: date) -> ListedAnswer:
    values = row._asdict()
    silent, chosen, asked_on = (values.pop(name) for name in ("silent", "unanswered", "asked_on"))
    rule = in_round(regulations.on(asked_on or today), chosen).unanswered
    if is_secret(values.pop("secrecy")):
        values["content"] = HIDDEN_CONTENT
    return ListedAnswer(key=values.pop("id"), agrees=silent and rule is Unanswered.AGREED, **values)
