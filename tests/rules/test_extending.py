"""Each extension gives more time than there was when it was decided, whatever order they are written in."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.rules.extending import made_by, new_steps_back, say_step_back, steps_back
from app.rules.outcomes import ExtensionFact, TaskFacts, effective_deadline

FIRST = date(2026, 10, 1)


def extended(decided: int | None, to: int) -> ExtensionFact:
    return ExtensionFact(None if decided is None else FIRST + timedelta(decided), FIRST + timedelta(to))


def test_one_that_gives_no_more_time_steps_back() -> None:
    assert not steps_back(FIRST, [extended(5, 20), extended(None, 10)])
    assert not steps_back(None, [extended(1, -50)])
    [step] = steps_back(FIRST, [extended(5, 20), extended(9, 20), extended(12, 30)])
    assert (step.place, step.before, step.in_force) == (1, 0, FIRST + timedelta(20))
    assert say_step_back(step) == (
        "Hạn mới 21/10/2026 (quyết định ngày 10/10/2026) không sau hạn đang có 21/10/2026."
    )


def test_one_more_is_told_of_itself_and_of_what_was_decided_after_it() -> None:
    stands = [extended(20, 30)]
    assert not made_by(FIRST, stands, extended(10, 15))
    [later] = made_by(FIRST, stands, extended(10, 40))
    assert later.extension == stands[0]
    [own] = made_by(FIRST, stands, extended(25, 30))
    assert own.extension == extended(25, 30)


def test_of_one_day_the_longest_is_in_force() -> None:
    [step] = made_by(FIRST, [extended(20, 30)], extended(20, 25))
    assert (step.extension, step.in_force) == (extended(20, 25), FIRST + timedelta(30))
    assert not made_by(FIRST, [extended(20, 30)], extended(20, 31))


def test_what_stands_may_go_on_standing() -> None:
    stands = [extended(5, 20), extended(9, 15)]
    assert not new_steps_back((FIRST, stands), (FIRST, [*stands, extended(12, 40)]))
    assert new_steps_back((FIRST, stands), (FIRST + timedelta(25), stands))


decided = st.one_of(st.none(), st.integers(0, 30))


@given(st.lists(st.builds(extended, decided, st.integers(0, 30)), max_size=6), st.integers(0, 30))
def test_without_a_step_back_a_later_look_never_sees_an_earlier_deadline(
    extensions: list[ExtensionFact], days: int
) -> None:
    facts = TaskFacts(FIRST, FIRST, tuple(extensions))
    seen = [effective_deadline(facts, FIRST + timedelta(day)) for day in (days, days + 1)]
    if not steps_back(FIRST, extensions):
        assert seen[0] is not None
        assert seen[1] is not None
        assert FIRST <= seen[0] <= seen[1]
