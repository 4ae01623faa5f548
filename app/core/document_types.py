"""Kinds of official documents by the letters in their numbers (Decree 30/2020, appendix III, I; the Party's own)."""

import re

TYPES = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
    "KL": "Kết luận",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
}
UNKNOWN = "Văn bản"
LETTER = "Công văn"

_NUMBER = re.compile(r"^\s*\d+(?:/\d{4})?/(?P<symbol>[^\W\d_]+)\s*-")
_PARTY_NUMBER = re.compile(r"^\s*\d+\s*-\s*(?P<symbol>[^\W\d_]+)\s*/")
_ISSUER = re.compile(r"UBND|^VP|^S[A-ZĐ]+$|^B[A-ZĐ]+$")


def type_of(number: str) -> str:
    """Say what a document is by its number: "12/TB-UBND" a notice, "12/UBND-TH" a letter; "Văn bản" for the rest."""
    found = _NUMBER.match(number) or _PARTY_NUMBER.match(number)
    if not found:
        return UNKNOWN
    symbol = found["symbol"]
    return TYPES.get(symbol) or (LETTER if symbol == "CV" or _ISSUER.search(symbol) else UNKNOWN)
