"""The bar chart of a table on a worksheet."""

from typing import TYPE_CHECKING

from app.core.tables import Kind
from app.exports.document import Chart
from app.exports.metrics import POINTS_PER_MM
from app.exports.render.xlsx_page import DEFAULT_ROW_HEIGHT
from app.exports.render.xlsx_shell import Shell
from app.exports.render.xlsx_styles import PERCENT_FORMAT, WHOLE_FORMAT
from app.exports.render.xlsx_widths import POINTS_PER_PIXEL
from app.exports.styles import CHART_BAR_MM, CHART_COLOUR, CHART_FRAME_MM, CHART_SIZE, FONT, LANGUAGE

if TYPE_CHECKING:
    from openpyxl.chart import BarChart
    from openpyxl.chart.label import DataLabelList
    from openpyxl.drawing.spreadsheet_drawing import OneCellAnchor
    from openpyxl.worksheet.worksheet import Worksheet

LEAST_BARS = 4  # fewer are given the height of so many, or they could not be read
_WIDEST_RATE = 112  # percent: leaves room beside a full bar for its label
_GAP = 45  # percent of a bar's thickness between two bars

_EMU_PER_MM = 36_000
_NEW_PAGE_MM = 85  # a chart higher than half a landscape page begins a new one

TEXT_LOOK = (
    '<txPr><a:bodyPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    '<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    f'<a:pPr><a:defRPr sz="{CHART_SIZE * 100}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    f'<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:defRPr></a:pPr>'
    f'<a:endParaRPr lang="{LANGUAGE}"/></a:p></txPr>'
)


def place_chart(shell: Shell, chart: Chart) -> None:
    """Draw the chart under the last table; nothing is drawn of one without rows or with groups."""
    from openpyxl.worksheet.pagebreak import Break

    placed = shell.tables[-1] if shell.tables else None
    if placed is None or not placed.table.rows or placed.table.groups:
        return
    bars = len(placed.table.rows)
    kind = placed.table.headings[chart.values].kind
    last = placed.first + bars - 1
    width = sum(shell.pixels) * POINTS_PER_PIXEL / POINTS_PER_MM
    drawn = _bar_chart(shell.sheet, chart, first=placed.first, last=last, kind=kind)
    height = _height(bars)
    drawn.anchor = _anchor(shell.row, width, height)  # type: ignore[assignment]  # the stubs know only addresses
    shell.sheet.add_chart(drawn)
    if height > _NEW_PAGE_MM:
        shell.sheet.row_breaks.append(Break(id=shell.row - 2))  # before the free row, or its edge shows
    shell.row += int(height * POINTS_PER_MM / DEFAULT_ROW_HEIGHT) + 1


def _anchor(row: int, width: float, height: float) -> "OneCellAnchor":
    """From the left edge of `row`, so many millimetres wide and high."""
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
    from openpyxl.drawing.xdr import XDRPositiveSize2D

    return OneCellAnchor(
        _from=AnchorMarker(row=row - 1),
        ext=XDRPositiveSize2D(round(width * _EMU_PER_MM), round(height * _EMU_PER_MM)),
    )


def _height(bars: int) -> float:
    """Millimetres that a chart of so many bars needs to be read."""
    return CHART_FRAME_MM + CHART_BAR_MM * max(bars, LEAST_BARS)


def _bar_chart(sheet: "Worksheet", chart: Chart, *, first: int, last: int, kind: Kind) -> "BarChart":
    """Draw the values of rows `first` to `last` as horizontal bars, the first row on top."""
    from openpyxl.chart import BarChart, Reference, Series
    from openpyxl.chart.title import title_maker

    bars = BarChart()
    bars.type, bars.gapWidth, bars.legend = "bar", _GAP, None
    values = Reference(sheet, min_col=chart.values + 1, min_row=first, max_row=last)
    series = Series(values, title=None)
    series.graphicalProperties.solidFill = CHART_COLOUR
    bars.append(series)
    bars.set_categories(Reference(sheet, min_col=chart.labels + 1, min_row=first, max_row=last))
    title = title_maker(chart.title)
    title.overlay = False
    bars.title = title
    bars.dataLabels = _labels(kind)
    _set_axes(bars, kind)
    return bars


def _set_axes(bars: "BarChart", kind: Kind) -> None:
    bars.x_axis.delete = False
    bars.x_axis.scaling.orientation = "maxMin"  # Excel counts from below; a table reads from above
    bars.x_axis.tickLblSkip = 1  # no agency's name is left out
    bars.x_axis.majorTickMark = "none"
    bars.y_axis.delete = True  # every bar says its value
    bars.y_axis.majorGridlines = None
    bars.y_axis.scaling.min = 0
    if kind is Kind.PERCENT:
        bars.y_axis.scaling.max = _WIDEST_RATE


def _labels(kind: Kind) -> "DataLabelList":
    from openpyxl.chart.label import DataLabelList

    return DataLabelList(
        numFmt=PERCENT_FORMAT if kind is Kind.PERCENT else WHOLE_FORMAT,
        dLblPos="outEnd",
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
    )
