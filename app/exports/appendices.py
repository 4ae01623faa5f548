"""The appendices of a document: each on pages of its own, named and numbered (appendix I, III.1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.briefings.edition import Edition
from app.core.words import roman
from app.exports.document import Block, Paper, Paragraph, Role, Section
from app.exports.letterhead import comes_with


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix: its title in any letters, what stands on it, and its paper."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    paper: Paper = Paper.A4


def appendix_sections(
    edition: Edition, kind: str, parts: Sequence[Appendix], *, numbered: bool = True
) -> tuple[Section, ...]:
    """The appendices of a `kind` ("Báo cáo"); a single one is "Phụ lục", several have Roman numbers.

    Without `numbered` the document has no number of a register.
    """
    places = range(1, len(parts) + 1) if len(parts) > 1 else (0,)
    return tuple(
        Section(
            (*over_appendix(edition, kind, part.title, place=place, numbered=numbered), *part.blocks),
            landscape=part.landscape,
            paper=part.paper,
            sheet=f"PL {roman(place)}" if place else "Phụ lục",
        )
        for place, part in zip(places, parts, strict=False)
    )


def over_appendix(
    edition: Edition, kind: str, title: str, *, place: int = 0, numbered: bool = True
) -> tuple[Paragraph, ...]:
    """Label, title and the document of this kind that it comes with; `place` counts where there are several."""
    return (
        Paragraph(Role.APPENDIX_LABEL, f"Phụ lục {roman(place)}" if place else "Phụ lục"),
        Paragraph(Role.APPENDIX_TITLE, title.upper()),
        Paragraph(Role.APPENDIX_NOTE, comes_with(edition, kind, numbered=numbered)),
    )
