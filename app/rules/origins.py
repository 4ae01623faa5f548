"""Who a task comes from in the first place, told by its document's number, else by its issuer."""

import re

from app.core.terms import TaskOrigin
from app.core.text import fold

_PARTS = re.compile(r"[-/.,\s]+")
_BY_SYMBOL = {
    "ttg": TaskOrigin.GOVERNMENT,
    "cp": TaskOrigin.GOVERNMENT,
    "vpcp": TaskOrigin.GOVERNMENT,
    "tu": TaskOrigin.PARTY,
    "du": TaskOrigin.PARTY,
    "hdnd": TaskOrigin.COUNCIL,
    "ubnd": TaskOrigin.PROVINCE,
    # The office announces what the chairman concluded (practice of Lào Cai, Lâm Đồng: "/TB-VP").
    "vp": TaskOrigin.PROVINCE,
    "vpubnd": TaskOrigin.PROVINCE,
}
# "CT" is the chairman only as the issuer ("12/TB-CT"); before the issuer ("10/CT-BXD") it is a directive.
_CHAIRMAN = "ct"
_BY_ISSUER = (
    ("van phong chinh phu", TaskOrigin.GOVERNMENT),
    ("thu tuong", TaskOrigin.GOVERNMENT),
    ("chinh phu", TaskOrigin.GOVERNMENT),
    ("tinh uy", TaskOrigin.PARTY),
    ("dang uy", TaskOrigin.PARTY),
    ("hoi dong nhan dan", TaskOrigin.COUNCIL),
    ("hdnd", TaskOrigin.COUNCIL),
    ("uy ban nhan dan", TaskOrigin.PROVINCE),
    ("ubnd", TaskOrigin.PROVINCE),
)


def origin_of(number: str, issuer: str = "") -> TaskOrigin:
    """Return where a task comes from: "512/QĐ-TTg" Government, "12-KL/TU" party, "7/NQ-HĐND" council.

    A number whose symbol says nothing leaves the word to the issuer's name; neither: another source.
    """
    by_symbol = _by_symbol(_symbols(number))
    return by_symbol or _by_issuer(fold(issuer)) or TaskOrigin.OTHER


def proposed_origin(number: str, issuer: str, assigner: str) -> TaskOrigin:
    """Return the origin that a form proposes: by the document, or by who assigned; nobody named: the province."""
    if number or issuer:
        return origin_of(number, issuer or assigner)
    return origin_of("", assigner) if assigner and _by_issuer(fold(assigner)) else TaskOrigin.PROVINCE


def _symbols(number: str) -> list[str]:
    return [part for part in _PARTS.split(fold(number)) if part and not part.isdigit()]


def _by_symbol(symbols: list[str]) -> TaskOrigin | None:
    for symbol in symbols:
        if symbol in _BY_SYMBOL:
            return _BY_SYMBOL[symbol]
    return TaskOrigin.PROVINCE if symbols[-1:] == [_CHAIRMAN] else None


def _by_issuer(issuer: str) -> TaskOrigin | None:
    return next((origin for name, origin in _BY_ISSUER if name in issuer), None)
