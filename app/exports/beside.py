"""The columns of the periods that a statistic is compared with, and of the places of its lines."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from app.briefings.beside import Beside
from app.briefings.figures import Period
from app.core.statistics_terms import Comparison
from app.core.tables import Cell, Column, Kind
from app.core.words import short_date
from app.exports.statistics import TIES, Counted

_COUNTED = (int, Decimal)
_SHORT = {Comparison.BEFORE: "Kỳ trước", Comparison.YEAR_AGO: "Cùng kỳ"}
_CHANGE = "Tăng, giảm"
Said = tuple[str, Callable[[Any], Cell]]
"""What a rate is called, and what it is of the figures of a line."""
Number = tuple[str, Callable[[Any], Cell], str]
"""The same of a number, and the figure of the list that shows its rows."""


def beside_columns(
    beside: Beside, *, figures: Callable[[Any], Any], numbers: Sequence[Number], rate: Said | None
) -> tuple[Counted[Any], ...]:
    """The place, then of each other period numbers (opening their rows), a rate, how far the rate now is from it.

    Where there is no rate, how far each number now is from that of the other period.
    """
    place: Column[Any] = Column("Xếp hạng", lambda line: line.place, 8, Kind.NUMBER)
    columns = [(place, "")] if beside.criterion else []
    for each in beside.periods:
        columns += _of(each, figures, numbers, rate)
    return tuple(columns)


def _of(
    each: Comparison, figures: Callable[[Any], Any], numbers: Sequence[Number], rate: Said | None
) -> Iterator[Counted[Any]]:
    def then(of: Callable[[Any], Cell], line: Any) -> Cell:
        return of(line.others[each]) if each in line.others else None

    def change(of: Callable[[Any], Cell], line: Any) -> Cell:
        now, before = of(figures(line)), then(of, line)
        return now - before if isinstance(now, _COUNTED) and isinstance(before, _COUNTED) else None

    def column(words: str, value: Callable[[Any], Cell], kind: Kind) -> Column[Any]:
        width = 10 if kind is Kind.PERCENT else 9
        return Column(f"{_SHORT[each]}: {words[:1].lower()}{words[1:]}", value, width, kind)

    for words, of, figure in numbers:
        yield column(words, partial(then, of), Kind.NUMBER), f"{each.value}:{figure}"
        if rate is None:
            yield column(f"{_CHANGE} {words.lower()}", partial(change, of), Kind.NUMBER), ""
    if rate:
        words, of = rate
        yield column(words, partial(then, of), Kind.PERCENT), ""
        yield column(f"{_CHANGE} tỷ lệ", partial(change, of), Kind.PERCENT), ""


def opened(figure: str, beside: Beside, period: Period) -> tuple[str, Period]:
    """Return the figure of a list that a column opens ("": none), and of which period: `period`, or one beside it."""
    each, sign, other = figure.partition(":")
    return (other, beside.periods[Comparison(each)]) if sign else (figure, period)


def beside_notes(beside: Beside, criteria: Mapping[Any, str], ties: str = TIES) -> tuple[str, ...]:
    """The days of the other periods, and by what lines are ranked and equal ones, by the words of the statistic."""
    said = [
        f"{each.label.lower()}: {short_date(one.start)} – {short_date(one.end)}, tính đến hết {short_date(one.as_of)}"
        for each, one in beside.periods.items()
    ]
    if beside.criterion:
        said.append(f"xếp hạng theo {criteria[beside.criterion]}{ties}")
    return tuple(said)
