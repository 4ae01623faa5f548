"""What kind of task a deadline in words asks for."""

import pytest

from app.core.terms import TaskKind
from app.rules.task_kinds import kind_by_words


@pytest.mark.parametrize("words", ["thường xuyên", "Hằng tháng", "Định kỳ hằng quý"])
def test_what_comes_again_and_again_is_regular(words: str) -> None:
    assert kind_by_words(words) is TaskKind.REGULAR


@pytest.mark.parametrize("words", ["", "trước 15/12/2026", "cuối tuần", "càng sớm càng tốt"])
def test_everything_else_ends_at_a_day(words: str) -> None:
    assert kind_by_words(words) is TaskKind.NORMAL
