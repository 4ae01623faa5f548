"""What lists of those who attend, name plates and envelopes are told."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Delegate:
    """One who attends; `name` is empty while an agency has not said whom it sends, `post` is with its agency."""

    name: str
    post: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DelegateGroup:
    """Delegates under one heading: "Lãnh đạo UBND tỉnh", "Các sở, ban, ngành"."""

    label: str
    delegates: tuple[Delegate, ...]


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """Those who attend a meeting, in the order of the groups and inside each by rank."""

    title: str
    held_on: date
    starts_at: time | None
    places: tuple[str, ...]
    groups: tuple[DelegateGroup, ...]


@dataclass(frozen=True, slots=True)
class NamePlates:
    """The plates of a meeting: the delegates that sit at the table."""

    title: str
    held_on: date
    delegates: tuple[Delegate, ...]


@dataclass(frozen=True, slots=True)
class Envelope:
    """Whom a letter goes to; lines of the address may be none."""

    addressee: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Envelopes:
    """The envelopes of one document; `number` is that of the document ("15/GM-VP"), empty while it has none.

    `symbol` is what will stand behind its number ("GM-VP").
    """

    title: str
    number: str
    envelopes: tuple[Envelope, ...]
    symbol: str = ""
