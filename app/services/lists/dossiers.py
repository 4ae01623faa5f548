"""The list of dossiers submitted: where each stands on a day, and whose next step is overdue (duties 59-60, 96-99)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.opinion_terms import Decision, DossierClass, DossierStanding, ReturnGround
from app.core.terms import Secrecy
from app.models.asking import Question
from app.rules.dossiers import DossierFacts, Receipt, due_on, overdue_since
from app.rules.secrets import HIDDEN_CONTENT, is_secret
from app.services.lists import common
from app.services.lists.common import Condition, Grouping, Place, Source, any_of, leader, one_of, within
from app.services.lists.parts import (
    agency_choices,
    by_agency,
    by_term,
    in_order,
    leader_choices,
    month_heading,
    term_choices,
)
from app.services.lists.standing import agency_now, bound_on, former, found_now, with_merged
from app.services.regulation_sql import said_by_day, said_on
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads
    from app.rules.regulation import Calendar, InForce, Regulation


@dataclass(frozen=True, slots=True)
class ListedDossier:
    """One dossier; `due_on` is the last day of the next step, `late` once that is over."""

    key: str
    kind: DossierClass
    content: str
    number: str
    agency: str
    room: str
    officer: str
    leader: str
    received_on: date | None
    versions: int
    submitted_on: date | None
    decision: Decision | None
    decided_on: date | None
    standing: DossierStanding
    due_on: date | None
    late: bool
    former: str = ""
    former_room: str = ""


_LAST = """WITH last AS (
    SELECT * FROM (
        SELECT version.*,
            row_number() OVER (PARTITION BY dossier_id ORDER BY received_on DESC, position DESC, id DESC) AS place
        FROM dossier_version AS version WHERE deleted_at IS NULL AND received_on <= :today
    ) WHERE place = 1
)"""
_ROWS_OF = "dossier LEFT JOIN last ON last.dossier_id = dossier.id"
_SUBMITTED = "coalesce(dossier.submitted_on BETWEEN last.received_on AND :today, 0)"
_DECIDED = """coalesce(dossier.decided_on BETWEEN last.received_on AND :today
    AND NOT (dossier.decided_on = last.received_on AND coalesce(dossier.submitted_on < last.received_on, 0)), 0)"""
_BACK = f"""coalesce(last.returned_on <= :today
    AND NOT ({_SUBMITTED} AND dossier.submitted_on > last.returned_on)
    AND NOT ({_DECIDED} AND dossier.decided_on > last.returned_on), 0)"""
_STANDING = f"""CASE
    WHEN last.id IS NULL THEN 'examining'
    WHEN {_BACK} THEN CASE WHEN last.return_ground = 'incomplete' THEN 'lacking' ELSE 'returned' END
    WHEN {_DECIDED} THEN CASE WHEN dossier.decision = 'more_asked' THEN 'lacking' ELSE 'decided' END
    WHEN {_SUBMITTED} THEN 'submitted'
    WHEN last.examined_on <= :today THEN 'ready'
    ELSE 'examining'
