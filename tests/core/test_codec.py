"""What goes through JSON comes back as it was, whatever it is made of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, Literal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.codec import UntoldError, decode, encode
from app.core.terms import Outcome


class Colour(Enum):
    RED = 1
    BLUE = 2


@dataclass(frozen=True)
class Leaf:
    words: str
    day: date
    rate: Decimal | None
    outcome: Outcome


@dataclass(frozen=True)
class Branch:
    leaves: tuple[Leaf, ...]
    cell: str | int | Decimal | date | None
    either: Leaf | Colour
    place: tuple[int, str]
    by_name: Mapping[str, Leaf]
    by_month: dict[tuple[int, int], Decimal]
    kinds: frozenset[Colour]
    at: datetime
    hour: time
    key: UUID
    share: float
    half: Literal["sáng", "chiều"]
    done: bool = False
    within: "Branch | None" = None
    lines: list[str] = field(default_factory=list)


FINITE = st.decimals(allow_nan=False, allow_infinity=False)
LEAF = st.builds(
    Leaf, words=st.text(), day=st.dates(), rate=st.none() | FINITE, outcome=st.sampled_from(Outcome)
)
FLAT = st.fixed_dictionaries(
    {
        "leaves": st.lists(LEAF, max_size=2).map(tuple),
        "cell": st.none() | st.text() | st.integers() | FINITE | st.dates(),
        "either": LEAF | st.sampled_from(Colour),
        "place": st.tuples(st.integers(), st.text()),
        "by_name": st.dictionaries(st.text(), LEAF, max_size=2),
        "by_month": st.dictionaries(st.tuples(st.integers(), st.integers()), FINITE, max_size=2),
        "kinds": st.frozensets(st.sampled_from(Colour)),
        "at": st.datetimes(timezones=st.just(UTC)),
        "hour": st.times(),
        "key": st.uuids(),
        "share": st.floats(allow_nan=False, allow_infinity=False),
        "half": st.sampled_from(["sáng", "chiều"]),
        "done": st.booleans(),
        "lines": st.lists(st.text(), max_size=2),
    }
)
BRANCH = st.recursive(
    FLAT.map(lambda values: Branch(**values)),
    lambda inner: st.builds(lambda values, within: Branch(**values, within=within), FLAT, inner),
    max_leaves=3,
)


@given(BRANCH)
def test_nothing_is_lost_on_the_way_through_json(value: Branch) -> None:
    said = json.dumps(encode(value, Branch))
    assert decode(json.loads(said), Branch) == value


@given(st.none() | st.text() | st.integers() | FINITE | st.dates())
def test_a_cell_comes_back_as_the_type_it_was(cell: object) -> None:
    hint = str | int | Decimal | date | None
    back = decode(json.loads(json.dumps(encode(cell, hint))), hint)
    assert (back, type(back)) == (cell, type(cell))


def test_a_field_that_is_younger_takes_its_default_and_one_that_is_gone_is_passed_over() -> None:
    @dataclass(frozen=True)
    class Later:
        words: str
        note: str = "chưa có"

    assert decode({"words": "a", "colour": "đỏ"}, Later) == Later("a")


def test_a_term_where_any_text_may_stand_is_its_code() -> None:
    assert decode(encode((Outcome.OVERDUE,), tuple[str, ...]), tuple[str, ...]) == ("overdue",)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("a", int),
        (True, int),
        (1, str),
        (1.5, Decimal | date),
        (object(), object),
        ("a", Any),
        (((1,),), tuple[tuple, ...]),
        ((1, 2, 3), tuple[int, int]),
        (datetime(2026, 1, 1, tzinfo=UTC), date | str),
        ("trưa", Literal["sáng", "chiều"]),
    ],
)
def test_what_cannot_be_told_without_loss_is_refused(value: object, hint: object) -> None:
    with pytest.raises((UntoldError, ValueError)):
        encode(value, hint)


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("32/13/2026", date),
        ("không phải số", Decimal),
        ([], Leaf),
        ({"words": "a"}, Leaf),
        ("gone", Outcome),
        ({"is": "Cây", "value": 1}, Leaf | Colour),
        ([1], tuple[int, int]),
        (5, tuple[int, ...]),
        ("a", bool),
    ],
)
def test_damaged_json_is_refused(said: object, hint: object) -> None:
    with pytest.raises(UntoldError):
        decode(said, hint)
