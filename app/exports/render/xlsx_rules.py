"""The solid rules under agency, motto and title in a workbook: drawn lines, which openpyxl cannot draw."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from app.exports.metrics import EMU_PER_POINT
from app.exports.render.xlsx_shell import Rule
from app.exports.styles import RULE_WEIGHT

EMU_PER_PIXEL = 9_525

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_ID = 1000  # behind those that openpyxl gives to charts
_TARGET = re.compile(rb'Target="/(xl/drawings/[^"]+)"')


def add_rules(parts: dict[str, bytes], number: int, rules: Sequence[Rule], pixels: Sequence[int]) -> None:
    """Draw `rules` on sheet `number` (from 1) of a workbook's parts; its columns are `pixels` wide."""
    if not rules:
        return
    links = f"xl/worksheets/_rels/sheet{number}.xml.rels"
    lines = "".join(_line(rule, index, pixels) for index, rule in enumerate(rules, 1)).encode()
    if links not in parts:
        _add_drawing(parts, number, links)
    target = _TARGET.search(parts[links])
    if target is None:
        raise ValueError(f"no drawing in {links}")
    drawing = target.group(1).decode()
    before, end = parts[drawing].rsplit(b"</", 1)
    parts[drawing] = before + lines + b"</" + end


def _add_drawing(parts: dict[str, bytes], number: int, links: str) -> None:
    drawing, sheet = f"xl/drawings/rules{number}.xml", f"xl/worksheets/sheet{number}.xml"
    parts[drawing] = f'{_HEAD}<wsDr xmlns="{_DRAWING}"></wsDr>'.encode()
    parts[links] = (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE_LINKS}"><Relationship Id="rId1" Type="{_LINKS}/drawing"'
        f' Target="/{drawing}"/></Relationships>'
    ).encode()
    link = f'<drawing xmlns:r="{_LINKS}" r:id="rId1"/></worksheet>'.encode()
    parts[sheet] = parts[sheet].replace(b"</worksheet>", link)
    kind = f'<Override PartName="/{drawing}" ContentType="{_DRAWING_TYPE}"/></Types>'.encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind)


def _line(rule: Rule, index: int, pixels: Sequence[int]) -> str:
    name = escape(f"Đường kẻ {index}")
    return (
        f'<x:twoCellAnchor xmlns:x="{_DRAWING}" xmlns:a="{_MAIN}" editAs="oneCell">'
        f"<x:from>{_spot(rule.left, rule, pixels)}</x:from>"
        f"<x:to>{_spot(rule.left + rule.length, rule, pixels)}</x:to>"
        f'<x:cxnSp macro=""><x:nvCxnSpPr><x:cNvPr id="{_FIRST_ID + index}" name="{name}"/><x:cNvCxnSpPr/>'
        f'</x:nvCxnSpPr><x:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(rule.length * EMU_PER_PIXEL)}"'
        f' cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{round(RULE_WEIGHT * EMU_PER_POINT)}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        "</a:ln></x:spPr></x:cxnSp><x:clientData/></x:twoCellAnchor>"
    )


def _spot(left: float, rule: Rule, pixels: Sequence[int]) -> str:
    column = 0
    while column < len(pixels) - 1 and left >= pixels[column]:
        left -= pixels[column]
        column += 1
    return (
        f"<x:col>{column}</x:col><x:colOff>{round(left * EMU_PER_PIXEL)}</x:colOff>"
        f"<x:row>{rule.row - 1}</x:row><x:rowOff>{round(rule.below * EMU_PER_POINT)}</x:rowOff>"
    )
