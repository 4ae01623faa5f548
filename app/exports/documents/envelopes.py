"""Phong bì: one envelope a page, on its long side: who sends, the number of what is inside, and to whom."""

from app.briefings.attendees import Envelope, Envelopes
from app.briefings.edition import Edition
from app.core.issuing import Urgency
from app.exports.document import Document, Paragraph, Role, Section, SideBySide
from app.exports.formats import Format
from app.exports.letterhead import NUMBER_BLANK
from app.exports.letters import body

FORMATS = (Format.PDF, Format.DOCX)
SENDER_SHARE = 45


def compose(briefing: Envelopes, edition: Edition) -> Document:
    """The envelopes in their order."""
    pages = tuple(
        Section(_envelope(briefing, envelope, edition), landscape=True, numbered=False)
        for envelope in briefing.envelopes
    )
    nobody = Section((body("Chưa có nơi nhận nào để in phong bì."),), numbered=False)
    return Document("Phong bi", f"Phong bì: {briefing.title}", pages or (nobody,))


def _envelope(
    briefing: Envelopes, envelope: Envelope, edition: Edition
) -> tuple[SideBySide | Paragraph, ...]:
    lines = (*filter(None, (edition.parent_name,)), *edition.agency_lines)
    number = (
        f"Số: {briefing.number}"
        if briefing.number
        else f"Số:{NUMBER_BLANK}/{briefing.symbol or edition.symbol}"
    )
    sender = tuple(Paragraph(Role.ENVELOPE_SENDER, line) for line in (*lines, number))
    urgent = edition.urgency is not Urgency.NONE
    stamp = (Paragraph(Role.URGENCY, edition.urgency.label),) * urgent
    return (
        SideBySide(((sender, stamp),), SENDER_SHARE),
        Paragraph(Role.ENVELOPE_TO, "Kính gửi:"),
        Paragraph(Role.ENVELOPE_ADDRESSEE, envelope.addressee),
        *(Paragraph(Role.ENVELOPE_ADDRESSEE, line) for line in envelope.address),
    )
