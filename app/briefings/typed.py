"""What a document is told that a person types: which kind it is; all that it says stands in its edition."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typed:
    """A document of free text; `kind_code` is one of `core.document_kinds`, `summary` what it was named by."""

    kind_code: str
    summary: str = ""
