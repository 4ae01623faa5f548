"""Source documents that need no task: taken off the list of what was overlooked, with a reason (duty 18)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.core.errors import AppError
from app.core.text import clean
from app.models.task import SourceDocument, Task
from app.models.task_life import DocumentWaiver
from app.rules.secrets import HIDDEN_CONTENT, is_secret, tells_content
from app.services.chosen_tasks import alive_rows, chosen_rows

_HAS_TASK = exists().where(Task.source_document_id == SourceDocument.id, Task.deleted_at.is_(None))
_WAIVED = exists().where(
    DocumentWaiver.source_document_id == SourceDocument.id, DocumentWaiver.deleted_at.is_(None)
)


def overlooked(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the chosen documents have neither a task nor a reason to have none."""
    return chosen_rows(session, SourceDocument, keys, ~_HAS_TASK & ~_WAIVED)


def waived(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the chosen documents are said to need no task."""
    return chosen_rows(session, SourceDocument, keys, _WAIVED)


def waive(session: Session, keys: Sequence[str], *, reason: str, today: date) -> int:
    """Say of documents that they need no task, and why; how many there were. Of a secret one only a number is kept.

    Raises:
        AppError: there is no reason, or a document is gone, has tasks or was said so of before.
    """
    why = clean(reason)
    if not why:
        raise AppError("Chưa có lý do không cần giao việc.", "Nhập lý do rồi làm lại.")
    documents = alive_rows(session, SourceDocument, keys)
    if overlooked(session, keys).left_out:
        raise AppError(
            "Có văn bản đã có nhiệm vụ hoặc đã xác nhận không cần giao việc.", "Bỏ chọn văn bản đó."
        )
    for key in documents:
        secret = is_secret(session.get_one(SourceDocument, key).secrecy)
        said = HIDDEN_CONTENT if secret and tells_content(why) else why
        session.add(DocumentWaiver(source_document_id=key, waived_on=today, reason=said))
    session.flush()
    return len(documents)


def take_back(session: Session, keys: Sequence[str]) -> int:
    """Put documents back on the list of those that lack a task; how many there were."""
    documents = alive_rows(session, SourceDocument, keys)
    alive = DocumentWaiver.deleted_at.is_(None)
    query = select(DocumentWaiver).where(DocumentWaiver.source_document_id.in_(documents), alive)
    found = list(session.scalars(query))
    for row in found:
        row.deleted_at = datetime.now(UTC)
    session.flush()
    return len(found)
