"""What the minutes of a handover are told (duty 21)."""

from dataclasses import dataclass
from datetime import date

from app.briefings.month import TaskRow


@dataclass(frozen=True, slots=True)
class Party:
    """Who hands over, takes over or bears witness."""

    name: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class HandedDossier:
    """A dossier that is handed over: what it is, from whom it came, and where it stands."""

    name: str
    agency: str = ""
    standing: str = ""
    sheets: int | None = None


@dataclass(frozen=True, slots=True)
class Handover:
    """Work that goes from one person to another.

    `about` goes on after "lĩnh vực" ("tài chính, đầu tư"); empty: all of the giver's work. `ground` is the document
    that changes the assignment, as it is cited.
    """

    giver: Party
    taker: Party
    held_on: date
    place: str
    about: str = ""
    ground: str = ""
    witnesses: tuple[Party, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    dossiers: tuple[HandedDossier, ...] = ()
    copies: int = 3
