"""A copy of a Word file with the safe faults mended and the others told as comments."""

from __future__ import annotations

from collections.abc import Collection

from app.exports.check.checking import faults_of, finding
from app.exports.check.findings import Fault
from app.exports.check.mend.comments import add_comments, drop_comments
from app.exports.check.mend.headers import make_awaited_headers
from app.exports.check.mend.parts import drop_macros
from app.exports.check.word.package import Package, open_package

_ROUNDS = 12
"""Mending one fault can bring another to light; more rounds than this are a sign of two that undo each other."""


def fix(data: bytes, name: str = "văn bản.docx", *, agencies: Collection[str] = ()) -> bytes:
    """A copy in which what can be mended safely is mended; the rest are comments by the program's name.

    Letters, runs and parts that no mend concerns stay as they are; macros are left out. Mending a mended copy
    changes nothing. Raises AppError as `check` does.
    """
    package = open_package(data, name)
    drop_comments(package)
    drop_macros(package)
    package, left = _mended(package, agencies)
    add_comments(package, left)
    return package.save()


def _mended(package: Package, agencies: Collection[str]) -> tuple[Package, list[Fault]]:
    """Mend, read anew, and mend again until nothing is left to mend."""
    told: set[tuple[str, str]] = set()
    for _ in range(_ROUNDS):
        faults = faults_of(package, agencies)
        safe = [f for f in faults if finding(f).fixable and (f.code, f.message) not in told]
        if not safe:
            return package, faults
        for fault in safe:
            for mend in fault.mends:
                mend()
        make_awaited_headers(package)
        _note_changes(package)
        again = {(f.code, f.message) for f in faults_of(package, agencies)}
        told |= {(f.code, f.message) for f in safe} & again if _is_stuck(safe, again) else set()
    return package, faults_of(package, agencies)


def _is_stuck(safe: list[Fault], again: set[tuple[str, str]]) -> bool:
    """Whether a whole round mended nothing."""
    return {(f.code, f.message) for f in safe} <= again


def _note_changes(package: Package) -> None:
    """Mends change trees in place: every tree that may have been touched is written anew."""
    touched = {package.main}
    for kind in ("header", "footer"):
        touched |= {name for _, name in package.related(package.main, kind)}
    package.changed |= {name for name in touched if name in package.trees}
