"""What stands over an appendix (Decree 30/2020, appendix I, III.1)."""

from app.briefings.edition import Edition
from app.core.words import roman
from app.exports.document import Paragraph, Role
from app.exports.letterhead import comes_with


def over_appendix(edition: Edition, kind: str, title: str, *, place: int = 0) -> tuple[Paragraph, ...]:
    """Label, title and the document of this kind that it comes with; `place` counts where there are several."""
    return (
        Paragraph(Role.APPENDIX_LABEL, f"Phụ lục {roman(place)}" if place else "Phụ lục"),
        Paragraph(Role.APPENDIX_TITLE, title.upper()),
        Paragraph(Role.APPENDIX_NOTE, comes_with(edition, kind)),
    )
