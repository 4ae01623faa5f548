"""What the screens know of a Word template of the office."""

from dataclasses import dataclass

from app.briefings.attached import AttachedFile
from app.core.template_kinds import TemplateKind


@dataclass(frozen=True, slots=True)
class WordTemplateRow:
    """A template: its key, its name, what it is for, and its file."""

    key: str
    name: str
    kind: TemplateKind
    file: AttachedFile
