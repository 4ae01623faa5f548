"""Refusals name the tasks that do not fit, each with its reasons."""

from app.core.ids import uuid7
from app.rules.refusing import Unfit, named_ones, refusal

KEYS = tuple(uuid7() for _ in range(13))
NAMES = {key: f"Việc {number}" for number, key in enumerate(KEYS, 1)}


def test_one_task_is_a_sentence() -> None:
    found = (Unfit("đã hoàn thành", KEYS[:1]), Unfit("đã thu hồi", KEYS[:1]))
    assert refusal(found, NAMES) == "Nhiệm vụ “Việc 1” đã hoàn thành; đã thu hồi."
    assert refusal(found, {}) == "Nhiệm vụ đã hoàn thành; đã thu hồi."


def test_one_reason_of_several_is_said_once() -> None:
    told = refusal((Unfit("đã thu hồi", KEYS[:2]),), NAMES)
    assert told == "2 nhiệm vụ đã thu hồi:\n– “Việc 1”\n– “Việc 2”"


def test_ten_are_named_and_the_others_counted() -> None:
    found = (Unfit("đã hoàn thành", KEYS[2:]), Unfit("đã thu hồi", KEYS[:3]))
    lines = refusal(found, NAMES).splitlines()
    assert lines[0] == "13 nhiệm vụ đã chọn không làm được việc này:"
    assert lines[1:4] == [
        "– “Việc 1”: đã thu hồi",
        "– “Việc 2”: đã thu hồi",
        "– “Việc 3”: đã hoàn thành; đã thu hồi",
    ]
    assert len(lines) == 12
    assert lines[-1] == "và 3 nhiệm vụ khác."
    assert named_ones(found) == list(KEYS[:10])
