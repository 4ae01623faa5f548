"""What the checker must not cry wolf about, each by itself."""

import pytest

from app.exports.check import check
from tests.exports.check.faults_head import GRID, with_turned
from tests.exports.check.making import (
    DECISION,
    LETTER,
    PARTS,
    SENTENCE,
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
