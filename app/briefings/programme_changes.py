"""What became of the programme between two days: contents added, withdrawn, carried on, moved."""

from dataclasses import dataclass
from datetime import date

from app.briefings.programme_item_form import YearMonth
from app.core.programme_terms import ItemChange
from app.core.terms import AdjustmentGround, Book


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """One content that is not in the programme as it was; its months before and after, none where it was not in it.

    One that went on into another period says after it the month in which the next item goes on, and that item the
    month of the one before. `decided_on`, `decided_by`, `document`, `ground` and `reason` are those of the decision by
    which it came, moved or went, where it is known.
    """

    key: str
    content: str
    leads: tuple[str, ...]
    leader: str
    book: Book
    change: ItemChange
    before: YearMonth | None
    after: YearMonth | None
    decided_on: date | None = None
    ground: AdjustmentGround | None = None
    reason: str = ""
    document: str = ""
    decided_by: str = ""
