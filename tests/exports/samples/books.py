"""Registers of documents."""

from datetime import date

from app.briefings.document_books import HandlingBook, HandlingEntry, IncomingBook, IncomingEntry
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

SAMPLES = {
    "incoming_book": (
        Sample("many", IncomingBook(2026, CAME), office("")),
        Sample("empty", IncomingBook(2026, ()), committee("")),
    ),
    "handling_book": (
        Sample("full", HandlingBook(2026, HANDLED), office("")),
        Sample("empty", HandlingBook(2026, ()), office("")),
    ),
}
