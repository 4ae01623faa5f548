"""What is asked before a number of the register is held, or a series begins behind a paper book."""

from dataclasses import dataclass
from datetime import date

from app.core.issuing import Issuer


@dataclass(frozen=True, slots=True)
class HeldNumber:
    """A number for a document that is made elsewhere; without `number` the next one of the series."""

    issuer: Issuer = Issuer.OFFICE
    letters: str = ""
    room: str = ""
    number: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class LastOnPaper:
    """The last number of a paper book."""

    issuer: Issuer = Issuer.OFFICE
    letters: str = ""
    room: str = ""
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register as a sheet fills it; without a day the number stays held."""

    summary: str = ""
    issued_on: date | None = None
    signer: str = ""
    recipients: str = ""
    archive: str = ""
    copies: int | None = None
    handed_on: date | None = None
    note: str = ""
