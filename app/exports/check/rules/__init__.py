"""The rules, one file a family, in the order of the components; each answers the faults it finds."""

from collections.abc import Callable, Iterator

from app.exports.check.findings import Fault
from app.exports.check.parts.document import Parts
from app.exports.check.rules import (
    addressees,
    agency,
    appendices,
    basis,
    body,
    capitals,
    closing,
    dates,
    letters,
    nation,
    numbering,
    page,
    page_numbers,
    recipients,
    sanity,
    signature,
    subject,
    symbol,
    tables,
    title,
    typing,
)

RULES: tuple[Callable[[Parts], Iterator[Fault]], ...] = tuple(
    family.find
    for family in (
        page,
        letters,
        nation,
        agency,
        symbol,
        dates,
        subject,
        title,
        basis,
        body,
        numbering,
        page_numbers,
        addressees,
        recipients,
        signature,
        closing,
        appendices,
        capitals,
        sanity,
        tables,
        typing,
    )
)
