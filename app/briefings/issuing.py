"""How documents go out: what holds for all of them, for a kind, and for one document alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.briefings.office import Office
from app.core.issuing import Circulation, Issuer, Urgency


@dataclass(frozen=True, slots=True)
class Issuing:
    """Settings beside those of the office; `rooms` are "TH: Phòng Tổng hợp", the letters first.

    `vote_sentence` is the pattern by which documents tell what a vote came to (`rules/vote_sentences`).
    `contact` stands at the foot of official letters (Decree 30/2020, appendix I, II.13); it may be empty.
    """

    committee_symbol: str
    rooms: tuple[str, ...]
    leave_number_blank: bool
    contact: tuple[str, ...]
    letter_recipients: tuple[str, ...]
    invitation_recipients: tuple[str, ...]
    conclusion_recipients: tuple[str, ...]
    committee_recipients: tuple[str, ...]
    internal_recipients: tuple[str, ...]
    council_addressees: tuple[str, ...]
    vote_sentence: str


@dataclass(frozen=True, slots=True)
class SigningRule:
    """One way to sign: the lines over the name, and the article that allows it.

    "{office_signer}" among the lines stands for the office's own signer, "{post}" for a post that is typed.
    """

    code: str
    title: str
    issuer: Issuer
    lines: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class KindIssuing:
    """How documents of a kind go out; an empty `room` is the office's drafting unit."""

    issuer: Issuer
    signing: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    room: str = ""


@dataclass(frozen=True, slots=True)
class RoomIssuer:
    """A room that issues a document under the office; its letters, its head's post and name may be unknown."""

    name: str
    letters: str = ""
    post: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """All that an edition is made from beside the document itself; `holders` are the holders of posts, folded.

    `acting` are the deputies who were told to act for posts on the day, by the post folded. A `room` issues it where
    it is no paper of the office itself.
    """

    office: Office
    issuing: Issuing
    rules: Mapping[str, SigningRule]
    kind: KindIssuing
    holders: Mapping[str, str]
    acting: Mapping[str, str] = field(default_factory=dict)
    room: RoomIssuer | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What one document says otherwise than its kind; None follows the settings, an empty list means none."""

    summary: str = ""
    issuer: Issuer | None = None
    signing: str | None = None
    signer_post: str = ""
    signer_name: str | None = None
    room: str | None = None
    addressees: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    contact: tuple[str, ...] | None = None
    dated: date | None = None
    urgency: Urgency = Urgency.NONE
    circulation: Circulation = Circulation.NONE
    copies: str = ""


@dataclass(frozen=True, slots=True)
class NumberSeries:
    """One series of numbers: the letters of a kind (empty: official letters) of one issuer in one year."""

    issuer: Issuer
    abbreviation: str
    year: int


@dataclass(frozen=True, slots=True)
class BookEntry:
    """What a person writes into a line of the register beside its number (Decree 30/2020, appendix IV)."""

    title: str = ""
    summary: str = ""
    issued_on: date | None = None
    signer: str = ""
    recipients: str = ""
    archive: str = ""
    copies: int | None = None
    handed_on: date | None = None
    note: str = ""
