"""A page as documents of a kind are headed and signed, to look at while the settings are changed."""

from app.briefings.edition import Edition
from app.core.document_kinds import DocumentKind
from app.core.document_types import TYPES
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.letterhead import addressees, closing, heading

ABOUT = "Trích yếu của văn bản"
BODY = "Nội dung của văn bản."
END = "./."


def compose(kind: DocumentKind, edition: Edition) -> Document:
    """One short page; an official letter has what it is about under its number, others their title."""
    letter = kind.abbreviation == ""
    blocks: tuple[Block, ...] = (
        heading(edition, about=ABOUT.lower() if letter else "", numbered=kind.abbreviation is not None),
        *(() if letter else _title(kind)),
        *addressees(edition),
        Paragraph(Role.BODY, BODY),
        Paragraph(Role.BODY, BODY.rstrip(".") + END),
        closing(edition),
    )
    return Document(f"Xem truoc {kind.code}", kind.title, (Section(blocks, contact=edition.contact),))


def _title(kind: DocumentKind) -> tuple[Paragraph, ...]:
    name = TYPES.get(kind.abbreviation or "", kind.title)
    return (Paragraph(Role.KIND, name.upper()), Paragraph(Role.SUMMARY, ABOUT))
