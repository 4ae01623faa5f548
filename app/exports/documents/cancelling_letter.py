"""Công văn báo hủy họp: to those who were invited, with what becomes of the contents (Decree 30/2020, form 1.5)."""

from collections.abc import Iterator
from itertools import groupby

from app.briefings.edition import Edition
from app.briefings.meeting import CancelledMeeting, MovedContent
from app.core.words import capital
from app.exports import meeting_words as meet
from app.exports import sentences as say
from app.exports.document import Document, Paragraph
from app.exports.formats import Format
from app.exports.letters import addressed, body, cited, letter, written

FORMATS = (Format.DOCX, Format.PDF)
NAMED = 12  # guests named over the letter; more are referred to the invitation
WAITING = "được xem xét đưa vào chương trình cuộc họp sau"


def compose(briefing: CancelledMeeting, edition: Edition) -> Document:
    """The letter."""
    meeting = briefing.meeting
    about = edition.summary or f"hủy {meet.called(meeting.title)}"
    edition = addressed(edition, _addressees(briefing))
    blocks = (*_told(briefing, edition), *_contents(briefing), *written(edition, "notes"), _closing(edition))
    name = f"Bao huy hop {meeting.held_on:%d-%m-%Y}"
    return Document(name, f"Công văn {about}", (letter(edition, about, blocks),))


def _addressees(briefing: CancelledMeeting) -> tuple[str, ...]:
    guests = briefing.meeting.guests
    if not guests:
        return ("Quý đại biểu, quý cơ quan",)
    if len(guests) > NAMED:
        return (f"Các đại biểu, cơ quan được mời dự {meet.kind_of_meeting(briefing.meeting.title)}",)
    return tuple(capital(meet.guest(one)) for one in guests)


def _told(briefing: CancelledMeeting, edition: Edition) -> Iterator[Paragraph]:
    """What was to be held, that it is not, and why."""
    meeting = briefing.meeting
    what, noun = meet.called(meeting.title), meet.kind_of_meeting(meeting.title)
    place = f", tại {say.plain_end(meeting.places[0])}" if meeting.places else ""
    if invitation := cited(briefing.invitation, briefing.invited_on):
        said = f"{edition.issuer} đã có {invitation} mời dự {what}"
    else:
        said = f"{edition.issuer} dự kiến tổ chức {what}"
    yield body(f"{said}, thời gian: {meet.moment(meeting)}{place}.")
    yield body(f"{edition.issuer} thông báo hủy {noun} nêu trên. Lý do: {say.plain_end(briefing.reason)}.")


def _contents(briefing: CancelledMeeting) -> Iterator[Paragraph]:
    """Where the contents go, those that go together in one sentence."""
    noun = meet.kind_of_meeting(briefing.meeting.title)
    for to, some in groupby(briefing.contents, key=lambda one: one.to):
        moved = list(some)
        where = f"được chuyển sang {meet.called(to)}" if to else WAITING
        if len(moved) == 1:
            yield body(f"Nội dung {_content(moved[0])} {where}.")
            continue
        yield body(f"{say.count(len(moved), 'nội dung').capitalize()} của {noun} {where}:")
        yield from meet.items([_content(one) for one in moved])


def _content(one: MovedContent) -> str:
    agency = f" ({one.agency} trình)" if one.agency else ""
    return f"“{say.plain_end(one.content)}”{agency}"


def _closing(edition: Edition) -> Paragraph:
    return body(f"{edition.issuer} thông báo để quý đại biểu, quý cơ quan biết.")
