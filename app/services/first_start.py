"""The first start: whether the data are fresh, who may sit at the desk, and a sample to look round in."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.paths import resources
from app.models.base import Base
from app.models.meeting import Meeting
from app.models.person import Person
from app.models.programme import ProgrammeItem
from app.models.report import ReportObligation
from app.models.task import SourceDocument, Task
from app.services.settings import read_office

_BUSINESS: tuple[type[Base], ...] = (Task, ProgrammeItem, Meeting, ReportObligation, SourceDocument)


def needs_first_start(session: Session) -> bool:
    """Tell whether the data are fresh: nothing was ever entered, and the letterhead is the sample's."""
    used = any(session.execute(select(table.__table__.c.id).limit(1)).first() for table in _BUSINESS)
    return not used and read_office(session).is_sample


def sample_workbook() -> Path:
    """Return the workbook that comes with the program, to look round in."""
    return resources() / "sample" / "office-messy.xlsx"


def people_names(session: Session) -> tuple[str, ...]:
    """Return the names of the people in the register, in their order."""
    rows = session.scalars(
        select(Person.full_name).where(Person.deleted_at.is_(None)).order_by(Person.sort_key)
    )
    return tuple(dict.fromkeys(rows))
