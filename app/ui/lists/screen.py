"""A list as a value: its columns, filters and groups, and the questions that fill it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from app.briefings.lists import Choice, Listing, Total, Wanted
from app.core.tables import Column
from app.ui import theme
from app.ui.shell import Shell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.forms import Details
    from app.models.asking import Reads

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of a list, shown as a chip.

    `choices` answers what can be chosen. A filter by `period` has codes "2026-10-01..2026-10-31" and brings its own
    way to choose. One without `choices` is no button: it shows only as a chip when a page asked for it. `say` is
    the code in words, where the choices or the days of a period do not tell it.
    """

    name: str
    label: str
    choices: Callable[[Reads], Sequence[Choice]] | None = None
    period: bool = False
    several: bool = True
    say: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A verb of a list: a button, and a shortcut; `run` gets the keys of the chosen rows.

    One of `more` stands in the menu beside the buttons; one that makes a `document` of a kind, by its code, in the
    menu of documents, there and in the detail panel. One that stands `apart` begins a new group of a menu; one that is
    `under` a title stands in a menu of that title within any menu.
    """

    label: str
    tip: str
    run: Callable[[Shell, Sequence[str]], None]
    shortcut: str = ""
    needs_rows: bool = True
    main: bool = False
    more: bool = False
    document: str = ""
    apart: bool = False
    under: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """How F2 writes a cell: `write` takes the key of the row and what was typed; it raises AppError."""

    write: Callable[[Session, str, str], None]
    choices: Callable[[Session], Sequence[Choice]] | None = None


@dataclass(frozen=True, slots=True)
class ListScreen(Generic[Row]):
    """What a list shows, and the questions that fill it.

    `name` is what pages call it, and keeps its remembered columns apart; `noun` is counted in the line above it;
    `orders` holds one order a column, that `find` knows (empty: the column cannot be sorted by); `page` answers
    rows in the order of their keys, as of the day that is wanted; `groups` are the ways to group (code: the name
    that `find` knows); `empty` is said when there is nothing at all; `marks` gives the look of a cell by the title
    of its column (None: as any other); rows that are `is_off` are crossed out; `edits` what F2 may write, by the
    same title; `hidden` the titles of columns that are not shown at first; `start` the filters that it opens with;
    `form` the form that Enter opens, `opens` what Enter does where rows have no form, `describe` what the panel
    tells of them then; `table` the table of the rows:
    with it Del moves them to the bin. `paper` says what the list is called on paper, where it is an annex of another
    document; `more` answers the columns that the office defined itself, hidden at first, and `more_filters` their
    filters.
    """

    name: str
    title: str
    noun: str
    columns: Sequence[Column[Row]]
    orders: Sequence[str]
    find: Callable[[Reads, Wanted], Listing]
    page: Callable[[Reads, Sequence[str], Wanted], Sequence[Row]]
    empty: str
    totals: Callable[[Reads, Wanted], Sequence[Total]] | None = None
    filters: tuple[Filter, ...] = ()
    groups: tuple[Choice, ...] = ()
    marks: Mapping[str, Callable[[Row], theme.Mark | None]] = field(default_factory=dict)
    is_off: Callable[[Row], bool] | None = None
    edits: Mapping[str, Edit] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    actions: tuple[Action, ...] = ()
    start: Callable[[], Mapping[str, tuple[str, ...]]] = dict
    form: str = ""
    opens: Callable[[Shell, str], None] | None = None
    describe: Callable[[Session, str], Details] | None = None
    table: str = ""
    paper: Callable[[Wanted], str] | None = None
    more: Callable[[Reads], Sequence[Column[Row]]] | None = None
    more_filters: Callable[[Reads], Sequence[Filter]] | None = None


def widened(screen: ListScreen[Row], more: Sequence[Column[Row]]) -> ListScreen[Row]:
    """The list with further columns at its end, hidden at first; a title that is taken is told apart."""
    taken = {column.title for column in screen.columns}
    added = [replace(one, title=f"{one.title} (riêng)") if one.title in taken else one for one in more]
    return replace(
        screen,
        columns=(*screen.columns, *added),
        orders=(*screen.orders, *("" for _ in added)),
        hidden=screen.hidden | {column.title for column in added},
    )
