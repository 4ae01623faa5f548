"""For each code of text, page numbers and typing: a document that has the fault, and one that nearly has it."""

from tests.exports.check.making import (
    NUMBERED,
    PAGE,
    PARTS,
    SENTENCE,
    SPACES,
    TYPES,
    assembled,
    body,
    centred,
    official,
    p,
    package,
    r,
    section,
    table,
)


def text(*paragraphs: str) -> bytes:
    """A report with these paragraphs."""
    return official(text="".join(paragraphs))


def said(words: str) -> bytes:
    """A report that says this in its text."""
    return text(body(words))


def items(*lines: str) -> bytes:
    return text(*(body(f"{line} {SENTENCE}.") for line in lines))


def headed(header: str, **set_up: object) -> bytes:
    """A report of two pages with this header."""
    made = PARTS | {
        "section": section(**set_up),
        "text": PARTS["text"] + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
    }  # type: ignore[arg-type]
    return package(assembled(made), header=header)


def footed() -> bytes:
    footer = ("footer", TYPES + "footer+xml", f"<w:ftr {SPACES}>{NUMBERED}</w:ftr>")
    made = section(header="").replace(
        "<w:sectPr>", '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
    )
    return package(assembled(PARTS | {"section": made}), parts={"footer1.xml": footer})


def commented(author: str) -> bytes:
    comment = f'<w:comment w:id="0" w:author="{author}"><w:p/></w:comment>'
    part = ("comments", TYPES + "comments+xml", f"<w:comments {SPACES}>{comment}</w:comments>")
    return package(assembled(PARTS), parts={"comments.xml": part})


def rows(*lines: tuple[str, ...], align: str = "right", **more: object) -> bytes:
    widths = (2000,) * len(lines[0])
    cells = [tuple(p(cell, size=12, align=align) for cell in line) for line in lines]
    made = table(*cells, widths=widths, bordered=True)
    return official(text=body(SENTENCE + ":") + made.replace("<w:tr>", str(more.get("row", "<w:tr>"))))


def long_table(about: str) -> bytes:
    lines = [(str(number), f"Nội dung {number}") for number in range(40)]
    made = table(*[(p(a), p(b)) for a, b in lines], widths=(1000, 5000), bordered=True)
    return official(text=body(SENTENCE + ":") + made.replace("<w:tr>", f"<w:tr><w:trPr>{about}</w:trPr>"))


def numbered_field(**look: object) -> str:
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr="PAGE">{r("2", **look)}</w:fldSimple></w:p>'


MAIN = body(f"{SENTENCE}.")

