"""Who chairs is decided by what is noted of the chair among those invited."""

import pytest

from app.core.terms import Attendance
from app.rules.chairing import NotedChair, advice, is_missing, said, stand_in, stand_in_post, warning

NAMED = "Chủ tịch UBND tỉnh"


def noted(state: Attendance, substitute: str = "") -> NotedChair:
    return NotedChair("Hoàng Quang Khoa", state, substitute)


@pytest.mark.parametrize(
    ("chair", "who", "missing"),
    [
        (None, "", False),
        (noted(Attendance.INVITED), "", False),
        (noted(Attendance.PRESENT), "", False),
        (noted(Attendance.PRESENT, "Đào Mỹ"), "", False),
        (noted(Attendance.SUBSTITUTED, "Đào Mỹ"), "Đào Mỹ", False),
        (noted(Attendance.INVITED, "Đào Mỹ"), "Đào Mỹ", False),
        (noted(Attendance.EXCUSED, "Đào Mỹ"), "Đào Mỹ", False),
        (noted(Attendance.SUBSTITUTED), "", True),
        (noted(Attendance.EXCUSED), "", True),
        (noted(Attendance.ABSENT), "", True),
    ],
)
def test_a_substitute_chairs_and_without_one_nobody_is_known_to(
    chair: NotedChair | None, who: str, missing: bool
) -> None:
    assert (stand_in(chair), is_missing(chair)) == (who, missing)
    assert bool(warning(chair, names=False)) == bool(warning(chair, names=True)) == missing
    assert bool(advice(chair)) == (missing or bool(who))


def test_who_was_delegated_chairs_for_one_who_is_away_and_sent_nobody() -> None:
    known = {"delegate": "Vũ Bình", "delegate_post": "Phó Chủ tịch"}
    for state in (Attendance.EXCUSED, Attendance.ABSENT, Attendance.SUBSTITUTED):
        one = NotedChair("Hoàng Quang Khoa", state, **known)
        assert (stand_in(one), stand_in_post(one), is_missing(one)) == ("Vũ Bình", "Phó Chủ tịch", False)
    sent = NotedChair("Hoàng Quang Khoa", Attendance.EXCUSED, "Đào Mỹ", "Chánh Văn phòng", **known)
    assert (stand_in(sent), stand_in_post(sent)) == ("Đào Mỹ", "Chánh Văn phòng")
    for state in (Attendance.INVITED, Attendance.PRESENT):
        assert stand_in(NotedChair("Hoàng Quang Khoa", state, **known)) == "", "he may come, or came"


def test_screens_say_who_chairs_for_whom_or_that_he_is_away() -> None:
    assert said(NAMED, None) == said(NAMED, noted(Attendance.PRESENT)) == NAMED
    assert said(NAMED, noted(Attendance.SUBSTITUTED, "Đào Mỹ")) == "Đào Mỹ (thay Chủ tịch UBND tỉnh)"
    assert said(NAMED, noted(Attendance.EXCUSED)) == "Chủ tịch UBND tỉnh (▲ vắng có lý do)"


def test_only_a_document_that_would_name_the_chair_says_that_it_does_not() -> None:
    away = noted(Attendance.ABSENT)
    left = " Văn bản để trống chỗ người chủ trì."
    assert warning(away, names=True) == f"{warning(away, names=False)}{left}"
