"""Documents that hold every part there is: all boxes of the page diagram, all levels of the body, all tables."""

from dataclasses import replace
from datetime import date

from app.core.issuing import Circulation, Urgency
from app.core.tables import Heading, Kind, Table
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Block, Document, Paper, Paragraph, Role, Run, Section, run_on
from app.exports.letterhead import (
    Signature,
    addressees,
    closing,
    heading,
    names_only,
    recipients,
    replaced,
    two_signatures,
)
from app.exports.words import ended, paragraphs
from tests.exports.samples.made import committee, office

SENTENCE = (
    "Giao các sở, ban, ngành, Ủy ban nhân dân các xã, phường rà soát, tổng hợp và báo cáo kết quả thực hiện"
)
CONTACT = (
    "Địa chỉ: 09 Lê Duẩn, phường Buôn Ma Thuột, tỉnh Đắk Lắk; điện thoại: (0262) 3852 000;",
    "thư điện tử: vanphong@daklak.example; trang thông tin: daklak.example",
)
LETTER = office(
    "VP-TH",
    urgency=Urgency.VERY_URGENT,
    circulation=Circulation.RETURN,
    copies="PL.(300)",
    contact=CONTACT,
    addressees=("Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch", "Ủy ban nhân dân các xã, phường"),
    corrects="Công văn số 15/VP-TH ngày 02 tháng 11 năm 2026 của Văn phòng UBND tỉnh",
)
DECISION = replace(
    committee("QĐ-UBND"),
    urgency=Urgency.EXPRESS,
    circulation=Circulation.INTERNAL,
    signer_lines=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    recipients=("Như Điều 3", *(f"Sở số {place} của tỉnh" for place in range(1, 13))),
)
BODY = f"""Phần I
Kết quả thực hiện
Chương II: Tổ chức
Mục 1
Quy định chung
Điều 1. Phạm vi điều chỉnh
Điều 2. Thời hạn thực hiện
I. Đánh giá chung
1. Kết quả đạt được
1. {SENTENCE}, **giao Sở Tài chính chủ trì, phối hợp với Văn phòng UBND tỉnh** tham mưu *trước ngày 05/12/2026*.
a) {SENTENCE}.
- {SENTENCE};
- **Nội dung đậm** và *nội dung nghiêng*, ***cả hai***.
# {SENTENCE}:
- việc thứ nhất;
- việc thứ hai.
# {SENTENCE}."""
COLUMNS = (
    Heading("Ngày", 12),
    Heading("Buổi", 8, Kind.CENTRED),
    Heading("Nội dung", 50),
    Heading("Hạn", 12, Kind.DATE, "Kết quả"),
    Heading("Số", 8, Kind.NUMBER, "Kết quả"),
)


def table(days: int, *, height: float = 0.0) -> Table:
    """A table of so many days with groups before every third, days and halves of days joined."""
    rows = tuple(
        (
            f"Thứ {place // 4 + 2}\n{place // 4 + 1:02d}/11/2026" if place % 4 == 0 else "",
            ("Sáng" if place % 4 == 0 else "Chiều") if place % 2 == 0 else None,
            f"{SENTENCE} {place}",
            date(2026, 11, 5),
            place * 7,
        )
        for place in range(days * 4)
    )
    groups = tuple((place, f"Tuần thứ {place // 12 + 1}") for place in range(0, len(rows), 12))
    return Table(
        COLUMNS,
        rows,
        total=(None, None, "Tổng cộng", None, 99),
        numbered=True,
        groups=groups,
        joined=2,
        row_height_mm=height,
    )


def letter() -> Document:
    """An official letter with every box of the diagram."""
    last = Paragraph(Role.BODY, "Đề nghị các cơ quan thực hiện (lịch tại Phụ lục kèm theo)")
    body: tuple[Block, ...] = (*paragraphs(BODY), *replaced(LETTER), last)
    blocks = (
        heading(LETTER, about="đôn đốc thực hiện nhiệm vụ quá hạn tháng 11 năm 2026"),
        *addressees(LETTER),
    )
    main = Section((*blocks, *ended(body), closing(LETTER)), contact=LETTER.contact)
    part = Appendix("Lịch công tác", (table(8),), landscape=True)
    return Document(
        "cong-van", "Công văn đủ các phần", (main, *appendix_sections(LETTER, "Công văn", (part,)))
    )


