"""What `app/services/lists/<name>.py` answers, as of today or the wanted day; its file is imported when first asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.ui.today import today

if TYPE_CHECKING:
    from app.briefings.lists import Choice, Listing, Total, Wanted
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListService:
    """The questions of the list of a name, as its screen declares them."""

    name: str

    def find(self, session: Reads, wanted: Wanted) -> Listing:
        """The keys of the wanted rows."""
        listing: Listing = self._module().find(session, wanted, today=today())
        return listing

    def page(self, session: Reads, keys: Sequence[str], wanted: Wanted) -> Sequence[Any]:
        """The rows with these keys, as they are on the day that is wanted."""
        from app.services.lists.common import seen_on

        rows: Sequence[Any] = self._module().read(session, keys, today=seen_on(wanted, today()))
        return rows

    def totals(self, session: Reads, wanted: Wanted) -> Sequence[Total]:
        """The figures of the line under the list."""
        totals: Sequence[Total] = self._module().totals(session, wanted, today=today())
        return totals

    def choices(self, filter_name: str) -> Callable[[Reads], Sequence[Choice]]:
        """The question for what a filter can be set to."""

        def ask(session: Reads) -> Sequence[Choice]:
            found: Sequence[Choice] = self._module().choices(session, filter_name)
            return found

        return ask

    def _module(self) -> Any:
        return import_module(f"app.services.lists.{self.name}")
