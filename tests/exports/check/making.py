"""A small language for Word files: a sound official document whose every component can be put in another way.

    official(title=p("BÁO CÁO", bold=True, align="left"))

`p` is a paragraph, `table` a table of cells, `official` a document in which only what is named differs from the
sound one, `package` a file of any body.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
    'w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)
PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
NUMBERED = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{PAGE}</w:p>'
SENTENCE = (
    "Văn phòng Ủy ban nhân dân tỉnh tổng hợp kết quả thực hiện nhiệm vụ của các sở, ban, ngành và Ủy ban nhân dân "
    "các xã, phường trong quý I năm 2026"
)


def r(text: str, **look: object) -> str:
    """A run; look: size, bold, italic, font, colour, underline, extra (XML of its properties)."""
    own = ""
    if font := look.get("font"):
        own += f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
    own += "<w:b/>" if look.get("bold") else ""
    own += "<w:i/>" if look.get("italic") else ""
    own += f'<w:color w:val="{look["colour"]}"/>' if look.get("colour") else ""
    if size := look.get("size"):
        own += f'<w:sz w:val="{round(float(str(size)) * 2)}"/>'
    own += '<w:u w:val="single"/>' if look.get("underline") else ""
    own += str(look.get("extra", ""))
    said = "".join(_sign(part) for part in re.split(r"(\t|\n)", text) if part)
    return f"<w:r>{f'<w:rPr>{own}</w:rPr>' if own else ''}{said}</w:r>"


def _sign(part: str) -> str:
    if part == "\t":
        return "<w:tab/>"
    if part == "\n":
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(part)}</w:t>'


def p(
    text: str = "",
    *,
    align: str = "",
    first: int | None = None,
    before: int | None = None,
    after: int | None = None,
    line: int | None = None,
    rule: str = "auto",
    inner: str = "",
    own: str = "",
    **look: object,
) -> str:
    """A paragraph: lengths in twentieths of a point; `inner` is further XML in it, `own` of its properties."""
    spacing = "".join(
        f' w:{name}="{value}"'
        for name, value in (("before", before), ("after", after), ("line", line))
        if value is not None
    )
    spacing += f' w:lineRule="{rule}"' if line is not None else ""
    layout = own + (f"<w:spacing{spacing}/>" if spacing else "")
    layout += f'<w:ind w:firstLine="{first}"/>' if first is not None else ""
    layout += f'<w:jc w:val="{align}"/>' if align else ""
    return (
        f"<w:p>{f'<w:pPr>{layout}</w:pPr>' if layout else ''}{r(text, **look) if text else ''}{inner}</w:p>"
    )


def body(text: str, **changes: object) -> str:
    """A paragraph of the text, sound unless changed."""
    return p(text, **{"align": "both", "first": 720, "before": 120, **changes})  # type: ignore[arg-type]


def table(
    *rows: tuple[str, ...], widths: tuple[int, ...] = (3600, 5471), bordered: bool = False, about: str = ""
) -> str:
    """A table; each cell is the XML in it."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = f"<w:tblBorders>{edges}</w:tblBorders>" if bordered else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or p()}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{borders}{about}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def drawn(points: float) -> str:
    """A run with a drawn line."""
    extent = f'cx="{round(points * 12700)}" cy="0"'
    return (
        f'<w:r><w:drawing><wp:anchor><wp:extent {extent}/><wp:docPr id="1" name="l"/><a:graphic><a:graphicData '
        f'uri="u"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
    )


def vml(points: float) -> str:
    """A run with a line in VML."""
    return f'<w:r><w:pict><v:line from="0,3pt" to="{points}pt,3pt"/></w:pict></w:r>'


def centred(text: str, size: float = 14, *, bold: bool = True, **more: object) -> str:
    """A centred line."""
    return p(text, align="center", size=size, bold=bold, **more)  # type: ignore[arg-type]


def section(
    *,
    paper: str = '<w:pgSz w:w="11906" w:h="16838"/>',
    top: int = 1134,
    bottom: int = 1134,
    left: int = 1701,
    right: int = 1134,
    header: str = "rIdH",
    title_page: bool = True,
    more: str = "",
) -> str:
    """The set-up of a section."""
    reference = f'<w:headerReference w:type="default" r:id="{header}"/>' if header else ""
    first = "<w:titlePg/>" if title_page else ""
    return (
        f'<w:sectPr>{reference}{paper}<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="567" w:footer="567" w:gutter="0"/>{more}{first}</w:sectPr>'
    )