CASES: dict[str, tuple[bytes, bytes]] = {
    "11a": (text(body(f"{SENTENCE}.", size=12)), text(body(f"{SENTENCE}.", size=14))),
    "11b": (
        text(MAIN, body(f"{SENTENCE}.", size=13)),
        official(text=body(f"{SENTENCE}.", size=13), last=body("Trân trọng./.", size=13)),
    ),
    "11c": (
        text(body(f"{SENTENCE}.", align="left")),
        text(body("Một dòng ngắn thì không thấy canh lề.", align="left")),
    ),
    "11d": (text(body(f"{SENTENCE}.", first=0)), text(body(f"{SENTENCE}.", first=567))),
    "11e": (text(p(f"\t{SENTENCE}.", align="both", before=120)), text(MAIN)),
    "11f": (
        text(MAIN, body(f"{SENTENCE}.", before=60)),
        text(body(f"{SENTENCE}.", after=60), body(f"{SENTENCE}.", before=60)),
    ),
    "11g": (text(body(f"{SENTENCE}.", line=480)), text(body(f"{SENTENCE}.", line=360, rule="exact"))),
    "11h": (text(MAIN, p(), MAIN), official(text=MAIN + p(inner='<w:r><w:br w:type="page"/></w:r>'))),
    "11i": (
        said("Họ và tên:          Nguyễn Văn An, chuyên viên của phòng"),
        said("Họ và tên: Nguyễn Văn An, chuyên viên của phòng"),
    ),
    "11j": (
        official(
            nation=centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", 13), motto=""
        ),
        official(),
    ),
    "12a": (items("1.", "2.", "4."), items("I.", "1.", "2.", "II.", "1.", "2.")),
    "12b": (items("a)", "b)", "c)", "d)", "e)"), items("a)", "b)", "c)", "d)", "đ)", "e)", "g)")),
    "12c": (items("a.", "b."), items("a)", "b)")),
    "12d": (items("1.", "1.1.", "1.2."), said("Đạt 1.250 triệu đồng, tăng 1.1 lần so với cùng kỳ")),
    "12e": (
        text(centred("Chương 1"), centred("QUY ĐỊNH CHUNG"), MAIN),
        text(centred("Chương I"), centred("QUY ĐỊNH CHUNG"), MAIN),
    ),
    "12f": (
        text(centred("Chương I"), MAIN, MAIN),
        text(centred("Chương I"), centred("QUY ĐỊNH CHUNG"), MAIN),
    ),
    "12g": (
        text(
            body("1. Kết quả", bold=True),
            body(f"{SENTENCE}.").replace("<w:r>", "<w:r><w:lastRenderedPageBreak/>"),
        ),
        text(
            body("1. Kết quả", bold=True, own="<w:keepNext/>"),
            body(f"{SENTENCE}.").replace("<w:r>", "<w:r><w:lastRenderedPageBreak/>"),
        ),
    ),
    "12h": (
        text(centred("CHƯƠNG I"), centred("QUY ĐỊNH CHUNG"), MAIN),
        text(centred("Chương I"), centred("QUY ĐỊNH CHUNG"), MAIN),
    ),
    "13a": (headed(p("Văn phòng")), official(section=section(header=""))),
    "13b": (footed(), headed(NUMBERED)),
    "13c": (headed(NUMBERED, title_page=False), headed(NUMBERED)),
    "13d": (headed(numbered_field(size=10)), headed(numbered_field(size=13))),
    "13e": (
        headed(p(align="right", inner=PAGE)),
        headed(p("\t", inner=PAGE, own='<w:tabs><w:tab w:val="center" w:pos="4500"/></w:tabs>')),
    ),
    "13f": (headed(numbered_field(bold=True)), headed(numbered_field())),
    "13h": (
        headed(NUMBERED, more='<w:pgNumType w:fmt="lowerRoman"/>'),
        headed(NUMBERED, more='<w:pgNumType w:start="1"/>'),
    ),
    "13i": (headed(p("Trang ", align="center", inner=PAGE)), headed(NUMBERED)),
    "19a": (
        said("Thực hiện quy định tại Khoản 2 Điều 5 của Quy chế"),
        said("Khoản 2 Điều 5 của Quy chế quy định việc này"),
    ),
    "19b": (
        said("Thực hiện quy định tại khoản 2 điều 5 của Quy chế"),
        said("Đây là điều 2 bên cùng quan tâm"),
    ),
    "19c": (
        said("Phục vụ nhân dân trên địa bàn tỉnh"),
        said("Ủy ban nhân dân các xã; Hội đồng nhân dân tỉnh; cơ quan nhà nước"),
    ),
    "19d": (
        said("Trên địa bàn Tỉnh Lào Cai có nhiều dự án"),
        said("Trên địa bàn Thành phố Hồ Chí Minh và tỉnh Lào Cai"),
    ),
    "19e": (
        said("Cuộc họp vào sáng thứ hai, ngày 09/3/2026"),
        said("Đây là lần thứ hai cơ quan họp trong 02 tháng"),
    ),
    "19f": (said("Báo cáo Ủy ban Nhân dân tỉnh xem xét"), said("Báo cáo Ủy ban nhân dân tỉnh xem xét")),
    "20a": (
        said("Kinh phí thực hiện là [....] triệu đồng"),
        said("Các sở, ban, ngành, v.v… cùng thực hiện..."),
    ),
    "20b": (
        official(title=p("DỰ THẢO", bold=True) + PARTS["title"]),
        said("Góp ý dự thảo báo cáo của Văn phòng"),
    ),
    "20c": (
        official(
            recipients=p("- Như trên;", size=11)
            + p("- UBND các huyện, thành phố;", size=11)
            + p("- Lưu: VT, TH.", size=11)
        ),
        said("Trước năm 2025, UBND các huyện, thành phố đã thực hiện"),
    ),
    "20d": (
        said("Thực hiện Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ"),
        said("Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"),
    ),
    "20e": (
        text(MAIN, p(inner=f'<w:ins w:id="1" w:author="A">{r("thêm")}</w:ins>')),
        text(MAIN),
    ),
    "20f": (commented("An"), commented("Giao Ban")),
    "20g": (text(body(f"{SENTENCE}.", inner=r("ẩn", extra="<w:vanish/>"))), text(MAIN)),
    "20h": (
        rows(("STT", "Tên", "Số"), ("1", "A", "10"), ("2", "B", "15"), ("", "Tổng cộng", "30")),
        rows(("STT", "Tên", "Số"), ("1", "A", "10"), ("2", "B", "15"), ("", "Tổng cộng", "25")),
    ),
    "20i": (
        text(body("Giao ông Nguyễn Văn Thọ chủ trì."), body("Ông Nguyễn Văn Tho báo cáo kết quả.")),
        text(body("Giao ông Nguyễn Văn Hoà chủ trì."), body("Ông Nguyễn Văn Hòa báo cáo kết quả.")),
    ),
    "21a": (
        official(text=MAIN + table((p("A"), p("B")), (p("1"), p("2")), widths=(6000, 6000), bordered=True)),
        official(text=MAIN + table((p("A"), p("B")), (p("1"), p("2")), widths=(4500, 4571), bordered=True)),
    ),
    "21b": (long_table("<w:cantSplit/>"), long_table("<w:cantSplit/><w:tblHeader/>")),
    "21c": (long_table("<w:tblHeader/>"), long_table("<w:cantSplit/><w:tblHeader/>")),
    "21d": (
        rows(("A", "B"), ("1", "2"), row='<w:tr><w:trPr><w:trHeight w:val="300" w:hRule="exact"/></w:trPr>'),
        rows(("A", "B"), ("1", "2"), row='<w:tr><w:trPr><w:trHeight w:val="300"/></w:trPr>'),
    ),
    "21e": (
        rows(("T", "Số"), *[("A", f"{n}50") for n in range(1, 6)], align="left"),
        rows(("T", "Số"), *[("A", f"{n}50") for n in range(1, 6)]),
    ),
    "21f": (
        rows(("T", "Số"), ("A", "1.250.000"), ("B", "1,300,000")),
        rows(("T", "Số"), ("A", "1.250.000"), ("B", "1.300,5")),
    ),
    "22a": (said("Văn phòng  đã tổng hợp"), said("Văn phòng\u00a0 đã tổng hợp")),
    "22b": (said("Văn phòng đã tổng hợp , báo cáo"), said("Văn phòng đã tổng hợp, báo cáo")),
    "22c": (
        said("Văn phòng đã tổng hợp,báo cáo kết quả"),
        said("Đạt 92,5%; thư gửi về vp@laocai.gov.vn,hoặc TP.HCM"),
    ),
    "22d": (
        said('Đề án "Chuyển đổi số" và “Cải cách hành chính”'),
        said('Đề án "Chuyển đổi số" và "Cải cách hành chính"'),
    ),
    "22e": (said("Văn phòng to\u0302̉ng hợp"), said("Văn phòng tổng hợp")),
    "22f": (text(body("C¨n cø LuËt Tæ chøc", font=".VnTime")), text(body("C¨n cø", font="Times New Roman"))),
    "22g": (
        said("Các cơ quan thuwcj hieenj nghiêm túc"),
        said("Trang web www.laocai.gov.vn, Google và Excel"),
    ),
    "22h": (
        text(*(body(f"Tỉnh {way} bình và {way} hợp.") for way in ("hoà", "hòa"))),
        text(body("Tỉnh hoà bình."), body("Nước Cộng hòa.")),
    ),
    "22i": (said("Các cơ quan sử lý nghiêm"), said("Các cơ quan xử lý nghiêm")),
}
