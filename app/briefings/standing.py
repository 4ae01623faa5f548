"""Where a document of ours stands, as the screens tell it."""

from dataclasses import dataclass
from datetime import date

from app.briefings.attached import AttachedFile
from app.core.issuing import Standing
from app.core.words import short_date


@dataclass(frozen=True, slots=True)
class DocumentStanding:
    """The newest version of a document: `key` of its row (empty: nothing of it is kept), its number with its symbol.

    `next_number` is what a draft would get, empty where it holds one or its kind has none. `confirmed` says, a line
    each, who let a programme go out though it lacked something, when, and what.
    """

    key: str = ""
    version: int = 1
    standing: Standing = Standing.DRAFT
    number: str = ""
    next_number: str = ""
    issued_on: date | None = None
    why_cancelled: str = ""
    files: tuple[AttachedFile, ...] = ()
    confirmed: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.standing is Standing.DRAFT

    def said(self) -> str:
        """In one line: "Đã phát hành: số 05/BC-VP, ngày 03/11/2026"; nothing of a first draft without a number."""
        number = f"số {self.number}" if self.number else ""
        day = f"ngày {short_date(self.issued_on)}" if self.issued_on else ""
        version = f"bản {self.version}" if self.version > 1 else ""
        told = ", ".join(filter(None, (version, number, day)))
        if self.is_draft and not told:
            return ""
        label = self.standing.label + (f" ({self.why_cancelled})" if self.why_cancelled else "")
        return f"{label}: {told}" if told else label
