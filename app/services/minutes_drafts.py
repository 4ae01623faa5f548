"""Minutes while they are typed: kept every few seconds beside the records, written into them as people go on.

What is kept needs no change in the log, so that an afternoon of typing does not fill it; a kill loses no more than
what was typed since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.held_meeting import HeldMeeting
from app.core.codec import decode, encode
from app.rules.taking_minutes import with_carried_out
from app.services.drafts import drop_draft, find_draft, keep_draft
from app.services.held_meeting import read_held, save_held

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FORM = "minutes"
_BEFORE, _NOW = "before", "now"


def keep(session: Session, draft: str, before: HeldMeeting, now: HeldMeeting) -> None:
    """Keep what differs from what is stored, under the draft's own id."""
    fields = {_BEFORE: encode(before, HeldMeeting), _NOW: encode(now, HeldMeeting)}
    keep_draft(session, draft, form=FORM, key=now.key, title=now.title, fields=fields)


def settle(session: Session, draft: str, before: HeldMeeting, now: HeldMeeting) -> None:
    """Write what differs into the records, and forget the draft; AppError as `save_held`."""
    save_held(session, before, now)
    drop_draft(session, draft)


def open_minutes(session: Session, key: str) -> HeldMeeting:
    """The minutes of a meeting, with what was typed when the program was last killed.

    What was kept of a meeting that is locked by now stays kept until it is opened again. AppError when it is gone.
    """
    found = find_draft(session, FORM, key)
    stored = read_held(session, key)
    if found is None or stored.locked:
        return stored
    before, now = (decode(found.fields[name], HeldMeeting) for name in (_BEFORE, _NOW))
    settle(session, found.row.id, before, with_carried_out(now, stored))
    return read_held(session, key)
