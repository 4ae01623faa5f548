"""The programme counted by agency, leader, field, room or month (duties 43, 44, 52)."""

from dataclasses import dataclass

from app.briefings.figures import ProgrammeFigures
from app.core.terms import Term


class ShareBy(Term):
    """What the programme is counted by."""

    AGENCY = "agency", "Cơ quan chủ trì"
    LEADER = "leader", "Lãnh đạo phụ trách"
    FIELD = "field", "Lĩnh vực"
    ROOM = "room", "Phòng theo dõi"
    MONTH = "month", "Tháng trình"
    LEVEL = "level", "Cấp quyết định"
    BOOK = "book", "Sổ chương trình"


CHANGES = ("postponed", "added", "withdrawn")
"""What is counted by the day of its decision, whatever the month of the item."""


@dataclass(frozen=True, slots=True)
class ProgrammeShare:
    """One line of the count. `key` is what the list of items filters by (empty: rows that say nothing of it).

    `postponed`, `added` and `withdrawn` count what was decided in the days of the period.
    """

    key: str
    name: str
    figures: ProgrammeFigures
    postponed: int = 0
    added: int = 0
    withdrawn: int = 0
