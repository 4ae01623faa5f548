"""A handover as the panel tells it: who, when, on what ground, and all that went over (duty 21)."""

from sqlalchemy.orm import Session

from app.briefings.forms import Details
from app.core.words import short_date
from app.models.task_life import Handover
from app.services.forms.common import alive, attached
from app.services.forms.refs import ref_of
from app.services.forms.telling import facts, without_empty
from app.services.handovers import called, items_of, parties

TABLE = Handover.__tablename__


def describe(session: Session, key: str) -> Details:
    """A handover; AppError when it is gone."""
    row, work = alive(session, Handover, key), items_of(session, key)
    giver, taker = parties(session, row)
    columns = (
        ("field_id", ref_of(session, "field", row.field_id)),
        *((name, getattr(row, name)) for name in ("held_on", "place", "ground", "witnesses", "note")),
    )
    told = {
        "Nhiệm vụ": called(session, "task", work.tasks),
        "Chương trình công tác": called(session, "programme_item", work.items),
        "Cuộc họp": called(session, "meeting", work.meetings),
        "Hồ sơ trình": called(session, "dossier", work.dossiers),
        "Tệp đính kèm": attached(session, TABLE, row.id),
    }
    state = f"Bàn giao ngày {short_date(row.held_on)}"
    return Details(f"{giver} → {taker}", state, facts(TABLE, columns), without_empty(told))
