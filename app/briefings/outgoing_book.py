"""The register of outgoing documents: what stands in each line of it (Decree 30/2020, appendix IV)."""

from dataclasses import dataclass
from datetime import date

from app.core.issuing import Issuer, NumberState


@dataclass(frozen=True, slots=True)
class BookLine:
    """One number of the register, in the columns of appendix IV.

    `number` is as documents say it ("05/BC-VP"); `what` names the kind and what it is about; a number that was
    cancelled or waits for its document says so in `note`.
    """

    number: str
    issued_on: date | None
    what: str
    signer: str
    recipients: str
    archive: str
    copies: int | None
    handed_on: date | None
    note: str
    state: NumberState


@dataclass(frozen=True, slots=True)
class OutgoingBook:
    """The register of one issuer for one year: its series by their letters ("" official letters), each by number."""

    year: int
    issuer: Issuer
    issuer_name: str
    series: tuple[tuple[str, tuple[BookLine, ...]], ...]
