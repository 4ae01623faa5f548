"""What the form of an office's own field is filled with, and what such fields say of a record (feature 16)."""

from dataclasses import dataclass

from app.briefings.forms import Ref
from app.core.custom_terms import CustomKind, CustomSubject
from app.core.task_terms import Obligation
from app.core.terms import MeetingKind


@dataclass(frozen=True, slots=True)
class CustomFieldForm:
    """A field as its form shows it; `choices` has one a line, no `obligations` or `meeting_kinds` are all of them."""

    name: str = ""
    subject: CustomSubject = CustomSubject.TASK
    kind: CustomKind = CustomKind.TEXT
    choices: str = ""
    obligations: tuple[Obligation, ...] = ()
    meeting_kinds: tuple[MeetingKind, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomRow:
    """What one field says of a record, as people write it; empty: nothing."""

    field: Ref | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class CustomColumn:
    """A field as a column of a list: its key, its name, and what its values are."""

    key: str
    name: str
    kind: CustomKind


@dataclass(frozen=True, slots=True)
class NewValue:
    """What one field is to say of many records, as people write it; empty: nothing any more."""

    field: Ref | None = None
    value: str = ""
