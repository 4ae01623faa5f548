"""What people typed into a form and did not save, as it is kept for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.briefings.attached import AttachedFile


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft that was left: its own id, the form's name, the record's key ("": a new one), its title, when."""

    id: str
    form: str
    key: str
    title: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft to go on with; `fields` holds what stood in each field that was touched, plain values for JSON."""

    row: DraftRow
    fields: Mapping[str, Any]
    base: Mapping[str, Any]
    """What the form began with besides its fields, of a new record."""

    files: tuple[AttachedFile, ...]
    """Files that wait for the record to be saved."""
