"""Whether a row of any table is secret: by its own level, or by that of the document or the task that it belongs to."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.terms import Secrecy
from app.core.words import number
from app.models.attachments import HIDDEN_FILE
from app.models.office import Attachment
from app.models.task import SourceDocument, Task
from app.rules.secrets import NO_FILES, NO_FILES_ADVICE
from app.services.records import slices, tables

_ABOVE = (("task_id", Task.__tablename__), ("source_document_id", SourceDocument.__tablename__))


def is_secret_row(session: Session, table_name: str, key: UUID) -> bool:
    """Tell whether only number and days may be kept of a row (duty 12)."""
    table = tables()[table_name]
    if "secrecy" in table.c:
        level = session.scalar(select(table.c.secrecy).where(table.c.id == key))
        return level not in (None, Secrecy.NONE)
    for column, owner in _ABOVE:
        if column in table.c:
            above = session.scalar(select(table.c[column]).where(table.c.id == key))
            return above is not None and is_secret_row(session, owner, above)
    return False


def refuse_files_of_secrets(session: Session, table_name: str, key: UUID) -> None:
    """Refuse, with an AppError, to attach a file to what is secret: a file is content."""
    if is_secret_row(session, table_name, key):
        raise AppError(NO_FILES, NO_FILES_ADVICE)


def require_no_files(session: Session, rows: Collection[UUID]) -> None:
    """Refuse, with an AppError, that what becomes secret still has files; those of it in the bin lose their names.

    With the name the bytes go, once the transaction is saved (`models.attachments.drop_hidden`).
    """
    found = [
        file
        for some in slices(list(rows))
        for file in session.scalars(select(Attachment).where(Attachment.owner_id.in_(some)))
    ]
    if count := sum(file.deleted_at is None for file in found):
        raise AppError(
            f"Còn {number(count)} tệp đính kèm ở văn bản mật hoặc nhiệm vụ của nó.",
            "Gỡ các tệp đó rồi lưu lại; tệp giữ ngoài chương trình theo quy định.",
        )
    for file in found:
        file.name = HIDDEN_FILE
    session.flush()


def refuse_restored_files(session: Session, files: Collection[UUID]) -> None:
    """Refuse, with an AppError, that files come back from the bin to what is secret by now, or without their bytes."""
    for some in slices(list(files)):
        query = select(Attachment.owner_table, Attachment.owner_id, Attachment.name)
        for table, owner, name in session.execute(query.where(Attachment.id.in_(some))):
            refuse_files_of_secrets(session, table, owner)
            if name == HIDDEN_FILE:
                raise AppError("Tệp này đã gỡ vì nội dung mật.", "Lấy lại từ nơi lưu văn bản mật.")
