"""The words of issuing a document: how urgent it is, who may read it, where it stands."""

from app.core.terms import Term

AS_ABOVE = "Như trên"
"""The first recipient of a document with addressees, written by the program (Decree 30/2020, appendix I, II.9)."""


class Urgency(Term):
    """Degrees of urgency (Decree 30/2020, appendix I, II.10); the label is what the stamp says."""

    NONE = "none", ""
    URGENT = "urgent", "KHẨN"
    VERY_URGENT = "very_urgent", "THƯỢNG KHẨN"
    EXPRESS = "express", "HỎA TỐC"


class Circulation(Term):
    """How far a document may go (appendix I, IV.2, box 11); the label is what the stamp says."""

    NONE = "none", ""
    RETURN = "return", "XEM XONG TRẢ LẠI"
    INTERNAL = "internal", "LƯU HÀNH NỘI BỘ"


class Standing(Term):
    """Where a document of ours stands."""

    DRAFT = "draft", "Dự thảo"
    ISSUED = "issued", "Đã phát hành"
    CANCELLED = "cancelled", "Đã hủy"


class Issuer(Term):
    """Who issues: the two letterheads of the office (Decree 30/2020, appendix I, II.2)."""

    COMMITTEE = "committee", "UBND tỉnh"
    OFFICE = "office", "Văn phòng UBND tỉnh"


class NumberState(Term):
    """What became of a number of the register."""

    RESERVED = "reserved", "Đã giữ số"
    USED = "used", "Đã dùng"
    CANCELLED = "cancelled", "Đã hủy"
