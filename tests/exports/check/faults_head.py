"""For each code of pages and head: a document that has the fault, and one that nearly has it."""

from tests.exports.check.making import (
    DECISION,
    LETTER,
    body,
    centred,
    drawn,
    official,
    p,
    r,
    section,
    table,
    vml,
)

LAND = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
GRID = table((p("STT"), p("Nội dung")), (p("1"), p("Một")), bordered=True)


def turned(content: str, **margins: int) -> str:
    """A document that goes on with a landscape section."""
    first = f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
    return first + content + p() + section(paper=LAND, **margins)


def with_turned(content: str, **margins: int) -> bytes:
    return official(after=turned(content, **margins), section="")


def number(text: str, *kinds: dict[str, str], **look: object) -> bytes:
    look = {"size": 13, "bold": False, **look}
    return official(*kinds, number=centred(text, **look))  # type: ignore[arg-type]


def dated(text: str, **look: object) -> bytes:
    look = {"size": 14, "bold": False, "italic": True, "align": "center", **look}
    return official(date=p(text, **look))  # type: ignore[arg-type]


def subject(text: str, **look: object) -> bytes:
    look = {"size": 12, "align": "center", "before": 120, **look}
    return official(LETTER, subject=p(text, **look))  # type: ignore[arg-type]


NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
SUMMARY = "Kết quả công tác quý I năm 2026"

