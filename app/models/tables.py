"""Every table, imported once, so that `Base.metadata` is whole."""

from app.models import (
    agency,
    agenda,
    change_log,
    document,
    draft,
    meeting,
    office,
    person,
    programme,
    report,
    search,
    task,
    undo_step,
    word_template,
)

__all__ = [
    "agency",
    "agenda",
    "change_log",
    "document",
    "draft",
    "meeting",
    "office",
    "person",
    "programme",
    "report",
    "search",
    "task",
    "undo_step",
    "word_template",
]
