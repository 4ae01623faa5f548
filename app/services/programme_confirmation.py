"""Who confirmed that a programme goes out though something was told of it, when, and what that was (duty 37)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.rules.item_parts import require_whole, say_lines

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.programme_lacks import ProgrammeLacks
    from app.models.document import OfficialDocument
    from app.models.programme import ProgrammePlan

TITLE = "Xác nhận ban hành khi còn thiếu"
"""Under which heading panels show it."""


def pass_lacks(
    session: Session, row: OfficialDocument | ProgrammePlan, lacks: ProgrammeLacks, *, confirmed: bool
) -> None:
    """Let a programme go out; what it lacks by usage is kept with it, with who confirmed that in this save and when.

    Raises:
        AppError: it lacks what is demanded, or what is usual, or went out before, and that was not `confirmed`.
    """
    require_whole(lacks, confirmed=confirmed)
    if lines := say_lines(lacks):
        who, at = session.execute(select(func.log_actor(), func.log_at())).one()
        row.confirmed_by, row.confirmed_at = who, datetime.fromisoformat(at)
        row.confirmed_lacks = "\n".join(lines)


def confirmation_of(row: OfficialDocument | ProgrammePlan) -> tuple[str, ...]:
    """What was confirmed of a programme, a line each: who and when first; nothing where nothing lacked."""
    if row.confirmed_at is None:
        return ()
    when = f"{row.confirmed_at.astimezone():%H:%M ngày %d/%m/%Y}"
    return (f"{row.confirmed_by} xác nhận lúc {when}", *row.confirmed_lacks.splitlines())
