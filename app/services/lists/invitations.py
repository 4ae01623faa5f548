"""The list of invitations by others: who goes, what was asked before and reported after (duties 77-82)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.meeting_held_terms import InvitationKind, InvitationStanding, InvitedAs
from app.models.asking import Question, ask
from app.rules.invitations import last_overdue
from app.services.lists import common
from app.services.lists.common import Condition, Grouping, Place, Source, any_of, one_of, within
from app.services.lists.parts import by_agency, by_term, in_order, month_heading, term_choices
from app.services.old_days import ASKED_FOR, DECLINED_FOR
from app.services.regulation_sql import said_by_day, said_on
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedInvitation:
    """One invitation; `attendees` are those who go, in words, and for whom they go.

    `asked_for` is the day for which instructions were asked for, where the meeting was moved since.
    """

    key: str
    kind: InvitationKind
    manner: InvitedAs
    agency: str
    number: str
    content: str
    held_on: date
    starts_at: time | None
    place: str
    room: str
    attendees: str
    asked_on: date | None
    asked_for: date | None
    reported_on: date | None
    standing: InvitationStanding


_GOES = """FROM invitation_attendee AS goes JOIN person ON person.id = goes.person_id
    WHERE goes.invitation_id = invitation.id AND goes.deleted_at IS NULL"""
_ENDED = "coalesce(invitation.ends_on, invitation.held_on)"
_STANDING = f"""CASE
    WHEN invitation.declined AND {DECLINED_FOR} IS NULL THEN 'declined'
    WHEN invitation.reported_on <= :today THEN 'reported'
    WHEN NOT EXISTS (SELECT 1 {_GOES}) THEN 'undecided'
    WHEN {_ENDED} < :today THEN CASE WHEN {_ENDED} <= {said_on("overdue", _ENDED)} THEN 'overdue' ELSE 'unreported' END
    WHEN invitation.held_on <= :today THEN 'today'
    WHEN invitation.asked_on <= :today AND {ASKED_FOR} IS NULL THEN 'ready'
    ELSE 'unasked'
END"""
_AGENCY = "(SELECT {term} FROM agency WHERE agency.id = invitation.agency_id AND agency.deleted_at IS NULL)"
_ROOM = "(SELECT name FROM agency WHERE agency.id = invitation.room_id AND agency.deleted_at IS NULL)"
_ATTENDEES = (
    f"(SELECT group_concat(full_name, '; ') FROM (SELECT full_name {_GOES} ORDER BY goes.position, goes.id))"
)
_INSTEAD = f"""(SELECT ' (thay ' || invited.full_name || ')' FROM person AS invited
    WHERE invited.id = invitation.invited_id AND NOT EXISTS (SELECT 1 {_GOES} AND goes.person_id = invited.id))"""
ATTENTION = Choice("attention", "Cần xử lý (chưa phân công, quá hạn báo cáo)")
_STATES = {
    "attention": Condition(
        f"({_STANDING} = 'overdue' OR ({_STANDING} = 'undecided' AND invitation.held_on >= :today))"
    ),
    **{state.value: Condition(f"{_STANDING} = '{state.value}'") for state in InvitationStanding},
}

_SOURCE = Source(
    rows="invitation",
    key="invitation.id",
    usual=("invitation.held_on DESC", "invitation.starts_at DESC NULLS LAST", "invitation.id DESC"),
    always="invitation.deleted_at IS NULL",
    orders={
        "held_on": ("invitation.held_on", "invitation.starts_at"),
        "agency": (_AGENCY.format(term="sort_key"),),
        "content": ("invitation.folded",),
        "state": (in_order(InvitationStanding, f"({_STANDING})"),),
        "asked_on": ("invitation.asked_on",),
        "reported_on": ("invitation.reported_on",),
    },
    groups={
        "month": Grouping("substr(invitation.held_on, 1, 7)", say=month_heading),
        "agency": by_agency(_AGENCY, "Chưa ghi cơ quan mời"),
        "state": by_term(InvitationStanding, f"({_STANDING})"),
        "kind": by_term(InvitationKind, "invitation.kind"),
    },
)


def _goes(codes: Sequence[str]) -> Condition:
    goes = one_of("goes.person_id", codes, "person")
    return Condition(f"EXISTS (SELECT 1 {_GOES} AND {goes.sql})", goes.values)


_FILTERS = {
    "period": lambda codes: within("invitation.held_on", codes, "period"),
    "state": lambda codes: any_of(_STATES[code] for code in codes),
    "kind": lambda codes: one_of("invitation.kind", codes, "kind"),
    "manner": lambda codes: one_of("invitation.manner", codes, "manner"),
    "person": _goes,
}
_PLACES = (
    Place("invitation", "invitation.id IN {found}"),
    Place("agency", "invitation.agency_id IN {found}"),
    Place(
        "person",
        "invitation.id IN (SELECT invitation_id FROM invitation_attendee"
        " WHERE deleted_at IS NULL AND person_id IN {found})",
    ),
)
_PEOPLE = """
    SELECT DISTINCT person.id, full_name, person.sort_key FROM person
        JOIN invitation_attendee AS goes ON goes.person_id = person.id AND goes.deleted_at IS NULL
    WHERE person.deleted_at IS NULL ORDER BY person.sort_key"""
_ROWS = Question(
    f"""
    SELECT invitation.id, kind, manner, coalesce({_AGENCY.format(term="name")}, '') AS agency, number, content,
        held_on, starts_at, place, coalesce({_ROOM}, '') AS room,
        coalesce({_ATTENDEES} || coalesce({_INSTEAD}, ''), '') AS attendees,
        asked_on, CASE WHEN asked_on IS NOT NULL THEN {ASKED_FOR} END AS asked_for, reported_on,
        {_STANDING} AS standing
    FROM invitation WHERE invitation.id IN :keys""",
    {
        "kind": InvitationKind,
        "manner": InvitedAs,
        "held_on": date.fromisoformat,
        "starts_at": time.fromisoformat,
        "asked_on": date.fromisoformat,
        "asked_for": date.fromisoformat,
        "reported_on": date.fromisoformat,
        "standing": InvitationStanding,
    },
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    seen = Condition("1", _seen(session, today))
    return (seen, *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {
        "chưa phân công": f"{_STANDING} = 'undecided'",
        "chờ báo cáo": f"{_STANDING} = 'unreported'",
        "quá hạn báo cáo": f"{_STANDING} = 'overdue'",
    },
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedInvitation]:
    """The invitations with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, **_seen(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    match filter_name:
        case "state":
            return [ATTENTION, *term_choices(InvitationStanding)]
        case "person":
            return [Choice(row.id, row.full_name) for row in ask(session, _PEOPLE)]
        case _:
            return term_choices({"kind": InvitationKind, "manner": InvitedAs}[filter_name])


def _seen(session: Reads, today: date) -> dict[str, str]:
    calendar = read_calendar(session)
    overdue = said_by_day(
        read_regulations(session),
        lambda numbers: last_overdue(today, numbers.attended_report_days, calendar).isoformat(),
    )
    return {"today": today.isoformat(), "overdue": overdue}


def _listed(row: Any) -> ListedInvitation:
    values = row._asdict()
    return ListedInvitation(key=values.pop("id"), **values)
