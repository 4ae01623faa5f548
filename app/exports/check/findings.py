"""What a check says: findings with code, severity, place and clause."""

from collections.abc import Callable
from dataclasses import dataclass

from app.core.terms import Term
from app.exports.check.word.names import Element

Mend = Callable[[], None]
"""Mends one fault in the tree that was read."""


class Severity(Term):
    """How much a finding weighs: against the decree's text, against samples or habit, worth a look."""

    ERROR = "error", "Lỗi"
    WARNING = "warning", "Cảnh báo"
    HINT = "hint", "Gợi ý"


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found: its code, the place and the sentence; `anchor` is the paragraph it stands in.

    `mends` mend it for good; without any it can only be told.
    """

    code: str
    place: str
    message: str
    anchor: Element | None = None
    mends: tuple[Mend, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault as people read it."""

    code: str
    severity: Severity
    place: str
    message: str
    clause: str
    fixable: bool


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All findings of one file, the heaviest first, then in the order of their codes."""

    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        """How many findings weigh this much."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def passed(self) -> bool:
        """Whether nothing is against the decree's text."""
        return not self.count(Severity.ERROR)
