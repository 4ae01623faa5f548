"""Paper and window of a worksheet: margins, page numbers, repeated and frozen headings, filter."""

from typing import TYPE_CHECKING

from app.exports import styles
from app.exports.document import Paper, Section

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MM_PER_INCH = 25.4
PIXELS_PER_INCH = 96
DEFAULT_ROW_HEIGHT = 15.75  # points; Excel's own for Times New Roman 12

_SIZES = {Paper.A4: 9, Paper.A3: 8}  # as Excel numbers them


def page_pixels(section: Section) -> float:
    """Pixels between the margins."""
    return styles.text_mm(section)[0] / MM_PER_INCH * PIXELS_PER_INCH


def set_page(sheet: "Worksheet", section: Section, *, area: str, counted: bool) -> None:
    """Print `area` one page wide and any number high.

    A first page shows its number only if all are counted, which then goes on from sheet to sheet: Excel counts the
    pages of what is printed, a sheet or the whole workbook.
    """
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup = sheet.page_setup
    setup.paperSize, setup.orientation = (
        _SIZES[section.paper],
        "landscape" if section.landscape else "portrait",
    )
    setup.fitToWidth, setup.fitToHeight = 1, 0
    if not counted:
        setup.firstPageNumber, setup.useFirstPageNumber = 1, True
    sheet.page_margins = PageMargins(
        left=styles.MARGIN_LEFT_MM / MM_PER_INCH,
        right=styles.MARGIN_RIGHT_MM / MM_PER_INCH,
        top=styles.MARGIN_TOP_MM / MM_PER_INCH,
        bottom=styles.MARGIN_BOTTOM_MM / MM_PER_INCH,
        header=styles.PAGE_NUMBER_FROM_TOP_MM / MM_PER_INCH,
        footer=styles.PAGE_NUMBER_FROM_TOP_MM / MM_PER_INCH,
    )
    sheet.print_options.horizontalCentered = True
    sheet.print_area = area
    if section.numbered:
        _number_pages(sheet, counted=counted)


def _number_pages(sheet: "Worksheet", *, counted: bool) -> None:
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart

    said = styles.page_of("&P", "&N") if counted else "&P"
    number = _HeaderFooterPart(said, font=f"{styles.FONT},Regular", size=styles.PAGE_NUMBER_SIZE)
    sheet.HeaderFooter.differentFirst = not counted
    sheet.HeaderFooter.oddHeader = HeaderFooterItem(center=number)


def set_window(sheet: "Worksheet") -> None:
    """Show the sheet as the paper will be, without grid."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_format.defaultRowHeight = DEFAULT_ROW_HEIGHT


def hold_headings(sheet: "Worksheet", first: int, last: int) -> None:
    """Repeat heading rows `first` to `last` on every page and keep them in sight on the screen."""
    sheet.print_title_rows = f"{first}:{last}"
    sheet.freeze_panes = f"A{last + 1}"