END"""
_LATE = f"""(CASE
    WHEN {_STANDING} IN ('examining', 'ready')
        THEN coalesce(last.received_on <= {said_on("examine", "last.received_on")}, 0)
    WHEN {_STANDING} = 'submitted' THEN dossier.submitted_on <= {said_on("decide", "dossier.submitted_on")}
    ELSE 0
END)"""
_BACK_LATE = f"""({_STANDING} = 'examining'
    AND last.received_on <= {said_on("back", "last.received_on")})"""
LATE = Choice("late", "Quá hạn bước tiếp theo")
_AGENCY, _ROOM = agency_now("dossier.agency_id"), agency_now("dossier.room_id")
_OFFICER = "(SELECT {term} FROM person WHERE person.id = dossier.officer_id AND person.deleted_at IS NULL)"
_LEADER = """coalesce(
    (SELECT {post} FROM post WHERE post.id = dossier.leader_post_id),
    (SELECT {person} FROM person WHERE person.id = dossier.leader_person_id)
)"""

_SOURCE = Source(
    rows=_ROWS_OF,
    key="dossier.id",
    usual=("last.received_on DESC", "dossier.id DESC"),
    always="dossier.deleted_at IS NULL",
    before=_LAST,
    orders={
        "content": ("dossier.folded",),
        "number": ("dossier.number",),
        "kind": (in_order(DossierClass, "dossier.kind"),),
        "agency": (_AGENCY.format(term="sort_key"),),
        "room": (_ROOM.format(term="sort_key"),),
        "officer": (_OFFICER.format(term="sort_key"),),
        "leader": (_LEADER.format(post="sort_key", person="sort_key"),),
        "received_on": ("last.received_on",),
        "submitted_on": ("dossier.submitted_on",),
        "decided_on": ("dossier.decided_on",),
        "state": (in_order(DossierStanding, f"({_STANDING})"),),
    },
    groups={
        "state": by_term(DossierStanding, f"({_STANDING})"),
        "kind": by_term(DossierClass, "dossier.kind"),
        "agency": by_agency(_AGENCY, "Chưa ghi cơ quan trình"),
        "room": by_agency(_ROOM, "Chưa ghi phòng"),
        "month": Grouping("substr(last.received_on, 1, 7)", say=month_heading, empty="Chưa nhận"),
    },
)
_STATES = {
    "late": Condition(_LATE),
    "to_return": Condition(_BACK_LATE),
    **{state.value: Condition(f"{_STANDING} = '{state.value}'") for state in DossierStanding},
}
_FILTERS = {
    "period": lambda codes: within("last.received_on", codes, "period"),
    "state": lambda codes: any_of(_STATES[code] for code in codes),
    "kind": lambda codes: one_of("dossier.kind", codes, "kind"),
    "agency": lambda codes: one_of("dossier.agency_id", codes, "agency"),
    "room": lambda codes: one_of("dossier.room_id", codes, "room"),
    "leader": lambda codes: leader("dossier.leader_post_id", "dossier.leader_person_id", codes, "leader"),
}
_PLACES = (
    Place("dossier", "dossier.id IN {found}"),
    Place("agency", f"({found_now('dossier.agency_id')} OR {found_now('dossier.room_id')})"),
    Place("person", "dossier.officer_id IN {found}"),
    Place("post", "dossier.leader_post_id IN {found}"),
)
_ROWS = Question(
    f"""
    {_LAST}
    SELECT dossier.id, kind, content, dossier.number, secrecy, coalesce({_AGENCY.format(term="name")}, '') AS agency,
        coalesce({_ROOM.format(term="name")}, '') AS room,
        {former("dossier.agency_id")} AS former, {former("dossier.room_id")} AS former_room,
        coalesce({_OFFICER.format(term="full_name")}, '') AS officer,
        coalesce({_LEADER.format(post="name", person="full_name")}, '') AS leader,
        last.received_on AS received_on, last.examined_on, last.returned_on, last.return_ground,
        (SELECT count(*) FROM dossier_version AS every
            WHERE every.dossier_id = dossier.id AND every.deleted_at IS NULL) AS versions,
        submitted_on, decision, decided_on, {_STANDING} AS standing
    FROM {_ROWS_OF} WHERE dossier.id IN :keys""",
    {
        "kind": DossierClass,
        "secrecy": Secrecy,
        "received_on": date.fromisoformat,
        "examined_on": date.fromisoformat,
        "returned_on": date.fromisoformat,
        "return_ground": ReturnGround,
        "submitted_on": date.fromisoformat,
        "decision": Decision,
        "decided_on": date.fromisoformat,
        "standing": DossierStanding,
    },
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    wanted, heirs = with_merged(session, wanted, today, "agency", "room")
    return (
        heirs,
        Condition("1", _seen(session, today)),
        *common.filtered(wanted, _FILTERS),
        *common.worded(wanted.words, *_PLACES),
    )


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {state.label.lower(): f"{_STANDING} = '{state.value}'" for state in DossierStanding} | {"quá hạn": _LATE},
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedDossier]:
    """The dossiers with these keys, in their order."""
    return read_by(session, keys, today, read_regulations(session), read_calendar(session))


def read_by(
    session: Reads, keys: Sequence[str], today: date, regulation: InForce, calendar: Calendar
) -> list[ListedDossier]:
    """The same with the days that some regulation and calendar give."""
    make = partial(_listed, today=today, regulation=regulation, calendar=calendar)
    return common.read(session, _ROWS, keys, make, today=today.isoformat(), **bound_on(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    if filter_name in ("agency", "room"):
        return agency_choices(session)
    if filter_name == "leader":
        return leader_choices(session, "dossier", "leader_person_id")
    if filter_name == "state":
        to_return = Choice("to_return", "Quá hạn trả lại nếu thiếu, sai nơi gửi")
        return [LATE, to_return, *term_choices(DossierStanding)]
    return term_choices({"kind": DossierClass}[filter_name])


def _seen(session: Reads, today: date) -> dict[str, str]:
    """The day, and the days by which what was to be done is overdue: by the number of the day it came or went on."""
    regulations, calendar = read_regulations(session), read_calendar(session)

    def bound(days: Callable[[Regulation], int]) -> str:
        return said_by_day(regulations, lambda one: overdue_since(days(one), today, calendar).isoformat())

    return {
        "today": today.isoformat(),
        "examine": bound(lambda one: one.examination_days),
        "decide": bound(lambda one: one.leader_decision_days),
        "back": bound(lambda one: one.dossier_return_days),
    }


def _listed(row: Any, *, today: date, regulation: InForce, calendar: Calendar) -> ListedDossier:
    values = row._asdict()
    found = {name: values.pop(name) for name in ("examined_on", "returned_on", "return_ground")}
    if is_secret(values.pop("secrecy")):
        values["content"] = HIDDEN_CONTENT
    receipts = (Receipt(row.received_on, *found.values()),) if row.received_on else ()
    facts = DossierFacts(receipts, row.submitted_on, row.decision, row.decided_on)
    due = due_on(facts, today, regulation, calendar)
    late = due is not None and due < today
    return ListedDossier(key=values.pop("id"), due_on=due, late=late, **values)
