"""The findings of a check as lines, counts and text to paste."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.briefings.format_check import CheckResult, Finding, Severity
from app.core.words import number
from app.ui import theme
from app.ui.theme import Mark
from app.ui.widgets.plain_table import Line

TITLES = ("Mức", "Nơi", "Điều cần xem", "Sửa", "Mã", "Quy định")
WIDTHS = (13, 26, 54, 9, 10)
WHOLE_CLAUSE = "Phụ lục I, Phần I, "  # most rules stand there; the details say it
MARKS = {Severity.ERROR: Mark.LATE, Severity.WARNING: Mark.SOON, Severity.HINT: Mark.NEUTRAL}
MENDED, BY_HAND = "tự động", "bằng tay"


@dataclass(frozen=True, slots=True)
class Checked:
    """A file as it was read and what was found in it."""

    path: Path
    data: bytes
    result: CheckResult


def line(finding: Finding) -> Line:
    """A finding as a row of the table."""
    mark = MARKS[finding.severity]
    weight = f"{theme.SIGNS[mark]} {finding.severity.label}"
    how = MENDED if finding.fixable else BY_HAND
    cells = (
        weight,
        finding.place,
        finding.message,
        how,
        finding.code,
        finding.clause.removeprefix(WHOLE_CLAUSE),
    )
    return Line(cells, mark, finding)


def wanted(findings: Sequence[Finding], chosen: Collection[Severity]) -> list[Finding]:
    """The findings of the chosen weights, the heaviest first, those of one place together."""
    from app.exports.check.telling import by_place  # with the first check, which needs much

    weights = [[f for f in findings if f.severity is weight] for weight in Severity if weight in chosen]
    return [f for found in weights for here in by_place(found).values() for f in here]


def summary(checked: Checked) -> str:
    """One sentence on the whole file."""
    from app.exports.check.telling import totals

    if not checked.result.findings:
        return f"“{checked.path.name}” không có lỗi thể thức."
    return f"“{checked.path.name}”: {totals(checked.result)}."


def count(findings: Sequence[Finding], severity: Severity) -> str:
    """A weight with how many findings have it, as its button says it."""
    found = sum(finding.severity is severity for finding in findings)
    return f"{theme.SIGNS[MARKS[severity]]} {severity.label} ({number(found)})"


def shown(some: int, whole: int) -> str:
    """The line under the table."""
    return f"{number(some)} trong {number(whole)} điểm" if some != whole else f"{number(whole)} điểm"


def details(finding: Finding) -> str:
    """A finding in full, with what is to be done about it."""
    how = "“Lưu bản sửa…” sửa giúp điểm này." if finding.fixable else "Điểm này cần sửa bằng tay trong Word."
    return f"{finding.place}. {finding.message} Quy định: {finding.clause} ({finding.code}). {how}"


def as_table(checked: Checked, findings: Iterable[Finding]) -> str:
    """The list as Word and Excel take it from the clipboard."""
    rows = [
        ("Mức", "Nơi", "Điều cần xem", "Quy định", "Mã"),
        *((f.severity.label, f.place, f.message, f.clause, f.code) for f in findings),
    ]
    return "\n".join([summary(checked), *("\t".join(row) for row in rows)])


def copy_name(path: Path) -> Path:
    """What a mended copy is called at first."""
    return path.with_name(f"{path.stem} (đã sửa).docx")
