"""Who chairs a meeting by what is noted of its chair among those invited (duties 62-64, 68)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.terms import Attendance
from app.core.words import short_date

AWAY = frozenset({Attendance.EXCUSED, Attendance.ABSENT, Attendance.SUBSTITUTED})
"""How somebody is noted who did not come himself."""


@dataclass(frozen=True, slots=True)
class NotedChair:
    """The chair of a meeting among those invited: his name, how he took part, who came instead and what that one is.

    `delegate` acts for the chair's post on the day of the meeting, and his own post.
    """

    name: str
    state: Attendance
    substitute: str = ""
    substitute_post: str = ""
    delegate: str = ""
    delegate_post: str = ""


def stand_in(chair: NotedChair | None) -> str:
    """Who chairs instead: the substitute that is noted, else for one who is away who was delegated (duty 68).

    Empty where the chair came himself, or nobody is known.
    """
    if chair is None or chair.state is Attendance.PRESENT:
        return ""
    return chair.substitute or (chair.delegate if chair.state in AWAY else "")


def stand_in_post(chair: NotedChair) -> str:
    """What whoever chairs instead is, as far as it is known."""
    return chair.substitute_post if chair.substitute else chair.delegate_post


def is_missing(chair: NotedChair | None) -> bool:
    """Whether the chair is noted as away and nobody as who chaired instead."""
    return chair is not None and chair.state in AWAY and not stand_in(chair)


def said(named: str, chair: NotedChair | None) -> str:
    """Who chairs, for a screen: "Trần Văn Minh (thay Chủ tịch UBND tỉnh)", "Chủ tịch UBND tỉnh (▲ vắng mặt)"."""
    if who := stand_in(chair):
        return f"{who} (thay {named})"
    return f"{named} (▲ {chair.state.label.lower()})" if chair is not None and is_missing(chair) else named


def printed(named: str, chair: NotedChair | None) -> str:
    """The same for what goes out: nobody where the chair is away and who came instead is not known."""
    return "" if is_missing(chair) else said(named, chair)


def advice(chair: NotedChair | None) -> str:
    """What is told while a meeting is typed of a chair who is not there; empty where he is."""
    if chair is None or (not is_missing(chair) and not stand_in(chair)):
        return ""
    noted = f"{chair.name} được ghi “{chair.state.label}”"
    if who := stand_in(chair):
        return f"{noted}: người chủ trì là {who}."
    return f"{noted} ở thành phần dự họp, chưa ghi ai chủ trì thay."


def warning(chair: NotedChair | None, *, names: bool) -> str:
    """What is told before a document of a meeting is printed whose chair is away; empty where one is known.

    `names`: a document that would name him, and leaves the place empty.
    """
    if chair is None or not is_missing(chair):
        return ""
    left = " Văn bản để trống chỗ người chủ trì." if names else ""
    return f"Người chủ trì: {advice(chair)}{left}"


def warning_of(meeting: str, held_on: date, chair: NotedChair | None) -> str:
    """The same of one meeting among others that a document tells of."""
    said = warning(chair, names=True)
    return f"{meeting}, {short_date(held_on)}. {said}" if said else ""
