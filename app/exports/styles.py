"""How each role looks: the one place with points and millimetres, from Decree 30/2020, appendix I."""

from dataclasses import dataclass
from enum import StrEnum, auto

from app.core.issuing import Urgency
from app.exports.document import Paper, Role, Section

FONT = "Times New Roman"  # part I, clause 2; the PDF embeds Tinos, which has the same widths
LANGUAGE = "vi-VN"  # for spelling, hyphens and readers of the screen
PAGE_SHORT_MM, PAGE_LONG_MM = 210.0, 297.0
PAPERS_MM = {Paper.A4: (PAGE_SHORT_MM, PAGE_LONG_MM), Paper.A3: (297.0, 420.0)}  # upright: width and height
MARGIN_TOP_MM, MARGIN_BOTTOM_MM, MARGIN_LEFT_MM, MARGIN_RIGHT_MM = 20.0, 20.0, 30.0, 20.0
PAGE_NUMBER_FROM_TOP_MM = 10.0  # inside the top margin, centred; size as the body
PAGE_NUMBER_SIZE = 14
RULE_WEIGHT = 0.75  # points; the decree asks for a solid line and does not say how thick
RULE_DROP = 2.0  # points from the line of text to the rule under it
RULE_ROOM = 6.0  # points that a rule takes under its text, with the gap on both sides
TABLE_SIZE = 12
BLACK, RED = "000000", "FF0000"
TABLE_LINE_WEIGHT = 0.5
CELL_PADDING_MM = 1.2
BOX_HEIGHT_MM = 8.0  # of a stamp in a box (II.10); its widths follow
BOX_WIDTHS_MM = {
    Urgency.EXPRESS.label: 30.0,
    Urgency.VERY_URGENT.label: 40.0,
    Urgency.URGENT.label: 20.0,
}
BOX_SIDE_MM = 3.0  # beside the words of another stamp
CONTACT_GAP = 6.0  # points from the text to the line over the agency's address, at least
CONTACT_LINE_GAP = 3.0  # from that line to the address
CELL_GAP = 3.0  # points that the left of two cells side by side keeps from the right one
WHOLE_LINES = 6  # a closing paragraph of so many lines goes whole with the signature; a longer one is split
BLOCK_GAP = 6.0  # points at least between a paragraph and the table or the cells side by side under it
CHART_BAR_MM = 7.5  # a bar of a workbook's chart with its gap
CHART_FRAME_MM = 16.0  # its title and edges
CHART_SIZE = 10
CHART_COLOUR = "44546A"  # dark, so that it prints well without colours
PACK_NUMBER_SIZE = 8  # of the running number of a meeting pack: small beside the pages' own numbers (14)
PACK_NUMBER_FROM_EDGE_MM = 6.0  # inside the outer half of the margins, which every printer reaches
PACK_NUMBER_FROM_SIDE_MM = 12.0
PACK_NUMBER_CLEARANCE_MM = 1.5  # around it nothing stands
PACK_STRIP_MM = 10.0  # what a page gives up at its foot when all its corners are taken
PACK_IMAGE_MARGIN_MM = 15.0  # around a picture that becomes a page
OUTLINE = {  # the levels of a document's outline, from 0: navigation pane of Word, bookmarks of a PDF
    Role.PART_TITLE: 0,
    Role.HEADING: 0,
    Role.SUBHEADING: 1,
    Role.APPENDIX_LABEL: 0,
    Role.APPENDIX_TITLE: 1,
}


