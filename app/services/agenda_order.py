"""The question behind an agenda that is put in order."""

from datetime import date

from sqlalchemy.orm import Session

from app.briefings.agenda_order import AgendaOrder, OrderedItem
from app.models.meeting import AgendaItem, Meeting
from app.rules.agenda import facts_of, is_off
from app.services.agenda_papers import state_of
from app.services.forms.common import alive, part_rows
from app.services.forms.refs import ref_of
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar


def read_order(session: Session, key: str, *, today: date) -> AgendaOrder:
    """Return the contents of a meeting in their order; AppError when it is gone."""
    row = alive(session, Meeting, key)
    regulations, calendar = read_regulations(session), read_calendar(session)

    def ordered(item: AgendaItem) -> OrderedItem:
        agency = ref_of(session, "agency", item.agency_id)
        state = state_of(item, row, regulations, calendar, as_of=today)
        return OrderedItem(
            key=item.id.hex,
            content=item.content,
            agency=agency.name if agency else "",
            section=item.section,
            minutes=item.minutes,
            aside=state.label if is_off(facts_of(item), today) else "",
        )

    items = part_rows(session, AgendaItem, {"meeting_id": row.id})
    return AgendaOrder(
        key=row.id.hex,
        title=row.title,
        held_on=row.held_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        items=tuple(map(ordered, items)),
        usual_minutes=regulations.on(row.held_on).item_minutes,
    )
