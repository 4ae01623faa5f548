"""Write what a proposal says, all in the caller's transaction."""

from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.importers.office_workbook.pause import without_collector
from app.importers.office_workbook.proposal import Proposal, Work
from app.importers.office_workbook.propose import last_change
from app.models.base import logged_tables
from app.models.meeting import AgendaItem, Meeting
from app.services.bulk import insert_rows, mark_deleted, update_rows
from app.services.locked_meetings import require_rows_open
from app.services.records import tables


@without_collector
def apply(session: Session, proposal: Proposal) -> None:
    """Write all new and changed rows; the caller's transaction makes it all or nothing.

    Raises AppError if the file has errors, if the data have changed since the proposal was made, or if it would
    change a locked meeting.
    """
    if proposal.refused:
        raise AppError(f"Tệp “{proposal.name}” còn lỗi nên không nhập.", "Sửa các lỗi đã nêu rồi nhập lại.")
    if last_change(session) != proposal.seen:
        raise AppError("Dữ liệu đã thay đổi từ lúc xem trước.", "Xem trước lại rồi nhập.")
    work = proposal.work
    _require_open(session, work)
    for table in logged_tables():
        insert_rows(session, table, work.inserts.get(table, []))
    for table in logged_tables():
        update_rows(session, table, work.updates.get(table, {}))
        mark_deleted(session, table, work.removals.get(table, []))


def _require_open(session: Session, work: Work) -> None:
    into = {row["meeting_id"] for row in work.inserts.get(tables()[AgendaItem.__tablename__], [])}
    require_rows_open(session, Meeting.__tablename__, into)
    for table in (*work.updates, *work.removals):
        keys = (*work.updates.get(table, ()), *work.removals.get(table, ()))
        require_rows_open(session, table.name, keys)
