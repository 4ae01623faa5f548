"""What the checker must not cry wolf about, each by itself."""

import pytest

from app.exports.check import check
from tests.exports.check.faults_head import GRID, with_turned
from tests.exports.check.making import (
    DECISION,
    LETTER,
    PARTS,
    SENTENCE,
    SPACES,
    TYPES,
    assembled,
    body,
    centred,
    drawn,
    official,
    p,
    package,
    r,
    table,
    vml,
)

MOTTO, ISSUER = "Độc lập - Tự do - Hạnh phúc", "VĂN PHÒNG"
SLIP = {"summary": "", "addressees": ""}


def ruled(motto: str, issuer: str) -> bytes:
    """A report whose rules under motto and agency are made in another way."""
    return official(motto=motto, issuer=issuer)


def bordered_cells() -> bytes:
    """Rules made of cells' borders: narrow cells in the middle of each half."""
    edge = '<w:tcPr><w:tcW w:w="{0}" w:type="dxa"/><w:tcBorders><w:bottom w:val="single"/></w:tcBorders></w:tcPr>'
    head = table(
        (
            p(),
            PARTS["parent"] + centred(ISSUER, 13),
            p(),
            centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13) + centred(MOTTO),
        ),
        widths=(1300, 800, 3500, 3420),
    )
    for width in (800, 3420):
        head = head.replace(f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>', edge.format(width))
    below = table((PARTS["number"], PARTS["date"]))
    made = PARTS | {"parent": "", "issuer": "", "nation": "", "motto": "", "number": "", "date": ""}
    rest = assembled(made)
    return package(head + p() + below + rest[rest.index("</w:tbl>") + 8 :])


STYLED = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kind"><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
)

LAST_GROUND = body("Theo đề nghị của Trưởng phòng Tổng hợp.", italic=True)
BOXED = (
    "<w:r><w:pict><v:shape style='width:220pt;height:80pt'><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></w:r>"
)


def boxed_recipients() -> bytes:
    """Recipients in a floating text box, the signature beside it in indented paragraphs."""
    made = assembled(PARTS)
    right = '<w:ind w:left="4536"/>'
    signed = [
        p(said, bold=True, align="center", own=right) for said in ("CHÁNH VĂN PHÒNG", "Trần Quang Bình")
    ]
    box = p(inner=BOXED.format(PARTS["label"] + PARTS["recipients"]))
    text = made[: made.rindex("<w:tbl>")]
    return package(text + box + signed[0] + p() + signed[1] + PARTS["section"])


