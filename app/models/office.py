"""The office's own: settings, regulation numbers, days off, written parts of documents, attached files."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.terms import DayKind
from app.models.base import Record, code


class Setting(Record):
    """One setting by its key; `value` is JSON, `source` the article it comes from (regulation numbers)."""

    __tablename__ = "setting"
    __table_args__ = (Index("uq_setting_key", "key", unique=True, sqlite_where=text("deleted_at IS NULL")),)

    key: Mapped[str]
    value: Mapped[str]
    source: Mapped[str] = mapped_column(default="")


class RegulationChange(Record):
    """A number of the regulation from a day on, by the key of its setting, which holds before the first of them."""

    __tablename__ = "regulation_change"
    __table_args__ = (
        Index("uq_regulation_change", "key", "from_on", unique=True, sqlite_where=text("deleted_at IS NULL")),
    )

    key: Mapped[str]
    from_on: Mapped[date]
    value: Mapped[str]
    source: Mapped[str] = mapped_column(default="")


class SpecialDay(Record):
    """A day off, or a Saturday worked in exchange; `confirmed` once the year's announcement is known."""

    __tablename__ = "special_day"
    __table_args__ = (
        Index("uq_special_day_day", "day", unique=True, sqlite_where=text("deleted_at IS NULL")),
    )

    day: Mapped[date]
    kind: Mapped[DayKind] = mapped_column(code(DayKind))
    name: Mapped[str] = mapped_column(default="")
    confirmed: Mapped[bool] = mapped_column(default=False)


class WrittenPart(Record):
    """The office's own words in a document, by its kind, subject (`period`), version and place; kept."""

    __tablename__ = "written_part"
    __table_args__ = (
        Index(
            "uq_written_part_slot",
            "document_kind",
            "period",
            "version",
            "slot",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
        ),
    )

    document_kind: Mapped[str]
    period: Mapped[str]
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    slot: Mapped[str]
    content: Mapped[str]


class Attachment(Record):
    """A file kept under the data folder by its SHA-256, and the row that it belongs to."""

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_owner", "owner_table", "owner_id"),)

    sha256: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    media_type: Mapped[str] = mapped_column(default="")
    size: Mapped[int]
    owner_table: Mapped[str]
    owner_id: Mapped[UUID]
