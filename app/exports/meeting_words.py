"""How documents speak of a meeting: what it is called in a sentence, who chairs it, when and where, who comes."""

import re
from collections.abc import Iterable, Sequence

from app.briefings.edition import Edition
from app.briefings.meeting import Guest, MeetingBriefing
from app.core import rich_text
from app.core.terms import Attendance
from app.core.words import capital, hour, long_date, weekday
from app.exports import sentences as say
from app.exports.document import Paragraph
from app.exports.letterhead import BLANK, NARROW_BLANK
from app.exports.letters import body

COMRADE = "đồng chí"
OFFICE = "Văn phòng UBND tỉnh"
"""As agendas and tasks name it: documents come to it, and it follows what was concluded."""

HOUR_BLANK = f"{NARROW_BLANK}giờ{NARROW_BLANK}"  # for a pen, as the clerk's day in a date
LINE_BLANK = BLANK * 3

_NAMED = re.compile(r"(phiên|cuộc họp|hội nghị|hội thảo|buổi|lễ|đại hội)\b", re.IGNORECASE)
_BARE = (("họp", "cuộc "), ("giao ban", "cuộc họp "), ("làm việc", "buổi "))


def called(title: str) -> str:
    """The meeting inside a sentence: "phiên họp thường kỳ …", "cuộc họp về rà soát đầu tư công"."""
    if _NAMED.match(title):
        return say.lowered(title)
    for beginning, noun in _BARE:
        if re.match(rf"{beginning}\b", title, re.IGNORECASE):
            return noun + say.lowered(title)
    return f"cuộc họp về {say.lowered(title)}"


def kind_of_meeting(title: str) -> str:
    """What the meeting is, in a word or two: "phiên họp", "hội nghị"; "cuộc họp" where the title does not say."""
    noun = re.match(r"phiên họp|hội nghị|hội thảo|buổi làm việc|buổi lễ|đại hội", called(title))
    return noun[0] if noun else "cuộc họp"


def chair(meeting: MeetingBriefing) -> str:
    """ "đồng chí Nguyễn Văn An, Chủ tịch UBND tỉnh"; empty when nobody is named."""
    return _comrade(meeting.chair_name, meeting.chair_post)


def chair_in_full(meeting: MeetingBriefing) -> str:
    """The same, with whom he stands in for: "đồng chí B, Phó Chủ tịch UBND tỉnh (chủ trì thay đồng chí A, …)"."""
    who = chair(meeting)
    instead = _comrade(*meeting.chair_for) if meeting.chair_for else ""
    return f"{who} (chủ trì thay {instead})" if who and instead else who


def is_chair(one: Guest, meeting: MeetingBriefing) -> bool:
    """Whether one of those invited is the chair, or sent him."""
    if not one.is_person:
        return False
    if meeting.chair_for is not None and one.substitute == meeting.chair_name:
        return one.name == meeting.chair_for[0]
    return one.name == meeting.chair_name


def guest(one: Guest) -> str:
    """ "đồng chí Lê Thị Hoa, Giám đốc Sở Y tế"; an agency by its name."""
    return _comrade(one.name, one.post) if one.is_person else one.name


def who_came(one: Guest) -> str:
    """Who was there: somebody himself, who stood in for him, or the agency that sent whomever it chose.

    A deputy who attends for another is told as himself: he speaks, and does not become the other (practice 2.3).
    """
    if one.state is not Attendance.SUBSTITUTED or not one.is_person:
        return guest(one)
    who = stand_in(one)
    return f"{who} (thay {guest(one)})" if who else f"người dự thay {guest(one)}"


def stand_in(one: Guest) -> str:
    """ "Trần Văn Minh, Phó Giám đốc Sở Y tế"; empty where nobody wrote who came instead."""
    return ", ".join(filter(None, (one.substitute, one.substitute_post)))


def _comrade(name: str, post: str) -> str:
    match bool(name), bool(post):
        case True, True:
            return f"{COMRADE} {name}, {post}"
        case False, False:
            return ""
        case _:
            return f"{COMRADE} {name or post}"


def moment(meeting: MeetingBriefing) -> str:
    """ "14 giờ 00, thứ Ba, ngày 16 tháng 6 năm 2026"; without an hour only the day."""
    hours = f"{hour(meeting.starts_at)}, " if meeting.starts_at else ""
    return f"{hours}{weekday(meeting.held_on)}, {long_date(meeting.held_on)}"


def when(meeting: MeetingBriefing) -> str:
    """The moment; an hour that nobody entered is left for the pen, so that it is not overlooked."""
    return moment(meeting) if meeting.starts_at else f"{HOUR_BLANK}, {moment(meeting)}"


def where(meeting: MeetingBriefing) -> tuple[Paragraph, ...]:
    """The places; for none the same."""
    return labelled("Địa điểm", meeting.places) or (body(f"Địa điểm: {LINE_BLANK}."),)


def labelled(label: str, values: Sequence[str]) -> tuple[Paragraph, ...]:
    """A label with its value on one line, or with several as a list; nothing for none."""
    match values:
        case ():
            return ()
        case (only,):
            return (body(f"{label}: {say.plain_end(only)}."),)
        case _:
            return body(f"{label}:"), *items(values)


def items(values: Sequence[str]) -> tuple[Paragraph, ...]:
    """Lines with a dash and a capital, `;` at the end and `.` at the last."""
    ends = (*";" * (len(values) - 1), ".")
    said = (capital(say.plain_end(value)) for value in values)
    return tuple(body(f"- {value}{end}") for value, end in zip(said, ends, strict=True))


def numbered(values: Iterable[str]) -> tuple[Paragraph, ...]:
    """Lines with a number, each a sentence."""
    return tuple(body(f"{number}. {say.plain_end(value)}.") for number, value in enumerate(values, 1))


def one_line(edition: Edition, slot: str) -> str:
    """What the office wrote in a place for a few words, without marks and without a full stop."""
    return say.plain_end(rich_text.plain(edition.written.get(slot, "")))
