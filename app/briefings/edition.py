"""One document as it goes out: letterhead, number, addressees, signature, and the office's own words in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.core.issuing import Circulation, Urgency


@dataclass(frozen=True, slots=True)
class Edition:
    """What a document is told beside its briefing; every part is ready to print (Decree 30/2020, appendix I).

    `parent_name` may be empty (UBND tỉnh has none over it); `agency_lines` is the issuer, one line or two;
    `issuer` names it inside a sentence ("Văn phòng UBND tỉnh Đắk Lắk"). `symbol` is all that follows the number
    ("BC-VP", and "UBND-TH" for an official letter). `number` is empty until one is reserved, and the day and month
    stay blank while `has_day` is off; `dated` gives month and year all the same. `archive` is what follows "Lưu: ".
    `signer_name` may be empty. `corrects` says which issued document this one replaces, for the body to tell.
    `written` holds the office's words by slot, in the marks of `core.rich_text`.
    """

    parent_name: str
    agency_lines: tuple[str, ...]
    issuer: str
    symbol: str
    place: str
    dated: date
    signer_lines: tuple[str, ...]
    signer_name: str = ""
    number: str = ""
    has_day: bool = False
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str = "VT"
    summary: str = ""
    urgency: Urgency = Urgency.NONE
    circulation: Circulation = Circulation.NONE
    copies: str = ""
    contact: tuple[str, ...] = ()
    corrects: str = ""
    written: Mapping[str, str] = field(default_factory=dict)
