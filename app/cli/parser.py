"""What the command line understands."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from app import COMMAND, NAME, __version__
from app.cli import meetings, schedule
from app.cli.messages import speak_vietnamese
from app.cli.programme_options import programme_options
from app.cli.words import column, day, moment, month, path, year
from app.core.errors import AppError


class _Parser(argparse.ArgumentParser):
    """Ends with one sentence and where to look, instead of the whole usage."""

    def error(self, message: str) -> NoReturn:
        raise AppError(f"Lệnh chưa đúng: {message}.", f"Xem hướng dẫn: {self.prog} --help")


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[_Parser]  # noqa: SLF001 - argparse names no other type


def build() -> argparse.ArgumentParser:
    """The parser with every command; no command means: open the window."""
    speak_vietnamese()
    parser = _Parser(
        prog=COMMAND,
        description=f"{NAME}: theo dõi nhiệm vụ, chương trình công tác và làm tài liệu giao ban tháng.",
        epilog="Không ghi lệnh nào: mở cửa sổ chương trình.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=f"{NAME} {__version__}", help="hiện số phiên bản"
    )
    # The built program is asked this way by whoever built it; it is the command "self-check".
    parser.add_argument(
        "--self-check", action="store_const", const="self-check", dest="command", help=argparse.SUPPRESS
    )
    _common(parser, None)
    _add_commands(parser)
    return parser


def _add_commands(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="command", metavar="LỆNH", title="Các lệnh", parser_class=_Parser)
    for add in (
        *(
            _import,
            _stats,
            programme_options,
            _briefing,
            _kinds,
            _export,
            _numbers,
            meetings.add,
            schedule.add,
            _pack,
        ),
        *(_recurring, _templates, _text, _settings, _demo, _demo_data, _check, _backup, _self_check),
    ):
        _common(add(commands), argparse.SUPPRESS)


def _common(parser: argparse.ArgumentParser, default: object) -> None:
    """Where and who: taken before the command or after it."""
    parser.add_argument(
        "--data",
        type=path,
        metavar="THƯ_MỤC",
        default=default,
        help="thư mục dữ liệu (mặc định: nơi đã chọn trong Cài đặt, hoặc của người dùng)",
    )
    parser.add_argument(
        "--actor",
        metavar="TÊN",
        default=default,
        help="người thực hiện, ghi vào lịch sử (mặc định: tên đăng nhập; cửa sổ nhớ người đã chọn)",
    )


def _import(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("import", help="nhập sổ theo dõi (Excel) của cơ quan", allow_abbrev=False)
    parser.add_argument("file", type=path, metavar="TỆP", help="tệp Excel cần nhập")
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi gì")
    parser.add_argument("--yes", action="store_true", help="ghi ngay, không hỏi lại")
    parser.add_argument("--year", type=year, metavar="NĂM", help="năm của các tháng không ghi năm")
    parser.add_argument(
        "--map",
        type=column,
        action="append",
        default=[],
        metavar="TRANG:CỘT=TRƯỜNG",
        help="ghép cột bằng tay, ví dụ “Nhiệm vụ:D=content”; “Nhiệm vụ:H=” là không dùng cột H (ghi nhiều lần được)",
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    return parser


def _stats(commands: Commands) -> argparse.ArgumentParser:
    from app.core.statistics_terms import By, Comparison, Criterion, ExtensionRank

    parser = commands.add_parser(
        "stats", help="số liệu của một tháng, hoặc thống kê của một kỳ", allow_abbrev=False
    )
    _days_of_stats(parser)
    parser.add_argument(
        "--by", choices=[*(each.value for each in By), "kind", "period"], help="thống kê theo"
    )
    parser.add_argument(
        "--compare",
        action="append",
        default=[],
        choices=[each.value for each in Comparison],
        help="so với kỳ trước, cùng kỳ năm trước (ghi nhiều lần được)",
    )
    ranks = [each.value for each in (*Criterion, *ExtensionRank)]
    parser.add_argument("--rank", choices=ranks, help="xếp hạng theo tỷ lệ; gia hạn: theo số lượt, số ngày")
    others = parser.add_mutually_exclusive_group()
    others.add_argument("--extensions", action="store_true", help="thống kê xin gia hạn, gia hạn của kỳ")
    others.add_argument(
        "--reports",
        action="store_true",
        help="thống kê báo cáo định kỳ đến hạn trong kỳ (agency, person, kind, period)",
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    return parser


def _days_of_stats(parser: argparse.ArgumentParser) -> None:
    """Which days are counted, as of when, as known when."""
    when = parser.add_mutually_exclusive_group(required=True)
    when.add_argument("--month", type=month, metavar="THÁNG", help="2026-10 hoặc 10/2026")
    when.add_argument("--from", type=day, dest="start", metavar="NGÀY", help="từ ngày (cùng với --to)")
    parser.add_argument("--to", type=day, dest="end", metavar="NGÀY", help="đến ngày (mặc định: hôm nay)")
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="NGÀY",
        help="tính đến hết ngày (mặc định: ngày cuối tháng hoặc cuối kỳ, hoặc hôm nay khi tháng, kỳ chưa hết)",
    )
    parser.add_argument(
        "--known-at",
        type=moment,
        metavar="LÚC",
        help="tính theo dữ liệu đã nhập đến lúc đó: 2026-11-05 hoặc 2026-11-05T14:30",
    )


def _briefing(commands: Commands) -> argparse.ArgumentParser:
    from app.exports.formats import Format

    parser = commands.add_parser("briefing", help="làm bộ tài liệu giao ban tháng", allow_abbrev=False)
    _month(parser)
    parser.add_argument(
        "--format",
        action="append",
        choices=[each.value for each in Format],
        dest="formats",
        help=f"{', '.join(each.label for each in Format)} (ghi nhiều lần được; không ghi: tất cả)",
    )
    parser.add_argument(
        "--out", type=path, default=Path("out"), metavar="THƯ_MỤC", help="nơi ghi (mặc định: out)"
    )
    _force(parser)
    return parser


def _recurring(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("recurring", help="lập các nhiệm vụ định kỳ đến kỳ", allow_abbrev=False)
    parser.add_argument("--day", type=day, metavar="NGÀY", help="lập đến ngày này (mặc định: hôm nay)")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    return parser


def _pack(commands: Commands) -> argparse.ArgumentParser:
    from app.core.terms import MeetingKind

    kinds = "; ".join(f"{kind}: {kind.label}" for kind in MeetingKind)
    parser = commands.add_parser(
        "pack", help="làm bộ tài liệu phiên họp (một tệp PDF hoặc ZIP)", epilog=kinds, allow_abbrev=False
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--id", metavar="MÃ", help="mã của cuộc họp")
    which.add_argument("--day", type=day, metavar="NGÀY", help="ngày họp, khi ngày đó có một cuộc họp")
    parser.add_argument(
        "--kind",
        type=MeetingKind,
        choices=list(MeetingKind),
        metavar="LOẠI",
        help="loại cuộc họp của ngày đó",
    )
    parser.add_argument(
        "--out", type=path, required=True, metavar="TỆP", help="tệp ghi ra: .pdf, hoặc .zip có cả các tệp gốc"
    )
    parser.add_argument(
        "--with",
        action="append",
        default=[],
        dest="documents",
        metavar="LOẠI_VĂN_BẢN",
        help="đưa thêm văn bản của chương trình vào đầu bộ (ghi nhiều lần được)",
    )
    parser.add_argument("--json", action="store_true", help="in danh mục dạng JSON")
    _force(parser)
    return parser


def _templates(commands: Commands) -> argparse.ArgumentParser:
    from app.core.template_kinds import TemplateKind

    kinds = "; ".join(f"{kind}: {kind.label}" for kind in TemplateKind)
    parser = commands.add_parser(
        "templates",
        help="mẫu Word của cơ quan: trường, kiểm tra, thêm, xuất",
        epilog=kinds,
        allow_abbrev=False,
    )
    tasks = parser.add_subparsers(
        dest="task", metavar="VIỆC", title="Các việc", required=True, parser_class=_Parser
    )

    for told in (
        _task(tasks, "fields", "các trường chèn được"),
        _task(tasks, "check", "kiểm tra một tệp mẫu", of_file=True),
    ):
        told.add_argument("--json", action="store_true", help="in dạng JSON")
    new = _task(tasks, "add", "thêm mẫu sau khi kiểm tra", of_file=True)
    new.add_argument("--name", metavar="TÊN", help="tên mẫu")
    _task(tasks, "list", "các mẫu đã thêm", of_kind=False)
    fill = _task(tasks, "fill", "xuất văn bản theo mẫu", of_kind=False)
    fill.add_argument("template", metavar="MẪU", help="tên hoặc mã của mẫu")
    fill.add_argument("--month", type=month, metavar="THÁNG", help="tháng, cho mẫu số liệu tháng")
    fill.add_argument("--id", metavar="MÃ", help="mã cuộc họp, cho mẫu cuộc họp")
    fill.add_argument("--out", type=path, required=True, metavar="TỆP", help="tệp Word ghi ra")
    fill.add_argument("--blanks", action="store_true", help="chỗ chưa có dữ liệu thì ghi “…………”")
    _force(fill)
    return parser


def _task(
    tasks: Commands, name: str, help_: str, *, of_kind: bool = True, of_file: bool = False
) -> argparse.ArgumentParser:
    """One thing to do with templates, with the file and the kind that it needs."""
    from app.core.template_kinds import TemplateKind

    added = tasks.add_parser(name, help=help_, allow_abbrev=False)
    _common(added, argparse.SUPPRESS)
    if of_file:
        added.add_argument("file", type=path, metavar="TỆP", help="tệp Word (.docx)")
    if of_kind:
        kinds, names = list(TemplateKind), ", ".join(TemplateKind)
        added.add_argument("kind", type=TemplateKind, choices=kinds, metavar="LOẠI", help=names)
    return added


def _kinds(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("kinds", help="các loại văn bản lập được", allow_abbrev=False)
    parser.add_argument("kind", nargs="?", metavar="LOẠI", help="chỉ liệt kê nội dung lập được của một loại")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    return parser


def _export(commands: Commands) -> argparse.ArgumentParser:
    from app.exports.formats import Format

    parser = commands.add_parser("export", help="lập một văn bản, hoặc mọi văn bản", allow_abbrev=False)
    parser.add_argument("kind", nargs="?", metavar="LOẠI", help="loại văn bản (xem lệnh kinds)")
    parser.add_argument("--all", action="store_true", help="mỗi loại một văn bản của tháng")
    about = parser.add_mutually_exclusive_group()
    about.add_argument("--id", metavar="NỘI_DUNG", help="văn bản về việc gì (xem lệnh kinds LOẠI)")
    about.add_argument("--month", type=month, metavar="THÁNG", help="2026-10 hoặc 10/2026")
    about.add_argument(
        "--period", metavar="KỲ", help="2026-Q4, 2026-H1, 2026, 2026-W45, 2026-01-01..2026-03-15"
    )
    parser.add_argument(
        "--format",
        action="append",
        choices=[each.value for each in Format],
        dest="formats",
        help="ghi nhiều lần được; không ghi: dạng chính của loại đó",
    )
    parser.add_argument(
        "--out", type=path, default=Path("out"), metavar="THƯ_MỤC", help="nơi ghi (mặc định: out)"
    )
    parser.add_argument("--a3", action="store_true", help="lịch tuần, bảng, sổ văn bản trên khổ A3")
    _force(parser)
    return parser


def _numbers(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("numbers", help="sổ cấp số văn bản đi", allow_abbrev=False)
    parser.add_argument("--year", type=year, metavar="NĂM", help="năm của sổ (mặc định: năm nay)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--hold", metavar="LOẠI", help="giữ số cho văn bản --id của loại này")
    what.add_argument("--cancel", metavar="SỐ", help="hủy một số đang giữ, ví dụ 05/BC-VP, kèm --reason")
    parser.add_argument("--id", metavar="NỘI_DUNG", help="văn bản cần giữ số")
    parser.add_argument("--number", metavar="SỐ", help="xin đúng số này (không ghi: số tiếp theo)")
    parser.add_argument("--reason", metavar="LÝ_DO", help="lý do hủy")
    return parser


def _text(commands: Commands) -> argparse.ArgumentParser:
    from app.core.terms import Slot

    slots = "; ".join(f"{slot}: {slot.label.lower()}" for slot in Slot)
    parser = commands.add_parser(
        "text", help="ghi phần lời của Văn phòng trong báo cáo tháng", epilog=slots, allow_abbrev=False
    )
    parser.add_argument("slot", choices=[each.value for each in Slot], metavar="MỤC", help=", ".join(Slot))
    parser.add_argument("file", type=path, metavar="TỆP", help="tệp văn bản (UTF-8); - là bàn phím")
    _month(parser, with_as_of=False)
    return parser


def _settings(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        "settings", help="xem, đổi cài đặt và con số của quy chế", allow_abbrev=False
    )
    parser.add_argument("key", nargs="?", metavar="TÊN", help="tên cài đặt")
    parser.add_argument("value", nargs="?", metavar="GIÁ_TRỊ", help="giá trị mới")
    parser.add_argument("--source", metavar="CĂN_CỨ", help="căn cứ của giá trị mới: điều, khoản, văn bản")
    parser.add_argument("--preset", metavar="BỘ", help="lấy các con số của một bộ quy chế")
    since = parser.add_mutually_exclusive_group()
    since.add_argument("--from", type=day, dest="from_on", metavar="NGÀY", help="áp dụng từ ngày (hôm nay)")
    since.add_argument("--always", action="store_true", help="áp dụng cho mọi ngày, cả trước đây")
    parser.add_argument("--preview", action="store_true", help="chỉ xem những hạn sẽ thay đổi, không lưu")
    parser.add_argument("--log", action="store_true", help="ai sửa con số, ngày nghỉ nào, lúc nào, cũ → mới")
    return parser


def _demo(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        "demo", help="nhập tệp mẫu và làm bộ giao ban tháng 10/2026", allow_abbrev=False
    )
    parser.add_argument(
        "--out", type=path, default=Path("out"), metavar="THƯ_MỤC", help="nơi ghi (mặc định: out)"
    )
    parser.add_argument("--no-window", action="store_true", help="không mở cửa sổ sau khi xong")
    return parser


def _demo_data(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        "demo-data",
        help="lập dữ liệu mẫu của một năm (year: 12.000 nhiệm vụ, large: 100.000) vào thư mục mới",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--size", choices=("year", "large", "tiny"), metavar="CỠ", required=True, help="year, large"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="SỐ", help="cùng số thì cùng dữ liệu (1)")
    parser.add_argument("--as-of", type=day, metavar="NGÀY", help="như nhìn vào ngày này (2026-11-30)")
    return parser


def _check(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        "check",
        help="kiểm tra dữ liệu; có tệp Word thì kiểm tra thể thức của tệp",
        epilog="Mã trả về khi kiểm tra tệp: 0 không có lỗi, 1 có lỗi, 2 không đọc được tệp.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "file", nargs="?", type=path, metavar="TỆP", help="tệp Word (.docx) cần kiểm tra thể thức"
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.add_argument(
        "--fix", type=path, metavar="TỆP_MỚI", help="ghi bản đã sửa lỗi an toàn, lỗi còn lại là nhận xét"
    )
    return parser


def _backup(commands: Commands) -> argparse.ArgumentParser:
    return commands.add_parser("backup", help="sao lưu ngay, có kiểm tra bản sao", allow_abbrev=False)


def _self_check(commands: Commands) -> argparse.ArgumentParser:
    return commands.add_parser(
        "self-check", help="thử từng phần của chương trình trên máy này", allow_abbrev=False
    )


def _force(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--force", action="store_true", help="ghi đè cả tệp có sẵn đã được sửa (không ghi: giữ cả hai bản)"
    )


def _month(parser: argparse.ArgumentParser, *, with_as_of: bool = True) -> None:
    parser.add_argument("--month", type=month, required=True, metavar="THÁNG", help="2026-10 hoặc 10/2026")
    if with_as_of:
        parser.add_argument(
            "--as-of", type=day, metavar="NGÀY", help="tính đến hết ngày (mặc định: cuối tháng)"
        )
