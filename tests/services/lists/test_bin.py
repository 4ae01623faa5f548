"""The list of the bin: what is searched for is found, however it is kept and typed."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.core.terms import DayKind
from app.models.task import Task
from app.services.bin import delete
from app.services.lists import bin as binned
from app.services.special_days import Day, remove_day, write_day
from tests.services.lists.making import TODAY, keep


@pytest.fixture
def full(session: Session) -> Session:
    """A day off, which keeps no folded text, and a task in the bin."""
    day = date(2026, 11, 24)
    write_day(session, Day(day, DayKind.OFF, "Nghỉ Tết bù", confirmed=True))
    remove_day(session, day)
    delete(session, "task", keep(session, Task(content="Chuẩn bị Tết", assigned_on=TODAY)).id)
    return session


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("tết", {"Nghỉ Tết bù", "Chuẩn bị Tết"}),
        ("tet bu", {"Nghỉ Tết bù"}),
        ("CHUẨN", {"Chuẩn bị Tết"}),
        ("rằm", set()),
        (" ".join(["tết"] * 3000), {"Nghỉ Tết bù", "Chuẩn bị Tết"}),
    ],
)
def test_words_are_found_with_and_without_accents(full: Session, words: str, names: set[str]) -> None:
    wanted = Wanted(words=words)
    keys = binned.find(full, wanted, today=TODAY).keys
    assert {row.name for row in binned.read(full, keys, today=TODAY)} == names
    assert binned.count(full, wanted, today=TODAY) == len(names)