class Align(StrEnum):
    """Where the lines of a paragraph stand."""

    LEFT = auto()
    RIGHT = auto()
    CENTRE = auto()
    JUSTIFY = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes and gaps in points, indents in millimetres.

    `rule` draws a solid line centred under the paragraph, this part of the last text line's length (1: all
    of it). `line` is the line spacing (1: single); `keep` keeps the paragraph on the page of the next. `boxed`
    frames it with single lines, as wide as its words ask; `colour` is red, green, blue in hexadecimal digits.
    """

    size: int
    bold: bool = False
    italic: bool = False
    align: Align = Align.CENTRE
    first_indent_mm: float = 0.0
    left_indent_mm: float = 0.0
    right_indent_mm: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    rule: float = 0.0
    keep: bool = False
    boxed: bool = False
    colour: str = BLACK


LOOKS: dict[Role, Look] = {
    Role.PARENT_AGENCY: Look(13),
    Role.AGENCY_LINE: Look(13, bold=True),  # all lines of the agency's name but the last
    Role.AGENCY: Look(13, bold=True, rule=0.45),
    Role.NUMBER: Look(
        13, before=7
    ),  # below the rule of the agency; 7 and 6 put both texts of the row on one line
    Role.NATION: Look(13, bold=True),
    Role.MOTTO: Look(14, bold=True, rule=1.0),
    Role.PLACE_AND_DATE: Look(14, italic=True, before=6),
    Role.LETTER_SUMMARY: Look(
        12, left_indent_mm=4, right_indent_mm=4, before=6
    ),  # II.5.b: 12-13, upright, 6 pt under the number, no rule; narrower than its column (IV.2, box 5b)
    Role.URGENCY: Look(
        13, bold=True, align=Align.LEFT, before=6, boxed=True, colour=RED
    ),  # II.10: bright red
    Role.CIRCULATION: Look(13, bold=True, after=6, boxed=True),
    Role.KIND: Look(14, bold=True, before=18, keep=True),
    Role.SUMMARY: Look(14, bold=True, after=12, rule=0.4, keep=True),
    Role.SUMMARY_LINE: Look(14, bold=True, keep=True),  # all lines of a summary but the last
    Role.AUTHORITY: Look(14, bold=True, before=6, after=6, keep=True),
    Role.LEGAL_BASIS: Look(14, italic=True, align=Align.JUSTIFY, first_indent_mm=12.7, before=6, line=1.1),
    Role.RESOLVES: Look(14, bold=True, before=12, after=6, keep=True),
    Role.ADDRESSEE: Look(14, before=6, after=6),
    Role.ADDRESSEES_LABEL: Look(14, align=Align.LEFT, left_indent_mm=31.4, before=6, keep=True),
    Role.ADDRESSEE_ITEM: Look(
        14, align=Align.LEFT, left_indent_mm=52, first_indent_mm=-3
    ),  # dash under the colon
    Role.PART_LABEL: Look(14, bold=True, before=12, keep=True),
    Role.PART_TITLE: Look(14, bold=True, before=6, after=6, keep=True),
    Role.ARTICLE: Look(14, bold=True, align=Align.JUSTIFY, first_indent_mm=12.7, before=6, line=1.1),
    Role.HEADING: Look(14, bold=True, align=Align.JUSTIFY, first_indent_mm=12.7, before=6, keep=True),
    Role.SUBHEADING: Look(14, bold=True, align=Align.JUSTIFY, first_indent_mm=12.7, before=6, keep=True),
    Role.BODY: Look(14, align=Align.JUSTIFY, first_indent_mm=12.7, before=6, line=1.1),
    Role.RECIPIENTS_LABEL: Look(12, bold=True, italic=True, align=Align.LEFT),
    Role.RECIPIENT: Look(11, align=Align.LEFT),
    Role.COPIES: Look(11, align=Align.RIGHT, before=6),
    Role.SIGNED_ON: Look(14, italic=True),
    Role.SIGNER: Look(14, bold=True),
    Role.SIGNER_NAME: Look(
        14, bold=True, before=103
    ),  # 42 mm from the post to the name, for signature and seal
    Role.CONTACT: Look(11),
    Role.APPENDIX_LABEL: Look(14, bold=True, keep=True),
    Role.APPENDIX_TITLE: Look(14, bold=True, keep=True),
    Role.APPENDIX_NOTE: Look(14, italic=True, after=12, rule=0.4, keep=True),
    Role.PLATE_POST: Look(
        24, bold=True, before=298
    ),  # on the lower half of A4 lying, with room for two lines of each
    Role.PLATE_NAME: Look(48, bold=True, before=12),
    Role.ENVELOPE_SENDER: Look(14, bold=True, align=Align.LEFT),
    Role.ENVELOPE_TO: Look(20, align=Align.LEFT, left_indent_mm=90, before=190),
    Role.ENVELOPE_ADDRESSEE: Look(20, bold=True, align=Align.LEFT, left_indent_mm=90, before=6),
}


def page_of(page: str | int, pages: str | int) -> str:
    """What stands over a page that says how many there are; both may be a file format's own signs for them."""
    return f"Trang {page}/{pages}"


def page_mm(section: Section) -> tuple[float, float]:
    """Width and height of a section's pages as they are read, upright or lying."""
    short, long = PAPERS_MM[section.paper]
    return (long, short) if section.landscape else (short, long)


def text_mm(section: Section) -> tuple[float, float]:
    """Width and height of the text on them: the margins are those of the page as it is read."""
    across, down = page_mm(section)
    return across - MARGIN_LEFT_MM - MARGIN_RIGHT_MM, down - MARGIN_TOP_MM - MARGIN_BOTTOM_MM
