"""Checking the official format of a Word file: 0 without errors, 1 with errors."""

from __future__ import annotations

import json
from argparse import Namespace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import AppError

if TYPE_CHECKING:
    from app.exports.check import CheckResult, Finding

PASSED, FAULTY = 0, 1


def run(options: Namespace) -> int:
    """Check the file, print what was found, and write the mended copy if one is wanted."""
    from app.exports.check import check, fix
    from app.exports.check.reading import read_file
    from app.exports.files import write_content

    data = read_file(options.file)
    result = check(data, options.file.name)
    if options.fix is not None:
        _refuse_original(options.file, options.fix)
        write_content(fix(data, options.file.name), options.fix)
    print(_as_json(options.file, result) if options.json else _as_text(options.file, result))
    if options.fix is not None and not options.json:
        print(f"Đã ghi bản sửa: {options.fix}")
    return PASSED if result.passed else FAULTY


def _refuse_original(file: Path, copy: Path) -> None:
    if copy.exists() and copy.samefile(file):
        raise AppError("Bản sửa trùng với tệp gốc nên không ghi.", "Chọn tên khác cho bản sửa.")


def _as_json(file: Path, result: CheckResult) -> str:
    findings = [
        {
            "code": each.code,
            "severity": each.severity.value,
            "place": each.place,
            "message": each.message,
            "clause": each.clause,
            "fixable": each.fixable,
        }
        for each in result.findings
    ]
    return json.dumps({"file": str(file), "findings": findings}, ensure_ascii=False, indent=2)


def _as_text(file: Path, result: CheckResult) -> str:
    """The heaviest findings first, those of one place together."""
    from app.exports.check.telling import by_place, heading, totals

    lines = [f"{file.name}: {totals(result)}"]
    for severity, findings in groupby(result.findings, key=lambda each: each.severity):
        lines += ["", heading(result, severity)]
        for place, here in by_place(findings).items():
            lines += [place, *map(_line, here)]
    return "\n".join(lines)


def _line(finding: Finding) -> str:
    mendable = " [sửa được]" if finding.fixable else ""
    return f"  - {finding.message}{mendable} ({finding.clause}; {finding.code})"
