"""Registers of documents."""

from datetime import date

from app.briefings.document_books import HandlingBook, HandlingEntry, IncomingBook, IncomingEntry
from app.briefings.outgoing_book import BookLine, OutgoingBook
from app.core.issuing import Issuer, NumberState
from tests.exports.samples.made import Sample, committee, office

CAME = tuple(
    IncomingEntry(
        date(2026, 11, 2),
        place,
        "Bộ Tài chính" if place % 2 else "Sở Văn hóa, Thể thao và Du lịch",
        f"{place * 7}/BTC-NSNN",
        date(2026, 10, 30) if place % 3 else None,
        "Công văn về việc quyết toán ngân sách năm 2025 và xây dựng dự toán năm 2027",
        "Phòng Kinh tế",
        date(2026, 11, 3),
        "Khẩn" if place == 5 else "",
    )
    for place in range(1, 41)
)
HANDLED = (
    HandlingEntry(
        12,
        "Công văn số 84/BTC-NSNN ngày 30 tháng 10 năm 2026 của Bộ Tài chính",
        "Phòng Kinh tế",
        date(2026, 11, 20),
        "Đang lấy ý kiến các sở",
    ),
    HandlingEntry(
        13, "Tờ trình số 5/TTr-STP của Sở Tư pháp", "Phòng Nội chính", None, "Xong", "15/UBND-NC", "Đúng hạn"
    ),
)

OUT = OutgoingBook(
    2026,
    Issuer.OFFICE,
    "Văn phòng UBND tỉnh Đắk Lắk",
    (
        (
            "",
            (
                BookLine(
                    "01/VP-TH",
                    date(2026, 1, 5),
                    "Công văn: đôn đốc thực hiện nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao",
                    "Trần Quang Bình",
                    "Sở Tài chính; Sở Văn hóa, Thể thao và Du lịch",
                    "VT, TH",
                    12,
                    date(2026, 1, 6),
                    "",
                    NumberState.USED,
                ),
                BookLine("02/VP-TH", None, "", "", "", "", None, None, "Đã giữ số", NumberState.RESERVED),
            ),
        ),
        (
            "BC",
            tuple(
                BookLine(
                    f"{place:02d}/BC-VP",
                    date(2026, 2, place),
                    f"Báo cáo: kết quả công tác tháng {place}",
                    "Trần Quang Bình",
                    "UBND tỉnh",
                    "VT, TH",
                    5,
                    date(2026, 2, place),
                    "Đã hủy: ghi nhầm trích yếu" if place == 3 else "",
                    NumberState.CANCELLED if place == 3 else NumberState.USED,
                )
                for place in range(1, 13)
            ),
        ),
    ),
)

SAMPLES = {
    "outgoing_book": (
        Sample("full", OUT, office("")),
        Sample("empty", OutgoingBook(2026, Issuer.COMMITTEE, "UBND tỉnh Đắk Lắk", ()), committee("")),
    ),
    "incoming_book": (
        Sample("many", IncomingBook(2026, CAME), office("")),
        Sample("empty", IncomingBook(2026, ()), committee("")),
    ),
    "handling_book": (
        Sample("full", HandlingBook(2026, HANDLED), office("")),
        Sample("empty", HandlingBook(2026, ()), office("")),
    ),
}
