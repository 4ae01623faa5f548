"""Contents that were withdrawn are asked back into the programme, as additions with their ground and texts (39-41)."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.registration_form import Asked
from app.core.errors import AppError
from app.core.words import short_date
from app.models.programme import ProgrammeItem, ProgrammeProposal
from app.rules.adjusting import REGISTERED
from app.rules.facts import is_withdrawn
from app.services.adjustable import is_registered_again, require_none, went_on
from app.services.forms.common import alive
from app.services.programme_rows import chosen, require, require_reasons
from app.services.registrations import again


def to_reinstate(session: Session, keys: Sequence[str], *, today: date) -> Chosen:
    """Which of the items were withdrawn by today, did not come back, and are not asked back already."""
    fits = partial(_is_out, session, today=today)
    return chosen(session, ProgrammeItem, keys, fits=fits, name=lambda row: row.content)


def reinstate(session: Session, keys: Sequence[str], asked: Asked, *, today: date) -> int:
    """Ask withdrawn items back into the programme; returns how many. Each waits among the additions (duty 39).

    What is agreed to is in the programme again from the day of the decision on, as an item that goes on with the one
    that was withdrawn: every earlier day still sees it out.

    Raises:
        AppError: an item is not withdrawn, came back or is asked back already; the month, the day, the ground or a text
            is missing, or the day is to come or before it was withdrawn.
    """
    if asked.to is None or asked.requested_on is None:
        raise AppError("Chưa ghi tháng trình hoặc ngày đề nghị.", "Ghi cho đủ rồi làm lại.")
    if asked.requested_on > today:
        raise AppError(f"Ngày {short_date(asked.requested_on)} sau ngày hôm nay.", "Ghi ngày đã diễn ra.")
    for key in dict.fromkeys(keys):
        row = alive(session, ProgrammeItem, key)
        if is_registered_again(session, row.id):
            require_none(row.content, REGISTERED)
    rows = require(
        session,
        ProgrammeItem,
        keys,
        fits=partial(_is_out, session, today=today),
        otherwise="Có nội dung chưa rút khỏi chương trình, hoặc đã được đưa trở lại.",
    )
    for row in rows:
        proposal = _proposal(session, row, asked, asked.to)
        require_reasons(row.content, proposal)
        session.add(proposal)
    session.flush()
    return len(rows)


def _is_out(session: Session, row: ProgrammeItem, *, today: date) -> bool:
    out = is_withdrawn(row.withdrawn, row.withdrawn_on, today)
    return out and not went_on(session, row.id) and not is_registered_again(session, row.id)


def _proposal(session: Session, row: ProgrammeItem, asked: Asked, to: tuple[int, int]) -> ProgrammeProposal:
    if (
        row.withdrawn_on is not None
        and asked.requested_on is not None
        and asked.requested_on < row.withdrawn_on
    ):
        raise AppError(
            f"“{row.content}” rút ngày {short_date(row.withdrawn_on)}, sau ngày đề nghị đưa trở lại.",
            "Ghi ngày đề nghị từ ngày rút trở đi.",
        )
    since = f" ngày {short_date(row.withdrawn_on)}" if row.withdrawn_on else ""
    return again(
        session,
        row,
        to,
        on=asked.requested_on,
        note=f"Đưa trở lại, đã rút{since}",
        ground=asked.ground,
        reason=asked.reason,
        necessity=asked.necessity,
        effect=asked.effect,
        document_number=asked.document_number,
    )
