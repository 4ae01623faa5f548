"""Document numbers are the same however they are typed."""

import pytest

from app.rules.document_numbers import number_key


@pytest.mark.parametrize("typed", ["12/UBND-TH", "12/ubnd - th", " 12 / UBND–TH "])
def test_blanks_case_and_dashes_do_not_matter(typed: str) -> None:
    assert number_key(typed) == "12/ubnd-th"
