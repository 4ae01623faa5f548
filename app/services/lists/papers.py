"""The list of contents of meetings with the day their documents were due and came (duties 55-57)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.meeting_terms import NEEDS_NONE, NO_AGENCY, Asked, ItemState
from app.core.terms import MeetingKind, Receipt
from app.models.asking import Question, ask
from app.rules.agenda import asked_state, facts_of, item_state
from app.rules.facts import happened
from app.rules.meeting_kinds import ask_by
from app.rules.receipts import (
    PARTY_COMMITTEE,
    is_of_party,
    receipt,
    session_documents_due,
    withdrawn_from,
)
from app.rules.regulation import Calendar, Regulations
from app.services.lists import agenda_sql, common
from app.services.lists.common import (
    NONE,
    Condition,
    Grouping,
    Place,
    Source,
    any_of,
    one_of,
    one_or_none,
    within,
)
from app.services.lists.parts import (
    agency_choices,
    by_agency,
    by_term,
    in_order,
    month_heading,
    term_choices,
    whole,
)
from app.services.lists.standing import agency_now, bound_on, former, found_now, with_merged
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """One content of a meeting; `is_past` once its documents should have been there.

    `state` says where it stands on the agenda, `asked` whether the chairmen were asked about it. One that needs no
    papers has neither a day for them nor a receipt.
    """

    key: str
    meeting_key: str
    meeting: str
    held_on: date
    content: str
    agency: str
    due_on: date | None
    received_on: date | None
    receipt: Receipt | None
    is_past: bool
    state: ItemState
    asked: Asked
    former: str = ""


# The days are counted in working days, which SQL cannot: each meeting brings its own.
_DUE = """WITH due AS MATERIALIZED (
    SELECT value ->> 0 AS meeting_id, value ->> 1 AS due_on, value ->> 2 AS withdraw_from, value ->> 3 AS ask_by
    FROM json_each(:dues)
), own AS MATERIALIZED (
    SELECT value ->> 0 AS due_on, value ->> 1 AS held_on, value ->> 2 AS withdraw_from FROM json_each(:owns)
)"""
_DUE_ON = "coalesce(item.documents_due_on, due.due_on)"
_WITHDRAW_FROM = "coalesce(own.withdraw_from, due.withdraw_from)"
_RECEIVED = "CASE WHEN item.documents_received_on <= :as_of THEN item.documents_received_on END"
_CAME = "coalesce(item.documents_received_on <= :as_of, 0)"
_LACKS = agenda_sql.LACKS.format(day=":as_of")
_STANDING = agenda_sql.standing(_WITHDRAW_FROM, "meeting.held_on", day=":as_of")
_ASKED = agenda_sql.asked("due.ask_by", day=":as_of")
_COUNTS = f"(NOT {agenda_sql.POSTPONED.format(day=':as_of')} AND {agenda_sql.NEEDS})"
_STATES = {
    "on_time": Condition(f"({_CAME} AND item.documents_received_on <= {_DUE_ON} AND {_COUNTS})"),
    "late": Condition(f"({_CAME} AND item.documents_received_on > {_DUE_ON} AND {_COUNTS})"),
    "missing": Condition(f"({_LACKS} AND {_COUNTS})"),
    "not_needed": Condition(f"(NOT {agenda_sql.NEEDS})"),
    "missing_coming": Condition(
        f"({_LACKS} AND {agenda_sql.ON_AGENDA.format(day=':as_of')} AND meeting.held_on >= :today)"
    ),
}
_ASKED_STATES = {
    **{one.value: Condition(f"(({_ASKED}) = '{one.value}')") for one in Asked},
    "overdue_coming": Condition(
        f"(meeting.held_on >= :today AND {agenda_sql.ON_AGENDA.format(day=':as_of')} AND ({_ASKED}) = 'overdue')"
    ),
}
OVERDUE_COMING = Choice("overdue_coming", "Quá hạn xin ý kiến, sắp họp")
MISSING_COMING = Choice("missing_coming", "Chưa gửi, sắp họp")
NOT_NEEDED = Choice("not_needed", NEEDS_NONE)
_FIGURES = {"items": _COUNTS, **{name: _STATES[name].sql for name in ("on_time", "late", "missing")}}
_RECEIPT = f"""CASE WHEN NOT {agenda_sql.NEEDS} THEN NULL WHEN {_LACKS} THEN 'missing'
    WHEN item.documents_received_on <= {_DUE_ON} THEN 'on_time' ELSE 'late' END"""
_AGENCY, _FORMER = agency_now("item.agency_id"), former("item.agency_id")

_SOURCE = Source(
    before=_DUE,
    rows="""agenda_item AS item JOIN meeting ON meeting.id = item.meeting_id
        JOIN due ON due.meeting_id = meeting.id
        LEFT JOIN own ON own.due_on = item.documents_due_on AND own.held_on = meeting.held_on""",
    key="item.id",
    usual=(
        "meeting.held_on DESC",
        "meeting.starts_at DESC NULLS LAST",
        "meeting.id DESC",
        "item.position",
        "item.id",
    ),
    always="item.deleted_at IS NULL AND meeting.deleted_at IS NULL",
    orders={
        "meeting": ("meeting.folded",),
        "held_on": ("meeting.held_on", "meeting.starts_at"),
        "content": ("item.folded",),
        "agency": (_AGENCY.format(term="sort_key"),),
        "due_on": (f"(CASE WHEN {agenda_sql.NEEDS} THEN {_DUE_ON} END)",),
        "received_on": (f"({_RECEIVED})",),
        "state": (in_order(Receipt, f"({_RECEIPT})"),),
        "standing": (in_order(ItemState, f"({_STANDING})"),),
        "asked": (in_order(Asked, f"({_ASKED})"),),
    },
    groups={
        "meeting": Grouping("meeting.title", ("meeting.held_on", "meeting.id")),
        "agency": by_agency(_AGENCY, NO_AGENCY),
        "month": Grouping("substr(meeting.held_on, 1, 7)", say=month_heading),
        "state": replace(by_term(Receipt, f"({_RECEIPT})"), empty=NEEDS_NONE),
        "standing": by_term(ItemState, f"({_STANDING})"),
        "asked": by_term(Asked, f"({_ASKED})"),
    },
)
_NAMED = "(SELECT id FROM agency WHERE agency.id = item.agency_id AND agency.deleted_at IS NULL)"
_FILTERS = {
    "period": lambda codes: within("meeting.held_on", codes, "period"),
    "agency": lambda codes: one_or_none(_NAMED, codes, "agency"),
    "state": lambda codes: any_of(_STATES[code] for code in codes),
    "kind": lambda codes: one_of("meeting.kind", codes, "kind"),
    "standing": lambda codes: one_of(f"({_STANDING})", codes, "standing"),
    "asked": lambda codes: any_of(_ASKED_STATES[code] for code in codes),
    "as_of": lambda codes: Condition("1", {"as_of": codes[0]}),
    "figure": lambda codes: whole(_FIGURES, codes),
}
_PLACES = (
    Place("agenda_item", "item.id IN {found}"),
    Place("meeting", "item.meeting_id IN {found}"),
    Place("agency", found_now("item.agency_id")),
)
_ROWS = Question(
    f"""
    SELECT item.id, item.meeting_id AS meeting_key, meeting.title AS meeting, meeting.kind,
        meeting.held_on, item.documents_due_on AS own_due,
        coalesce({_AGENCY.format(term="name")}, '') AS agency, {_FORMER} AS former, {", ".join(agenda_sql.FACTS)},
        {agenda_sql.CONSULTED} AS consulted
    FROM agenda_item AS item JOIN meeting ON meeting.id = item.meeting_id WHERE item.id IN :keys""",
    {
        "kind": MeetingKind,
        "held_on": date.fromisoformat,
        "own_due": date.fromisoformat,
        **agenda_sql.READERS,
    },
)
_MEETINGS = Question(
    "SELECT id, kind, title, held_on, instr(folded, :party) AS maybe_of_party FROM meeting WHERE deleted_at IS NULL",
    {"kind": MeetingKind, "held_on": date.fromisoformat},
)


_OWN_DAYS = Question(
    """
    SELECT DISTINCT documents_due_on AS day, meeting.held_on AS held_on
    FROM agenda_item JOIN meeting ON meeting.id = agenda_item.meeting_id
    WHERE documents_due_on IS NOT NULL AND agenda_item.deleted_at IS NULL""",
    {"day": date.fromisoformat, "held_on": date.fromisoformat},
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    day = today.isoformat()
    seen = Condition("1", {"today": day, "as_of": day, "dues": _dues(session), "owns": _owns(session)})
    wanted, heirs = with_merged(session, wanted, common.seen_on(wanted, today), "agency")
    return (heirs, seen, *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {"đúng hạn": _FIGURES["on_time"], "chậm": _FIGURES["late"], "chưa gửi": _FIGURES["missing"]},
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedPaper]:
    """The contents with these keys, in their order."""
    regulations, calendar = read_regulations(session), read_calendar(session)
    make = partial(_listed, regulations=regulations, calendar=calendar, today=today)
    return common.read(session, _ROWS, keys, make, **bound_on(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    if filter_name == "agency":
        return [Choice(NONE, NO_AGENCY), *agency_choices(session)]
    terms = {"state": Receipt, "kind": MeetingKind, "standing": ItemState, "asked": Asked}
    more = {"state": [MISSING_COMING, NOT_NEEDED], "asked": [OVERDUE_COMING]}
    return [*term_choices(terms[filter_name]), *more.get(filter_name, ())]


def _dues(session: Reads) -> str:
    """The day by which the documents of each meeting are due, as JSON; each day is counted once."""
    regulations, calendar = read_regulations(session), read_calendar(session)
    known: dict[tuple[date, bool], tuple[str, str]] = {}
    dues = []
    for key, kind, title, held_on, maybe_of_party in ask(session, _MEETINGS, {"party": PARTY_COMMITTEE}):
        # The folded text holds the place too, so it says only where to look.
        of_party = (kind is MeetingKind.PARTY or maybe_of_party > 0) and is_of_party(kind, title)
        numbers = regulations.on(held_on)
        if (held_on, of_party) not in known:
            due = session_documents_due(held_on, of_party=of_party, regulation=regulations, calendar=calendar)
            since = withdrawn_from(due, regulation=numbers, calendar=calendar)
            known[held_on, of_party] = due.isoformat(), since.isoformat()
        ask_on = ask_by(kind, held_on, regulations)
        dues.append((key, *known[held_on, of_party], ask_on.isoformat() if ask_on else None))
    return json.dumps(dues)


def _owns(session: Reads) -> str:
    """The own last days of contents and the days of their meetings, with the first day to withdraw one, as JSON."""
    regulations, calendar = read_regulations(session), read_calendar(session)

    def since(day: date, held_on: date) -> date:
        return withdrawn_from(day, regulation=regulations.on(held_on), calendar=calendar)

    days = ask(session, _OWN_DAYS)
    return json.dumps([tuple(map(str, (day, held_on, since(day, held_on)))) for day, held_on in days])


def _listed(row: Any, *, regulations: Regulations, calendar: Calendar, today: date) -> ListedPaper:
    of_party, regulation = is_of_party(row.kind, row.meeting), regulations.on(row.held_on)
    due_on = row.own_due or session_documents_due(
        row.held_on, of_party=of_party, regulation=regulations, calendar=calendar
    )
    since = withdrawn_from(due_on, regulation=regulation, calendar=calendar)
    facts, consulted = facts_of(row), agenda_sql.consulted(row.consulted)
    return ListedPaper(
        key=row.id,
        meeting_key=row.meeting_key,
        meeting=row.meeting,
        held_on=row.held_on,
        content=row.content,
        agency=row.agency,
        former=row.former,
        due_on=due_on if facts.needs_papers else None,
        received_on=happened(row.documents_received_on, today),
        receipt=receipt(due_on, row.documents_received_on, today) if facts.needs_papers else None,
        is_past=facts.needs_papers and due_on < today,
        state=item_state(facts, withdraw_from=since, held_on=row.held_on, as_of=today),
        asked=asked_state(consulted, due_on=ask_by(row.kind, row.held_on, regulations), as_of=today),
    )
