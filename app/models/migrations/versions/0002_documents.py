"""Documents that go out, their numbers and files; written parts by version of their document."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TYPES: dict[type, sa.types.TypeEngine[Any]] = {
    date: sa.Date(),
    datetime: sa.DateTime(),
    int: sa.Integer(),
    str: sa.String(),
    UUID: sa.Uuid(),
}
ALIVE = sa.text("deleted_at IS NULL")


def upgrade() -> None:
    """Make the new tables; give each written part the first version."""
    _official_document()
    _document_number()
    op.create_table(
        "exported_file", sa.Column("path", sa.String(), primary_key=True), *_columns("sha256", str)
    )
    _written_part()


def _columns(names: str, kind: type, *, empty: bool = False, index: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, TYPES[kind], nullable=empty, index=index) for name in names.split()]


def _code(name: str, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(32), nullable=empty)


def _record(name: str, *columns: sa.Column[Any]) -> None:
    key = sa.Column("id", sa.Uuid(), primary_key=True)
    op.create_table(name, *columns, key, *_columns("deleted_at", datetime, empty=True))


def _unique(name: str, table: str, columns: str) -> None:
    op.create_index(name, table, columns.split(), unique=True, sqlite_where=ALIVE)


def _link_to_document(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey("official_document.id"), nullable=True, index=True)


def _official_document() -> None:
    _record(
        "official_document",
        *_columns("kind_code", str, index=True),
        *_columns("subject", str),
        *_columns("version", int),
        *_columns("summary", str),
        _code("standing"),
        _code("issuer", empty=True),
        *_columns("signing", str, empty=True),
        *_columns("signer_post", str),
        *_columns("signer_name room addressees recipients contact", str, empty=True),
        *_columns("dated", date, empty=True),
        _code("urgency"),
        _code("circulation"),
        *_columns("copies number symbol", str),
        *_columns("issued_on", date, empty=True),
        *_columns("briefing edition", str),
        *_columns("cancelled_on", date, empty=True),
        *_columns("cancel_reason", str),
        _link_to_document("corrects_id"),
        *_columns("folded", str, index=True),
    )
    _unique("uq_official_document_version", "official_document", "kind_code subject version")


def _document_number() -> None:
    _record(
        "document_number",
        _code("issuer"),
        *_columns("abbreviation", str),
        *_columns("year number", int),
        *_columns("symbol", str),
        _code("state"),
        *_columns("reason", str),
        _link_to_document("official_document_id"),
        *_columns("title summary", str),
        *_columns("issued_on", date, empty=True),
        *_columns("signer recipients archive", str),
        *_columns("copies", int, empty=True),
        *_columns("handed_on", date, empty=True),
        *_columns("note", str),
        *_columns("folded", str, index=True),
    )
    _unique("uq_document_number_number", "document_number", "issuer abbreviation year number")


def _written_part() -> None:
    # The default stays, for the log of the first version, replayed, knows nothing of versions.
    op.drop_index("uq_written_part_slot", "written_part")
    version = sa.Column("version", sa.Integer(), nullable=False, server_default="1")
    with op.batch_alter_table("written_part", recreate="always") as part:
        part.add_column(version, insert_after="period")
    _unique("uq_written_part_slot", "written_part", "document_kind period version slot")
