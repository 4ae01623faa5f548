"""Where a page and its number come to stand: as it is read, and never on what is written there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exports.pack.place import Matrix, Rect, lay
from app.exports.styles import PACK_NUMBER_SIZE

A4 = Rect(0, 0, 595, 842)
LABEL = 90.0
SIDES = st.floats(290, 2000)
SHARES = st.tuples(*[st.floats(0, 1)] * 4)


def number(laid) -> Rect:
    left, bottom = laid.number_at
    return Rect(left, bottom, left + LABEL, bottom + PACK_NUMBER_SIZE)


def test_the_number_of_a_plain_page_stands_at_the_lower_right_and_the_page_is_as_it_was():
    laid = lay(A4, turn=0, unit=1.0, taken=[Rect(85, 57, 538, 785)], label=LABEL)
    assert (laid.width, laid.height, laid.matrix) == (595, 842, Matrix(1, 0, 0, 1, 0, 0))
    assert number(laid).right == pytest.approx(595 - 12 * 72 / 25.4)
    assert 0 < number(laid).bottom < 57


@pytest.mark.parametrize(
    ("turn", "corner"),
    [(0, (0, 842)), (90, (0, 0)), (180, (595, 0)), (270, (595, 842)), (-90, (595, 842)), (450, (0, 0))],
)
def test_the_upper_left_corner_as_it_is_read_is_that_of_the_new_page(turn, corner):
    laid = lay(A4, turn=turn, unit=1.0, taken=(), label=LABEL)
    moved = laid.matrix.moved(Rect(*corner, *corner))
    assert (moved.left, moved.top) == (0, laid.height)
    assert (laid.width, laid.height) == ((842, 595) if turn % 180 else (595, 842))


def test_what_is_cut_away_and_the_unit_of_a_page_count():
    laid = lay(Rect(100, 200, 400, 600), turn=90, unit=2.0, taken=(), label=LABEL)
    assert (laid.width, laid.height) == (800, 600)
    assert laid.matrix.moved(Rect(100, 200, 400, 600)) == Rect(0, 0, 800, 600)


def test_a_page_number_at_the_lower_right_sends_ours_to_the_left():
    laid = lay(A4, turn=0, unit=1.0, taken=[Rect(540, 20, 560, 30)], label=LABEL)
    assert number(laid).right < 300
    assert number(laid).top < 100
    assert laid.matrix == Matrix(1, 0, 0, 1, 0, 0)


def test_a_page_that_is_written_full_is_made_smaller_and_the_number_stands_under_it():
    laid = lay(A4, turn=0, unit=1.0, taken=[A4], label=LABEL)
    assert (laid.width, laid.height) == (595, 842)
    assert not laid.matrix.moved(A4).meets(number(laid))
    assert laid.matrix.a > 0.95


def test_a_page_without_room_is_laid_on_a_sheet():
    laid = lay(Rect(0, 0, 150, 80), turn=0, unit=1.0, taken=[Rect(0, 0, 150, 80)], label=LABEL)
    assert laid.width > laid.height > 590
    assert laid.matrix.a == 1
    assert not laid.matrix.moved(Rect(0, 0, 150, 80)).meets(number(laid))


@given(SIDES, SIDES, st.sampled_from((0, 90, 180, 270)), st.lists(SHARES, max_size=6))
def test_the_number_never_meets_what_is_written_and_never_leaves_the_page(width, height, turn, shares):
    box = Rect(-10, 30, width - 10, height + 30)
    taken = [
        Rect(
            -10 + min(a, b) * width, 30 + min(c, d) * height, -10 + max(a, b) * width, 30 + max(c, d) * height
        )
        for a, b, c, d in shares
    ]
    laid = lay(box, turn=turn, unit=1.0, taken=taken, label=LABEL)
    ours = number(laid)
    assert not any(laid.matrix.moved(rect).meets(ours) for rect in taken)
    assert ours.left >= 0
    assert ours.bottom >= 0
    assert ours.right <= laid.width
    assert ours.top <= laid.height
    shown = laid.matrix.moved(box)
    assert shown.left >= -0.01
    assert shown.bottom >= -0.01
    assert shown.right <= laid.width + 0.01
    assert shown.top <= laid.height + 0.01
