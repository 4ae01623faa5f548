"""Subjects: what stands before and after the slash, and days as they are typed there."""

from __future__ import annotations

from datetime import date

from app.core.errors import AppError

OFFICE = "office"  # behind the slash: the office's own book of the programme
KEYS = "+"  # between the keys of a subject that names several tasks


def parts(subject: str) -> tuple[str, str]:
    """Return what a subject names, and what else is asked behind the slash (empty: nothing)."""
    named, _, asked = subject.partition("/")
    return named, asked


def day_or(asked: str, today: date) -> date:
    """Return the day "2026-11-15", or today for an empty text; AppError for anything else."""
    if not asked:
        return today
    try:
        return date.fromisoformat(asked)
    except ValueError as error:
        raise AppError(f"“{asked}” không phải là ngày.", "Viết như 2026-11-15.") from error
