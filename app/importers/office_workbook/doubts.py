"""What a preview says of what is read as it stands: cells that erase, and complaints in the order of the file."""

from collections.abc import Iterable, Iterator

from app.importers.office_workbook.proposal import ChangedRow
from app.importers.office_workbook.values import Complaint, Level, ReadWorkbook


def erased(changed: ChangedRow) -> Iterator[Complaint]:
    """A warning at each empty cell of a file where the database holds something."""
    for cell in changed.cells:
        if cell.old and not cell.new:
            sentence = (
                f"Ô trống: sẽ xóa “{cell.old}” đang có. Để giữ thì ghi lại vào ô, hoặc không dùng cột này."
            )
            yield Complaint(changed.sheet, changed.row, cell.column, Level.WARNING, sentence)


def in_order(read: ReadWorkbook, complaints: Iterable[Complaint]) -> list[Complaint]:
    """Complaints by sheet and row as somebody goes through the file; what no row names comes first."""
    sheets = {table.sheet: place for place, table in enumerate(read.tables)}
    return sorted(complaints, key=lambda told: (sheets.get(told.sheet, -1), told.row or 0))
