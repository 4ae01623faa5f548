"""From the bytes of a Word file to its findings."""

from __future__ import annotations

from collections.abc import Collection

from app.briefings.format_check import CheckResult, Finding, Severity
from app.exports.check.findings import Fault
from app.exports.check.parts.document import read_parts
from app.exports.check.regulation import code
from app.exports.check.rules import RULES
from app.exports.check.rules.regime import foreign
from app.exports.check.word.package import Package, open_package
from app.exports.check.word.reader import read_word


def check(data: bytes, name: str = "văn bản.docx", *, agencies: Collection[str] = ()) -> CheckResult:
    """Check a Word file against the decree; `name` is how sentences name it, the bytes are left as they are.

    `agencies`: abbreviations of agencies that the office allows in symbols; none means that they are not judged.
    Raises AppError in one sentence for what is no readable Word file.
    The heaviest findings come first, equally heavy ones in the order of their codes.
    """
    faults = faults_of(open_package(data, name), agencies)
    weights = list(Severity)
    found = [finding(fault) for fault in faults]
    return CheckResult(tuple(sorted(found, key=lambda each: weights.index(each.severity))))


def faults_of(package: Package, agencies: Collection[str] = ()) -> list[Fault]:
    """The faults of an open file with their mends, in the order of their codes; equal ones once."""
    parts = read_parts(read_word(package), frozenset(agencies))
    other = foreign(parts)
    if other is not None:
        return [other]
    found = [fault for rule in RULES for fault in rule(parts)]
    kept: dict[tuple[str, str, str], Fault] = {}
    for fault in found:
        kept.setdefault((fault.code, fault.place, fault.message), fault)
    return sorted(kept.values(), key=lambda fault: fault.code)


def finding(fault: Fault) -> Finding:
    """A fault as people read it."""
    about = code(fault.code)
    return Finding(
        fault.code,
        about.severity,
        fault.place,
        fault.message,
        about.clause,
        about.fix == "A" and bool(fault.mends),
    )
