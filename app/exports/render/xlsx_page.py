"""Paper and window of a worksheet: margins, page numbers, repeated and frozen headings, filter."""

from typing import TYPE_CHECKING

from app.exports import styles

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MM_PER_INCH = 25.4
PIXELS_PER_INCH = 96
DEFAULT_ROW_HEIGHT = 15.75  # points; Excel's own for Times New Roman 12

_A4 = 9


def page_pixels(*, landscape: bool) -> float:
    """Pixels between the margins."""
    paper = styles.PAGE_LONG_MM if landscape else styles.PAGE_SHORT_MM
    return (paper - styles.MARGIN_LEFT_MM - styles.MARGIN_RIGHT_MM) / MM_PER_INCH * PIXELS_PER_INCH


def set_page(sheet: "Worksheet", *, landscape: bool, area: str) -> None:
    """Print `area` on A4, one page wide and any number high; the first page's number is not shown."""
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup = sheet.page_setup
    setup.paperSize, setup.orientation = _A4, "landscape" if landscape else "portrait"
    setup.fitToWidth, setup.fitToHeight = 1, 0
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
    _number_pages(sheet)


def _number_pages(sheet: "Worksheet") -> None:
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart

    number = _HeaderFooterPart("&P", font=f"{styles.FONT},Regular", size=styles.PAGE_NUMBER_SIZE)
    sheet.HeaderFooter.differentFirst = True
    sheet.HeaderFooter.oddHeader = HeaderFooterItem(center=number)


def set_window(sheet: "Worksheet") -> None:
    """Show the sheet as the paper will be, without grid."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_format.defaultRowHeight = DEFAULT_ROW_HEIGHT


def hold_headings(sheet: "Worksheet", first: int, last: int) -> None:
    """Repeat heading rows `first` to `last` on every page and keep them in sight on the screen."""
    sheet.print_title_rows = f"{first}:{last}"
    sheet.freeze_panes = f"A{last + 1}"
