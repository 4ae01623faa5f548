"""The register of incoming documents, and the office's smaller registers."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.register_terms import RegisterKind
from app.core.terms import Secrecy
from app.models.base import Record, code, derived
from app.models.derivations import folded


class IncomingDocument(Record):
    """One line of the register of incoming documents and of the book that follows their handling (appendix IV).

    Its `number` is the next of its `year`. Of a secret one only numbers and days are kept (duty 12). What needs no
    answer has no deadline. `source_document_id` is the same document where it assigns tasks.
    """

    __tablename__ = "incoming_document"
    __table_args__ = (
        Index(
            "uq_incoming_document_number",
            "year",
            "number",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
        ),
    )

    year: Mapped[int]
    number: Mapped[int]
    arrived_on: Mapped[date] = mapped_column(index=True)
    author: Mapped[str] = mapped_column(default="")
    symbol: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    type_name: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    secrecy: Mapped[Secrecy] = mapped_column(code(Secrecy), default=Secrecy.NONE)
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    handed_on: Mapped[date | None]
    deadline: Mapped[date | None]
    progress: Mapped[str] = mapped_column(default="")
    answer_symbol: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None]
    source_document_id: Mapped[UUID | None] = mapped_column(ForeignKey("source_document.id"), index=True)
    archive: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("symbol", "author", "summary"))


class RegisterEntry(Record):
    """One line of a smaller register: what, by which paper, with whom, when it is looked at again, what came of it."""

    __tablename__ = "register_entry"

    kind: Mapped[RegisterKind] = mapped_column(code(RegisterKind))
    content: Mapped[str]
    document_number: Mapped[str] = mapped_column(default="")
    dated: Mapped[date | None] = mapped_column(index=True)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    approved_by: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    result: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("content", "document_number"))