PARTS: dict[str, str] = {
    "parent": centred("UBND TỈNH LÀO CAI", 13, bold=False),
    "issuer": centred("VĂN PHÒNG", 13, inner=drawn(34)),
    "nation": centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13),
    "motto": centred("Độc lập - Tự do - Hạnh phúc", 14, inner=drawn(162)),
    "number": centred("Số: 12/BC-VP", 13, bold=False),
    "subject": "",
    "date": centred("Lào Cai, ngày 05 tháng 3 năm 2026", 14, bold=False, italic=True),
    "title": centred("BÁO CÁO", before=240),
    "summary": centred("Kết quả công tác quý I năm 2026", inner=drawn(90)),
    "addressees": centred("Kính gửi: Ủy ban nhân dân tỉnh Lào Cai", bold=False, before=120, after=120),
    "text": body(f"{SENTENCE}, cụ thể như sau:")
    + body("1. Kết quả thực hiện", bold=True)
    + body(f"{SENTENCE}. Các cơ quan, đơn vị đã hoàn thành 25 nhiệm vụ, đạt 92,5% số nhiệm vụ được giao.")
    + body("2. Nhiệm vụ thời gian tới", bold=True),
    "last": body("Trên đây là báo cáo kết quả công tác quý I năm 2026 của Văn phòng Ủy ban nhân dân tỉnh./."),
    "label": p("Nơi nhận:", size=12, bold=True, italic=True),
    "recipients": p("- Như trên;", size=11)
    + p("- Các sở, ban, ngành;", size=11)
    + p("- Lưu: VT, TH.", size=11),
    "posts": centred("CHÁNH VĂN PHÒNG"),
    "name": p() + p() + p() + centred("Trần Quang Bình"),
    "after": "",
    "section": section(),
}
LETTER: dict[str, str] = {
    "number": centred("Số: 12/VP-TH", 13, bold=False),
    "subject": centred("V/v báo cáo kết quả công tác quý I năm 2026", 12, bold=False, before=120),
    "title": "",
    "summary": "",
}
DECISION: dict[str, str] = {
    "number": centred("Số: 12/QĐ-VP", 13, bold=False),
    "title": centred("QUYẾT ĐỊNH", before=240),
    "summary": centred("Về việc thành lập Tổ công tác", inner=drawn(80))
    + centred("CHÁNH VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH"),
    "addressees": "",
    "text": body("Căn cứ Luật Tổ chức chính quyền địa phương;", italic=True)
    + body(
        "Căn cứ Quyết định số 15/QĐ-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh quy định chức năng, nhiệm "
        "vụ của Văn phòng;",
        italic=True,
    )
    + body("Theo đề nghị của Trưởng phòng Tổng hợp.", italic=True)
    + centred("QUYẾT ĐỊNH:", before=120)
    + body("Điều 1. Thành lập Tổ công tác giúp việc Chánh Văn phòng, gồm các ông, bà có tên trong danh sách.")
    + body("Điều 2. Quyết định này có hiệu lực kể từ ngày ký."),
    "last": body("Điều 3. Trưởng các phòng, đơn vị trực thuộc chịu trách nhiệm thi hành Quyết định này./."),
    "recipients": p("- Như Điều 3;", size=11) + p("- Lưu: VT, TH.", size=11),
}


def parts(**changes: str) -> dict[str, str]:
    """The components of a sound report, some of them changed."""
    unknown = changes.keys() - PARTS.keys()
    assert not unknown, unknown
    return PARTS | changes


def assembled(made: dict[str, str]) -> str:
    """The body of a document of these components, head and end in tables."""
    head = table(
        (made["parent"] + made["issuer"], made["nation"] + made["motto"]),
        (made["number"] + made["subject"], made["date"]),
    )
    end = table((made["label"] + made["recipients"], made["posts"] + made["name"]), widths=(4400, 4671))
    return (
        head
        + made["title"]
        + made["summary"]
        + made["addressees"]
        + made["text"]
        + made["last"]
        + end
        + (made["after"] or p())
        + made["section"]
    )


def official(*kinds: dict[str, str], **changes: str) -> bytes:
    """A sound report (or the kind given) in which only the named components differ."""
    made = PARTS
    for kind in kinds:
        made = made | kind
    return package(assembled({**made, **parts(**changes)} if not kinds else {**made, **changes}))


def package(
    content: str,
    *,
    styles: str = STYLES,
    header: str = NUMBERED,
    parts: dict[str, tuple[str, str, str]] | None = None,
    settings: str = "",
) -> bytes:
    """A Word file; `parts`: {name: (relation kind, content type, XML)} beside document, styles and header."""
    everything = {
        "styles.xml": ("styles", TYPES + "styles+xml", f"<w:styles {SPACES}>{styles}</w:styles>"),
        "header1.xml": ("header", TYPES + "header+xml", f"<w:hdr {SPACES}>{header}</w:hdr>"),
        "settings.xml": ("settings", TYPES + "settings+xml", f"<w:settings {SPACES}>{settings}</w:settings>"),
        **(parts or {}),
    }
    ids = {name: "rIdH" if name == "header1.xml" else f"rId{n}" for n, name in enumerate(everything)}
    relations = "".join(
        f'<Relationship Id="{ids[name]}" Type="{KINDS}{kind}" Target="{name}"/>'
        for name, (kind, _, _) in everything.items()
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{type_}"/>'
        for name, (_, type_, _) in everything.items()
    )
    files = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPES}document.main+xml"/>{overrides}</Types>'
        ),
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{KINDS}officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": f"<w:document {SPACES}><w:body>{content}</w:body></w:document>",
        **{f"word/{name}": xml for name, (_, _, xml) in everything.items()},
    }
    return zipped({name: text.encode() for name, text in files.items()})


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def zipped(files: dict[str, bytes]) -> bytes:
    """The files as one archive."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of an archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
