"""Giấy mời: one text for all who are invited (Decree 30/2020, appendix III, form 1.7)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from app.briefings.edition import Edition
from app.briefings.meeting import AgendaLine, Guest, MeetingBriefing
from app.core.words import capital, long_date
from app.exports import meeting_words as meet
from app.exports import sentences as say
from app.exports.agenda_times import planned
from app.exports.document import Document, Paragraph, Section
from app.exports.formats import Format
from app.exports.letters import body, titled, written

FORMATS = (Format.DOCX, Format.PDF)


def compose(meeting: MeetingBriefing, edition: Edition) -> Document:
    """The invitation; without guests it names those that the edition is addressed to."""
    section = pages_of(meeting, edition, meeting.guests)
    return Document(f"Giay moi {meeting.held_on:%d-%m-%Y}", _summary(meeting, edition), (section,))


def pages_of(meeting: MeetingBriefing, edition: Edition, guests: Sequence[Guest]) -> Section:
    """The whole invitation of some guests; of one who is asked for some contents only, with those alone."""
    own = frozenset(guests[0].contents) if len(guests) == 1 else frozenset()
    names = tuple(_named(meeting, guest, alone=bool(own)) for guest in guests) or edition.addressees
    blocks = (
        *_invited(meeting, edition, names),
        *_meeting(meeting),
        *(_own_contents(meeting, own) if own else _agenda(meeting)),
        *_preparation(meeting, edition, own),
        *written(edition, "notes"),
        body(_request(guests)),
    )
    invited = replace(edition, addressees=())  # and not addressed: no "Kính gửi", no "Như trên"
    return titled(invited, "Giấy mời", _summary(meeting, edition), blocks)


def _summary(meeting: MeetingBriefing, edition: Edition) -> str:
    return edition.summary or f"Dự {meet.called(meeting.title)}"


def _named(meeting: MeetingBriefing, guest: Guest, *, alone: bool) -> str:
    """A guest, among others with the contents that it is asked for: "Sở Y tế (dự nội dung 2, dự kiến 8 giờ 30)"."""
    asked = [] if alone else _asked(meeting, frozenset(guest.contents))
    if not asked:
        return meet.guest(guest)
    said = ", ".join(f"nội dung {number}{_expected(when)}" for number, _, when in asked)
    return f"{meet.guest(guest)} (dự {said})"


def _asked(meeting: MeetingBriefing, keys: Collection[str]) -> list[tuple[int, AgendaLine, str]]:
    """Number, content and planned time of some contents, in their order."""
    times = planned(meeting, {})
    lines = enumerate(meeting.agenda, 1)
    return [(number, line, times[line.key]) for number, line in lines if line.key in keys]


def _expected(when: str) -> str:
    return f", dự kiến {when}" if when else ""


def _own_contents(meeting: MeetingBriefing, keys: Collection[str]) -> Iterator[Paragraph]:
    """The contents that one guest is asked for, with their numbers on the agenda and when they are planned."""
    yield body(f"Nội dung mời dự (theo thứ tự trong chương trình {meet.kind_of_meeting(meeting.title)}):")
    for number, line, when in _asked(meeting, keys):
        yield body(f"{number}. {_content(line)}{_expected(when)}.")


def _invited(meeting: MeetingBriefing, edition: Edition, names: Sequence[str]) -> tuple[Paragraph, ...]:
    """Whom, and to what; with nobody named in one sentence."""
    invites, what = f"{edition.issuer} trân trọng kính mời", meet.called(meeting.title)
    if not names:
        return (body(f"{invites} quý đại biểu tới dự {what}."),)
    return *meet.labelled(invites, [capital(name) for name in names]), body(f"Tới dự {what}.")


def _meeting(meeting: MeetingBriefing) -> Iterator[Paragraph]:
    """Who chairs, when and where."""
    if chair := meet.chair(meeting):
        yield body(f"Chủ trì: {capital(chair)}.")
    yield body(f"Thời gian: {meet.when(meeting)}.")
    yield from meet.where(meeting)


def _agenda(meeting: MeetingBriefing) -> tuple[Paragraph, ...]:
    """The contents, each with who presents it."""
    told = [_content(line) for line in meeting.agenda]
    if len(told) < 2:  # one stands behind its label, none says nothing
        return meet.labelled("Nội dung", told)
    return body("Nội dung:"), *meet.numbered(told)


def _content(line: AgendaLine) -> str:
    return say.plain_end(line.content) + (f" ({line.agency} trình bày)" if line.agency else "")


def _preparation(meeting: MeetingBriefing, edition: Edition, own: Collection[str]) -> tuple[Paragraph, ...]:
    """Who sends documents until when (duty 55), for all contents or the `own` ones; what else is to be prepared."""
    asked: dict[date, dict[str, None]] = {}
    for one in meeting.agenda:
        if (own and one.key not in own) or not one.needs_papers:
            continue
        if one.received_on is None and one.agency not in ("", meet.OFFICE):
            asked.setdefault(one.due_on or meeting.documents_due_on, {})[one.agency] = None
    said = (
        body(
            f"{', '.join(agencies)} chuẩn bị nội dung trình, gửi tài liệu về {meet.OFFICE} "
            f"trước {meeting.documents_due_hour:02d} giờ 00 {long_date(day)}."
        )
        for day, agencies in sorted(asked.items())
    )
    return (*said, *written(edition, "preparation"))


def _request(guests: Sequence[Guest]) -> str:
    match guests:
        case (Guest(is_person=True),):
            who = "đồng chí"
        case (Guest(),):
            who = "quý cơ quan"
        case _:
            who = "quý đại biểu, quý cơ quan"
    return f"Trân trọng kính mời {who} tới dự đúng thành phần, thời gian."
