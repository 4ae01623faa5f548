"""What the form of a round of opinions is filled with."""

from dataclasses import dataclass
from datetime import date, time

from app.briefings.forms import Ref
from app.core.opinion_terms import Channel, RoundKind, TakenUp
from app.core.regulation_terms import Unanswered
from app.core.terms import Opinion, Secrecy


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A member or an agency that is asked, what it answered (duty 92), and what became of that (duties 93, 108)."""

    key: str = ""
    who: Ref | None = None
    opinion: Opinion | None = None
    answered_on: date | None = None
    said: str = ""
    taken_up: TakenUp | None = None
    taken_up_words: str = ""
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """A later last day to answer."""

    key: str = ""
    extended_to: date | None = None
    decided_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OpinionRoundForm:
    """A round as its form shows it; nobody asked means all members, no last day the one of the regulation."""

    kind: RoundKind = RoundKind.MEMBERS
    number: str = ""
    content: str = ""
    secrecy: Secrecy = Secrecy.NONE
    channel: Channel = Channel.SYSTEM
    lead: Ref | None = None
    dossier: Ref | None = None
    programme_item: Ref | None = None
    agenda_item: Ref | None = None
    asked_on: date | None = None
    answer_by: date | None = None
    answer_at: time | None = None
    points: str = ""
    papers: str = ""
    answers: tuple[AnswerRow, ...] = ()
    extensions: tuple[ExtensionRow, ...] = ()
    chair: Ref | None = None
    closed_on: date | None = None
    unanswered: Unanswered | None = None
    asker: str = ""
    reply_number: str = ""
    replied_on: date | None = None
    note: str = ""
