"""The columns of the periods that a statistic is compared with, and of the places of its lines."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from app.briefings.beside import Beside
from app.briefings.figures import Period
from app.core.statistics_terms import Comparison, Criterion
from app.core.tables import Cell, Column, Kind
from app.core.words import short_date
from app.exports.statistics import TIES, Counted

_SHORT = {Comparison.BEFORE: "Kỳ trước", Comparison.YEAR_AGO: "Cùng kỳ"}
Said = tuple[str, Callable[[Any], Cell]]
"""What a figure is called, and what it is of the figures of a line."""


def beside_columns(
    beside: Beside, *, figures: Callable[[Any], Any], number: Said, rate: Said
) -> tuple[Counted[Any], ...]:
    """The place, then of each other period a number (opening its rows), a rate, how far the rate now is from it."""
    place: Column[Any] = Column("Xếp hạng", lambda line: line.place, 8, Kind.NUMBER)
    columns = [(place, "")] if beside.criterion else []
    for each in beside.periods:
        columns += _of(each, figures, number, rate)
    return tuple(columns)


def _of(
    each: Comparison, figures: Callable[[Any], Any], number: Said, rate: Said
) -> tuple[Counted[Any], ...]:
    def then(of: Callable[[Any], Cell], line: Any) -> Cell:
        return of(line.others[each]) if each in line.others else None

    def change(line: Any) -> Cell:
        now, before = rate[1](figures(line)), then(rate[1], line)
        return now - before if isinstance(now, Decimal) and isinstance(before, Decimal) else None

    def title(words: str) -> str:
        return f"{_SHORT[each]}: {words[:1].lower()}{words[1:]}"

    return (
        (Column(title(number[0]), lambda line: then(number[1], line), 9, Kind.NUMBER), f"{each.value}:due"),
        (Column(title(rate[0]), lambda line: then(rate[1], line), 10, Kind.PERCENT), ""),
        (Column(title("Tăng, giảm tỷ lệ"), change, 10, Kind.PERCENT), ""),
    )


def opened(figure: str, beside: Beside, period: Period) -> tuple[str, Period]:
    """Return the figure of a list that a column opens ("": none), and of which period: `period`, or one beside it."""
    each, sign, other = figure.partition(":")
    return (other, beside.periods[Comparison(each)]) if sign else (figure, period)


def beside_notes(beside: Beside, criteria: dict[Criterion, str]) -> tuple[str, ...]:
    """The days of the other periods, and by what lines are ranked, by the words of the statistic."""
    said = [
        f"{each.label.lower()}: {short_date(one.start)} – {short_date(one.end)}, tính đến hết {short_date(one.as_of)}"
        for each, one in beside.periods.items()
    ]
    if beside.criterion:
        said.append(f"xếp hạng theo {criteria[beside.criterion]}{TIES}")
    return tuple(said)
