"""What the command line understands of the work programme."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from app.cli.words import day, moment

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from datetime import date

    from app.cli.parser import Commands
    from app.core.statistics_terms import Comparison


def programme_options(commands: Commands) -> ArgumentParser:
    """The command "programme"."""
    from app.briefings.programme_shares import ShareBy

    ways = "; ".join(f"{way}: {way.label.lower()}" for way in ShareBy)
    parser = commands.add_parser(
        "programme", help="chương trình công tác: so sánh hai ngày, số liệu", epilog=ways, allow_abbrev=False
    )
    _what(parser)
    parser.add_argument("--day", type=day, metavar="NGÀY", help="khi phát hành: ngày (mặc định: hôm nay)")
    parser.add_argument("--number", metavar="SỐ", help="khi phát hành: xin đúng số này")
    parser.add_argument(
        "--confirm", action="store_true", help="khi phát hành: vẫn phát hành khi chỉ thiếu theo thông lệ"
    )
    parser.add_argument("--by", type=ShareBy, choices=list(ShareBy), metavar="CÁCH", help="chia theo")
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="NGÀY",
        help="tính đến ngày (mặc định: ngày cuối kỳ, kỳ chưa hết thì hôm nay)",
    )
    parser.add_argument(
        "--known-at",
        type=moment,
        metavar="LÚC",
        help="số liệu, hoặc ngày đầu khi so hai ngày, theo dữ liệu đã nhập đến lúc đó: 2026-11-05, 2026-11-05T14:30",
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    return parser


def _what(parser: ArgumentParser) -> None:
    """What is done: `cli.programme` judges what goes together, for figures are compared too."""
    from app.core.statistics_terms import Criterion

    parser.add_argument(
        "--compare",
        nargs="+",
        action="extend",
        default=[],
        type=compared,
        metavar="NGÀY",
        help="so sánh chương trình của hai ngày; cùng --figures thì so với kỳ trước (before), cùng kỳ năm trước "
        "(year_ago)",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--figures", metavar="KỲ", help="số liệu của kỳ: 2026-10, 2026-Q4, 2026 hoặc ngày..ngày"
    )
    what.add_argument(
        "--lacks", metavar="KỲ", help="nội dung còn thiếu gì trước khi ban hành: 2026-Q4, 2026-Q4/office"
    )
    what.add_argument("--issue", metavar="KỲ", help="phát hành chương trình của kỳ: 2026-Q4, 2026-Q4/office")
    parser.add_argument(
        "--rank", choices=[each.value for each in Criterion], help="khi tính số liệu: xếp hạng theo tỷ lệ"
    )


def compared(words: str) -> date | Comparison:
    """Read a day, or a period beside which figures are set ("before", "year_ago")."""
    from app.core.statistics_terms import Comparison

    try:
        return Comparison(words)
    except ValueError:
        return _day_or_other(words)


def _day_or_other(words: str) -> date:
    try:
        return day(words)
    except ArgumentTypeError as wrong:
        raise ArgumentTypeError(f"{wrong}, hoặc before, year_ago cùng --figures") from None
