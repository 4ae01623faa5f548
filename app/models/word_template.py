"""The office's own Word templates; the file of each is an attachment of its row."""

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.template_kinds import TemplateKind
from app.models.base import Record, code


class WordTemplate(Record):
    """A template by its name, and what it is for."""

    __tablename__ = "word_template"
    __table_args__ = (
        Index("uq_word_template_name", "kind", "name", unique=True, sqlite_where=text("deleted_at IS NULL")),
    )

    name: Mapped[str]
    kind: Mapped[TemplateKind] = mapped_column(code(TemplateKind))
