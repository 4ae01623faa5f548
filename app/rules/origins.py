"""Who a task comes from in the first place, told by its document's number and by the names that stand beside it."""

import re
from functools import lru_cache

from app.core.terms import TaskOrigin
from app.core.text import fold

_PARTS = re.compile(r"[-/.,\s]+")
_SYMBOLS = re.compile(r"[-/]([a-z]+)")  # of a number within a text, where "từ" and "dự" are words like others
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
_BY_NAME = (
    ("van phong chinh phu", TaskOrigin.GOVERNMENT),
    ("thu tuong", TaskOrigin.GOVERNMENT),
    ("chinh phu", TaskOrigin.GOVERNMENT),
    ("ttg", TaskOrigin.GOVERNMENT),
    ("vpcp", TaskOrigin.GOVERNMENT),
    ("tinh uy", TaskOrigin.PARTY),
    ("dang uy", TaskOrigin.PARTY),
    ("ban thuong vu", TaskOrigin.PARTY),
    ("hoi dong nhan dan", TaskOrigin.COUNCIL),
    ("hdnd", TaskOrigin.COUNCIL),
    ("uy ban nhan dan", TaskOrigin.PROVINCE),
    ("ubnd", TaskOrigin.PROVINCE),
)


_BY_MATTER = (
    ("chat van", TaskOrigin.COUNCIL_QUESTION),
    ("cu tri", TaskOrigin.VOTERS),
    ("dai bieu quoc hoi", TaskOrigin.DEPUTIES),
    ("dbqh", TaskOrigin.DEPUTIES),
    ("tiep cong dan", TaskOrigin.CITIZENS),
    ("bao chi", TaskOrigin.PRESS),
    ("gop y", TaskOrigin.COMMENT),
    ("kien nghi", TaskOrigin.COUNCIL_PETITION),
)
"""What a summary or an issuer speaks of, the most telling first; "kiến nghị" alone only of the council's documents."""
_RAISED = _BY_MATTER[:-1]
_BY_LABEL = {fold(origin.label): origin for origin in TaskOrigin}


def origin_of(number: str, *texts: str) -> TaskOrigin | None:
    """Return where a task comes from: "512/QĐ-TTg" Government, "12-KL/TU" party, "7/NQ-HĐND" council.

    The number and each text (issuer, who assigned it, a heading above it) may name somebody; the highest counts:
    what the Government asks for comes from there, whoever passes it on. None: nobody is named.
    """
    told = {_by_symbol(_parts(number)), *map(_told, texts)}
    return next((origin for origin in TaskOrigin if origin in told), None)


def origin_said(text: str) -> TaskOrigin | None:
    """Return the origin that a cell names by its own label, or by what was raised: "Chất vấn"; None: neither."""
    said, named = fold(text), origin_of("", text)
    if said in _BY_LABEL or named in (TaskOrigin.GOVERNMENT, TaskOrigin.PARTY):
        return _BY_LABEL.get(said, named)
    return next((origin for words, origin in _RAISED if words in said), None)


def proposed_origin(number: str, issuer: str, assigner: str, summary: str = "") -> TaskOrigin:
    """Return the origin that a form proposes; nobody named: the province without a document, else a document that came.

    What the council, voters, deputies, citizens or the press raise is told by the summary, where the Government or the
    party did not ask for it (duties 89, 131-138).
    """
    unnamed = TaskOrigin.INCOMING if number or issuer else TaskOrigin.PROVINCE
    named = origin_of(number, issuer, assigner) or unnamed
    if named in (TaskOrigin.GOVERNMENT, TaskOrigin.PARTY):
        return named
    said = fold(f"{issuer} {summary}")
    raised = next((origin for words, origin in _BY_MATTER if words in said), None)
    if raised is TaskOrigin.COUNCIL_PETITION and named is not TaskOrigin.COUNCIL:
        return named
    return raised or named


@lru_cache(maxsize=4096)
def _told(text: str) -> TaskOrigin | None:
    said = fold(text)
    return _by_symbol(_SYMBOLS.findall(said)) or next(
        (origin for name, origin in _BY_NAME if name in said), None
    )


def _parts(number: str) -> list[str]:
    return [part for part in _PARTS.split(fold(number)) if part and not part.isdigit()]


def _by_symbol(symbols: list[str]) -> TaskOrigin | None:
    for symbol in symbols:
        if symbol in _BY_SYMBOL:
            return _BY_SYMBOL[symbol]
    return TaskOrigin.PROVINCE if symbols[-1:] == [_CHAIRMAN] else None
