"""What a file would write against the course of a programme item, told beside the cell (duties 39-43)."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.importers.office_workbook.known import table_of
from app.importers.office_workbook.proposal import Place, Work
from app.importers.office_workbook.values import Complaint, Level
from app.models.programme import ProgrammeItem
from app.services.adjustable import course_fault
from app.services.programme_additions import retyped_month


def course_places(session: Session, work: Work) -> list[Complaint]:
    """An error at each row whose days the course of its item does not allow; a warning where a month is typed over."""
    table = table_of(ProgrammeItem)
    return [
        complaint
        for key, values in work.updates.get(table, {}).items()
        if (place := work.touched.get((table.name, key))) is not None
        for complaint in _told(session, key, values, place)
    ]


def _told(session: Session, key: UUID, values: Mapping[str, Any], place: Place) -> Iterator[Complaint]:
    item = session.get_one(ProgrammeItem, key)
    days = {name: values[name] for name in _COURSE if name in values}
    if days and (found := course_fault(session, item, **days)):
        said = f"Nội dung {found.words}. {found.remedy}."
        yield Complaint(place.sheet, place.row, place.column, Level.ERROR, said)
    if "due_month" in values and (said := retyped_month(session, item)):
        yield Complaint(place.sheet, place.row, place.column, Level.WARNING, said)


_COURSE = ("submitted_on", "issued_on", "withdrawn", "withdrawn_on")
