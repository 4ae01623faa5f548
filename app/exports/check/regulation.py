"""The decree's numbers and codes, read from `resources/regulations/nd30`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from app.briefings.format_check import Severity
from app.core.paths import resources

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Code:
    """One rule: what it finds, how much it weighs, where it is written, and whether it can be mended.

    `fix`: "A" safely, "C" after a person has agreed, "N" not at all.
    """

    name: str
    what: str
    severity: Severity
    clause: str
    fix: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its name and abbreviation; whether it is addressed ("must", "may", "never", or in its
    "own" way), has a summary, and says place and date.
    """

    name: str
    code: str
    addressed: str = "never"
    summarised: bool = True
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Expired:
    """A regulation that no longer holds: what took its place, and since when."""

    number: str
    by: str
    since: date


def code(name: str) -> Code:
    """The rule of a code such as "ND30-01a"; LookupError if there is none."""
    return codes()[name]


@cache
def codes() -> dict[str, Code]:
    """Every code in the order of the decree's components."""
    return {
        name: Code(name, row["what"], Severity(row["severity"]), row["clause"], row["fix"])
        for name, row in _read("codes.toml").items()
    }


@cache
def numbers() -> dict[str, Any]:
    """The numbers, by table and name."""
    return _read("numbers.toml")


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds that have a name (article 7), the longest name first."""
    return tuple(sorted((Kind(**row) for row in numbers()["kinds"]), key=lambda kind: -len(kind.name)))


@cache
def expired() -> tuple[Expired, ...]:
    """Regulations that no longer hold."""
    return tuple(Expired(**row) for row in numbers()["expired"])


def words(name: str) -> Any:
    """A list of words."""
    return numbers()["words"][name]


def sizes(part: str) -> tuple[float, float]:
    """The smallest and the largest size of a part, tolerance included."""
    low, high = numbers()["sizes"][part]
    slack = numbers()["sizes"]["tolerance"]
    return low - slack, high + slack


def nearest_size(part: str, size: float) -> float:
    """The size of a part that a wrong one becomes."""
    low, high = numbers()["sizes"][part]
    return float(min(max(round(size), low), high))


def decimal(value: float) -> str:
    """A number as Vietnamese write it: "13,5"."""
    return f"{value:.10g}".replace(".", ",")


def size_words(part: str) -> str:
    """A part's sizes as a sentence says them: "13-14"."""
    low, high = map(decimal, numbers()["sizes"][part])
    return low if low == high else f"{low}-{high}"


def _read(name: str) -> dict[str, Any]:
    path = resources() / "regulations" / "nd30" / name
    return tomllib.loads(path.read_text(encoding="utf-8"))
