"""The shipped ways to issue documents: settings, ways to sign, and what each kind takes of them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from app.briefings.issuing import Issuing, SigningRule
from app.core.issuing import Issuer
from app.core.paths import resources
from app.core.text import clean

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class KindDefault:
    """What a kind takes unless the office says otherwise; lists by the key of their setting, empty: none."""

    issuer: Issuer
    signing: str
    addressees: str
    recipients: str
    source: str


@cache
def issuing_settings() -> Mapping[str, tuple[Any, str]]:
    """Return the value and the source of each setting of `Issuing`, by its field."""
    found = _read("issuing_settings")["settings"]
    return {
        field.name: (found[field.name]["value"], found[field.name]["source"]) for field in fields(Issuing)
    }


@cache
def signing_rules() -> Mapping[str, SigningRule]:
    """Return the ways to sign, by code, in their order."""
    rows = _content()["signing"]
    return {
        row["code"]: SigningRule(
            row["code"],
            clean(row["title"]),
            Issuer(row["issuer"]),
            tuple(map(clean, row["lines"])),
            clean(row["source"]),
        )
        for row in rows
    }


@cache
def kind_default(code: str, aside: str = "") -> KindDefault:
    """Return what a kind takes; `aside` is what a subject asks for behind a slash ("office")."""
    kinds = _content()["kinds"]
    own = kinds.get(f"{code}/{aside}") or kinds.get(code, {})
    row = {"addressees": "", **kinds[DEFAULT], **own}
    return KindDefault(**{**row, "issuer": Issuer(row["issuer"])})


@cache
def named_kinds() -> frozenset[str]:
    """Return the codes of the kinds that have ways of their own."""
    return frozenset(name.partition("/")[0] for name in _content()["kinds"]) - {DEFAULT}


@cache
def _content() -> dict[str, Any]:
    return _read("issuing")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((resources() / "regulations" / f"{name}.toml").read_text(encoding="utf-8"))
