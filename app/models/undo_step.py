"""Which saves take back which others; not a business table, so never logged."""

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class UndoStep(Base):
    """A save that took back another one; both are named by the `seq` of their first change.

    A save that takes back an undo is a redo, one that takes back a redo an undo again, and so on.
    """

    __tablename__ = "undo_step"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    undoes: Mapped[int]
