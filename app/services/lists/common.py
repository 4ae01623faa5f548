"""What the questions of all lists share: words, filters, order and groups as SQL, and rows in the order of keys.

A list is a `Source`; what is asked of it are `Condition`s. Keys, counts and totals come from the same two, so a count
cannot differ from the list that it opens. Values are always bound, never written into the SQL.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from app.briefings.lists import Group, Listing, Total, Wanted
from app.core import text as core_text
from app.core.keys import BETWEEN, keys_in
from app.models.asking import Question, ask, fetched, matching
from app.services.same_names import told_apart

if TYPE_CHECKING:
    from app.models.asking import Reads


Read = TypeVar("Read")
BATCH = 500
# One text of all keys in their order: with a row a key the driver would wait for a busy window at each of them.
# ORDER BY inside of group_concat says the same and takes twice as long.
_AS_ONE = f"SELECT group_concat(key, char({ord(BETWEEN)})) FROM ({{}})"
_KEY = 32  # digits of a key, as it is stored
_NEXT, _WITHIN = "\x1e", "\x1f"  # between the groups of two rows, and inside of one
_HEADING, _TERM = "coalesce('+' || heading, '')", f"char({ord(_WITHIN)}) || coalesce("
_IN_GROUPS = f"""SELECT group_concat(key, char({ord(BETWEEN)})), group_concat({{group}}, char({ord(_NEXT)}))
FROM ({{{{}}}})"""
MOST_WORDS = 32
"""So many words of a search count; a pasted page has more than SQL takes."""

PERIOD_SIGN = ".."
AS_OF = "as_of"
NONE = "none"
"""The code of a filter for rows that lack the thing."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of a WHERE, and the values that it binds."""

    sql: str
    values: Mapping[str, Any] = field(default_factory=dict)


NOTHING = Condition("0")
"""No row fulfils it."""

EVERYTHING = Condition("1")
"""Every row fulfils it."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to group: the stored heading, what puts the groups in order before it, and how a reader is told it.

    Rows without a heading (NULL) are told `empty`; they come last. Headings of `people` are stored as what orders them,
    the key, a break and the name; those of one name are told apart.
    """

    heading: str
    terms: tuple[str, ...] = ()
    say: Callable[[str], str] = str
    empty: str = ""
    people: bool = False

    def said(self, heading: str | None) -> str:
        """The heading as the list shows it."""
        return self.empty if heading is None else self.say(heading)


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of a list: what stands after FROM, the key, what holds for every row, and the ways to order and group.

    `usual` is the order when none is wanted, with its directions, and the last word in every other; the terms of
    `orders` have no direction. `before` is a WITH; `values` is what all of these bind.
    """

    rows: str
    key: str
    usual: tuple[str, ...]
    always: str
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: Mapping[str, Grouping] = field(default_factory=dict)
    before: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SqlList:
    """A list that one statement answers: its rows, what a wish asks of them on a day, the sums of the line below."""

    source: Source
    asked: Callable[[Reads, Wanted, date], Sequence[Condition]]
    sums: Mapping[str, str] = field(default_factory=dict)

    def find(self, session: Reads, wanted: Wanted, *, today: date) -> Listing:
        """The keys of the wanted rows, and the groups that they fall into."""
        return find(session, self.source, self.asked(session, wanted, today), wanted)

    def count(self, session: Reads, wanted: Wanted, *, today: date) -> int:
        """How many keys `find` answers."""
        return count(session, self.source, self.asked(session, wanted, today))

    def totals(self, session: Reads, wanted: Wanted, *, today: date) -> tuple[Total, ...]:
        """The sums over the rows that `find` answers, by their labels."""
        return totals(session, self.source, self.asked(session, wanted, today), self.sums)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word may stand: in the folded text of a table; `holds` says with {found} which rows that gives."""

    table: str
    holds: str


def one_of(column: str, codes: Iterable[str], name: str) -> Condition:
    """The column holds one of the codes; `name` sets the bound values apart from others of the question."""
    values = {f"{name}_{number}": code for number, code in enumerate(codes)}
    return Condition(f"{column} IN ({', '.join(f':{bound}' for bound in values)})", values)


