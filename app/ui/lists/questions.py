"""What a list asks of the database; each question takes the place of an older one of its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from app.briefings.lists import Total, Wanted
from app.ui.lists.model import PAGE, Found, RowsModel
from app.ui.lists.screen import ListScreen
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.models.asking import Reads

Row = TypeVar("Row")


def whole(wanted: Wanted, told: frozenset[str]) -> Wanted:
    """The same without words and filters; those that are `told` say what is computed, and stay."""
    return Wanted(filters={name: codes for name, codes in wanted.filters.items() if name in told and codes})


def is_narrowed(wanted: Wanted, told: frozenset[str]) -> bool:
    """Whether words or filters keep rows away; those that are `told` say what is computed."""
    return bool(wanted.words) or _is_filtered(wanted, told)


def cause_of(wanted: Wanted, told: frozenset[str]) -> str:
    """What keeps the rows away, in words: what is sought, the filters, or both."""
    filters = "điều kiện lọc đang chọn" if _is_filtered(wanted, told) else ""
    return " và ".join(filter(None, (wanted.words and f"“{wanted.words}”", filters)))


def _is_filtered(wanted: Wanted, told: frozenset[str]) -> bool:
    return any(codes for name, codes in wanted.filters.items() if name not in told)


class Questions(Generic[Row]):
    """The questions of one list; `owner` goes, and its answers are dropped."""

    def __init__(self, owner: QObject, screen: ListScreen[Row], tasks: Tasks) -> None:
        self._owner, self._screen, self._tasks = owner, screen, tasks

    def rows(self, wanted: Wanted, number: int, then: Callable[[Found[Row]], None]) -> None:
        """All keys, and the rows of a page; of the last one where there are not so many."""
        screen = self._screen

        def find(session: Reads) -> Found[Row]:
            listing = screen.find(session, wanted)
            page = min(number, max(len(listing.keys) - 1, 0) // PAGE)
            keys = listing.keys[page * PAGE : (page + 1) * PAGE]
            return Found(wanted, listing, page, screen.page(session, keys, wanted))

        self._tasks.look(self._owner, "rows", find, then)

    def page(self, model: RowsModel[Row], number: int) -> None:
        """The rows of a page for the model, if it still shows the same list then."""
        screen, wanted, keys, all_keys = self._screen, model.wanted, model.page_keys(number), model.keys

        def fill(rows: Sequence[Row]) -> None:
            if model.keys is all_keys:
                model.set_page(number, rows)

        self._tasks.look(
            self._owner, f"page {number}", lambda session: screen.page(session, keys, wanted), fill
        )

    def totals(self, wanted: Wanted, then: Callable[[Sequence[Total]], None]) -> None:
        """The figures of the line under the list, if it has any."""
        if totals := self._screen.totals:
            self._tasks.look(self._owner, "totals", lambda session: totals(session, wanted), then)

    def all(self, wanted: Wanted, then: Callable[[int], None]) -> None:
        """How many rows there are of a list that is not narrowed."""
        find = self._screen.find
        self._tasks.look(self._owner, "all", lambda session: len(find(session, wanted).keys), then)
