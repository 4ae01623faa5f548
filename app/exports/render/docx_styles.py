"""The named styles of our Word files, one for every role, so that a clerk can go on editing."""

from collections.abc import Iterator

from app.exports.document import Role
from app.exports.metrics import LINE_HEIGHT, POINTS_PER_MM
from app.exports.render.docx_table import HEADING_STYLE
from app.exports.render.docx_units import TWIPS_PER_MM, TWIPS_PER_POINT
from app.exports.styles import (
    BLACK,
    BOX_HEIGHT_MM,
    FONT,
    LANGUAGE,
    LOOKS,
    OUTLINE,
    PAGE_NUMBER_SIZE,
    RULE_ROOM,
    RULE_WEIGHT,
    TABLE_SIZE,
    Align,
    Look,
)

BREAK_STYLE = "Break"
HEADER_STYLE = "PageNumber"

STYLE_NAMES: dict[Role, str] = {
    Role.PARENT_AGENCY: "VB Cơ quan chủ quản",
    Role.AGENCY_LINE: "VB Cơ quan ban hành, dòng trên",
    Role.AGENCY: "VB Cơ quan ban hành",
    Role.NUMBER: "VB Số, ký hiệu",
    Role.NATION: "VB Quốc hiệu",
    Role.MOTTO: "VB Tiêu ngữ",
    Role.PLACE_AND_DATE: "VB Địa danh, thời gian",
    Role.LETTER_SUMMARY: "VB Trích yếu công văn",
    Role.URGENCY: "VB Độ khẩn",
    Role.CIRCULATION: "VB Phạm vi lưu hành",
    Role.KIND: "VB Tên loại",
    Role.SUMMARY: "VB Trích yếu",
    Role.SUMMARY_LINE: "VB Trích yếu, dòng trên",
    Role.AUTHORITY: "VB Thẩm quyền ban hành",
    Role.LEGAL_BASIS: "VB Căn cứ",
    Role.RESOLVES: "VB Quyết định",
    Role.ADDRESSEE: "VB Kính gửi",
    Role.ADDRESSEES_LABEL: "VB Kính gửi nhiều nơi",
    Role.ADDRESSEE_ITEM: "VB Nơi kính gửi",
    Role.PART_LABEL: "VB Phần, chương",
    Role.PART_TITLE: "VB Tên phần, chương",
    Role.ARTICLE: "VB Điều",
    Role.HEADING: "VB Đề mục",
    Role.SUBHEADING: "VB Tiểu mục",
    Role.BODY: "VB Nội dung",
    Role.RECIPIENTS_LABEL: "VB Nơi nhận",
    Role.RECIPIENT: "VB Danh sách nhận",
    Role.COPIES: "VB Số bản",
    Role.SIGNED_ON: "VB Ngày ký",
    Role.SIGNER: "VB Chức vụ người ký",
    Role.SIGNER_NAME: "VB Họ tên người ký",
    Role.CONTACT: "VB Địa chỉ cơ quan",
    Role.APPENDIX_LABEL: "VB Phụ lục",
    Role.APPENDIX_TITLE: "VB Tên phụ lục",
    Role.APPENDIX_NOTE: "VB Kèm theo văn bản",
    Role.PLATE_POST: "VB Biển tên, chức vụ",
    Role.PLATE_NAME: "VB Biển tên, họ tên",
    Role.ENVELOPE_SENDER: "VB Phong bì, nơi gửi",
    Role.ENVELOPE_TO: "VB Phong bì, kính gửi",
    Role.ENVELOPE_ADDRESSEE: "VB Phong bì, nơi nhận",
}

_SIDES = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center", Align.JUSTIFY: "both"}
_BODY_SIZE = LOOKS[Role.BODY].size
_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
_BASE = (
    f'<w:rPr>{_FONTS}<w:color w:val="000000"/><w:sz w:val="{2 * _BODY_SIZE}"/><w:szCs w:val="{2 * _BODY_SIZE}"/>'
    f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr>'
)


def style_id(role: Role) -> str:
    """The name by which paragraphs in the file call the style of `role`."""
    return role.value.title().replace("_", "")