def one_or_none(column: str, codes: Sequence[str], name: str) -> Condition:
    """The same, where `NONE` among the codes asks for rows without one."""
    some = [code for code in codes if code != NONE]
    empty = (Condition(f"{column} IS NULL"),) if len(some) < len(codes) else ()
    return any_of((*empty, *((one_of(column, some, name),) if some else ())))


def any_of(conditions: Iterable[Condition]) -> Condition:
    """One of the conditions is fulfilled."""
    several = tuple(conditions)
    return _joined(several, "OR") if several else NOTHING


def all_of(conditions: Iterable[Condition]) -> Condition:
    """Every one of the conditions is fulfilled."""
    several = tuple(conditions)
    return _joined(several, "AND") if several else EVERYTHING


def seen_on(wanted: Wanted, today: date) -> date:
    """The day as of which the list is wanted; ValueError for a code that is no day."""
    codes = wanted.filters.get(AS_OF)
    return date.fromisoformat(codes[0]) if codes else today


def days_of(code: str) -> tuple[date, date]:
    """The first and the last day of a period code like "2026-10-01..2026-10-31"; ValueError for another text."""
    first, _, last = code.partition(PERIOD_SIGN)
    return date.fromisoformat(first), date.fromisoformat(last)


def within(column: str, codes: Iterable[str], name: str) -> Condition:
    """The day in the column lies in one of the periods."""
    return any_of(
        Condition(
            f"{column} BETWEEN :{name}_from_{number} AND :{name}_to_{number}",
            {f"{name}_from_{number}": first.isoformat(), f"{name}_to_{number}": last.isoformat()},
        )
        for number, (first, last) in enumerate(map(days_of, codes))
    )


def leader(post: str, person: str, codes: Iterable[str], name: str) -> Condition:
    """One of the leaders, written "post:KEY" or "person:KEY", stands in the column of posts or of people.

    Who stands in both is the post; `NONE` asks for rows without either.
    """
    split = [code.partition(":") for code in codes]
    keys = {kind: [key for table, _, key in split if table == kind] for kind in ("post", "person")}
    asked = [one_of(post, keys["post"], f"{name}_post")] if keys["post"] else []
    if keys["person"]:
        asked.append(all_of((Condition(f"{post} IS NULL"), one_of(person, keys["person"], f"{name}_person"))))
    if (NONE, "", "") in split:
        asked.append(Condition(f"({post} IS NULL AND {person} IS NULL)"))
    return any_of(asked)


def worded(words: str, *places: Place) -> tuple[Condition, ...]:
    """Each word begins a word in one of the places; a text of mere signs is found nowhere."""
    parts = core_text.words(words)[:MOST_WORDS]
    if not parts:
        return (NOTHING,) if words.strip() else ()
    return tuple(_one_word(word, f"word_{number}", places) for number, word in enumerate(parts))


def _one_word(word: str, name: str, places: Sequence[Place]) -> Condition:
    holds = (place.holds.format(found=f"({entries(place.table, name)})") for place in places)
    return Condition(f"({' OR '.join(holds)})", {name: matching(word)})


def entries(table: str, name: str) -> str:
    """A question for the keys of the rows of a table that the search index finds for the bound words `name`."""
    return (
        "SELECT entry.row_id FROM search_index JOIN search_entry AS entry ON entry.n = search_index.rowid "
        f"WHERE search_index MATCH :{name} AND entry.kind = '{table}'"
    )


def filtered(
    wanted: Wanted, filters: Mapping[str, Callable[[tuple[str, ...]], Condition]]
) -> tuple[Condition, ...]:
    """The conditions of the wanted filters; KeyError for one that the list does not know."""
    return tuple(filters[name](codes) for name, codes in wanted.filters.items() if codes)


