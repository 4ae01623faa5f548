"""Where else a programme item is dealt with: who registered it, the meetings, dossiers and opinions asked on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from app.core.words import short_date
from app.models.asking import Question, ask
from app.services.forms.telling import with_aside

if TYPE_CHECKING:
    from app.models.asking import Reads

_DAY = {"day": date.fromisoformat}
# Of what is secret only the number and the day are told (duty 12).
_ASKED = {
    "Đăng ký": Question(
        """SELECT coalesce(agency.name, CASE proposal.source WHEN 'instructed' THEN 'Lãnh đạo UBND tỉnh chỉ đạo'
            ELSE 'Văn phòng' END) AS said, proposal.document_number AS number, proposed_on AS day
        FROM programme_proposal AS proposal LEFT JOIN agency ON agency.id = proposal.agency_id
        WHERE proposal.item_id = :item AND proposal.deleted_at IS NULL ORDER BY proposal.id""",
        _DAY,
    ),
    "Cuộc họp": Question(
        """SELECT meeting.title AS said, '' AS number, meeting.held_on AS day
        FROM agenda_item AS content JOIN meeting ON meeting.id = content.meeting_id AND meeting.deleted_at IS NULL
        WHERE content.programme_item_id = :item AND content.deleted_at IS NULL
        ORDER BY meeting.held_on, meeting.id""",
        _DAY,
    ),
    "Hồ sơ trình": Question(
        """SELECT CASE WHEN secrecy = 'none' THEN content ELSE 'Nội dung mật' END AS said, number, NULL AS day
        FROM dossier WHERE programme_item_id = :item AND deleted_at IS NULL ORDER BY id""",
        _DAY,
    ),
    "Lấy ý kiến": Question(
        """SELECT CASE WHEN secrecy = 'none' THEN content ELSE 'Nội dung mật' END AS said, number, asked_on AS day
        FROM opinion_round WHERE programme_item_id = :item AND deleted_at IS NULL ORDER BY id""",
        _DAY,
    ),
}


def links(session: Reads, item: UUID) -> Mapping[str, tuple[str, ...]]:
    """The other records that name an item, a line each, by what they are (duties 31, 55, 91, 97)."""
    return {
        title: tuple(map(_line, ask(session, question, {"item": item.hex})))
        for title, question in _ASKED.items()
    }


def _line(row: Any) -> str:
    """One line: "Phiên họp thường kỳ tháng 10/2026 (28/10/2026)"."""
    day = short_date(row.day) if row.day else ""
    return with_aside(row.said, ", ".join(filter(None, (row.number, day))))
