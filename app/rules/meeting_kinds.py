"""What each kind of meeting brings by the regulation: who chairs, who comes, which days and steps count."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from app.core.meeting_terms import Group, Step
from app.core.terms import MeetingKind
from app.rules.regular_days import consultation_due
from app.rules.regulation import InForce

CHAIRMAN, CHIEF = "chu tich", "chanh van phong"
"""How the posts begin that chair meetings, in folded letters."""

_ALL = tuple(Step)
_WITHIN = (Step.PROGRAMME, Step.RECORD)
_WITHOUT_PRESS = tuple(step for step in Step if step is not Step.PRESS)


@dataclass(frozen=True, slots=True)
class KindRule:
    """What a kind brings.

    `chair` is how the post begins whose holder chairs it (empty: nobody by itself); `groups` come to it; `steps` are
    those of duty 62 that it needs. `is_session`: the committee decides, so that duty 54 asks for consultation.
    `of_office`: it stands in the office's own programme, and rooms carry out what it concludes (duty 70).
    """

    chair: str = ""
    groups: tuple[Group, ...] = ()
    steps: tuple[Step, ...] = _WITHOUT_PRESS
    is_session: bool = False
    of_office: bool = False


_SESSION = KindRule(CHAIRMAN, (Group.COMMITTEE,), _ALL, is_session=True)
_OFFICE = KindRule(CHIEF, (Group.OFFICE_LEADERS, Group.ROOM_HEADS), _WITHIN, of_office=True)


def rule_of(kind: MeetingKind) -> KindRule:
    """What a kind of meeting brings (duties 53, 62, 66-75, 87, 88)."""
    match kind:
        case (
            MeetingKind.REGULAR_SESSION
            | MeetingKind.SPECIAL_SESSION
            | MeetingKind.THEMATIC_SESSION
            | MeetingKind.EXTRAORDINARY_SESSION
        ):
            return _SESSION
        case MeetingKind.OFFICE_BRIEFING | MeetingKind.MID_YEAR_REVIEW | MeetingKind.YEAR_REVIEW:
            return _OFFICE
        case MeetingKind.LEADERSHIP:
            return KindRule(CHIEF, (Group.OFFICE_LEADERS,), _WITHIN, of_office=True)
        case MeetingKind.WITH_UNIONS:
            return KindRule(CHIEF, (Group.OFFICE_LEADERS, Group.UNION_HEADS), _WITHIN, of_office=True)
        case MeetingKind.OFFICE_CHAIRED:
            return KindRule(CHIEF, (), (Step.PROGRAMME, Step.PAPERS, Step.RECORD))
        case MeetingKind.LEADERS_WORKING:
            return KindRule(CHAIRMAN)
        case MeetingKind.CONFERENCE:
            return KindRule(CHAIRMAN, (), _ALL)
        case MeetingKind.PARTY | MeetingKind.TRAINING | MeetingKind.OTHER:
            return KindRule(of_office=kind is MeetingKind.OTHER)


def is_called_by_office(kind: MeetingKind) -> bool:
    """Whether the head of the office chairs such a meeting, so that the office itself invites to it."""
    return rule_of(kind).chair == CHIEF


SESSIONS = frozenset(kind for kind in MeetingKind if rule_of(kind).is_session)
"""The kinds at which the committee decides."""

OF_OFFICE = frozenset(kind for kind in MeetingKind if rule_of(kind).of_office)
"""The kinds of the office's own meetings."""


def ask_by(kind: MeetingKind, held_on: date, regulation: InForce) -> date | None:
    """The last day to ask the chairmen about a meeting's contents; none for one that is no session (duty 54)."""
    return regulation.day(partial(consultation_due, held_on)) if rule_of(kind).is_session else None
