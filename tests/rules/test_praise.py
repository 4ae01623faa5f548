"""Which agencies do well."""

import pytest

from app.briefings.figures import TaskFigures
from app.rules.praise import praised
from tests.regulations import GENERAL

REGULATION = GENERAL


@pytest.mark.parametrize(
    ("total", "done", "named"),
    [(10, 9, True), (10, 8, False), (2, 2, True), (1, 1, False), (19, 17, False), (0, 0, False)],
)
def test_an_agency_is_named_from_the_rate_and_the_number_on(total: int, done: int, named: bool) -> None:
    by_agency = {"Sở Nội vụ": TaskFigures(total=total, done=done)}
    assert (praised(by_agency, REGULATION) == ("Sở Nội vụ",)) is named


def test_agencies_keep_their_order() -> None:
    well = TaskFigures(total=3, done=3)
    assert praised({"b": well, "c": TaskFigures(total=3), "a": well}, REGULATION) == ("b", "a")
