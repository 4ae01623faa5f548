"""Documents that a file would make secret while tasks still tell what they are about (duty 12), told before writing."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.terms import Secrecy
from app.core.words import number
from app.importers.office_workbook.known import table_of
from app.importers.office_workbook.proposal import Work
from app.importers.office_workbook.values import Complaint, Level
from app.models.task import SourceDocument, Task
from app.rules.secrets import HIDDEN_CONTENT
from app.services.forms.source_documents import telling
from app.services.records import slices

ADVICE = "mở văn bản, chọn độ mật và để trống nội dung các nhiệm vụ đó trước khi nhập."


def telling_places(session: Session, work: Work) -> Iterator[Complaint]:
    """An error at each row of the file that would do so; tasks of which the file takes the content are not counted."""
    documents = work.updates.get(table_of(SourceDocument), {})
    secret = [key for key, values in documents.items() if values.get("secrecy", Secrecy.NONE) != Secrecy.NONE]
    tasks = work.updates.get(table_of(Task), {})
    hidden = {key for key, values in tasks.items() if values.get("content") == HIDDEN_CONTENT}
    for some in slices(secret):
        for document in session.scalars(select(SourceDocument).where(SourceDocument.id.in_(some))):
            place = work.touched.get((SourceDocument.__tablename__, document.id))
            left: set[UUID] = telling(session, document) - hidden
            if left and place is not None:
                told = f"Văn bản {document.number} thành văn bản mật nhưng có {number(len(left))} nhiệm vụ ghi nội dung"
                column = place.secrecy or place.column
                yield Complaint(place.sheet, place.row, column, Level.ERROR, f"{told}: {ADVICE}")