def find(session: Reads, source: Source, asked: Sequence[Condition], wanted: Wanted) -> Listing:
    """All keys in the wanted order, and the groups that they fall into."""
    order = ", ".join((*_ranked(source, wanted), *source.usual))
    if not wanted.group:
        [(keys,)] = _ask(session, source, f"{source.key} AS key", asked, f"ORDER BY {order}", whole=_AS_ONE)
        return Listing(keys_in(keys or ""))
    grouping = source.groups[wanted.group]
    terms = [f"term_{place}" for place in range(len(grouping.terms))]
    named = (f"{term} AS {name}" for term, name in zip(grouping.terms, terms, strict=True))
    [(keys, headings)] = _ask(
        session,
        source,
        ", ".join((f"{source.key} AS key", f"{grouping.heading} AS heading", *named)),
        asked,
        f"ORDER BY {', '.join(f'{name} NULLS LAST' for name in (*terms, 'heading'))}, {order}",
        whole=_IN_GROUPS.format(group=" || ".join((_HEADING, *(f"{_TERM}{name}, '')" for name in terms)))),
    )
    counted = Counter(headings.split(_NEXT) if keys else ())  # in the order in which the groups come
    labels = _labels(session, grouping, [_heading(group) for group in counted])
    return Listing(keys_in(keys or ""), tuple(map(Group, labels, counted.values())))


def _labels(session: Reads, grouping: Grouping, headings: Sequence[str | None]) -> list[str]:
    """The headings as the list shows them."""
    if not grouping.people:
        return [grouping.said(heading) for heading in headings]
    people = {heading: heading.rpartition("\n")[0][-_KEY:] for heading in headings if heading}
    names = told_apart(session, {key: grouping.said(heading) for heading, key in people.items()})
    return [names[people[heading]] if heading else grouping.empty for heading in headings]


def _heading(group: str) -> str | None:
    """The heading in what stands for a group: a sign before it, for one that is empty is not one that is not there."""
    heading = group.partition(_WITHIN)[0]
    return heading[1:] if heading else None


def count(session: Reads, source: Source, asked: Sequence[Condition]) -> int:
    """How many keys `find` would answer."""
    [(number,)] = _ask(session, source, "count(*)", asked)
    return int(number)


def totals(
    session: Reads, source: Source, asked: Sequence[Condition], sums: Mapping[str, str], *, facts: str = ""
) -> tuple[Total, ...]:
    """The sums over the rows that `find` would answer, by their labels; `facts` are columns worked out once a row."""
    columns = ", ".join(f"coalesce(sum({each}), 0)" for each in sums.values())
    whole = f"WITH facts AS MATERIALIZED ({{}}) SELECT {columns} FROM facts" if facts else "{}"
    [row] = _ask(session, source, facts or columns, asked, whole=whole)
    return tuple(Total(label, int(value)) for label, value in zip(sums, row, strict=True))


def read(
    session: Reads,
    question: Question,
    keys: Sequence[str],
    make: Callable[[Any], Read],
    **values: Any,
) -> list[Read]:
    """The rows of `question`, which binds `keys` and answers each key as `id`, in the order of the keys."""
    found = {
        row.id: make(row)
        for some in _batches(keys)
        for row in ask(session, question, {**values, "keys": some})
    }
    return [found[key] for key in keys]


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))


def _ask(
    session: Reads,
    source: Source,
    columns: str,
    asked: Sequence[Condition],
    after: str = "",
    *,
    whole: str = "{}",
) -> Sequence[Any]:
    where = _joined((Condition(source.always, source.values), *asked), "AND")
    rows_asked = f"SELECT {columns} FROM {source.rows} WHERE {where.sql} {after}"
    statement = f"{source.before} {whole.format(rows_asked)}"
    return fetched(session, statement, where.values)[1]


def _ranked(source: Source, wanted: Wanted) -> tuple[str, ...]:
    """The terms of the wanted order; what is empty comes last either way."""
    way = "DESC" if wanted.descending else "ASC"
    terms = source.orders[wanted.order] if wanted.order else ()
    return tuple(f"{term} {way} NULLS LAST" for term in terms)


def _joined(conditions: Sequence[Condition], sign: str) -> Condition:
    values = {name: value for condition in conditions for name, value in condition.values.items()}
    return Condition(f"({f' {sign} '.join(condition.sql for condition in conditions)})", values)
