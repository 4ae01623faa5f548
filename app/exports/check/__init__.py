"""Is a Word file in the official format? Decree 30/2020/NĐ-CP, checked and mended; values in, values out.

`check` reads a file and says what is wrong where; `fix` writes a copy with the safe faults mended and the rest as
comments. Rules live in `rules`, one file a family; their codes and clauses in `resources/regulations/nd30`.
"""

from app.briefings.format_check import CheckResult, Finding, Severity
from app.exports.check.checking import check
from app.exports.check.mend.fix import fix

__all__ = ["CheckResult", "Finding", "Severity", "check", "fix"]