def default_properties() -> str:
    """The XML of what holds where no style says otherwise; Word's own styles stay out of the clerk's list."""
    return (
        f"<w:docDefaults><w:rPrDefault>{_BASE}</w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        ' w:defQFormat="0" w:count="376"/>'
    )


def styles() -> str:
    """The XML of every style of ours and of the few that Word itself must find."""
    return _built_in() + "".join(_roles()) + "".join(_cells()) + _page_number() + _break()


def _built_in() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"{_BASE}</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _roles() -> Iterator[str]:
    for role, name in STYLE_NAMES.items():
        look = LOOKS[role]
        outline = f'<w:outlineLvl w:val="{OUTLINE[role]}"/>' if role in OUTLINE else ""
        following = (
            f'<w:next w:val="{style_id(Role.BODY)}"/>' if role in (Role.HEADING, Role.SUBHEADING) else ""
        )
        side = "center" if look.boxed else _SIDES[look.align]
        yield _style(style_id(role), name, look, side, outline=outline, following=following)


def _cells() -> Iterator[str]:
    plain, head = Look(TABLE_SIZE), Look(TABLE_SIZE, bold=True, keep=True)
    yield _style("CellText", "VB Ô bảng, chữ", plain, "left")
    yield _style("CellCentred", "VB Ô bảng, giữa", plain, "center")
    yield _style("CellNumber", "VB Ô bảng, số", plain, "right")
    yield _style(HEADING_STYLE, "VB Ô bảng, đầu cột", head, "center")


def _page_number() -> str:
    return _style(HEADER_STYLE, "VB Số trang", Look(PAGE_NUMBER_SIZE), "center")


def _break() -> str:
    """The style of the point-high paragraph that Word wants between two tables and behind a last one."""
    return _style(BREAK_STYLE, "VB Ngắt", Look(1), "left").replace(
        'w:line="240" w:lineRule="auto"', 'w:line="20" w:lineRule="exact"'
    )


def _style(identity: str, name: str, look: Look, side: str, *, outline: str = "", following: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f'<w:pPr>{_paragraph(look)}<w:jc w:val="{side}"/>{outline}</w:pPr><w:rPr>{_letters(look)}</w:rPr></w:style>'
    )


def _paragraph(look: Look) -> str:
    first = round(look.first_indent_mm * TWIPS_PER_MM)
    after = look.after + (RULE_ROOM if look.rule else 0.0)
    indent = f'w:firstLine="{first}"' if first >= 0 else f'w:hanging="{-first}"'
    right = f' w:right="{round(look.right_indent_mm * TWIPS_PER_MM)}"' if look.right_indent_mm else ""
    return (
        ("<w:keepNext/>" if look.keep else "")
        + (_box(look) if look.boxed else "")
        + f'<w:spacing w:before="{round(look.before * TWIPS_PER_POINT)}"'
        f' w:after="{round(after * TWIPS_PER_POINT)}" w:line="{round(look.line * 240)}" w:lineRule="auto"/>'
        f'<w:ind w:left="{round(look.left_indent_mm * TWIPS_PER_MM)}"{right} {indent}/>'
    )


def _box(look: Look) -> str:
    """Single lines around a paragraph; above and below it so far off that the box has its height."""
    space = round((BOX_HEIGHT_MM * POINTS_PER_MM - look.size * LINE_HEIGHT) / 2)
    line = f'w:val="single" w:sz="{round(RULE_WEIGHT * 8)}" w:color="{look.colour}"'
    return (
        f'<w:pBdr><w:top {line} w:space="{space}"/><w:left {line} w:space="0"/>'
        f'<w:bottom {line} w:space="{space}"/><w:right {line} w:space="0"/></w:pBdr>'
    )


def _letters(look: Look) -> str:
    weight = ("<w:b/><w:bCs/>" if look.bold else "") + ("<w:i/><w:iCs/>" if look.italic else "")
    colour = "" if look.colour == BLACK else f'<w:color w:val="{look.colour}"/>'
    return f'{weight}{colour}<w:sz w:val="{2 * look.size}"/><w:szCs w:val="{2 * look.size}"/>'
