"""Giấy mời: one copy for each who is invited, each on its own pages (appendix III, form 1.7)."""

from app.briefings.edition import Edition
from app.briefings.meeting import MeetingBriefing
from app.exports.document import Document
from app.exports.documents import invitation
from app.exports.formats import Format

FORMATS = (Format.DOCX, Format.PDF)


def compose(meeting: MeetingBriefing, edition: Edition) -> Document:
    """A section a guest, with the contents it is asked for; without guests the one text for all."""
    whole = invitation.compose(meeting, edition)
    copies = tuple(invitation.pages_of(meeting, edition, (guest,)) for guest in meeting.guests)
    return Document(f"{whole.file_name} (moi noi mot ban)", whole.title, copies or whole.sections)
