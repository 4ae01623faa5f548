"""Short ways to keep rows and to ask a list, for the tests of the lists."""

from datetime import date, timedelta
from types import ModuleType
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.models.base import Record
from app.models.search import catch_up

TODAY = date(2026, 11, 23)  # a Monday
DAY = timedelta(days=1)
Row = TypeVar("Row", bound=Record)


def keep(session: Session, row: Row) -> Row:
    """Keep a row, so that others may point to it."""
    session.add(row)
    session.flush()
    return row


def rows(
    session: Session, module: ModuleType, wanted: Wanted | None = None, *, words: str = "", **filters: str
) -> list[Any]:
    """What a list shows of the rows that it finds; `words` and `filters` where `wanted` is not given."""
    catch_up(session.connection())
    asked = wanted or Wanted(words=words, filters={name: (code,) for name, code in filters.items()})
    keys = module.find(session, asked, today=TODAY).keys
    assert len(keys) == module.count(session, asked, today=TODAY)
    return module.read(session, keys, today=TODAY)


def groups(session: Session, module: ModuleType, group: str) -> list[tuple[str, int]]:
    """The headings of a list that is grouped, each with its number of rows."""
    listing = module.find(session, Wanted(group=group), today=TODAY)
    assert sum(one.count for one in listing.groups) == len(listing.keys)
    return [(one.label, one.count) for one in listing.groups]


def totals(session: Session, module: ModuleType) -> dict[str, int]:
    """The line under a list."""
    return {total.label: total.value for total in module.totals(session, Wanted(), today=TODAY)}
