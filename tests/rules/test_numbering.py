"""Numbers follow each other; what would double one or leave one out is refused in a sentence."""

import pytest

from app.core.errors import AppError
from app.core.issuing import NumberState
from app.rules.document_numbers import said_number
from app.rules.numbering import next_number, require_free, wanted_number

STATES = {
    3: (NumberState.USED, True),
    4: (NumberState.RESERVED, False),
    5: (NumberState.CANCELLED, False),
    6: (NumberState.CANCELLED, True),
}


def test_a_series_begins_at_one_and_goes_on_behind_its_last() -> None:
    assert next_number(()) == 1
    assert next_number({3, 4, 5}) == 6


@pytest.mark.parametrize(("number", "said"), [(1, "01"), (9, "09"), (10, "10"), (1392, "1392")])
def test_a_number_below_ten_has_a_zero(number: int, said: str) -> None:
    assert said_number(number) == said


@pytest.mark.parametrize(("words", "number"), [("5", 5), (" 05 ", 5), ("0132", 132)])
def test_a_number_is_read(words: str, number: int) -> None:
    assert wanted_number(words) == number


@pytest.mark.parametrize("words", ["05a", "5bis", "0", "", "-1", "5/BC", "1234567", "5.1"])
def test_a_number_put_between_is_none(words: str) -> None:
    with pytest.raises(AppError, match="không phải là số văn bản") as refused:
        wanted_number(words)
    assert "số chèn" in refused.value.advice


@pytest.mark.parametrize("wanted", [7, 5])
def test_the_next_number_and_one_that_was_cancelled_unused_may_be_given(wanted: int) -> None:
    require_free(wanted, following=7, states=STATES)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (3, "Số 03 đã dùng"),
        (4, "Số 04 đã giữ số"),
        (6, "không cấp lại"),
        (8, "số tiếp theo của sổ là 07"),
        (2, "sổ giấy"),
    ],
)
def test_all_others_are_refused(wanted: int, said: str) -> None:
    with pytest.raises(AppError, match=said):
        require_free(wanted, following=7, states=STATES)
