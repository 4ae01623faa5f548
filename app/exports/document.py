"""A document as a value: what it says and the role of each part, never how it looks."""

from dataclasses import dataclass
from enum import StrEnum, auto

from app.core.tables import Table


class Role(StrEnum):
    """The part a paragraph plays (Decree 30/2020, appendix I, part I); `styles` says how each looks."""

    PARENT_AGENCY = auto()
    AGENCY = auto()
    NUMBER = auto()
    NATION = auto()
    MOTTO = auto()
    PLACE_AND_DATE = auto()
    KIND = auto()
    SUMMARY = auto()
    ADDRESSEE = auto()
    ADDRESSEE_ITEM = auto()
    HEADING = auto()
    SUBHEADING = auto()
    BODY = auto()
    RECIPIENTS_LABEL = auto()
    RECIPIENT = auto()
    SIGNER = auto()
    SIGNER_NAME = auto()
    APPENDIX_LABEL = auto()
    APPENDIX_TITLE = auto()
    APPENDIX_NOTE = auto()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; its text is plain, its look follows from its role."""

    role: Role
    text: str


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Rows of two cells without borders, as in a letterhead or a signature block; never split over pages.

    `left_share` is the left column's part of the width in percent. The paragraph before it stays with it when
    `keep_with_previous` is set, so that no signature stands alone on a page.
    """

    rows: tuple[tuple[Cell, Cell], ...]
    left_share: int
    keep_with_previous: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars of one column of the table before it, by the labels of another (columns from 0).

    Only workbooks draw it; elsewhere the table says the same.
    """

    title: str
    labels: int
    values: int


Block = Paragraph | SideBySide | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one orientation; page numbers begin again at 1, and the first is not shown.

    `sheet` names the section's sheet in a workbook.
    """

    blocks: tuple[Block, ...]
    landscape: bool = False
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `file_name` is without its ending, `title` what it is called."""

    file_name: str
    title: str
    sections: tuple[Section, ...]