CASES: dict[str, tuple[bytes, bytes]] = {
    "01a": (
        official(section=section(paper='<w:pgSz w:w="12240" w:h="15840"/>')),
        official(section=section(paper='<w:pgSz w:w="11909" w:h="16834"/>')),
    ),
    "01b": (official(section=section(left=1418)), official(section=section(left=1985, right=851, top=1417))),
    "01c": (with_turned(body("Văn bản không có bảng nào ở trang này.")), with_turned(GRID)),
    "01d": (
        with_turned(GRID, left=567, right=567, top=567),
        with_turned(GRID, top=1701, bottom=1134, left=1134, right=1134),
    ),
    "02a": (
        official(last=body("Trân trọng cảm ơn./.", font="Arial")),
        official(last=body("Trân trọng cảm ơn./.", font="times new roman")),
    ),
    "02b": (
        official(last=body("Trân trọng cảm ơn./.", colour="FF0000")),
        official(last=body("Trân trọng cảm ơn./.", colour="0D0D0D")),
    ),
    "02c": (
        official(last=body("Trân trọng cảm ơn./.", extra='<w:highlight w:val="yellow"/>')),
        official(last=body("Trân trọng cảm ơn./.", extra='<w:highlight w:val="none"/>')),
    ),
    "03a": (
        official(nation=centred("CỘNG HOÀ XÃ HỘI CHỦ NGHIÃ VIỆT NAM", 13)),
        official(nation=centred("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13)),
    ),
    "03b": (
        official(motto=centred("Độc lập – Tự do – Hạnh phúc", inner=drawn(162))),
        official(
            motto=p(
                align="center",
                inner=r("Độc lập - ", bold=True) + r("Tự do - Hạnh phúc", bold=True) + drawn(162),
            )
        ),
    ),
    "03c": (
        official(nation=centred(NATION, 14)),
        official(nation=centred(NATION, 12), motto=centred(MOTTO, 13, inner=drawn(150))),
    ),
    "03d": (
        official(motto=centred(MOTTO, 12, inner=drawn(140))),
        official(motto=centred(MOTTO, 14, inner=drawn(162))),
    ),
    "03e": (official(nation=centred(NATION, 13, bold=False)), official(nation=centred(NATION, 13))),
    "03f": (
        official(motto=centred(MOTTO, 14, italic=True, inner=drawn(162))),
        official(motto=centred(MOTTO, 14, inner=vml(162))),
    ),
    "03g": (
        official(motto=centred(MOTTO, 13, inner=drawn(150))),
        official(nation=centred(NATION, 12), motto=centred(MOTTO, 13, inner=drawn(150))),
    ),
    "04a": (
        official(motto=centred(MOTTO, 14)),
        official(
            motto=centred(
                MOTTO,
                14,
                own='<w:pBdr><w:bottom w:val="single"/></w:pBdr><w:ind w:left="900" w:right="900"/>',
            )
        ),
    ),
    "04b": (
        official(motto=centred(MOTTO, 14, inner=drawn(80))),
        official(motto=centred(MOTTO, 14, inner=drawn(172))),
    ),
    "04c": (
        official(motto=centred(MOTTO, 14, underline=True)),
        official(motto=centred(MOTTO, 14) + p("_" * 23, align="center")),
    ),
    "05a": (
        official(parent=centred("UBND TỈNH LÀO CAI", 13)),
        official(
            parent="", issuer=centred("ỦY BAN NHÂN DÂN", 13) + centred("TỈNH LÀO CAI", 13, inner=drawn(40))
        ),
    ),
    "05b": (
        official(issuer=centred("VĂN PHÒNG", 13, bold=False, inner=drawn(34))),
        official(
            issuer=p(
                align="center",
                inner=r("VĂN ", size=13, bold=True) + r("PHÒNG", size=13, bold=True) + drawn(34),
            )
        ),
    ),
    "05c": (
        official(issuer=centred("VĂN PHÒNG", 13)),
        official(issuer=centred("VĂN PHÒNG", 13) + p("______", align="center", size=11)),
    ),
    "05d": (
        official(issuer=centred("VĂN PHÒNG", 13, inner=drawn(85))),
        official(issuer=centred("VĂN PHÒNG", 13, inner=drawn(38))),
    ),
    "05e": (
        official(parent=""),
        official(
            parent="",
            issuer=centred("VĂN PHÒNG CHÍNH PHỦ", 13, inner=drawn(70)),
            number=centred("Số: 12/BC-VPCP", 13, bold=False),
        ),
    ),
    "05f": (
        official(issuer=centred("VĂN PHÒNG", 14, inner=drawn(36))),
        official(parent=centred("UBND TỈNH LÀO CAI", 12, bold=False)),
    ),
    "05g": (official(issuer=centred("Văn phòng", 13, inner=drawn(30))), official()),
    "05h": (official(parent=p(), issuer=p()), official()),
    "05i": (
        official(issuer=centred("VĂN PHÒNG", 13, underline=True)),
        official(issuer=centred("VĂN PHÒNG", 13, underline=True, inner=drawn(34))),
    ),
    "06a": (number("Số 12/BC-VP"), number("Số:\u00a0\u00a0\u00a0\u00a0/BC-VP")),
    "06b": (number("Số: 12 / BC - VP"), number("Số:            /BC-VP")),
    "06c": (number("Số: 7/BC-VP"), number("Số: 07/BC-VP")),
    "06d": (number("Số: 12/BC-VP", size=14), number("Số: 12/BC-VP")),
    "06e": (number("Số: 12/2026/BC-VP"), number("Số: 2026/BC-VP")),
    "06f": (number("Số: 12/CV-VP", LETTER), number("Số: 12/VP-CVP", LETTER)),
    "06g": (
        official(number=centred("Số: 12/TTR-VP", 13, bold=False), title=centred("TỜ TRÌNH")),
        official(number=centred("Số: 12/TTr-VP", 13, bold=False), title=centred("TỜ TRÌNH")),
    ),
    "06h": (number("Số: 12/TB-VP"), number("Số: 12/BC-VPUBND")),
    "06j": (number("Số: 12/BC-VP", bold=True), number("Số: 12/BC-VP")),
    "06k": (official(number=p()), number("Số:       /BC-VP")),
    "06l": (number("Số: 12-BC/VP"), number("Số: 12/BC-TTĐT-KT")),
    "06m": (
        official(number=p("Số: 12/BC-VP", size=13, align="left")),
        official(number=p("   Số: 12/BC-VP", size=13)),
    ),
    "07a": (dated("Lào Cai, ngày 5 tháng 3 năm 2026"), dated("Lào Cai, ngày     tháng 3 năm 2026")),
    "07b": (dated("Lào Cai, ngày 05 tháng 03 năm 2026"), dated("Lào Cai, ngày 05 tháng 02 năm 2026")),
    "07c": (dated("Lào Cai, 05/3/2026"), dated("Lào Cai, ngày … tháng … năm 2026")),
    "07d": (dated("Lào Cai ngày 05 tháng 3 năm 2026"), dated("Lào Cai,\u00a0ngày 05 tháng 3 năm 2026")),
    "07e": (
        dated("Lào Cai, ngày 05 tháng 3 năm 2026", italic=False),
        dated("Lào Cai, ngày 15 tháng 12 năm 2026"),
    ),
    "07f": (
        dated("Lào Cai, ngày 05 tháng 3 năm 2026", align="right"),
        dated("Lào Cai, ngày 05 tháng 3 năm 2026"),
    ),
    "07g": (
        dated("Lào Cai, ngày 05 tháng 3 năm 2026", size=12),
        dated("Lào Cai, ngày 05 tháng 3 năm 2026", size=13),
    ),
    "07h": (dated("Lào Cai, ngày 31 tháng 4 năm 2026"), dated("Lào Cai, ngày 29 tháng 02 năm 2028")),
    "07i": (
        official(date=p()),
        official(title=centred("BIÊN BẢN"), number=centred("Số: 12/BB-VP", 13, bold=False), date=p()),
    ),
    "07j": (
        official(last=body("Cuộc họp diễn ra vào thứ Hai, ngày 05/3/2026./.")),
        official(last=body("Cuộc họp diễn ra vào thứ Năm, ngày 05/3/2026./.")),
    ),
    "08a": (official(LETTER, title=centred("CÔNG VĂN")), official(LETTER)),
    "08b": (official(LETTER, subject=""), official(LETTER)),
    "08c": (subject("V/v báo cáo kết quả công tác", bold=True), subject("V/v báo cáo kết quả công tác")),
    "08d": (
        subject("V/v báo cáo kết quả công tác", size=14),
        subject("V/v báo cáo kết quả công tác", size=13),
    ),
    "08e": (
        official(summary=centred("V/v kết quả công tác quý I năm 2026", inner=drawn(90))),
        official(summary=centred("Về kết quả công tác quý I năm 2026", inner=drawn(90))),
    ),
    "08f": (subject("V/v báo cáo kết quả công tác."), subject("V/v báo cáo kết quả công tác…")),
    "08g": (subject("V/V báo cáo kết quả công tác"), subject("V/v báo cáo kết quả công tác")),
    "08h": (
        subject("V/v báo cáo kết quả công tác", align="left"),
        subject("V/v báo cáo kết quả công tác", own='<w:ind w:left="400"/>', align="left"),
    ),
    "09a": (official(title=centred("Báo cáo", before=240)), official()),
    "09b": (official(title=centred("BÁO CÁO", bold=False)), official()),
    "09c": (official(title=p("BÁO CÁO", bold=True, align="left")), official()),
    "09d": (official(title=centred("BÁO CÁO", 16)), official(title=centred("BÁO CÁO", 13))),
    "09e": (official(summary=centred(SUMMARY, bold=False, inner=drawn(90))), official()),
    "09f": (
        official(summary=centred(SUMMARY, 15, inner=drawn(90))),
        official(summary=centred(SUMMARY, 13, inner=drawn(80))),
    ),
    "09g": (
        official(summary=centred(SUMMARY)),
        official(summary=centred(SUMMARY) + p("____________", align="center")),
    ),
    "09h": (
        official(summary=centred(SUMMARY, inner=drawn(190))),
        official(summary=centred(SUMMARY, inner=drawn(75))),
    ),
    "09i": (
        official(summary=p()),
        official(
            title=centred("GIẤY GIỚI THIỆU"),
            number=centred("Số: 12/GGT-VP", 13, bold=False),
            summary=p(),
            addressees="",
        ),
    ),
    "09j": (official(summary=centred(SUMMARY.upper(), inner=drawn(100))), official()),
    "09k": (official(summary=p(SUMMARY, bold=True, align="left", inner=drawn(90))), official()),
    "09l": (official(title="", summary="", addressees=""), official(LETTER)),
    "09m": (official(summary=centred(SUMMARY, underline=True)), official()),
    "10a": (
        official(DECISION, text=DECISION["text"].replace("<w:i/>", "", 1)),
        official(DECISION),
    ),
    "10b": (
        official(DECISION, text=DECISION["text"].replace("địa phương;", "địa phương.")),
        official(DECISION),
    ),
    "10c": (
        official(
            DECISION,
            text=DECISION["text"].replace("địa phương;", "địa phương; Căn cứ Luật Ngân sách nhà nước;"),
        ),
        official(DECISION),
    ),
    "10d": (official(DECISION, text=DECISION["text"].replace("Tổng hợp.", "Tổng hợp,")), official(DECISION)),
    "10e": (
        official(DECISION, text=DECISION["text"].replace("địa phương;", "địa phương số 72/2025/QH15;")),
        official(
            DECISION, text=DECISION["text"].replace("địa phương;", "địa phương ngày 16 tháng 6 năm 2025;")
        ),
    ),
    "10f": (
        official(DECISION, text=DECISION["text"].replace(" ngày 12 tháng 01 năm 2026", "")),
        official(DECISION, text=DECISION["text"].replace("ngày 12 tháng 01 năm 2026", "ngày 12/01/2026")),
    ),
    "10g": (
        official(last=body("Thực hiện theo Kế hoạch số 25/KH-UBND của Ủy ban nhân dân tỉnh./.")),
        official(
            last=body("Thực hiện Kế hoạch số 25/KH-UBND ngày 01 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh.")
            + body("Kế hoạch số 25/KH-UBND được triển khai tốt./.")
        ),
    ),
}
