"""Biển tên: one plate a page, on its long side, to be cut or folded."""

from app.briefings.attendees import Delegate, NamePlates
from app.briefings.edition import Edition
from app.exports.document import Document, Paragraph, Role, Section
from app.exports.formats import Format
from app.exports.letters import body

FORMATS = (Format.PDF, Format.DOCX)
SENT, TITLE = "Đại diện", "Đại biểu"  # over an agency, over a name without a post: the name's place is kept


def compose(briefing: NamePlates, _: Edition) -> Document:
    """The plates in the order of the delegates; one without a name is for whom the agency sends."""
    plates = tuple(
        Section(_plate(delegate), landscape=True, numbered=False)
        for delegate in briefing.delegates
        if delegate.name or delegate.post
    )
    nobody = Section((body("Chưa có đại biểu nào để làm biển tên."),), numbered=False)
    name = f"Bien ten {briefing.held_on:%d-%m-%Y}"
    return Document(name, f"Biển tên: {briefing.title}", plates or (nobody,))


def _plate(delegate: Delegate) -> tuple[Paragraph, ...]:
    over, name = (delegate.post, delegate.name) if delegate.name else (SENT, delegate.post)
    return Paragraph(Role.PLATE_POST, (over or TITLE).upper()), Paragraph(Role.PLATE_NAME, name.upper())
