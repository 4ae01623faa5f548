"""What the page of minutes says of a meeting: its contents, its lines, who is there."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from app.core.words import short_date
from app.rules.chairing import NotedChair, said
from app.rules.meeting_kinds import SESSIONS
from app.rules.quorum import attended, has_gone, is_in_room, members_present, quorum, say
from app.rules.taking_minutes import clock, is_over
from app.ui.theme import Mark
from app.ui.widgets.minutes_editor import Line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.briefings.held_meeting import HeldItem, HeldMeeting

WHOLE = "Chung cả cuộc họp"
FROM_THE_BEGINNING = "Ghi có mặt từ đầu. Ai đến muộn thì bấm Đến muộn."


def title(now: HeldMeeting) -> str:
    """The meeting, its day and who chairs by what is noted of the chair."""
    one = now.chair_attendee
    noted = NotedChair(one.name, one.state, one.substitute, delegate=now.chair_delegate) if one else None
    chair = f" – chủ trì: {said(now.chair, noted)}" if now.chair else ""
    return f"{now.title}, {short_date(now.held_on)}{chair}"


def ahead(now: HeldMeeting, today: date) -> str:
    """That a meeting is still to be held; empty from its day on."""
    return f"Ngày {short_date(now.held_on)} mới họp" if now.held_on > today else ""


def asks_hour(now: HeldMeeting, name: str, today: date) -> str:
    """What is asked where the clock does not say when a meeting began or ended."""
    hour = "giờ khai mạc" if name == "opened_at" else "giờ kết thúc"
    if getattr(now, name) is not None:
        return f"Đã ghi {hour}: sửa ở ô bên cạnh, để trống để bỏ."
    return f"Hôm nay ({short_date(today)}) không phải ngày họp: gõ {hour} ở ô bên cạnh."


def approval(now: HeldMeeting) -> str:
    """What the button that approves the last minutes would do."""
    if now.earlier is None:
        return "Chưa có cuộc họp nào cùng loại trước cuộc họp này"
    name = f"{now.earlier.title} ({short_date(now.earlier.held_on)})"
    if now.earlier.approved_on is not None:
        return f"Biên bản {name} đã thông qua ngày {short_date(now.earlier.approved_on)}"
    return f"Thông qua và khóa biên bản {name} (Ctrl+F9)"


def items(now: HeldMeeting) -> list[str]:
    """The contents, and the whole of the meeting behind them."""
    return [
        *(f"{number}. {item.content}\n{_aside(now, item)}" for number, item in enumerate(now.items, 1)),
        WHOLE,
    ]


def _aside(now: HeldMeeting, item: HeldItem) -> str:
    speeches = sum(one.item == item.key for one in now.speeches)
    conclusions = sum(one.item == item.key for one in now.conclusions)
    parts = (
        item_clock(item),
        f"{speeches} ý kiến" if speeches else "",
        f"{conclusions} kết luận" if conclusions else "",
        item.result,
    )
    return " · ".join(filter(None, parts))


def item_marks(now: HeldMeeting) -> list[Mark]:
    """Red where a content takes longer than it was given."""
    return [*(Mark.LATE if is_late(item) else Mark.NEUTRAL for item in now.items), Mark.NEUTRAL]


def is_late(item: HeldItem | None) -> bool:
    """Whether a content takes longer than it was given."""
    return item is not None and is_over(item.seconds, item.minutes)


def item_clock(item: HeldItem) -> str:
    """ "12:05 / 15 phút"; only what was used where nothing was given."""
    given = f" / {item.minutes} phút" if item.minutes else ""
    late = ", quá giờ" if is_late(item) else ""
    return f"{clock(item.seconds)}{given}{late}"


def lines(now: HeldMeeting, item: str) -> list[Line]:
    """What was said on a content, then what was concluded, with its number in the whole meeting."""
    given = f" / {now.speech_minutes} phút" if now.speech_minutes else ""
    return [
        *(
            Line(
                one.key,
                True,
                one.speaker or "Chưa ghi người phát biểu",
                one.speaker,
                one.content,
                f"{clock(one.seconds)}{given}",
                is_over(one.seconds, now.speech_minutes),
            )
            for one in now.speeches
            if one.item == item
        ),
        *(
            Line(one.key, False, _conclusion(number, one.tasks), "", one.content, "")
            for number, one in enumerate(now.conclusions, 1)
            if one.item == item
        ),
    ]


def _conclusion(number: int, tasks: str) -> str:
    return f"KẾT LUẬN {number}{f' – đã giao {tasks}' if tasks else ''}"


def stays(tasks: str) -> str:
    """Why a conclusion that tasks carry out is not struck out; empty where none does."""
    return f"Chưa bỏ được kết luận: thu hồi hoặc xóa {tasks} trước." if tasks else ""


def names(now: HeldMeeting) -> Sequence[str]:
    """Whom the line of the speaker proposes: with their posts, those who are there first."""
    there = sorted(now.attendees, key=lambda one: not is_in_room(one))
    return [one.substitute or (f"{one.name}, {one.post}" if one.post else one.name) for one in there]


def quorum_said(
    now: HeldMeeting, item: str, today: date, *, share: Fraction | None, substitutes_count: bool
) -> tuple[str, bool]:
    """Who is there in words, and whether the quorum is not reached (duties 85, 86).

    While the meeting is held these are those in the room; once it is over those who attended, as in its minutes.
    """
    is_over = now.ended_at is not None or now.held_on < today
    seen = attended(now.attendees) if is_over else now.attendees
    is_counted = share is not None and now.kind in SESSIONS and bool(now.members)
    gone = sum(has_gone(one, now.ended_at) and one.is_member >= is_counted for one in now.attendees)
    left = f"; {gone} rời họp" if gone else ""
    if share is None or not is_counted:
        there = sum(is_in_room(one, item) for one in seen)
        return f"Có mặt {there}/{len(now.attendees)} nơi được mời{left}", False
    present = members_present(seen, item, substitutes_count=substitutes_count)
    found = quorum(present, now.members, share)
    return f"{say(found)}{left}", bool(found.missing)
