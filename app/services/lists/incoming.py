"""The list of incoming documents: who has them, by when they are to be handled (duty 101)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.register_terms import IncomingStanding
from app.core.terms import Secrecy
from app.models.asking import Question
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, one_of, within
from app.services.lists.parts import agency_choices, by_agency, by_term, in_order, soon_until, term_choices

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedIncoming:
    """One incoming document; of a secret one the summary is empty."""

    key: str
    number: int
    arrived_on: date
    author: str
    symbol: str
    issued_on: date | None
    type_name: str
    summary: str
    secrecy: Secrecy
    room: str
    person: str
    handed_on: date | None
    deadline: date | None
    progress: str
    answer_symbol: str
    answered_on: date | None
    archive: str
    note: str
    tasks: int
    standing: IncomingStanding


_ANSWERED = "(doc.answered_on IS NOT NULL AND doc.answered_on <= :today)"
STANDING = f"""CASE
    WHEN {_ANSWERED} THEN 'answered'
    WHEN doc.deadline < :today THEN 'overdue'
    WHEN doc.handed_on IS NULL OR doc.handed_on > :today THEN 'not_handed'
    WHEN doc.deadline IS NULL THEN 'filed'
    WHEN doc.deadline <= :soon THEN 'due_soon'
    ELSE 'open'
END"""
_ROOM = "(SELECT {term} FROM agency WHERE agency.id = doc.room_id)"
_PERSON = "(SELECT {term} FROM person WHERE person.id = doc.person_id)"
_RANK = in_order(IncomingStanding, f"({STANDING})")
TO_HANDLE = Choice("to_handle", "Cần đôn đốc (quá hạn, sắp đến hạn)")
_STATES = {
    TO_HANDLE.code: Condition(f"{STANDING} IN ('overdue', 'due_soon')"),
    **{state.value: Condition(f"{STANDING} = '{state.value}'") for state in IncomingStanding},
}
_SOURCE = Source(
    rows="incoming_document AS doc",
    key="doc.id",
    usual=("doc.year DESC", "doc.number DESC", "doc.id"),
    always="doc.deleted_at IS NULL",
    orders={
        "number": ("doc.year", "doc.number"),
        "arrived_on": ("doc.arrived_on",),
        "symbol": ("doc.symbol",),
        "author": ("doc.author",),
        "deadline": ("doc.deadline",),
        "room": (_ROOM.format(term="sort_key"),),
        "state": (_RANK,),
    },
    groups={
        "state": by_term(IncomingStanding, f"({STANDING})"),
        "room": by_agency(_ROOM, "Chưa chuyển phòng nào"),
    },
)
_FILTERS = {
    "period": lambda codes: within("doc.arrived_on", codes, "period"),
    "room": lambda codes: one_of("doc.room_id", codes, "room"),
    "state": lambda codes: any_of(_STATES[code] for code in codes),
}
_PLACES = (
    Place("incoming_document", "doc.id IN {found}"),
    Place("agency", "doc.room_id IN {found}"),
    Place("person", "doc.person_id IN {found}"),
)
_ROWS = Question(
    f"""
    SELECT doc.id, doc.number, doc.arrived_on, doc.author, doc.symbol, doc.issued_on, doc.type_name,
        CASE WHEN doc.secrecy = 'none' THEN doc.summary ELSE '' END AS summary, doc.secrecy,
        coalesce({_ROOM.format(term="name")}, '') AS room, coalesce({_PERSON.format(term="full_name")}, '') AS person,
        doc.handed_on, doc.deadline, doc.progress, doc.answer_symbol, doc.answered_on, doc.archive, doc.note,
        (SELECT count(*) FROM task WHERE task.source_document_id = doc.source_document_id
            AND task.deleted_at IS NULL) AS tasks, {STANDING} AS standing
    FROM incoming_document AS doc WHERE doc.id IN :keys""",
    {
        **dict.fromkeys(
            ("arrived_on", "issued_on", "handed_on", "deadline", "answered_on"), date.fromisoformat
        ),
        "secrecy": Secrecy,
        "standing": IncomingStanding,
    },
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    seen = Condition("1", _seen(session, today))
    return (seen, *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {
        "đã giải quyết": f"{STANDING} = 'answered'",
        "quá hạn": f"{STANDING} = 'overdue'",
        "chưa chuyển": f"{STANDING} = 'not_handed'",
    },
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedIncoming]:
    """The documents with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, **_seen(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    if filter_name == "room":
        return agency_choices(session)
    return [TO_HANDLE, *term_choices({"state": IncomingStanding}[filter_name])]


def _seen(session: Reads, day: date) -> dict[str, str]:
    return {"today": day.isoformat(), "soon": soon_until(session, day).isoformat()}


def _listed(row: Any) -> ListedIncoming:
    values = row._asdict()
    return ListedIncoming(key=values.pop("id"), **values)
