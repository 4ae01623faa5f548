"""Error 23: documents that other regulations rule; they are not judged."""

from __future__ import annotations

import re

from app.exports.check.findings import Fault
from app.exports.check.parts.document import Parts
from app.exports.check.regulation import words
from app.exports.check.rules.common import fault

_PLACE = "Cả văn bản"


def foreign(parts: Parts) -> Fault | None:
    """The one finding about a document of the Party or a legal normative one; None for any other."""
    front, symbol = parts.front, parts.symbol
    if front.regime and front.nation is None:
        return fault(
            "23a",
            _PLACE,
            f"Văn bản theo thể thức khác (“{front.regime}”), không kiểm tra theo Nghị định 30/2020/NĐ-CP.",
        )
    agency = symbol.agency.split("-")[0] if symbol else ""
    codes = words("legislative_codes")
    of_assembly = [s.text for s in front.others if re.search(r"\d{4}/(?:UBTV)?QH\d+$", s.text.strip())]
    if of_assembly:
        said = of_assembly[0]
        return fault(
            "23b",
            _PLACE,
            f"Văn bản quy phạm pháp luật ({said}), không kiểm tra theo Nghị định 30/2020/NĐ-CP.",
        )
    by_symbol = symbol is not None and (
        (symbol.year and symbol.code in codes and re.fullmatch(words("legislative_agencies"), agency))
        or re.search(r"/QH\d+$|/UBTVQH\d+$", symbol.text)
    )
    if by_symbol or parts.title.legislative:
        said = symbol.text if symbol and symbol.text else "tên loại"
        return fault(
            "23b",
            _PLACE,
            f"Văn bản quy phạm pháp luật ({said}), không kiểm tra theo Nghị định 30/2020/NĐ-CP.",
        )
    return None
