"""Importing the office's workbook: the proposal first, then all of it or nothing."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from app.cli.files import today
from app.cli.opening import reading, writing
from app.core.errors import AppError
from app.core.login import default_actor
from app.core.words import number

if TYPE_CHECKING:
    from app.importers.office_workbook import ChangedRow, Complaint, Proposal, ReadWorkbook

SHEETS = {
    "tasks": "Nhiệm vụ",
    "programme": "Chương trình công tác",
    "session_documents": "Tài liệu phiên họp",
    "reports": "Báo cáo định kỳ",
    "agencies": "Cơ quan",
}
SHOWN = 20  # lines of each kind in a preview; the rest is counted
YES = {"c", "có", "co", "y", "yes"}


def run(options: Namespace) -> int:
    """Read, propose, show, ask, write. Errors in the file refuse it whole; nothing is changed then."""
    from app.importers.office_workbook import read_workbook

    by_hand: dict[str, dict[str, str]] = {}
    for sheet, letter, field in options.map:
        by_hand.setdefault(sheet, {})[letter] = field
    read = read_workbook(options.file, year=options.year, mapping=by_hand)
    if options.dry_run:
        return _preview(read, options)
    return _write(read, options)


def _preview(read: "ReadWorkbook", options: Namespace) -> int:
    from app.importers.office_workbook import propose
    from app.services.regulation_versions import read_regulations

    with reading(options.data) as database, database.read() as session:
        proposal = propose(session, read, read_regulations(session), today=today())
    _show(proposal, options)
    _refuse_errors(proposal)
    return 0


def _write(read: "ReadWorkbook", options: Namespace) -> int:
    """Propose and apply in one transaction, so that nothing can change in between."""
    from app.importers.office_workbook import apply, propose
    from app.services.regulation_versions import read_regulations

    with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
        proposal = propose(session, read, read_regulations(session), today=today())
        _show_first(proposal, options)
        _refuse_errors(proposal)
        if not (options.yes or _agreed()):
            return _nothing_written()
        apply(session, proposal)
    if not options.json:
        print("Đã ghi vào cơ sở dữ liệu.")
    return 0


def _show_first(proposal: "Proposal", options: Namespace) -> None:
    """Show before writing; when nobody reads on, the import has not happened and must not look done."""
    try:
        _show(proposal, options)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise AppError("Nơi nhận kết quả đã đóng, chưa ghi gì.", "Chạy lại và giữ nó mở.") from error


def _show(proposal: "Proposal", options: Namespace) -> None:
    if options.json:
        counts = {
            sheet: {"new": count.new, "changed": count.changed, "same": count.same}
            for sheet, count in proposal.counts.items()
        }
        complaints = [_as_json(complaint) for complaint in proposal.complaints]
        print(json.dumps({**counts, "complaints": complaints}, ensure_ascii=False, indent=1))
        return
    print(f"Tệp {options.file}:")
    for sheet, count in proposal.counts.items():
        print(f"  {SHEETS[sheet]:<24}{count.new:>7} mới{count.changed:>7} thay đổi{count.same:>7} như cũ")
    _list("Cơ quan sẽ tạo mới", proposal.new_agencies)
    _list("Chức danh sẽ tạo mới", proposal.new_posts)
    _list("Người sẽ tạo mới", proposal.new_people)
    _list("Lĩnh vực sẽ tạo mới", proposal.new_fields)
    _list("Thay đổi", (line for row in proposal.changed for line in _changes(row)))
    _list("Cần xem lại", (_in_words(complaint) for complaint in proposal.complaints))


def _changes(row: "ChangedRow") -> Iterator[str]:
    for cell in row.cells:
        yield f"trang “{row.sheet}”, dòng {row.row}, {cell.column}: “{cell.old}” → “{cell.new}”"


def _list(title: str, lines: Iterable[str]) -> None:
    lines = tuple(lines)
    if lines:
        print(f"{title} ({number(len(lines))}):")
        for line in lines[:SHOWN]:
            print(f"  {line}")
        if len(lines) > SHOWN:
            print(f"  … và {number(len(lines) - SHOWN)} dòng nữa (xem đủ bằng --json)")


def _in_words(complaint: "Complaint") -> str:
    level = "Lỗi" if complaint.level == "error" else "Lưu ý"
    where = ", ".join(
        part
        for part in (
            f"trang “{complaint.sheet}”" if complaint.sheet else "",
            f"dòng {complaint.row}" if complaint.row else "",
            f"cột {complaint.column}" if complaint.column else "",
        )
        if part
    )
    return f"{level} - {where}: {complaint.message}" if where else f"{level}: {complaint.message}"


def _as_json(complaint: "Complaint") -> dict[str, object]:
    return {
        "sheet": complaint.sheet,
        "row": complaint.row,
        "column": complaint.column,
        "level": complaint.level,
        "message": complaint.message,
    }


def _refuse_errors(proposal: "Proposal") -> None:
    if not proposal.refused:
        return
    errors = [complaint for complaint in proposal.complaints if complaint.level == "error"]
    raise AppError(
        f"Không nhập được, chưa ghi gì: tệp có {number(len(errors))} lỗi. {_in_words(errors[0])}",
        "Sửa trong tệp rồi nhập lại.",
    )


def _agreed() -> bool:
    print("Ghi các dòng mới và thay đổi vào cơ sở dữ liệu? [c/K] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in YES


def _nothing_written() -> int:
    print("Chưa ghi gì. Thêm --yes để ghi mà không hỏi.", file=sys.stderr)
    return 2
