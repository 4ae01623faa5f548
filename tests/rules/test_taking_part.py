"""Whole circles are said by their name, the rest one by one."""

from uuid import UUID

from app.rules.taking_part import NAMED, Circle, in_circles, named

A, B, C, D, E = (UUID(int=number) for number in range(5))


def circle(*members: UUID, usual: bool = False) -> Circle:
    return Circle("Cả nhóm", frozenset(members), usual=usual)


def test_a_circle_that_is_invited_whole_is_one_name() -> None:
    assert in_circles([A, B, D], [circle(A, B)]) == (["Cả nhóm"], [D])
    assert in_circles([A, D], [circle(A, B)]) == ([], [A, D])


def test_of_a_usual_circle_most_are_enough_and_half_are_not() -> None:
    assert in_circles([A, B], [circle(A, B, C, usual=True)]) == (["Cả nhóm"], [])
    assert in_circles([A, B], [circle(A, B, C, D, usual=True)]) == ([], [A, B])


def test_one_of_a_circle_is_named_and_nobody_is_said_twice() -> None:
    assert in_circles([A], [circle(A)]) == ([], [A])
    both = [circle(A, B, usual=True), Circle("Nhóm khác", frozenset((B, C)))]
    assert in_circles([A, B, C], both) == (["Cả nhóm"], [C])


def test_many_names_end_with_how_many_others() -> None:
    names = [f"Sở {number}" for number in range(NAMED + 2)]
    assert named(names, "cơ quan") == [*names[:NAMED], "2 cơ quan khác"]
    assert named(names[:2], "cơ quan") == names[:2]
