"""Documents that other regulations rule, and their near misses."""

from tests.exports.check.making import centred, official

CASES: dict[str, tuple[bytes, bytes]] = {
    "23a": (
        official(nation=centred("ĐẢNG CỘNG SẢN VIỆT NAM", 14), motto=""),
        official(),
    ),
    "23b": (
        official(number=centred("Số: 12/2026/QĐ-UBND", 13, bold=False), title=centred("QUYẾT ĐỊNH")),
        official(number=centred("Số: 12/2026/BC-UBND", 13, bold=False)),
    ),
}
