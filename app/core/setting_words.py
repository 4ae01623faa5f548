"""What settings are called: the words of the settings page, the command line and its complaints."""

from app.core.regulation_words import WORDS

REGULATION = "regulation."

LABELS = {
    **{REGULATION + name: words.label for name, words in WORDS.items()},
    "office.parent_name": "Cơ quan chủ quản (dòng trên ở đầu văn bản)",
    "office.name": "Cơ quan ban hành (dòng dưới ở đầu văn bản)",
    "office.province": "Tên tỉnh, kèm cấp",
    "office.place": "Nơi ban hành",
    "office.symbol": "Ký hiệu cơ quan trong số văn bản",
    "office.signer_lines": "Quyền hạn, chức vụ người ký",
    "office.signer_name": "Họ và tên người ký",
    "office.drafting_unit": "Ký hiệu đơn vị soạn thảo (ở dòng Lưu)",
    "office.report_addressees": "Báo cáo: kính gửi",
    "office.report_recipients": "Báo cáo: nơi nhận",
    "office.notice_recipients": "Thông báo: nơi nhận",
    "office.leave_date_blank": "Để trống ngày, tháng cho văn thư ghi",
    "office.is_sample": "Đang dùng cơ quan mẫu",
    "issuing.committee_symbol": "Ký hiệu UBND tỉnh trong số văn bản",
    "issuing.rooms": "Ký hiệu các phòng soạn thảo, lĩnh vực",
    "issuing.leave_number_blank": "Để trống số cả khi đã giữ số (hệ thống điện tử sẽ đóng số)",
    "issuing.contact": "Địa chỉ ở chân trang đầu công văn",
    "issuing.letter_recipients": "Công văn: nơi nhận",
    "issuing.invitation_recipients": "Giấy mời: nơi nhận",
    "issuing.conclusion_recipients": "Thông báo kết luận: nơi nhận",
    "issuing.committee_recipients": "Văn bản của UBND tỉnh: nơi nhận",
    "issuing.internal_recipients": "Văn bản nội bộ: nơi nhận",
    "issuing.council_addressees": "Tờ trình của UBND tỉnh: kính gửi",
    "issuing.vote_sentence": "Biên bản: câu ghi kết quả biểu quyết",
}
"""The label of each setting, by its key."""

HINTS = {
    **{REGULATION + name: words.hint for name, words in WORDS.items() if words.hint},
    "office.parent_name": "UBND TỈNH ĐẮK LẮK",
    "office.name": "VĂN PHÒNG",
    "office.province": "tỉnh Đắk Lắk",
    "office.place": "Đắk Lắk",
    "office.symbol": "VP hoặc VPUBND",
    "office.signer_lines": "Mỗi dòng một ý: KT. CHÁNH VĂN PHÒNG, dòng sau PHÓ CHÁNH VĂN PHÒNG",
    "office.signer_name": "Để trống khi chưa biết",
    "office.report_addressees": "Mỗi dòng một nơi",
    "office.report_recipients": "Mỗi dòng một nơi",
    "office.notice_recipients": "Mỗi dòng một nơi",
    "issuing.committee_symbol": "UBND",
    "issuing.rooms": "Mỗi dòng một phòng: TH: Phòng Tổng hợp",
    "issuing.contact": "Địa chỉ, điện thoại, thư điện tử; để trống nếu không ghi",
    "issuing.letter_recipients": "Mỗi dòng một nơi; “Như trên” chương trình tự ghi",
    "issuing.invitation_recipients": "Mỗi dòng một nơi",
    "issuing.conclusion_recipients": "Mỗi dòng một nơi",
    "issuing.committee_recipients": "Mỗi dòng một nơi",
    "issuing.internal_recipients": "Mỗi dòng một nơi",
    "issuing.council_addressees": "Mỗi dòng một nơi",
    "issuing.vote_sentence": "Chỗ trong { } được điền số; đoạn trong [ ] bỏ đi khi không có số nào để điền",
}
"""An example or a word on how to fill a setting, by its key."""
EMPTY = "(để trống)"


def label(key: str) -> str:
    """What a setting is called; an unknown key is its own name."""
    return LABELS.get(key, key)


def unit(key: str) -> str:
    """What a number of the regulation counts; empty for what is no number."""
    words = WORDS.get(key.removeprefix(REGULATION))
    return words.unit if words else ""


def said(value: str, counted: str) -> str:
    """A value with its unit: "ngày 25" of "ngày trong tháng", "3 ngày làm việc" of what is counted; also of none."""
    if not value:
        return EMPTY
    first, within, _ = counted.partition(" trong ")
    return f"{first} {value}" if within else f"{value} {counted}".rstrip()
