"""Name plates and envelopes: one a page of A4 lying, without page numbers, ready to print."""

from collections.abc import Sequence

from app.exports.document import Paragraph, Role, Section


def plate(post: str, name: str) -> Section:
    """A name plate on the lower half of the sheet, which is folded in the middle; the post may be empty."""
    over = Paragraph(Role.PLATE_POST, post or " ")  # an empty one keeps the name on the half that is seen
    return Section((over, Paragraph(Role.PLATE_NAME, name)), landscape=True, numbered=False)


def envelope(sender: Sequence[str], addressee: Sequence[str]) -> Section:
    """An envelope: the sender's lines at the upper left, the addressee's at the lower right."""
    lines = (
        *(Paragraph(Role.ENVELOPE_SENDER, line) for line in sender),
        Paragraph(Role.ENVELOPE_TO, "Kính gửi:"),
        *(Paragraph(Role.ENVELOPE_ADDRESSEE, line) for line in addressee),
    )
    return Section(lines, landscape=True, numbered=False)
