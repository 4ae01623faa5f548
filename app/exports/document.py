"""A document as a value: what it says and the role of each part, never how it looks."""

from dataclasses import dataclass, replace
from enum import StrEnum, auto

from app.core.tables import Table


class Role(StrEnum):
    """The part a paragraph plays (Decree 30/2020, appendix I, part I); `styles` says how each looks."""

    PARENT_AGENCY = auto()
    AGENCY_LINE = auto()
    AGENCY = auto()
    NUMBER = auto()
    NATION = auto()
    MOTTO = auto()
    PLACE_AND_DATE = auto()
    LETTER_SUMMARY = auto()
    URGENCY = auto()
    CIRCULATION = auto()
    KIND = auto()
    SUMMARY = auto()
    SUMMARY_LINE = auto()
    AUTHORITY = auto()
    LEGAL_BASIS = auto()
    RESOLVES = auto()
    ADDRESSEE = auto()
    ADDRESSEES_LABEL = auto()
    ADDRESSEE_ITEM = auto()
    PART_LABEL = auto()
    PART_TITLE = auto()
    ARTICLE = auto()
    HEADING = auto()
    SUBHEADING = auto()
    BODY = auto()
    RECIPIENTS_LABEL = auto()
    RECIPIENT = auto()
    COPIES = auto()
    SIGNED_ON = auto()
    SIGNER = auto()
    SIGNER_NAME = auto()
    CONTACT = auto()
    APPENDIX_LABEL = auto()
    APPENDIX_TITLE = auto()
    APPENDIX_NOTE = auto()
    PLATE_POST = auto()
    PLATE_NAME = auto()
    ENVELOPE_SENDER = auto()
    ENVELOPE_TO = auto()
    ENVELOPE_ADDRESSEE = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph's text; bold and italic turn round what the role says."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; its look follows from its role, and `runs` (none, or all of the text) say what differs in it."""

    role: Role
    text: str
    runs: tuple[Run, ...] = ()


def run_on(role: Role, *runs: Run) -> Paragraph:
    """A paragraph made of runs."""
    return Paragraph(role, "".join(run.text for run in runs), runs)


Cell = tuple[Paragraph, ...]
END_MARK = "./."


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Rows of two cells without borders, as in a letterhead or a signature block; not split over pages.

    `left_share` is the left column's part of the width in percent. The paragraph before it stays with it when
    `keep_with_previous` is set, so that no signature stands alone on a page. With `open_ended` the last row, whose
    right cell is empty, may go on over pages: what is left of a list that no page holds.
    """

    rows: tuple[tuple[Cell, Cell], ...]
    left_share: int
    keep_with_previous: bool = False
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars of one column of the table before it, by the labels of another (columns from 0).

    Only workbooks draw it; elsewhere the table says the same.
    """

    title: str
    labels: int
    values: int


Block = Paragraph | SideBySide | Table | Chart


def stays_with(block: Block, following: Block | None) -> bool:
    """Whether no page ends between two blocks: before signatures, after words that lead on ("Nội dung:"), or between a
    table and the sentence that ends the paper.

    The last block of a section stays with the paragraph that Word closes the section with, which would else come on
    an empty page; a list that goes on over pages does not.
    """
    match following:
        case SideBySide(keep_with_previous=True) | Table(closes=True):
            return True
        case Paragraph(text=text) if isinstance(block, Table):
            return text.endswith(END_MARK)
        case None:
            return not isinstance(block, Paragraph) and not (
                isinstance(block, SideBySide) and block.open_ended
            )
        case _:
            return isinstance(block, Paragraph) and block.role is Role.BODY and block.text.endswith(":")


class Paper(StrEnum):
    """The sheet a section is printed on; the decree knows A4 alone, schedules and long tables go on A3."""

    A4 = auto()
    A3 = auto()


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one orientation; page numbers begin again at 1, and the first is not shown.

    `sheet` names the section's sheet in a workbook. `contact` stands at the foot of the section's first page
    under a line over the whole width (appendix I, IV.2, box 13). `numbered` is off where no page has a number,
    as on name plates.
    """

    blocks: tuple[Block, ...]
    landscape: bool = False
    sheet: str = ""
    paper: Paper = Paper.A4
    contact: tuple[str, ...] = ()
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `file_name` is without its ending, `title` what it is called.

    It is `counted` where each page says how many there are ("Trang 3/5"), the first too and through all sections: for
    what is no official document.
    """

    file_name: str
    title: str
    sections: tuple[Section, ...]
    counted: bool = False


def on_a3(document: Document) -> Document:
    """Return a document whose pages of tables, those that lie, are A3; what stands upright keeps its sheet."""
    sections = (replace(one, paper=Paper.A3) if one.landscape else one for one in document.sections)
    return replace(document, sections=tuple(sections))
