"""Places by a rate: 1, 2, 2, 4."""

from hypothesis import given
from hypothesis import strategies as st

from app.rules.ranking import Counted, in_order, places

ROWS = st.lists(
    st.integers(0, 6).flatmap(
        lambda whole: st.builds(Counted, st.integers(0, whole), st.just(whole), st.integers(0, 6))
    )
)


def test_equal_rates_of_equal_numbers_share_a_place_and_the_next_stays_free() -> None:
    rows = [Counted(1, 2, 2), Counted(2, 2, 2), Counted(1, 2, 2), Counted(0, 2, 2)]
    assert places(rows, 1) == (2, 1, 2, 4)
    assert in_order(places(rows, 1)) == (1, 0, 2, 3)


def test_of_equal_rates_the_larger_number_comes_first() -> None:
    assert places([Counted(5, 5, 5), Counted(50, 50, 50)], 1) == (2, 1)


def test_rates_are_compared_before_they_are_rounded() -> None:
    assert places([Counted(6667, 10000, 3), Counted(2, 3, 3)], 1) == (1, 2)


def test_too_few_or_nothing_of_which_to_make_a_rate_has_no_place() -> None:
    assert places([Counted(9, 9, 9), Counted(10, 10, 10), Counted(0, 0, 10)], 10) == (None, 1, None)


@given(ROWS, st.integers(0, 5))
def test_a_place_says_how_many_are_better(rows: list[Counted], minimum: int) -> None:
    found = places(rows, minimum)
    ranked = [place for place in found if place is not None]
    assert all(place == 1 + sum(other < place for other in ranked) for place in ranked)
    order = [found[row] for row in in_order(found)]
    assert order == sorted(ranked) + [None] * (len(rows) - len(ranked))
