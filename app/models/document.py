"""Documents that go out: what one says beside its data, its number, and the files that we wrote."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.issuing import Circulation, Issuer, NumberState, Standing, Urgency
from app.models.base import Base, Record, code, derived
from app.models.derivations import folded

_ALIVE = text("deleted_at IS NULL")


class OfficialDocument(Record):
    """One version of a document of a kind about a subject: how it differs from what the settings say of its kind.

    A part that is NULL follows the settings; an empty one means: none. Lists are one a line. `subject` is what
    `services.briefs` reads; of a document that a person types it is the row's own key. Once issued, `briefing` and
    `edition` hold as JSON all that it said, `number` and `symbol` what stood in "Số:", and only its standing may
    change. `corrects_id` is the version of it that this one replaces.
    """

    __tablename__ = "official_document"
    __table_args__ = (
        Index(
            "uq_official_document_version",
            "kind_code",
            "subject",
            "version",
            unique=True,
            sqlite_where=_ALIVE,
        ),
    )

    kind_code: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    summary: Mapped[str] = mapped_column(default="")
    standing: Mapped[Standing] = mapped_column(code(Standing), default=Standing.DRAFT)
    issuer: Mapped[Issuer | None] = mapped_column(code(Issuer))
    signing: Mapped[str | None]
    signer_post: Mapped[str] = mapped_column(default="")
    signer_name: Mapped[str | None]
    room: Mapped[str | None]
    addressees: Mapped[str | None]
    recipients: Mapped[str | None]
    contact: Mapped[str | None]
    dated: Mapped[date | None]
    urgency: Mapped[Urgency] = mapped_column(code(Urgency), default=Urgency.NONE)
    circulation: Mapped[Circulation] = mapped_column(code(Circulation), default=Circulation.NONE)
    copies: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    symbol: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    briefing: Mapped[str] = mapped_column(default="")
    edition: Mapped[str] = mapped_column(default="")
    cancelled_on: Mapped[date | None]
    cancel_reason: Mapped[str] = mapped_column(default="")
    corrects_id: Mapped[UUID | None] = mapped_column(ForeignKey("official_document.id"), index=True)
    confirmed_by: Mapped[str] = mapped_column(default="", server_default="")
    confirmed_at: Mapped[datetime | None]
    confirmed_lacks: Mapped[str] = mapped_column(default="", server_default="")
    folded: Mapped[str] = derived(folded("summary", "number", "symbol"), index=True)


class DocumentNumber(Record):
    """One number of a series: reserved, used or cancelled; never taken out, so that no gap can arise.

    A series is the letters of a kind (empty: official letters) of one issuer in one year (Decree 30/2020, appendix I,
    II.3). The document may be one of ours or one made elsewhere; the last columns are those of the register
    of outgoing documents (appendix IV). `symbol` is what stood after the number when it was taken.
    """

    __tablename__ = "document_number"
    __table_args__ = (
        Index(
            "uq_document_number_number",
            "issuer",
            "abbreviation",
            "year",
            "number",
            unique=True,
            sqlite_where=_ALIVE,
        ),
    )

    issuer: Mapped[Issuer] = mapped_column(code(Issuer))
    abbreviation: Mapped[str]
    year: Mapped[int]
    number: Mapped[int]
    symbol: Mapped[str]
    state: Mapped[NumberState] = mapped_column(code(NumberState), default=NumberState.RESERVED)
    reason: Mapped[str] = mapped_column(default="")
    official_document_id: Mapped[UUID | None] = mapped_column(ForeignKey("official_document.id"), index=True)
    title: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    signer: Mapped[str] = mapped_column(default="")
    recipients: Mapped[str] = mapped_column(default="")
    archive: Mapped[str] = mapped_column(default="")
    copies: Mapped[int | None]
    handed_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("symbol", "title", "summary"), index=True)


class ExportedFile(Base):
    """A file that this computer wrote, to notice that it was edited since; not a business row, so never logged."""

    __tablename__ = "exported_file"

    path: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str]
