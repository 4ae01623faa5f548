"""What people have typed into forms and not saved yet."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import uuid7
from app.models.base import Base


class Draft(Base):
    """The unsaved state of a form, by the form's name; not a business row, so never logged."""

    __tablename__ = "draft"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    form: Mapped[str] = mapped_column(index=True)
    payload: Mapped[str]
    updated_at: Mapped[datetime]
