"""What a list remembers."""

import pytest

from app.ui.lists.memory import ColumnState, Remembered, recall, remember

LEFT = Remembered(
    (ColumnState("Nội dung", 40.5), ColumnState("Số", hidden=True)),
    "number",
    True,
    "lead",
    {"agency": ("a", "b")},
)


def test_a_list_is_recalled_as_it_was_left(settings):
    remember(settings, "tasks", LEFT)
    assert recall(settings, "tasks") == LEFT
    assert recall(settings, "meetings") == Remembered()


@pytest.mark.parametrize(
    "kept", ["", "x", "[]", "7", '{"columns": [1]}', '{"columns": [{}]}', '{"filters": 3}']
)
def test_what_cannot_be_read_is_as_if_nothing_was_kept(settings, kept):
    settings.setValue("lists/tasks", kept)
    assert recall(settings, "tasks") == Remembered()
