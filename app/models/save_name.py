"""What saves are called that are one thing to whoever made them; not a business table, so never logged."""

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class SaveName(Base):
    """The name of a save, which is known by the `seq` of its first change; others are named by what they did."""

    __tablename__ = "save_name"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
