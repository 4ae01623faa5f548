"""Kết quả thực hiện kết luận phiên trước: what became of earlier conclusions, as a table in agenda and minutes."""

from collections.abc import Sequence
from datetime import date

from app.briefings.meeting import FollowedConclusion
from app.core.tables import Column, Kind, tabulate
from app.core.words import short_date
from app.exports import sentences as say
from app.exports.document import Block, Paragraph, Role

TITLE = "Kết quả thực hiện kết luận phiên trước"
NOT_GIVEN = "Chưa giao nhiệm vụ"
Row = tuple[str, str, str, date | None, str]
COLUMNS: tuple[Column[Row], ...] = (
    Column("Kết luận", lambda row: row[0], 14, Kind.CENTRED),
    Column("Nội dung", lambda row: row[1], 34),
    Column("Cơ quan chủ trì", lambda row: row[2], 18),
    Column("Thời hạn", lambda row: row[3], 12, Kind.DATE),
    Column("Tình trạng", lambda row: row[4], 20),
)


def blocks(followed: Sequence[FollowedConclusion], heading: str = TITLE) -> tuple[Block, ...]:
    """Heading and table; nothing where nothing comes back."""
    if not followed:
        return ()
    rows = [row for one in followed for row in _rows(one)]
    return Paragraph(Role.SUBHEADING, heading), tabulate(COLUMNS, rows)


def _rows(one: FollowedConclusion) -> list[Row]:
    """A row a task; the conclusion alone where nobody was asked yet."""
    number = f"{one.number} ({short_date(one.held_on)})"
    if not one.tasks:
        return [(number, say.plain_end(one.content), "", None, NOT_GIVEN)]
    return [
        (number, say.plain_end(task.content), "; ".join(task.leads), task.deadline, task.state)
        for task in one.tasks
    ]
