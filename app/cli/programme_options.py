"""What the command line understands of the work programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.cli.words import day, moment

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from app.cli.parser import Commands


def programme_options(commands: Commands) -> ArgumentParser:
    """The command "programme"."""
    from app.briefings.programme_shares import ShareBy

    ways = "; ".join(f"{way}: {way.label.lower()}" for way in ShareBy)
    parser = commands.add_parser(
        "programme", help="chương trình công tác: so sánh hai ngày, số liệu", epilog=ways, allow_abbrev=False
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--compare", nargs=2, type=day, metavar="NGÀY", help="so sánh chương trình của hai ngày"
    )
    what.add_argument(
        "--figures", metavar="KỲ", help="số liệu của kỳ: 2026-10, 2026-Q4, 2026 hoặc ngày..ngày"
    )
    what.add_argument(
        "--lacks", metavar="KỲ", help="nội dung còn thiếu gì trước khi ban hành: 2026-Q4, 2026-Q4/office"
    )
    what.add_argument("--issue", metavar="KỲ", help="phát hành chương trình của kỳ: 2026-Q4, 2026-Q4/office")
    parser.add_argument("--day", type=day, metavar="NGÀY", help="khi phát hành: ngày (mặc định: hôm nay)")
    parser.add_argument("--number", metavar="SỐ", help="khi phát hành: xin đúng số này")
    parser.add_argument(
        "--confirm", action="store_true", help="khi phát hành: vẫn phát hành khi chỉ thiếu theo thông lệ"
    )
    parser.add_argument("--by", type=ShareBy, choices=list(ShareBy), metavar="CÁCH", help="chia theo")
    parser.add_argument("--as-of", type=day, metavar="NGÀY", help="tính đến ngày (mặc định: hôm nay)")
    parser.add_argument(
        "--known-at",
        type=moment,
        metavar="LÚC",
        help="khi so sánh: ngày đầu theo dữ liệu đã nhập đến lúc đó: 2026-11-05 hoặc 2026-11-05T14:30",
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    return parser