def pictured_rule(points: float) -> str:
    """A rule that is a flat picture."""
    size = f'cx="{round(points * 12700)}" cy="12700"'
    return (
        f"<w:r><w:drawing><wp:inline><wp:extent {size}/><a:graphic><a:graphicData uri='p'><p:pic xmlns:p="
        '"http://schemas.openxmlformats.org/drawingml/2006/picture"><p:blipFill><a:blip/></p:blipFill><p:spPr>'
        f'<a:xfrm><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def unseen_header() -> bytes:
    """A header of even pages in another font, in a file whose even pages are like the odd ones."""
    even = ("header", TYPES + "header+xml", f"<w:hdr {SPACES}>{p('Trang', font='Calibri')}</w:hdr>")
    reference = '<w:headerReference w:type="even" r:id="rId3"/>'
    made = PARTS | {"section": PARTS["section"].replace("<w:sectPr>", f"<w:sectPr>{reference}")}
    return package(assembled(made), parts={"header2.xml": even})


def nested_head() -> bytes:
    """The halves of the head in tables of their own inside one table."""
    left = table((PARTS["parent"] + PARTS["issuer"],), widths=(3500,))
    right = table((PARTS["nation"] + PARTS["motto"],), widths=(5300,))
    head = table((left + PARTS["number"], right + PARTS["date"]))
    made = assembled(PARTS)
    return package(head + made[made.index("</w:tbl>") + 8 :])


def one_table(*, whole: bool) -> bytes:
    """The addressees in the head's table; `whole`: the text and the end in it too."""
    made = PARTS | LETTER
    rows = [
        (made["parent"] + made["issuer"], made["nation"] + made["motto"]),
        (made["number"] + made["subject"], made["date"]),
        (p("Kính gửi:", align="right"), p("- Sở Y tế;") + p("- Sở Nội vụ.")),
    ]
    end = (made["label"] + made["recipients"], made["posts"] + made["name"])
    if whole:
        return package(table(*rows, (made["text"] + made["last"], ""), end) + p() + made["section"])
    return package(table(*rows) + made["text"] + made["last"] + table(end) + p() + made["section"])


def letter_of_tabs() -> bytes:
    """A letter whose head is paragraphs with tabs, the subject below."""
    head = (
        (
            "UBND TỈNH LÀO CAI\t",
            {"size": 13},
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            {"size": 13, "bold": True},
        ),
        ("VĂN PHÒNG\t", {"size": 13, "bold": True}, MOTTO, {"size": 14, "bold": True}),
        ("Số: 12/VP-TH\t", {"size": 13}, "Lào Cai, ngày 05 tháng 3 năm 2026", {"size": 14, "italic": True}),
    )
    lines = [p(inner=r(left, **a) + r(right, **b)) for left, a, right, b in head]
    lines[2:2] = [p(inner=drawn(34) + drawn(162))]
    made = assembled(PARTS | {"title": "", "summary": ""})
    subject = p("V/v báo cáo kết quả công tác quý I năm 2026", size=12)
    return package("".join(lines) + subject + p() + made[made.index("</w:tbl>") + 8 :])


NOT_REPORTED: dict[str, bytes] = {
    "a blank number": official(number=centred("Số:               /BC-VP", 13, bold=False)),
    "dots for a number": official(number=centred("Số: …/BC-VP", 13, bold=False)),
    "a blank day and month": official(
        date=p("Lào Cai, ngày      tháng      năm 2026", align="center", italic=True)
    ),
    "dots for a day": official(date=p("Lào Cai, ngày ... tháng 3 năm 2026", align="center", italic=True)),
    "HOÀ": official(nation=centred("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13)),
    "hoà and hòa": official(last=body("Nước Cộng hòa và tỉnh Hoà Bình./.")),
    "TTr": official(number=centred("Số: 12/TTr-VP", 13, bold=False), title=centred("TỜ TRÌNH")),
    "CTr": official(
        number=centred("Số: 12/CTr-VP", 13, bold=False),
        title=centred("CHƯƠNG TRÌNH"),
        addressees="",
        recipients=p("- Các sở;", size=11) + p("- Lưu: VT.", size=11),
    ),
    "VPUBND": official(number=centred("Số: 12/BC-VPUBND", 13, bold=False)),
    "a room in a letter's symbol": official(LETTER, number=centred("Số: 12/VPUBND-KT", 13, bold=False)),
    "a letter of introduction without summary": official(
        **SLIP, number=centred("Số: 12/GGT-VP", 13, bold=False), title=centred("GIẤY GIỚI THIỆU")
    ),
    "minutes without place and date": official(
        number=centred("Số: 12/BB-VP", 13, bold=False),
        title=centred("BIÊN BẢN"),
        date="",
        addressees="",
        recipients=p("- Các phòng;", size=11) + p("- Lưu: VT, Hồ sơ.", size=11),
    ),
    "a report downward": official(
        addressees="", recipients=p("- Các sở;", size=11) + p("- Lưu: VT, TH.", size=11)
    ),
    "a landscape section with a table": with_turned(GRID),
    "a landscape section bound above": with_turned(GRID, top=1701, bottom=1134, left=1134, right=1134),
    "an initialled archive": official(
        recipients=p("- Như trên;", size=11) + p("- Lưu: VT, KT(PL.12).", size=11)
    ),
    "rules in VML": ruled(centred(MOTTO, inner=vml(165)), centred(ISSUER, 13, inner=vml(36))),
    "rules as borders of paragraphs": ruled(
        centred(MOTTO, own='<w:pBdr><w:bottom w:val="single"/></w:pBdr><w:ind w:left="850" w:right="850"/>'),
        centred(ISSUER, 13)
        + p(own='<w:pBdr><w:top w:val="single"/></w:pBdr><w:ind w:left="1350" w:right="1350"/>'),
    ),
    "rules of underscores": ruled(
        centred(MOTTO) + p("_" * 24, align="center"),
        centred(ISSUER, 13) + p("______", align="center", size=11),
    ),
    "rules as borders of cells": bordered_cells(),
    "both rules in one cell": ruled(centred(MOTTO), centred(ISSUER, 13, inner=drawn(36) + drawn(168))),
    "the rules behind the head's table": official(
        issuer=centred(ISSUER, 13),
        motto=centred(MOTTO),
        title=p(inner=drawn(36) + drawn(168)) + PARTS["title"],
    ),
    "letters in styles": package(
        assembled(PARTS | {"title": p("BÁO CÁO", own='<w:pStyle w:val="Kind"/>')}),
        styles=STYLED,
    ),
    "symbols in a font of their own": official(
        last=body("Đánh dấu ", inner=r("\uf0fe", font="Wingdings") + r(" vào ô tương ứng./."))
    ),
    "a red stamp": official(title=p("HỎA TỐC", bold=True, colour="FF0000", align="center") + PARTS["title"]),
    "a line spacing in points": official(last=body("Trân trọng./.", line=360, rule="exact")),
    "an indent of one centimetre": official(last=body("Trân trọng./.", first=567)),
    "deleted text of tracked changes": official(last=body("Trân trọng", inner=r("./."))),
    "names of organisations": official(
        last=body("Ủy ban nhân dân, Hội đồng nhân dân, Công an nhân dân, quản lý nhà nước./.")
    ),
    "an abbreviation at the end": official(last=body("Các sở, ban, ngành, v.v…./.")),
    "a ground that begins in another way": official(
        DECISION,
        text=DECISION["text"].replace(
            LAST_GROUND,
            body("Thực hiện Kết luận số 12-KL/TU ngày 12 tháng 01 năm 2026 của Tỉnh ủy;", italic=True)
            + LAST_GROUND,
        ),
    ),
    "grounds that a heading lists": official(
        text=body("I. CƠ SỞ PHÁP LÝ", bold=True)
        + body("- Căn cứ Luật Tổ chức chính quyền địa phương;")
        + body("- Căn cứ Luật Ngân sách nhà nước.")
    ),
    "whom a telegram goes to": official(
        number=centred("Số: 12/CĐ-VP", 13, bold=False),
        title=centred("CÔNG ĐIỆN"),
        addressees=centred("CHÁNH VĂN PHÒNG điện:", before=120)
        + p("- Các sở, ban, ngành tỉnh;", first=2835)
        + p("- Ủy ban nhân dân các xã, phường.", first=2835),
    ),
    "agencies that issue together": official(
        issuer=centred("SỞ TÀI CHÍNH", 13) + centred("SỞ NỘI VỤ", 13, inner=drawn(30))
    ),
    "recipients in a text box": boxed_recipients(),
    "rules as pictures": ruled(
        centred(MOTTO, inner=pictured_rule(162)), centred(ISSUER, 13, inner=pictured_rule(34))
    ),
    "the summary's rule above the title": official(
        summary=centred("Kết quả công tác quý I năm 2026"), title=p(inner=drawn(90)) + PARTS["title"]
    ),
    "a header that no page shows": unseen_header(),
    "dots before the slash": official(number=centred("Số: ......... /BC-VP", 13, bold=False)),
    "who typed the document": official(recipients=PARTS["recipients"] + p("(Hùng05b)", size=11)),
    "a second day": official(last=body("Khai mạc vào ngày thứ hai của kỳ họp./.")),
    "the title of a part": official(text=centred("Phần I") + centred("KẾT QUẢ") + body(f"{SENTENCE}.")),
    "a face of the font": official(last=body("Trân trọng./.", font="Times New Roman Bold")),
    "a day after the agency": official(
        last=body(
            "Thực hiện Quyết định số 12/QĐ-UBND của Chủ tịch Ủy ban nhân dân tỉnh Lào Cai ngày 12/01/2026./."
        )
    ),
    "addressees in the head's table": one_table(whole=False),
    "a letter that is one table": one_table(whole=True),
    "a head of tables in a table": nested_head(),
    "a head of paragraphs with tabs": letter_of_tabs(),
    "a hyphen that does not break": official(number=centred("Số: 12/BC\u2011VP", 13, bold=False)),
    "the letter eth": official(DECISION, number=centred("Số: 12/Q\u00d0-VP", 13, bold=False)),
    "letters apart": official(
        DECISION,
        text=DECISION["text"].replace("QUYẾT ĐỊNH:", "Q U Y Ế T  Đ Ị N H :"),
    ),
    "several numbers of one day": official(
        last=body(
            "Thực hiện Công văn số 12/UBND-KT, số 15/UBND-KT ngày 12/01/2026 của Ủy ban nhân dân tỉnh./."
        )
    ),
    "a stamp that floats over the agency": official(
        parent=centred(
            "UBND TỈNH LÀO CAI", 13, bold=False, inner=BOXED.format(p("Ký bởi: Văn phòng", size=10))
        )
    ),
    "an agency by its abbreviation": official(issuer=centred("BCH PHÒNG THỦ DÂN SỰ", 13, inner=drawn(80))),
    "a centred line over two paragraphs": official(
        text=centred("QUY ĐỊNH VỀ CHẾ ĐỘ")
        + centred("BÁO CÁO CỦA VĂN PHÒNG")
        + body(f"{SENTENCE}.", before=120)
    ),
    "a decision of one signer": official(DECISION),
    "numbers anew in each part": official(
        text="".join(body(f"{n} {SENTENCE}.") for n in ("I.", "1.", "2.", "II.", "1.", "2.", "3."))
    ),
    "a list inside a numbered item": official(
        text="".join(body(f"{n} {SENTENCE}.") for n in ("1.", "a)", "b)", "2.", "a)", "b)", "c)", "d)", "đ)"))
    ),
}


@pytest.mark.parametrize("case", NOT_REPORTED)
def test_nothing_is_told(case: str) -> None:
    assert [f"{f.code} {f.place}: {f.message}" for f in check(NOT_REPORTED[case]).findings] == []
