"""Who issues a document and how it is headed and signed; all of it is setting, none is code."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """The office as documents name it.

    `province` is the full name of the unit with its level ("tỉnh Đắk Lắk"); `place` the place name of the
    date line; `symbol` the office's letters in numbers ("VP" or "VPUBND"); `signer_lines` the authority and
    post over the signature, one a line; `signer_name` may be empty until it is known.
    """

    parent_name: str
    name: str
    province: str
    place: str
    symbol: str
    signer_lines: tuple[str, ...]
    signer_name: str
    drafting_unit: str
    report_addressees: tuple[str, ...]
    report_recipients: tuple[str, ...]
    notice_recipients: tuple[str, ...]
    leave_date_blank: bool = True
    is_sample: bool = False
