"""A check's result in words."""

from collections.abc import Iterable

from app.briefings.format_check import CheckResult, Finding, Severity


def totals(result: CheckResult) -> str:
    """How many findings of each weight: "03 lỗi, 01 cảnh báo, 02 gợi ý; 04 điểm sửa được tự động"."""
    if not result.findings:
        return "không có lỗi thể thức"
    counts = [f"{result.count(each):02d} {each.label.lower()}" for each in Severity if result.count(each)]
    fixable = sum(finding.fixable for finding in result.findings)
    return ", ".join(counts) + (f"; {fixable:02d} điểm sửa được tự động" if fixable else "")


def heading(result: CheckResult, severity: Severity) -> str:
    """The line above all findings of one weight: "LỖI (12)"."""
    return f"{severity.label.upper()} ({result.count(severity)})"


def by_place(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings by where they are, the places in the order in which they come first."""
    places: dict[str, list[Finding]] = {}
    for finding in findings:
        places.setdefault(finding.place, []).append(finding)
    return places
