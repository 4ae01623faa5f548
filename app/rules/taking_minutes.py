"""Changes of the minutes while they are taken: values in, values out."""

from dataclasses import replace
from datetime import date, time
from typing import Any, TypeVar

from app.briefings.held_meeting import Attendee, ConclusionText, HeldItem, HeldMeeting, SpeechLine
from app.core.terms import Attendance
from app.rules.quorum import CAME

Keyed = TypeVar("Keyed", Attendee, ConclusionText, HeldItem, SpeechLine)
SECONDS = 60
NOT_OPENED = "Chưa ghi giờ khai mạc: bấm Khai mạc trước, rồi mới ghi giờ kết thúc."


def changed(rows: tuple[Keyed, ...], key: str, **values: Any) -> tuple[Keyed, ...]:
    """The rows with new values in that of a key; as they were when there is none."""
    return tuple(replace(row, **values) if row.key == key else row for row in rows)


def with_speech(now: HeldMeeting, key: str, item: str, speaker: str = "") -> HeldMeeting:
    """One more speech, behind the others."""
    return replace(now, speeches=(*now.speeches, SpeechLine(key, item, speaker)))


def with_conclusion(now: HeldMeeting, key: str, item: str) -> HeldMeeting:
    """One more conclusion: behind those of its content, before those of later ones."""
    order = {line.key: place for place, line in enumerate(now.items)}
    place = order.get(item, len(order))
    before = [one for one in now.conclusions if order.get(one.item, len(order)) <= place]
    after = [one for one in now.conclusions if order.get(one.item, len(order)) > place]
    return replace(now, conclusions=(*before, ConclusionText(key, item), *after))


def without(now: HeldMeeting, key: str) -> HeldMeeting:
    """The minutes without the speech or conclusion of a key."""
    return replace(
        now,
        speeches=tuple(one for one in now.speeches if one.key != key),
        conclusions=tuple(one for one in now.conclusions if one.key != key),
    )


def tasks_of(now: HeldMeeting, key: str) -> str:
    """The tasks that carry out the conclusion of a key, in words; empty for none, or a speech."""
    return next((one.tasks for one in now.conclusions if one.key == key), "")


def with_carried_out(now: HeldMeeting, stored: HeldMeeting) -> HeldMeeting:
    """The minutes with those stored conclusions put back that were struck out before a task was made of them."""
    there = {one.key for one in now.conclusions}
    lost = tuple(one for one in stored.conclusions if one.tasks and one.key not in there)
    return replace(now, conclusions=(*now.conclusions, *lost)) if lost else now


def is_empty(line: SpeechLine | ConclusionText) -> bool:
    """Tell whether nothing was written in a line yet: it is not stored."""
    return not line.content and not (isinstance(line, SpeechLine) and line.speaker)


def with_empty_lines(stored: HeldMeeting, now: HeldMeeting) -> HeldMeeting:
    """What is stored, with the lines of `now` that somebody is about to fill."""
    known = {*(one.key for one in stored.speeches), *(one.key for one in stored.conclusions)}
    speeches = [one for one in now.speeches if is_empty(one) and one.key not in known]
    conclusions = [one for one in now.conclusions if is_empty(one) and one.key not in known]
    return replace(
        stored,
        speeches=(*stored.speeches, *speeches),
        conclusions=(*stored.conclusions, *conclusions),
    )


def ticked(now: HeldMeeting, item: str, speech: str, seconds: int) -> HeldMeeting:
    """The clock went on: the content has used so many seconds more, and the speech that goes on, if one does."""
    items = tuple(
        replace(one, seconds=one.seconds + seconds) if one.key == item else one for one in now.items
    )
    speeches = tuple(
        replace(one, seconds=one.seconds + seconds) if one.key == speech else one for one in now.speeches
    )
    return replace(now, items=items, speeches=speeches)


def hour_now(now: HeldMeeting, today: date, clock: time) -> time | None:
    """What the clock says of a meeting that is being held; none on another day than its own, or after its end."""
    over = now.ended_at is not None and clock > now.ended_at
    return None if over or today != now.held_on else clock


def came(now: HeldMeeting, key: str) -> HeldMeeting:
    """Somebody is there from the beginning, or back if he had gone; a roll call after the opening makes nobody late."""
    (was,) = (one for one in now.attendees if one.key == key)
    state = Attendance.SUBSTITUTED if was.substitute else Attendance.PRESENT
    arrived = was.arrived_at if was.left_at is not None else None
    return replace(now, attendees=changed(now.attendees, key, state=state, arrived_at=arrived, left_at=None))


def came_late(now: HeldMeeting, key: str, at: time | None) -> HeldMeeting:
    """Somebody came after the beginning, and is marked as there; where no hour is known his own stays."""
    there = now if any(one.state in CAME for one in now.attendees if one.key == key) else came(now, key)
    return there if at is None else replace(there, attendees=changed(there.attendees, key, arrived_at=at))


def left(now: HeldMeeting, key: str, at: time) -> HeldMeeting:
    """Somebody has gone."""
    return replace(now, attendees=changed(now.attendees, key, left_at=at))


def judged(now: HeldMeeting, key: str, state: Attendance) -> HeldMeeting:
    """How somebody takes part, without hours: these are of who is there."""
    return replace(now, attendees=changed(now.attendees, key, state=state, arrived_at=None, left_at=None))


def wrong_hour(now: HeldMeeting, name: str, at: time | None) -> str:
    """Why a meeting cannot have begun ("opened_at") or ended ("ended_at") then; empty when it can."""
    opened, ended = (at if name == one else getattr(now, one) for one in ("opened_at", "ended_at"))
    if ended is not None and opened is None:
        return (
            NOT_OPENED
            if name == "ended_at"
            else "Đã ghi giờ kết thúc: bỏ giờ kết thúc trước, rồi mới bỏ giờ khai mạc."
        )
    if ended is not None and opened is not None and ended < opened:
        return f"Giờ kết thúc ({ended:%H:%M}) không thể trước giờ khai mạc ({opened:%H:%M})."
    return ""


def wrong_hour_of(now: HeldMeeting, key: str, name: str, at: time | None) -> str:
    """Why somebody cannot have come ("arrived_at") or left ("left_at") then; empty when he can."""
    (one,) = (one for one in now.attendees if one.key == key)
    came_at, gone_at = (at if name == side else getattr(one, side) for side in ("arrived_at", "left_at"))
    if came_at is not None and gone_at is not None and gone_at < came_at:
        return f"{one.name}: giờ về ({gone_at:%H:%M}) không thể trước giờ đến ({came_at:%H:%M})."
    if at is not None and name == "arrived_at" and now.ended_at is not None and at >= now.ended_at:
        return f"{one.name}: giờ đến ({at:%H:%M}) phải trước giờ kết thúc ({now.ended_at:%H:%M})."
    return ""


def clock(seconds: int) -> str:
    """ "3:05"; hours are told in minutes."""
    return f"{seconds // SECONDS}:{seconds % SECONDS:02}"


def is_over(seconds: int, minutes: int) -> bool:
    """Tell whether more was used than was given; where nothing was given nothing is over."""
    return minutes > 0 and seconds > minutes * SECONDS
