"""Kết quả thực hiện kết luận phiên trước: what became of earlier conclusions, as a table in agenda and minutes.

A long table stands behind the signature, as an appendix.
"""

from collections.abc import Sequence
from datetime import date

from app.briefings.edition import Edition
from app.briefings.meeting import FollowedConclusion
from app.core.tables import Column, Kind, tabulate
from app.core.words import short_date
from app.exports import sentences as say
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Block, Paragraph, Role, Section
from app.exports.letters import body

LONGEST = 12  # rows that stand between other words; more would push them and the signature pages away
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
    """Heading and table, or where the table is; nothing where nothing comes back."""
    rows = _all(followed)
    if not rows:
        return ()
    if len(rows) > LONGEST:
        return (body(f"{heading}: {say.two_digits(len(rows))} nội dung, tại Phụ lục kèm theo."),)
    return Paragraph(Role.SUBHEADING, heading), tabulate(COLUMNS, rows)


def appendices(
    followed: Sequence[FollowedConclusion], edition: Edition, kind: str, *, numbered: bool = True
) -> tuple[Section, ...]:
    """The appendix of a document of this kind ("Chương trình") that holds the table, where it is long."""
    rows = _all(followed)
    if len(rows) <= LONGEST:
        return ()
    table = Appendix(TITLE, (tabulate(COLUMNS, rows),))
    return appendix_sections(edition, kind, (table,), numbered=numbered)


def _all(followed: Sequence[FollowedConclusion]) -> list[Row]:
    return [row for one in followed for row in _rows(one)]


def _rows(one: FollowedConclusion) -> list[Row]:
    """A row a task; the conclusion alone where nobody was asked yet."""
    number = f"{one.number} ({short_date(one.held_on)})"
    if not one.tasks:
        return [(number, say.plain_end(one.content), "", None, NOT_GIVEN)]
    return [
        (number, say.plain_end(task.content), "; ".join(task.leads), task.deadline, task.state)
        for task in one.tasks
    ]
