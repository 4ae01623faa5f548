"""The rows of a form in which an office's own fields are filled (feature 16)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.briefings.custom_fields import CustomRow
from app.core.fields import LABELS
from app.ui.forms.screen import Entry, Field, Section

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.lists import Choice

_VALUE = LABELS["task_value"]


def custom_section(find: Callable[[Session, str], Sequence[Choice]]) -> Section:
    """The group of a form that holds them; `find` answers the fields of its records."""
    columns = (
        Field("field", _VALUE["field_id"], Entry.REF, find=find),
        Field("value", _VALUE["value"], Entry.LINE),
    )
    rows = Field("custom", "Trường riêng của cơ quan", Entry.ROWS, row=CustomRow, columns=columns)
    return Section("Trường riêng", (rows,), folded=True)
