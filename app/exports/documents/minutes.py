"""Biên bản: what happened at a meeting, with the signatures of secretary and chair (appendix III, form 1.9)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.briefings.edition import Edition
from app.briefings.meeting import AgendaLine, ConclusionLine, Guest, MeetingBriefing, Spoken, VoteLine
from app.core.terms import Attendance
from app.core.text import clean
from app.core.words import capital, hour, long_date, sentence
from app.exports import followed
from app.exports import meeting_words as meet
from app.exports import sentences as say
from app.exports.document import Block, Document, Paragraph, Role, Section, SideBySide
from app.exports.formats import Format
from app.exports.letterhead import (
    Signature,
    heading,
    recipients_below,
    replaced,
    two_signatures,
)
from app.exports.letters import body, written

FORMATS = (Format.DOCX, Format.PDF)
ARCHIVE = "VT, Hồ sơ"
WAYS = (
    (Attendance.PRESENT, "Có mặt"),
    (Attendance.SUBSTITUTED, "Dự thay"),
    (Attendance.EXCUSED, "Vắng có lý do"),
    (Attendance.ABSENT, "Vắng mặt"),
    (Attendance.INVITED, "Được mời"),
)
_HOUR = re.compile(r"(\d{1,2})\s*(?:giờ|h|:)\s*(\d{2})?(?:\s*phút)?", re.IGNORECASE)


def compose(meeting: MeetingBriefing, edition: Edition) -> Document:
    """The minutes; hour of the end and secretary are left to the pen where they are not written."""
    title = edition.summary or capital(meet.called(meeting.title))
    blocks = (
        heading(edition, dated=False),
        Paragraph(Role.KIND, "BIÊN BẢN"),
        Paragraph(Role.SUMMARY, title),
        *_head(meeting, edition),
        *_contents(meeting, edition),
        *replaced(edition),
        body(_end(meeting, edition)),
        _signatures(meeting, edition),
        recipients_below(replace(edition, archive=ARCHIVE)),
    )
    return Document(
        f"Bien ban hop {meeting.held_on:%d-%m-%Y}",
        title,
        (
            Section(blocks, contact=edition.contact),
            *followed.appendices(meeting.followed, edition, "Biên bản"),
        ),
    )


def _head(meeting: MeetingBriefing, edition: Edition) -> Iterator[Paragraph]:
    begun = replace(meeting, starts_at=meeting.held.opened_at or meeting.starts_at)
    yield body(f"Thời gian bắt đầu: {meet.when(begun)}.")
    yield from meet.where(meeting)
    yield from _attendance(meeting, edition)
    yield body(f"Chủ trì: {capital(meet.chair_in_full(meeting)) or meet.LINE_BLANK}.")
    yield body(f"Thư ký (người ghi biên bản): {_secretary(meeting, edition) or meet.LINE_BLANK}.")


def _secretary(meeting: MeetingBriefing, edition: Edition) -> str:
    """Who is written in the document, or else on the page of minutes."""
    return meet.one_line(edition, "secretary") or say.plain_end(meeting.held.secretary)


def _attendance(meeting: MeetingBriefing, edition: Edition) -> Iterator[Paragraph]:
    """Those who came, with substitutes, and those who did not, each way with its number."""
    others = written(edition, "attendance")
    yield body(
        "Thành phần tham dự:" if meeting.guests or others else f"Thành phần tham dự: {meet.LINE_BLANK}."
    )
    states = _states(meeting, edition)
    for way, label in WAYS:
        names = [_named(meeting, place) for place, state in enumerate(states) if state is way]
        if names:
            yield from meet.labelled(f"{label} ({say.two_digits(len(names))})", names)
    yield from others
    if meeting.held.members and meeting.held.present:
        present, members = say.two_digits(meeting.held.present), say.two_digits(meeting.held.members)
        yield body(f"Thành viên UBND tỉnh có mặt: {present}/{members}.")


def _states(meeting: MeetingBriefing, edition: Edition) -> list[Attendance]:
    """How each guest took part; whoever was not seen is absent once it ended, where somebody noted who came."""
    states = [one.state for one in meeting.guests]
    ended = meeting.held.ended_at is not None or bool(meet.one_line(edition, "ended"))
    if not ended or set(states) <= {Attendance.INVITED}:
        return states
    return [Attendance.ABSENT if state is Attendance.INVITED else state for state in states]


def _named(meeting: MeetingBriefing, place: int) -> str:
    """Somebody by name and post, why he did not come, when he came late and left before the end (feature 31)."""
    one = meeting.guests[place]
    reason = "" if one.state is Attendance.PRESENT else one.reason.strip(" .;")
    why = f"lý do: {reason}" if reason else ""
    who = meet.guest(one)
    if one.state is Attendance.SUBSTITUTED and one.substitute:
        why = ", ".join(filter(None, (f"thay {who}", why)))
        who = meet.stand_in(one)
    aside = "; ".join(filter(None, (why, *_hours(one, meeting))))
    return f"{who} ({aside})" if aside else who


def _hours(one: Guest, meeting: MeetingBriefing) -> Iterator[str]:
    """When somebody came after the beginning and left before the end; without these, all hours that are known."""
    begun, ended = meeting.held.opened_at or meeting.starts_at, meeting.held.ended_at
    if one.arrived_at is not None and (begun is None or one.arrived_at > begun):
        yield f"đến lúc {hour(one.arrived_at)}"
    if one.left_at is not None and (ended is None or one.left_at < ended):
        yield f"rời họp lúc {hour(one.left_at)}"


def _contents(meeting: MeetingBriefing, edition: Edition) -> Iterator[Block]:
    """Each content with its opinions and conclusions, then what was said on the whole; room for the pen if nothing."""
    yield from followed.blocks(meeting.followed)
    contents = tuple(_parts(meeting, edition))
    yield body("Nội dung:" if contents else f"Nội dung: {meet.LINE_BLANK}.")
    yield from contents


def _parts(meeting: MeetingBriefing, edition: Edition) -> Iterator[Block]:
    known = {line.key for line in meeting.agenda}
    for number, line in enumerate(meeting.agenda, 1):
        yield from _content(number, line, meeting, edition)
    general = [one for one in meeting.conclusions if one.about not in known]
    number = len(meeting.agenda)
    for title, paragraphs in (
        ("Ý kiến phát biểu", written(edition, "opinions") or _general(meeting)),
        ("Kết quả biểu quyết", (*map(body, map(_vote, meeting.votes)), *written(edition, "votes"))),
        ("Kết luận của chủ trì", tuple(_concluded(general))),
    ):
        if paragraphs:
            number += 1
            yield Paragraph(Role.SUBHEADING, f"{number}. {title}")
            yield from paragraphs


def _vote(vote: VoteLine) -> str:
    """One vote by the sentence that the office has for it."""
    return f"- {vote.sentence}"


def _content(number: int, line: AgendaLine, meeting: MeetingBriefing, edition: Edition) -> Iterator[Block]:
    yield Paragraph(Role.SUBHEADING, f"{number}. {say.plain_end(line.content)}")
    if line.agency:
        yield body(f"{line.agency} trình bày.")
    yield from _lines(line.notes)
    yield from written(edition, f"opinions-{line.key}") or _spoken(line.spoken)
    if line.result:
        yield body(f"Kết quả: {say.plain_end(line.result)}.")
    own = [one for one in meeting.conclusions if one.about == line.key]
    if own:
        yield from meet.labelled("Kết luận của chủ trì", [one.content for one in own])


def _general(meeting: MeetingBriefing) -> tuple[Paragraph, ...]:
    """What was noted and said of the whole."""
    return (*_lines(meeting.held.notes), *_spoken(meeting.held.spoken))


def _spoken(spoken: Sequence[Spoken]) -> tuple[Paragraph, ...]:
    """A dash a speaker, then what he said; further lines stand below."""
    return tuple(paragraph for one in spoken for paragraph in _said(one))


def _said(one: Spoken) -> Iterator[Paragraph]:
    first, *others = _sentences(one.content) or [""]
    yield body(f"- {one.speaker}: {first}" if one.speaker else f"- {first}")
    yield from map(body, others)


def _lines(text: str) -> tuple[Paragraph, ...]:
    return tuple(map(body, _sentences(text)))


def _sentences(text: str) -> list[str]:
    """The lines of a text that was typed at speed, each with a capital and a full stop."""
    lines = filter(None, (clean(line) for line in text.splitlines()))
    return [sentence(line) for line in lines]


def _concluded(conclusions: list[ConclusionLine]) -> tuple[Paragraph, ...]:
    return meet.items([one.content for one in conclusions]) if conclusions else ()


def _end(meeting: MeetingBriefing, edition: Edition) -> str:
    noun, said = capital(meet.kind_of_meeting(meeting.title)), meet.one_line(edition, "ended")
    found = _HOUR.fullmatch(said)
    at = f"{int(found[1]):02d} giờ {found[2] or '00'}" if found else said
    if not at and meeting.held.ended_at is not None:
        at = hour(meeting.held.ended_at)
    return f"{noun} kết thúc vào {at or meet.HOUR_BLANK}, {long_date(meeting.held_on)}./."


def _signatures(meeting: MeetingBriefing, edition: Edition) -> SideBySide:
    """Secretary on the left, chair on the right."""
    secretary = _secretary(meeting, edition).partition(",")[0]
    return two_signatures(Signature(("THƯ KÝ",), secretary), Signature(("CHỦ TỌA",), meeting.chair_name))
