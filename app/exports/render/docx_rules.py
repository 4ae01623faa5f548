"""The solid rules under motto, agency and summary in a Word file: drawn lines that move with their text."""

from app.exports.document import Paragraph
from app.exports.metrics import EMU_PER_POINT, LINE_HEIGHT, last_line_width
from app.exports.render.xml_text import plain
from app.exports.styles import LOOKS, RULE_DROP, RULE_WEIGHT

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def rule_run(paragraph: Paragraph, width: float, number: int) -> str:
    """The XML of a run with the rule of `paragraph`, which stands in a column of `width` points.

    The line hangs on the text line that holds this run, so it belongs at the end of the paragraph; it is centred
    in the column. `number` (from 1) must be unique in the document. Old readers take the second form, in VML.
    """
    look = LOOKS[paragraph.role]
    length = look.rule * last_line_width(plain(paragraph.text), look, width)
    return (
        f"<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps">{_drawing(length, _below(look.size), number)}</mc:Choice>'
        f"<mc:Fallback>{_picture(length, _below(look.size), number)}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _below(size: float) -> float:
    """Points from the top of a line of text to its rule."""
    return size * LINE_HEIGHT + RULE_DROP


def _drawing(length: float, below: float, number: int) -> str:
    extent = f'cx="{round(length * EMU_PER_POINT)}" cy="0"'
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="line"><wp:posOffset>{round(below * EMU_PER_POINT)}</wp:posOffset>'
        f'</wp:positionV><wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Đường kẻ {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_SHAPE}">'
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{round(RULE_WEIGHT * EMU_PER_POINT)}">'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:prstDash val="solid"/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def _picture(length: float, below: float, number: int) -> str:
    return (
        f'<w:pict><v:line id="rule{number}" style="position:absolute;z-index:{number};'
        "mso-position-horizontal:center;mso-position-horizontal-relative:text;"
        f'mso-position-vertical-relative:line" from="0,{below:.2f}pt" to="{length:.2f}pt,{below:.2f}pt"'
        f' strokecolor="black" strokeweight="{RULE_WEIGHT}pt"/></w:pict>'
    )
