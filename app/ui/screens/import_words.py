"""What an import would do, in words and lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core.words import number
from app.ui import theme
from app.ui.widgets.plain_table import Line

if TYPE_CHECKING:
    from app.core.errors import AppError
    from app.importers.office_workbook import ChangedRow, Complaint, Counts, NewRow, Proposal
    from app.importers.office_workbook.sheets import SeenSheet

FAMILIES = {
    "tasks": "nhiệm vụ",
    "programme": "mục chương trình",
    "session_documents": "tài liệu họp",
    "reports": "báo cáo định kỳ",
    "agencies": "cơ quan",
}

BY_HAND = "; cột còn thiếu mà tệp gọi tên khác thì chọn ở “Trang tính và cột”"


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it was read, and what it would change, or why it cannot be read; `lines` say it, a table each.

    The tables are those of complaints, changes, new rows, and what is made beside them.
    """

    sheets: tuple[SeenSheet, ...]
    proposal: Proposal | None
    refusal: AppError | None
    lines: tuple[tuple[Line, ...], ...] = ((),) * 4


def lines_of(proposal: Proposal) -> tuple[tuple[Line, ...], ...]:
    """What the tables show; made where the file is read, for there may be ten thousand lines."""
    return (
        tuple(map(complaint_line, proposal.complaints)),
        tuple(change_lines(proposal.changed)),
        tuple(map(new_line, proposal.new)),
        tuple(made_lines(proposal)),
    )


def summary(proposal: Proposal) -> str:
    """What an import would do, by kind, in a sentence; of a file without a row that can be taken, why."""
    counts = {family: counted(counts) for family, counts in proposal.counts.items()}
    said = "; ".join(f"{FAMILIES[family]}: {words}" for family, words in counts.items() if words)
    if said:
        return f"{said[:1].upper()}{said[1:]}."
    wrong = errors(proposal)
    return f"Không nhập được dòng nào: {number(wrong)} lỗi." if wrong else "Tệp không có dòng nào."


def errors(proposal: Proposal) -> int:
    """How many complaints keep the file from being written."""
    return sum(complaint.level == "error" for complaint in proposal.complaints)


def lacks_columns(proposal: Proposal) -> bool:
    """Whether a table lacks a column, which may only be called otherwise: then it can be named by hand."""
    return any(one.level == "error" and one.row is None and one.column for one in proposal.complaints)


def counted(counts: Counts) -> str:
    """New, changed and same rows in words."""
    parts = ((counts.new, "mới"), (counts.changed, "thay đổi"), (counts.same, "như cũ"))
    return ", ".join(f"{number(count)} {word}" for count, word in parts if count)


def state(looked: Looked) -> str:
    """Whether a file can be written, and what to do."""
    if looked.refusal is not None or looked.proposal is None:
        return looked.refusal.whole if looked.refusal else ""
    proposal = looked.proposal
    if proposal.refused:
        said = f"Tệp có {number(errors(proposal))} lỗi nên chưa nhập được: sửa trong tệp rồi bấm “Đọc lại”"
        return f"{said}{BY_HAND if lacks_columns(proposal) else ''}."
    if proposal.work.empty:
        return "Tệp không có gì khác dữ liệu đang có."
    return "Xem lại rồi bấm “Nhập vào dữ liệu”: ghi tất cả trong một lần, có thể hoàn tác."


def complaint_line(complaint: Complaint) -> Line:
    """A complaint as a line of the table."""
    error = complaint.level == "error"
    mark = theme.Mark.LATE if error else theme.Mark.SOON
    said = f"{theme.SIGNS[mark]} {'Lỗi' if error else 'Lưu ý'}"
    row = str(complaint.row) if complaint.row else ""
    return Line((said, complaint.sheet, row, complaint.column, complaint.message), mark, complaint)


def change_lines(changed: Sequence[ChangedRow]) -> Iterator[Line]:
    """The cells that differ, old and new."""
    for row in changed:
        for cell in row.cells:
            yield Line((row.sheet, str(row.row), row.title, cell.column, cell.old or "–", cell.new or "–"))


def new_line(row: NewRow) -> Line:
    """A row that would be added, with whose it is and when it is due."""
    return Line((row.sheet, str(row.row), row.title, row.owner or "–", row.due or "–"))


def made_lines(proposal: Proposal) -> Iterator[Line]:
    """The agencies, posts, people and fields that would be made."""
    for kind, names in (
        ("Cơ quan", proposal.new_agencies),
        ("Chức danh", proposal.new_posts),
        ("Cá nhân", proposal.new_people),
        ("Lĩnh vực", proposal.new_fields),
    ):
        for name in names:
            yield Line((kind, name))