def wide() -> Document:
    """Two appendices, the second on A3, with rows to be filled by hand."""
    parts = (
        Appendix("Lịch công tác", (table(1),)),
        Appendix("Bảng kê khổ A3", (table(3, height=12),), landscape=True, paper=Paper.A3),
    )
    return Document("phu-luc", "Phụ lục", appendix_sections(LETTER, "Công văn", parts))


def decision() -> Document:
    """A decision with its bases and articles, and recipients that take more room than the signature."""
    blocks: tuple[Block, ...] = (
        heading(DECISION),
        Paragraph(Role.KIND, "QUYẾT ĐỊNH"),
        Paragraph(
            Role.SUMMARY,
            "Ban hành Quy chế phối hợp giữa các sở, ban, ngành và Ủy ban nhân dân các xã, phường",
        ),
        Paragraph(Role.AUTHORITY, "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK"),
        Paragraph(Role.LEGAL_BASIS, "Căn cứ Luật Tổ chức chính quyền địa phương;"),
        Paragraph(Role.LEGAL_BASIS, f"Theo đề nghị của Chánh Văn phòng UBND tỉnh. {SENTENCE}."),
        Paragraph(Role.RESOLVES, "QUYẾT ĐỊNH:"),
        *ended(paragraphs("\n".join(f"Điều {place}. {SENTENCE}." for place in range(1, 9)))),
        closing(DECISION),
    )
    return Document("quyet-dinh", "Quyết định", (Section(blocks),))


def minutes() -> Document:
    """Minutes: two signatures, recipients under them; then a slip whose signatures have their days."""
    edition = replace(office("BB-VP"), addressees=("Đồng chí Chủ tịch UBND tỉnh",), urgency=Urgency.URGENT)
    first: tuple[Block, ...] = (
        heading(replace(edition, addressees=(), urgency=Urgency.NONE)),
        Paragraph(Role.KIND, "BIÊN BẢN"),
        Paragraph(Role.SUMMARY, "Họp"),
        *ended([run_on(Role.BODY, Run("Thời gian bắt đầu: ", bold=True), Run("08 giờ 00"))]),
        two_signatures(Signature(("THƯ KÝ",), "Lê Văn Oanh"), Signature(("CHỦ TỌA",), "Trần Quang Bình")),
        *recipients(replace(edition, addressees=())),
    )
    slip: tuple[Block, ...] = (
        names_only(edition),
        Paragraph(Role.KIND, "PHIẾU TRÌNH"),
        Paragraph(Role.SUMMARY, "Giải quyết công việc"),
        *addressees(edition),
        Paragraph(Role.BODY, SENTENCE),
        two_signatures(
            Signature(("LÃNH ĐẠO VĂN PHÒNG",), "Trần Quang Bình", on="Ngày 05 tháng 11 năm 2026"),
            Signature(("CHUYÊN VIÊN THAM MƯU",), "", on="Ngày 04 tháng 11 năm 2026"),
        ),
    )
    return Document("bien-ban", "Biên bản", (Section(first), Section(slip)))


def many_recipients() -> Document:
    """A notice that goes to more agencies than a page holds."""
    edition = replace(
        office("TB-VP"), recipients=tuple(f"Ủy ban nhân dân xã thứ {place}" for place in range(1, 103))
    )
    text, last = Paragraph(Role.BODY, " ".join([SENTENCE] * 9)), Paragraph(Role.BODY, SENTENCE)
    title = (Paragraph(Role.KIND, "THÔNG BÁO"), Paragraph(Role.SUMMARY, "Lịch trực"))
    blocks = (heading(edition), *title, text, text, last)
    return Document("thong-bao", "Thông báo", (Section((*ended(blocks), closing(edition))),))


EVERY_PART = {make.__name__: make for make in (letter, wide, decision, minutes, many_recipients)}
