"""Documents as ordinary typists make them, with python-docx: its template, direct formatting, tabs, lists, tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def new(size: float = 14, margins: tuple[int, int, int, int] = (20, 20, 30, 20)) -> Any:
    """A new document: Normal in Times New Roman, A4, margins in millimetres (top, bottom, left, right)."""
    word = docx.Document()
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(size)
    normal.paragraph_format.space_after = Pt(0)
    for page in word.sections:
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = map(Mm, margins)
    return word


def write(
    paragraph: Any,
    text: str,
    size: float = 0,
    *,
    bold: bool = False,
    italic: bool = False,
    under: bool = False,
) -> Any:
    """Text of one look."""
    run = paragraph.add_run(text)
    run.bold, run.italic, run.underline = bold or None, italic or None, under or None
    if size:
        run.font.size = Pt(size)
    return paragraph


def centred(word: Any, text: str, size: float = 0, **look: bool) -> Any:
    """A centred line."""
    paragraph = word.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    return write(paragraph, text, size, **look)


def cell(place: Any, *lines: tuple[str, float, str], align: Any = ALIGN.CENTER) -> None:
    """Lines of a cell: text, size, look ("b", "i", "u")."""
    for number, (text, size, look) in enumerate(lines):
        paragraph = place.paragraphs[0] if number == 0 else place.add_paragraph()
        paragraph.alignment = align
        write(paragraph, text, size, bold="b" in look, italic="i" in look, under="u" in look)


def head(word: Any, left: Sequence[tuple[str, float, str]], right: Sequence[tuple[str, float, str]]) -> None:
    """A head of two columns."""
    table = word.add_table(1, 2)
    cell(table.cell(0, 0), *left)
    cell(table.cell(0, 1), *right)


def text(word: Any, *paragraphs: str, first: float = 1.27, before: float = 6, **look: bool) -> None:
    """Justified paragraphs."""
    for said in paragraphs:
        paragraph = word.add_paragraph()
        paragraph.alignment = ALIGN.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(first)
        paragraph.paragraph_format.space_before = Pt(before)
        write(paragraph, said, **look)


def end(word: Any, recipients: Sequence[str], posts: Sequence[str], name: str, size: float = 11) -> None:
    """Recipients and signature in a table."""
    table = word.add_table(1, 2)
    cell(
        table.cell(0, 0),
        ("Nơi nhận:", 12, "bi"),
        *((line, size, "") for line in recipients),
        align=ALIGN.LEFT,
    )
    cell(table.cell(0, 1), *((post, 14, "b") for post in posts), *[("", 14, "")] * 3, (name, 14, "b"))


def letter() -> Any:
    """A letter of a department: the motto underlined, no rule under the agency, a zero before May."""
    word = new()
    table = word.add_table(2, 2)
    cell(table.cell(0, 0), ("UBND TỈNH LÀO CAI", 13, ""), ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 13, "b"))
    cell(table.cell(0, 1), (NATION, 13, "b"), (MOTTO, 14, "bu"))
    cell(
        table.cell(1, 0), ("Số:  245/SNNMT-KL", 13, ""), ("V/v tăng cường phòng cháy, chữa cháy rừng", 12, "")
    )
    cell(table.cell(1, 1), ("Lào Cai, ngày 15 tháng 05 năm 2026", 14, "i"))
    word.add_paragraph()
    centred(word, "Kính gửi:")
    for said in ("- Ủy ban nhân dân các xã, phường;", "- Chi cục Kiểm lâm."):
        write(word.add_paragraph(), said).paragraph_format.left_indent = Cm(5)
    text(
        word,
        "Thực hiện Công văn số 1392/UBND-NLN ngày 12 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh, Sở đề nghị như sau:",
        "1. Tăng cường tuyên truyền pháp luật về bảo vệ rừng đến từng thôn, bản, hộ gia đình sống gần rừng.",
        "2. Tổ chức trực 24/24 giờ trong mùa khô; kịp thời phát hiện, xử lý các điểm cháy.",
        "Đề nghị các đơn vị nghiêm túc thực hiện./.",
    )
    end(
        word,
        ("- Như trên;", "- UBND tỉnh (b/c);", "- Lưu: VT, KL."),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        "Nguyễn Văn Bình",
    )
    return word


def tabbed() -> Any:
    """A report of a commune without any table: tabs and blank lines do the layout."""
    word = new(size=13, margins=(20, 20, 30, 15))
    for line in ("ỦY BAN NHÂN DÂN\t" + NATION, "XÃ BẢO THẮNG\t\tĐộc lập – Tự do – Hạnh phúc"):
        write(word.add_paragraph(), line, bold=True)
    write(word.add_paragraph(), "Số: 15 /BC-UBND\t\tBảo Thắng, ngày 5 tháng 3 năm 2026", italic=True)
    centred(word, "BÁO CÁO", 14, bold=True)
    centred(word, "Tình hình kinh tế - xã hội quý I năm 2026", 14, bold=True)
    centred(word, "-----------------")
    for said in (
        "\tTrong quý I năm 2026, Ủy ban nhân dân xã chỉ đạo các ban, ngành, đoàn thể triển khai kế hoạch như sau:",
        "1. Về kinh tế: Diện tích gieo trồng đạt 250 ha ; năng suất ước đạt 55 tạ/ha,tăng 2 tạ so với cùng kỳ.",
    ):
        write(word.add_paragraph(), said, 14)
    word.add_paragraph()
    write(word.add_paragraph(), "Nơi nhận:\t\t\t\tTM. ỦY BAN NHÂN DÂN", 12, bold=True)
    for line in ("- UBND tỉnh;\t\t\t\tCHỦ TỊCH", "- Lưu VT."):
        write(word.add_paragraph(), line, 11)
    word.add_paragraph()
    write(word.add_paragraph(), "\t\t\t\t\t\tLê Văn Hùng", 14, bold=True)
    return word


def decision() -> Any:
    """A decision: rules typed with underscores, the law with its number, the last ground ends with a comma."""
    word = new()
    head(
        word,
        (
            ("ỦY BAN NHÂN DÂN", 13, "b"),
            ("TỈNH LÀO CAI", 13, "b"),
            ("_______", 11, ""),
            ("Số:        /QĐ-UBND", 13, ""),
        ),
        (
            ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"),
            (MOTTO, 14, "b"),
            ("_" * 24, 11, ""),
            ("Lào Cai, ngày      tháng      năm 2026", 14, "i"),
        ),
    )
    centred(word, "QUYẾT ĐỊNH", bold=True)
    centred(word, "Về việc phê duyệt Kế hoạch sử dụng đất năm 2026 của xã Bảo Thắng", bold=True)
    centred(word, "________________")
    centred(word, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI", bold=True)
    text(
        word,
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025;",
        "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;",
        "Căn cứ Nghị định số 102/2024/NĐ-CP ngày 30 tháng 7 năm 2024 của Chính phủ quy định chi tiết Luật Đất đai;",
        "Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường tại Tờ trình số 55/TTr-SNNMT ngày 02 tháng 3 năm 2026,",
        italic=True,
    )
    centred(word, "QUYẾT ĐỊNH:", bold=True).paragraph_format.space_before = Pt(6)
    text(
        word,
        "Điều 1. Phê duyệt Kế hoạch sử dụng đất năm 2026 của xã Bảo Thắng với các nội dung chủ yếu như sau:",
        "1. Diện tích các loại đất: 5.250 ha.",
        "2. Kế hoạch thu hồi đất: 12,5 ha.",
        "Điều 2. Giao Chủ tịch Ủy ban nhân dân xã công bố công khai theo quy định tại Khoản 2 Điều 75 Luật Đất đai.",
        "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh và Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.",
    )
    end(
        word,
        ("- Như Điều 3;", "- Chủ tịch, các PCT UBND tỉnh;", "- Lưu: VT, NLN."),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "Nguyễn Thành Sinh",
    )
    return word


def notice() -> Any:
    """A notice: narrow margins, automatic numbers, exact line spacing, page number at the foot, a degree."""
    word = new(margins=(16, 15, 28, 15))
    head(
        word,
        (("UBND TỈNH LÀO CAI", 12, ""), ("VĂN PHÒNG", 12, "b"), ("Số: 312/TB-VPUBND", 13, "")),
        ((NATION, 12, "b"), (MOTTO, 13, "b"), ("Lào Cai, ngày 12 tháng 5 năm 2026", 13, "i")),
    )
    centred(word, "THÔNG BÁO", bold=True)
    centred(
        word, "Kết luận của đồng chí Chủ tịch UBND tỉnh tại cuộc họp giao ban tháng 5 năm 2026", bold=True
    )
    text(
        word,
        "Ngày 10/5/2026, đồng chí Chủ tịch Ủy ban nhân dân tỉnh chủ trì cuộc họp giao ban và kết luận như sau:",
    )
    for said in ("Giao Sở Tài chính rà soát dự toán.", "Giao Sở Nội vụ tham mưu kiện toàn Ban Chỉ đạo."):
        paragraph = word.add_paragraph(style="List Number")
        paragraph.paragraph_format.line_spacing = Pt(17)
        paragraph.paragraph_format.space_before = Pt(6)
        write(paragraph, said)
    text(word, "Văn phòng UBND tỉnh thông báo đến các cơ quan, đơn vị biết, thực hiện./.")
    end(
        word,
        ("- Chủ tịch, các PCT UBND tỉnh;", "- Các sở, ban, ngành", "- Lưu: VT, TH"),
        ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        "ThS. Trần Quốc Khánh",
        size=12,
    )
    foot = word.sections[0].footer.paragraphs[0]
    foot.alignment = ALIGN.RIGHT
    _field(foot.add_run(), "PAGE")
    return word


def _field(run: Any, code: str) -> None:
    for kind in ("begin", "", "end"):
        made = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            made.set(qn("w:fldCharType"), kind)
        else:
            made.text = code
        run._r.append(made)


def plan() -> Any:
    """A plan in 13 points with an appendix: "a.", "1.1.", the name in capitals, everything wrong with the appendix."""
    word = new(size=13)
    head(
        word,
        (("UBND TỈNH LÀO CAI", 13, ""), ("SỞ NỘI VỤ", 13, "b"), ("Số:     /KH-SNV", 13, "")),
        ((NATION, 13, "b"), (MOTTO, 14, "b"), ("Lào Cai, ngày      tháng 4 năm 2026", 14, "i")),
    )
    centred(word, "KẾ HOẠCH", 14, bold=True)
    centred(word, "Cải cách hành chính năm 2026 của Sở Nội vụ", 14, bold=True)
    text(word, "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", bold=True)
    text(word, "Nâng cao chất lượng phục vụ người dân và doanh nghiệp; chi tiết tại phụ lục 1 kèm theo.")
    text(word, "2. Yêu cầu", bold=True)
    text(
        word,
        "a. Bám sát chỉ đạo của Ủy ban nhân dân tỉnh về cải cách hành chính.",
        "b. Gắn trách nhiệm của người đứng đầu.",
    )
    text(word, "II. NỘI DUNG", bold=True)
    text(word, "1.1. Rà soát văn bản thuộc lĩnh vực quản lý của ngành, đề xuất sửa đổi, bổ sung.")
    end(word, ("- UBND tỉnh (b/c);", "- Các phòng, đơn vị;", "- Lưu: VT."), ("GIÁM ĐỐC",), "LÊ THỊ HƯƠNG")
    word.add_page_break()
    centred(word, "PHỤ LỤC 1", bold=True)
    centred(word, "Danh mục nhiệm vụ cải cách hành chính năm 2026", bold=True)
    centred(word, "(Ban hành kèm theo Kế hoạch số    /KH-SNV ngày    /4/2026 của Sở Nội vụ)", italic=True)
    table = word.add_table(30, 3)
    table.style = "Table Grid"
    for number, row in enumerate(table.rows):
        for place, said in zip(row.cells, (str(number), f"Nhiệm vụ số {number}", "Quý II"), strict=True):
            place.text = said if number else ("STT", "Nhiệm vụ", "Thời gian")[("0", "N", "Q").index(said[0])]
    return word


def invitation() -> Any:
    """An invitation with addressees, as offices write it, and a weekday in small letters."""
    word = new()
    head(
        word,
        (("UBND TỈNH LÀO CAI", 13, ""), ("VĂN PHÒNG", 13, "b"), ("Số: 45/GM-VPUBND", 13, "")),
        ((NATION, 13, "b"), (MOTTO, 14, "b"), ("Lào Cai, ngày 03 tháng 6 năm 2026", 14, "i")),
    )
    centred(word, "GIẤY MỜI HỌP", bold=True)
    centred(word, "Về việc giao ban tháng 6 năm 2026", bold=True)
    centred(word, "Kính gửi:", bold=True)
    for said in ("- Các đồng chí Phó Chủ tịch UBND tỉnh;", "- Giám đốc các sở, ban, ngành."):
        write(word.add_paragraph(), said).paragraph_format.left_indent = Cm(4)
    text(
        word,
        "Văn phòng UBND tỉnh trân trọng kính mời các đồng chí dự họp giao ban tháng 6 năm 2026, cụ thể như sau:",
        "1. Thời gian: 08 giờ 00 phút, thứ sáu, ngày 05/6/2026.",
        "2. Địa điểm: Phòng họp số 1, trụ sở UBND tỉnh.",
        "Trân trọng kính mời!",
        first=1,
    )
    end(word, ("- Như kính gửi;", "- Lưu: VT, TH."), ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "Trần Quang Bình")
    return word


def minutes() -> Any:
    """Minutes: two signatures, recipients below, no place and date."""
    word = new()
    head(
        word,
        (("UBND TỈNH LÀO CAI", 13, ""), ("VĂN PHÒNG", 13, "b"), ("Số: 07/BB-VPUBND", 13, "")),
        ((NATION, 13, "b"), (MOTTO, 14, "b")),
    )
    centred(word, "BIÊN BẢN", bold=True)
    centred(word, "Họp giao ban tháng 6 năm 2026", bold=True)
    text(
        word,
        "Thời gian bắt đầu: 08 giờ 00 phút, ngày 05 tháng 6 năm 2026",
        "Địa điểm: Phòng họp số 1, trụ sở UBND tỉnh",
        "Chủ trì (chủ tọa): Ông Trần Quang Bình, Chánh Văn phòng",
        "Thư ký (người ghi biên bản): Bà Nguyễn Thị Lan, chuyên viên Phòng Tổng hợp",
        "Cuộc họp kết thúc vào 11 giờ 00 phút, ngày 05 tháng 6 năm 2026./.",
    )
    table = word.add_table(1, 2)
    for place, (post, name) in zip(
        table.rows[0].cells, (("THƯ KÝ", "Nguyễn Thị Lan"), ("CHỦ TỌA", "Trần Quang Bình")), strict=True
    ):
        cell(place, (post, 14, "b"), ("", 14, ""), (name, 14, "b"))
    write(word.add_paragraph(), "Nơi nhận:", 12, bold=True, italic=True)
    for said in ("- Các phòng, đơn vị;", "- Lưu: VT, Hồ sơ."):
        write(word.add_paragraph(), said, 11)
    return word


DOCUMENTS: dict[str, Callable[[], Any]] = {
    each.__name__: each for each in (letter, tabbed, decision, notice, plan, invitation, minutes)
}


def saved(name: str) -> bytes:
    """The file of one of them."""
    held = BytesIO()
    DOCUMENTS[name]().save(held)
    return held.getvalue()
