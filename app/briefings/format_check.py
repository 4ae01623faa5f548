"""What a check of a Word file's format says: findings with code, severity, place and clause."""

from dataclasses import dataclass

from app.core.terms import Term


class Severity(Term):
    """How much a finding weighs: against the decree's text, against samples or habit, worth a look."""

    ERROR = "error", "Lỗi"
    WARNING = "warning", "Cảnh báo"
    HINT = "hint", "Gợi ý"


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
