"""When each content of a meeting is planned, for those who read its agenda or are asked for one content only."""

import re
from collections.abc import Mapping
from datetime import time

from app.briefings.meeting import MeetingBriefing
from app.core.words import hour
from app.exports import sentences as say

_MINUTES = re.compile(r"(\d{1,3})\s*(?:phút|')?", re.IGNORECASE)


def planned(meeting: MeetingBriefing, written: Mapping[str, str]) -> dict[str, str]:
    """When each content begins and ends, by its key; what is not known stays empty, or as the office wrote it.

    The minutes of a content hold unless the office wrote another time for it ("time-KEY").
    """
    now, told = meeting.starts_at, {}
    for line in meeting.agenda:
        said = say.plain_end(written.get(f"time-{line.key}", ""))
        found = _MINUTES.fullmatch(said)
        minutes = int(found[1]) if found else line.minutes if not said else None
        if now is None or minutes is None:
            told[line.key], now = said or (hour(now) if now else ""), None
            continue
        ends = _later(now, minutes)
        told[line.key], now = f"{hour(now)} - {hour(ends)}", ends
    return told


def _later(moment: time, minutes: int) -> time:
    hours, rest = divmod(moment.hour * 60 + moment.minute + minutes, 60)
    return time(hours % 24, rest)
