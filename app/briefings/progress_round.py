"""The monthly round of reports on the programme (duty 42): what an agency says, and the letter to those who did not."""

from dataclasses import dataclass
from datetime import date

from app.core.terms import Book


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """What is reported of an item in a round, and how its head explains the delay at the session (duty 45).

    It `corrects` the report that is there, or else, of another day, comes after it.
    """

    reported_on: date | None = None
    document_number: str = ""
    progress: str = ""
    cause: str = ""
    remedy: str = ""
    preparation: str = ""
    difficulty: str = ""
    proposal: str = ""
    explanation: str = ""
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class OwedItem:
    """An item that was not reported; `months_late` is 0 while its month has not passed.

    An `unassigned` one has no lead: it is asked of whoever proposed or follows it.
    """

    content: str
    form: str
    due: tuple[int, int]
    months_late: int
    unassigned: bool = False


@dataclass(frozen=True, slots=True)
class Owing:
    """An agency with the items that it did not report in the round."""

    name: str
    items: tuple[OwedItem, ...]


@dataclass(frozen=True, slots=True)
class ProgressUrging:
    """Who has not reported in the round of a month by a day; `due_on` was the last day, `answer_by` is the next.

    Of the office's own book they are its rooms (duty 49).
    """

    year: int
    month: int
    due_on: date
    as_of: date
    answer_by: date
    agencies: tuple[Owing, ...]
    book: Book = Book.COMMITTEE
