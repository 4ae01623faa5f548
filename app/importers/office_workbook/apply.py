"""Write what a proposal says, all in the caller's transaction."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.terms import Secrecy
from app.core.text import clean
from app.core.words import number
from app.importers.office_workbook.pause import without_collector
from app.importers.office_workbook.proposal import Proposal, Work
from app.importers.office_workbook.propose import last_change
from app.models.base import logged_tables
from app.models.meeting import AgendaItem, Meeting
from app.models.task import Extension, SourceDocument, Task
from app.services.bulk import insert_rows, mark_deleted, update_rows
from app.services.followers import follow
from app.services.forms.source_documents import require_hidden
from app.services.locked_meetings import require_rows_open
from app.services.records import slices, tables
from app.services.saves import name_save
from app.services.task_course import fields_out_of_order, require_order


@without_collector
def apply(session: Session, proposal: Proposal) -> None:
    """Write all new and changed rows; the caller's transaction makes it all or nothing.

    Raises AppError if the file has errors, if the data have changed since the proposal was made, if it would change a
    locked meeting or bring the days of a task out of order, or if a document would be secret of which a task that the
    file does not have tells the content.
    """
    if proposal.refused:
        raise AppError(f"Tệp “{proposal.name}” còn lỗi nên không nhập.", "Sửa các lỗi đã nêu rồi nhập lại.")
    if last_change(session) != proposal.seen:
        raise AppError("Dữ liệu đã thay đổi từ lúc xem trước.", "Xem trước lại rồi nhập.")
    work = proposal.work
    _require_open(session, work)
    known = fields_out_of_order(session, _tasks_said(work))
    for table in logged_tables():
        insert_rows(session, table, work.inserts.get(table, []))
    for table in logged_tables():
        update_rows(session, table, work.updates.get(table, {}))
        mark_deleted(session, table, work.removals.get(table, []))
    for (role, to, on), tasks in work.handovers.items():
        follow(session, tasks, {role: to}, on=on)
    _require_hidden(session, work)
    require_order(session, list(known), known)
    name_save(session, _name(proposal))


def _name(proposal: Proposal) -> str:
    """What history and undo call it: the file, and how many rows of it were new or changed something."""
    counts = proposal.counts.values()
    new, changed = sum(count.new for count in counts), sum(count.changed for count in counts)
    rows = ((new, "dòng mới"), (changed, "dòng thay đổi"))
    said = ", ".join(f"{number(count)} {what}" for count, what in rows if count)
    return ": ".join(filter(None, (f"Nhập tệp “{clean(proposal.name)}”", said)))


def _tasks_said(work: Work) -> list[UUID]:
    """Tasks of which the file says something; new ones are not there yet and stand as it has them."""
    said = set(work.updates.get(tables()[Task.__tablename__], ()))
    return list(said | {row["task_id"] for row in work.inserts.get(tables()[Extension.__tablename__], [])})


def _require_hidden(session: Session, work: Work) -> None:
    """A document that became secret, or under which a task came, tells nothing (duty 12)."""
    documents = set(work.updates.get(tables()[SourceDocument.__tablename__], ()))
    documents |= {row["source_document_id"] for row in work.inserts.get(tables()[Task.__tablename__], [])}
    for some in slices(list(documents - {None})):
        secret = SourceDocument.secrecy != Secrecy.NONE
        for document in session.scalars(select(SourceDocument).where(SourceDocument.id.in_(some), secret)):
            require_hidden(session, document)


def _require_open(session: Session, work: Work) -> None:
    into = {row["meeting_id"] for row in work.inserts.get(tables()[AgendaItem.__tablename__], [])}
    require_rows_open(session, Meeting.__tablename__, into)
    for table in (*work.updates, *work.removals):
        keys = (*work.updates.get(table, ()), *work.removals.get(table, ()))
        require_rows_open(session, table.name, keys)
