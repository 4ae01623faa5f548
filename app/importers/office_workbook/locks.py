"""What a file would change of a locked meeting, told beside the cell before anything is written (duty 63)."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy.orm import Session

from app.importers.office_workbook.proposal import Place, Work
from app.importers.office_workbook.values import Complaint, Level
from app.services.locked_meetings import closed_rows

ADVICE = "mở lại hoặc khôi phục cuộc họp rồi nhập, hoặc bỏ dòng này khỏi tệp."


def locked_places(session: Session, work: Work) -> list[Complaint]:
    """An error at each row of the file that would change a locked or cancelled meeting."""
    touched: defaultdict[str, dict[UUID, Place]] = defaultdict(dict)
    for (table, key), place in work.touched.items():
        touched[table][key] = place
    told: dict[Place, str] = {}
    for table, places in touched.items():
        for key, said in closed_rows(session, table, places).items():
            told.setdefault(places[key], said)
    return [
        Complaint(
            place.sheet, place.row, place.column, Level.ERROR, f"Cuộc họp không sửa được: {said}; {ADVICE}"
        )
        for place, said in sorted(told.items(), key=lambda pair: (pair[0].sheet, pair[0].row))
    ]
