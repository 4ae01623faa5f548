"""What a text that names only papers looks like."""

import pytest

from app.core.paper_numbers import names_only_papers


@pytest.mark.parametrize("text", ["8/BC-SNV", "số 12/UBND-M ngày 03/11/2026", "cong van 5/SNV-VP"])
def test_numbers_and_days_of_papers_are_told(text: str) -> None:
    assert names_only_papers(text)


@pytest.mark.parametrize("text", ["", "...", "công văn", "Xây kho 12/UBND-M", "12/UBND-M " * 25])
def test_other_words_and_nothing_are_not(text: str) -> None:
    assert not names_only_papers(text)
