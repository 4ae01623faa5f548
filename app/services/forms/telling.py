"""How the detail panel says the columns of a record: labels, days, terms, spans."""

from collections.abc import Iterable, Iterator
from datetime import date, time

from app.briefings.forms import Fact, Ref
from app.core.fields import LABELS
from app.core.terms import Term
from app.core.words import number, short_date

Told = date | time | Term | Ref | str | int | bool | None


def facts(table_name: str, columns: Iterable[tuple[str, Told]]) -> tuple[Fact, ...]:
    """The columns that hold something, with their labels."""
    return tuple(_facts(table_name, columns))


def _facts(table_name: str, columns: Iterable[tuple[str, Told]]) -> Iterator[Fact]:
    for name, value in columns:
        if said := say(value):
            yield Fact(LABELS[table_name][name], said)


def say(value: Told) -> str:
    """A value in words; empty for none and for no."""
    match value:
        case None | False:
            return ""
        case True:
            return "Có"
        case Term():
            return value.label
        case Ref():
            return value.name
        case date():
            return short_date(value)
        case time():
            return f"{value:%H:%M}"
        case int():
            return number(value)
        case str():
            return value


def say_span(since: date | None, until: date | None) -> str:
    """A span of days in words: "từ 01/01/2026 đến 31/12/2026"; empty for an open one."""
    begins = f"từ {short_date(since)}" if since else ""
    ends = f"đến {short_date(until)}" if until else ""
    return " ".join(filter(None, (begins, ends)))


def with_aside(name: str, aside: str) -> str:
    """A name with what is said of it in brackets, if anything is."""
    return f"{name} ({aside})" if aside else name


def without_empty(parts: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The parts that have lines."""
    return {title: lines for title, lines in parts.items() if lines}
